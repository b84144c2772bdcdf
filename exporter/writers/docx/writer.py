"""The DOCX writer: a publication as a Word document."""

from typing import Any, ClassVar

from msgspec import Struct

from exporter.direction import is_right_to_left
from exporter.phrases import display_date
from exporter.resources import text
from exporter.tree import Chapter, Inline, Inlines, Link, Text, plain_text
from exporter.tree.check import is_safe
from exporter.writers.docx import styles
from exporter.writers.docx.blocks import BlockPrinter, sealed
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.notes import SETTINGS
from exporter.writers.docx.page import PAGES, footer_part, header_part, section_properties
from exporter.writers.docx.places import Place
from exporter.writers.docx.properties import app_part, core_part
from exporter.writers.docx.xml import DECLARATION, M_NS, R_NS, W_NS
from exporter.writing import NoOptions, WritingContext, Written

_BETWEEN = " · "


class DocxWriter:
    """Writes Word documents in named styles, for people who edit them."""

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    summary: ClassVar[str] = "Word document in named styles, to edit"
    options: ClassVar[type[Struct]] = NoOptions

    def write(self, context: WritingContext[Any]) -> Written:
        """The document.

        Raises:
            WriterFailed: The tree holds a character that no document can.
        """
        # python-docx is loaded when there is something to write, not when formats are listed.
        from exporter.writers.docx.package import DOCUMENT, NOTES, Contents, packed  # noqa: PLC0415

        draft = Draft(context, PAGES[context.look.paper])
        body = "".join(sealed(_body(draft)))
        parts = _parts(draft, body)
        relations = {DOCUMENT: draft.relations.all(), NOTES: draft.notes.relations.all()}
        return Written(packed(Contents(parts, relations), context.timestamp))


def _parts(draft: Draft, body: str) -> dict[str, str | bytes]:
    """All parts of the package by name."""
    context = draft.context
    rtl = _is_right_to_left(draft, context.publication.chapters[0])
    relations = draft.relations
    for kind in ("styles", "numbering", "settings", "fontTable"):
        relations.to(kind, f"{kind}.xml")
    section = section_properties(
        draft.page,
        relations.to("header", "header1.xml"),
        relations.to("footer", "footer1.xml"),
        relations.to("footer", "footer2.xml"),
        rtl=rtl,
    )
    maths = f" {M_NS}" if "<m:" in body else ""
    root = f"w:document {W_NS} {R_NS}{maths}"
    document = f"{DECLARATION}<{root}><w:body>{body}{section}</w:body></w:document>"
    # A language that has no words of its own gets English ones, which run their own way.
    footer = footer_part(draft.words.page, rtl=rtl and not draft.words.page.isascii())
    notes = draft.notes.part()
    settings = text("templates", "docx/settings.xml")
    if notes is not None:
        relations.to("footnotes", "footnotes.xml")
        settings = settings.replace("<w:compat>", f"{SETTINGS}<w:compat>")
    pictures = {f"word/{name}": data for name, data in sorted(draft.pictures.parts.items())}
    return {
        "word/document.xml": document,
        "word/styles.xml": styles.styles_part(draft.language),
        "word/numbering.xml": draft.numbering.part(),
        "word/settings.xml": settings,
        "word/fontTable.xml": text("templates", "docx/fontTable.xml"),
        "word/header1.xml": header_part(plain_text(context.publication.title), rtl=rtl),
        "word/footer1.xml": footer,
        "word/footer2.xml": footer,
        "docProps/core.xml": core_part(context),
        "docProps/app.xml": app_part(),
        **({} if notes is None else {"word/footnotes.xml": notes}),
        **pictures,
    }


# --------------------------------------------------------------------------------------- body


def _body(draft: Draft) -> list[str]:
    """The elements of the body: one chapter, or a title and all of them."""
    publication = draft.context.publication
    first = publication.chapters[0]
    if len(publication.chapters) == 1:
        return _chapter(draft, 0, first, styles.TITLE)
    printer = BlockPrinter(draft, 0)
    place = _place(draft, first)
    written = [printer.paragraph(styles.TITLE, publication.title, place)]
    if publication.authors:
        authors = (Text(_authors(draft, publication.authors)),)
        written.append(printer.paragraph(styles.SUBTITLE, authors, place))
    for number, chapter in enumerate(publication.chapters):
        written += _chapter(draft, number, chapter, styles.heading(1))
    return written


def _chapter(draft: Draft, number: int, chapter: Chapter, style: str) -> list[str]:
    """A chapter: title, by-line, content. A book's chapters start on new pages."""
    printer = BlockPrinter(draft, number)
    place = _place(draft, chapter)
    if style != styles.TITLE:
        printer.heading_shift = 0
        printer.start_page()
    written = [printer.paragraph(style, chapter.title, place)]
    if line := _by_line(draft, chapter):
        written.append(printer.paragraph(styles.SUBTITLE, line, place))
    return written + printer.blocks(chapter.blocks, place)


def _place(draft: Draft, chapter: Chapter) -> Place:
    language = chapter.language or ""
    return Place(
        width=draft.page.text_width,
        lang="" if language == draft.language else language,
        rtl=_is_right_to_left(draft, chapter),
    )


def _is_right_to_left(draft: Draft, chapter: Chapter) -> bool:
    if chapter.dir is not None:
        return chapter.dir == "rtl"
    return is_right_to_left(chapter.language or draft.language)


def _by_line(draft: Draft, chapter: Chapter) -> Inlines:
    """Who, when and where, as far as the post says it; the site's name links to the article."""
    source = chapter.source
    language = chapter.language or draft.language
    known = [_authors(draft, source.authors), display_date(source.published, language)]
    line: list[Inline] = [Text(_BETWEEN.join(filter(None, known)))] if any(known) else []
    if source.site:
        if line:
            line.append(Text(_BETWEEN))
        site = Text(source.site)
        linked = source.link and is_safe(source.link) and not source.link.startswith("#")
        line.append(Link(source.link, (site,)) if linked else site)
    return tuple(line)


def _authors(draft: Draft, authors: tuple[str, ...]) -> str:
    return f"{draft.words.by} {', '.join(authors)}" if authors else ""
