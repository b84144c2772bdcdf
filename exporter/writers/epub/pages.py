"""The XHTML pages of a book: chapters, title page, navigation document.

Plain strings rather than templates: a page shell is ten lines, and the template engine's import
would cost more than the whole of writing.
"""

from collections.abc import Sequence

from exporter.assets import Pictures
from exporter.markup import (
    MarkupSettings,
    attributes,
    block_markup,
    byline,
    escape,
    inline_markup,
    source_line,
)
from exporter.phrases import phrases
from exporter.tree import Chapter, Publication, plain_text
from exporter.writers.epub.model import STYLESHEET, Entry, Landmark


def page(title: str, body: str, *, language: str, direction: str) -> bytes:
    """A whole XHTML page (EPUB 3.3, section 6.1), UTF-8.

    Args:
        title: Plain text.
        body: Markup of the body's content.
        language: BCP 47 tag.
        direction: `ltr` or `rtl`.
    """
    root = attributes(
        xmlns="http://www.w3.org/1999/xhtml",
        xmlns__epub="http://www.idpf.org/2007/ops",
        lang=language,
        xml__lang=language,
        dir="rtl" if direction == "rtl" else None,
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        "<!DOCTYPE html>\n"
        f"<html{root}>\n<head>\n"
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" type="text/css"{attributes(href=STYLESHEET)}/>\n'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def chapter_body(chapter: Chapter, pictures: Pictures, settings: MarkupSettings) -> str:
    """A chapter: its title, where it comes from, the content, its address."""
    section = attributes(
        class_="chapter",
        role="doc-chapter",
        epub__type="chapter",
        aria_label=plain_text(chapter.title) or None,
    )
    parts = [
        f"<h1>{inline_markup(chapter.title, pictures, settings)}</h1>",
        _within("header", byline(chapter.source, settings.language)),
        block_markup(chapter.blocks, pictures, settings),
        _within("footer", source_line(chapter.source, settings.language)),
    ]
    content = "\n".join([part for part in parts if part])
    return f"<section{section}>\n{content}\n</section>"


def _within(element: str, content: str) -> str:
    """What is said about the chapter, set off from its text; nothing around nothing."""
    return f"<{element}>{content}</{element}>" if content else ""


def title_page_body(publication: Publication, pictures: Pictures, settings: MarkupSettings) -> str:
    """The title page of a book of several chapters."""
    lines = [f"<h1>{inline_markup(publication.title, pictures, settings)}</h1>"]
    if publication.authors:
        lines.append(f'<p class="byline">{escape(", ".join(publication.authors))}</p>')
    content = "\n".join(lines)
    label = attributes(aria_label=plain_text(publication.title) or None)
    return f'<section class="title-page" epub:type="titlepage"{label}>\n{content}\n</section>'


def navigation_body(entries: Sequence[Entry], landmarks: Sequence[Landmark], language: str) -> str:
    """The navigation document's content (EPUB 3.3, section 7).

    Args:
        entries: The table of contents.
        landmarks: For reading systems; hidden on the page.
        language: BCP 47 tag of the file.
    """
    heading = escape(phrases(language).contents)
    name = attributes(aria_label=phrases(language).contents)
    marks = "\n".join(
        f"<li><a{attributes(epub__type=mark.kind, href=mark.href)}>{escape(mark.label)}</a></li>"
        for mark in landmarks
    )
    return (
        f'<nav epub:type="toc" role="doc-toc"{name}>\n<h1>{heading}</h1>\n'
        f"{_entries(entries)}\n</nav>\n"
        f'<nav epub:type="landmarks" hidden="hidden">\n<ol>\n{marks}\n</ol>\n</nav>'
    )


def _entries(entries: Sequence[Entry]) -> str:
    lines = []
    for entry in entries:
        below = f"\n{_entries(entry.children)}" if entry.children else ""
        link = f"<a{attributes(href=entry.href)}>{escape(entry.label)}</a>"
        lines.append(f"<li>{link}{below}</li>")
    return "<ol>\n" + "\n".join(lines) + "\n</ol>"
