"""The HTML writer: one file that holds everything it shows and asks for nothing else."""

from base64 import b64encode
from collections.abc import Iterator
from typing import ClassVar

from markupsafe import Markup
from msgspec import Struct

from exporter import resources
from exporter.assets import Picture
from exporter.direction import base_direction
from exporter.markup import (
    MarkupSettings,
    block_markup,
    byline,
    inline_markup,
    source_line,
    uncarried_links,
    valid_address,
)
from exporter.phrases import phrases
from exporter.tree import Publication, plain_text
from exporter.tree.outline import OutlineEntry, outline
from exporter.writing import NoOptions, WritingContext, Written

CONTENTS_FROM = 3
"""How many headings a page needs before a list of contents helps."""


class Page(Struct, frozen=True):
    """One chapter, ready for the shell. See `templates/page.html`."""

    title: Markup
    byline: Markup
    content: Markup
    source: Markup
    anchor: str
    language: str
    direction: str


class Entry(Struct, frozen=True):
    """An entry of the list of contents."""

    label: str
    href: str
    children: "tuple[Entry, ...]" = ()


class HtmlWriter:
    """One self-contained HTML file of a publication."""

    name: ClassVar[str] = "html"
    suffix: ClassVar[str] = ".html"
    media_type: ClassVar[str] = "text/html"
    summary: ClassVar[str] = "one HTML file with its styles and pictures inside, no scripts"
    options: ClassVar[type[NoOptions]] = NoOptions

    def write(self, context: WritingContext[NoOptions]) -> Written:
        """The page, UTF-8."""
        from exporter.shells import render  # noqa: PLC0415 - Jinja2 is loaded for this format only

        publication, language = context.publication, context.language
        for diagnostic in uncarried_links(publication.chapters):
            context.report(diagnostic)
        entries = tuple(_contents(publication))
        text = render(
            "page.html",
            language=language,
            direction=_direction(publication, language),
            title=plain_text(publication.title),
            heading=inline_markup(
                publication.title, context.pictures, _settings("title-", language)
            ),
            authors=publication.authors,
            description=_description(publication),
            canonical=_canonical(publication),
            style=_style(),
            entries=entries,
            contents=phrases(language).contents,
            pages=list(_pages(context)),
        )
        return Written(text.encode())


def _direction(publication: Publication, language: str) -> str:
    stated = publication.chapters[0].dir if len(publication.chapters) == 1 else None
    return base_direction(language, stated)


def _settings(prefix: str, language: str, shift: int = 0) -> MarkupSettings:
    return MarkupSettings(
        address_of=data_address, id_prefix=prefix, heading_shift=shift, language=language
    )


def data_address(picture: Picture) -> str:
    """A picture as a `data:` address (RFC 2397)."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


def _style() -> Markup:
    """The style sheets; they are ours, so they stand as they are."""
    sheets = [resources.text("styles", name) for name in ("base.css", "html.css")]
    return Markup("\n".join(sheets))  # noqa: S704 - our own files, which hold no markup


def _prefix(number: int, count: int) -> str:
    """Before a chapter's ids; a single chapter keeps its own."""
    return "" if count == 1 else f"chapter-{number}-"


def _anchor(number: int, count: int) -> str:
    return "" if count == 1 else f"chapter-{number}"


def _pages(context: WritingContext[NoOptions]) -> Iterator[Page]:
    chapters = context.publication.chapters
    for number, chapter in enumerate(chapters, 1):
        language = chapter.language or context.language
        shift = 0 if len(chapters) == 1 else 1
        settings = _settings(_prefix(number, len(chapters)), language, shift)
        yield Page(
            title=inline_markup(chapter.title, context.pictures, settings),
            byline=byline(chapter.source, language),
            content=block_markup(chapter.blocks, context.pictures, settings),
            source=source_line(chapter.source, language),
            anchor=_anchor(number, len(chapters)),
            language=language,
            direction=base_direction(language, chapter.dir),
        )


def _contents(publication: Publication) -> Iterator[Entry]:
    """The list of contents: chapters with their headings, or one chapter's headings alone."""
    chapters = publication.chapters
    if len(chapters) == 1:
        entries = outline(chapters[0].blocks)
        if _count(entries) >= CONTENTS_FROM:
            yield from _entries(entries, "")
        return
    for number, chapter in enumerate(chapters, 1):
        prefix = _prefix(number, len(chapters))
        yield Entry(
            plain_text(chapter.title),
            f"#{_anchor(number, len(chapters))}",
            tuple(_entries(outline(chapter.blocks), prefix)),
        )


def _count(entries: tuple[OutlineEntry, ...]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)


def _entries(entries: tuple[OutlineEntry, ...], prefix: str) -> Iterator[Entry]:
    for entry in entries:
        label = plain_text(entry.content)
        if label:
            yield Entry(label, f"#{prefix}{entry.id}", tuple(_entries(entry.children, prefix)))


def _description(publication: Publication) -> str:
    return publication.chapters[0].source.excerpt if len(publication.chapters) == 1 else ""


def _canonical(publication: Publication) -> str | None:
    """The article's own address."""
    link = publication.chapters[0].source.link if len(publication.chapters) == 1 else ""
    return valid_address(link) if link else None
