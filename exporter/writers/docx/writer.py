"""The DOCX writer: a publication as a Word document."""

from typing import Any, ClassVar, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.direction import is_right_to_left
from exporter.phrases import display_date
from exporter.resources import text
from exporter.tree import (
    Callout,
    Chapter,
    Inline,
    Inlines,
    Leaflet,
    Link,
    Text,
    plain_text,
    walk,
)
from exporter.tree.check import is_safe
from exporter.writers.docx import contents, manuscript, styles
from exporter.writers.docx.blocks import BlockPrinter, sealed
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.leaflet import LeafletPrinter, leaflet_place
from exporter.writers.docx.manuscript_styles import as_manuscript
from exporter.writers.docx.notes import SETTINGS
from exporter.writers.docx.options import DocxOptions
from exporter.writers.docx.page import (
    Page,
    footer_part,
    header_part,
    running_parts,
)
from exporter.writers.docx.places import Place
from exporter.writers.docx.properties import app_part, core_part, custom_part
from exporter.writers.docx.sections import joined, sections
from exporter.writers.docx.sizes import without_colour
from exporter.writers.docx.xml import DECLARATION, M_NS, R_NS, W_NS
from exporter.writing import WritingContext, Written

_BETWEEN = " · "


class DocxWriter:
    """Writes Word documents in named styles, for people who edit them."""

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    summary: ClassVar[str] = "Word document in named styles, to edit"
    options: ClassVar[type[Struct]] = DocxOptions

    def write(self, context: WritingContext[Any]) -> Written:
        """The document.

        Raises:
            WriterFailed: The tree holds a character that no document can.
        """
        # python-docx is loaded when there is something to write, not when formats are listed.
        from exporter.writers.docx.package import DOCUMENT, NOTES, Contents, packed  # noqa: PLC0415

        page = replace(Page.of(context.look), line_numbers=context.options.line_numbers)
        draft = Draft(context, page)
        parts = _parts(draft, _body(draft))
        relations = {DOCUMENT: draft.relations.all(), NOTES: draft.notes.relations.all()}
        return Written(packed(Contents(parts, relations), context.timestamp))


def _parts(draft: Draft, pieces: "_Body") -> dict[str, str | bytes]:
    """All parts of the package by name."""
    context = draft.context
    first = _place(draft, context.publication.chapters[0])
    leaflet = context.publication.leaflet is not None
    rtl = leaflet_place(draft).rtl if leaflet else first.rtl
    relations = draft.relations
    for kind in ("styles", "numbering", "settings", "fontTable"):
        relations.to(kind, f"{kind}.xml")
    header = relations.to("header", "header1.xml")
    if draft.manuscript is None:
        running = running_parts(
            header,
            relations.to("footer", "footer1.xml"),
            relations.to("footer", "footer2.xml"),
        )
    else:
        running = manuscript.running_parts(header)
    head = _with_contents(draft, pieces.head)
    found = sections(head, pieces.text, draft.unusual, columns=draft.page.columns > 1)
    ready = [section._replace(elements=sealed(section.elements)) for section in found]
    body = joined(ready, draft.page, running, rtl=rtl)
    black = context.look.grey or draft.manuscript is not None
    if black:
        body = without_colour(body)
    maths = f" {M_NS}" if "<m:" in body else ""
    root = f"w:document {W_NS} {R_NS}{maths}"
    document = f"{DECLARATION}<{root}><w:body>{body}</w:body></w:document>"
    notes = draft.notes.part()
    if notes is not None and black:
        notes = without_colour(notes)
    settings = _settings(draft, rtl=rtl)
    if notes is not None:
        relations.to("footnotes", "footnotes.xml")
        settings = settings.replace("<w:compat>", f"{SETTINGS}<w:compat>")
    styles_part = styles.styles_part(draft.language, context.look, more=_more(draft))
    if draft.manuscript is not None:
        styles_part = as_manuscript(styles_part, draft.manuscript, draft.page)
    custom = custom_part(context.publication)
    pictures = {f"word/{name}": data for name, data in sorted(draft.pictures.parts.items())}
    parts: dict[str, str | bytes] = {
        "word/document.xml": document,
        "word/styles.xml": styles_part,
        "word/numbering.xml": draft.numbering.part(),
        "word/settings.xml": settings,
        "word/fontTable.xml": text("templates", "docx/fontTable.xml"),
        **_running(draft, rtl=rtl, title_rtl=first.rtl),
        "docProps/core.xml": core_part(context),
        "docProps/app.xml": app_part(),
        **({} if custom is None else {"docProps/custom.xml": custom}),
        **({} if notes is None else {"word/footnotes.xml": notes}),
        **pictures,
    }
    if draft.contents.entries:
        from exporter.writers.docx.estimate.fill import numbered  # noqa: PLC0415 - it needs lxml

        parts["word/styles.xml"] = contents.tabbed(styles_part, draft.page.text_width)
        parts["word/document.xml"] = numbered(document, parts)
        context.report(Diagnostic(Code.PAGES_ESTIMATED))
    if draft.margin.is_open:
        from exporter.writers.docx.comments import with_comments  # noqa: PLC0415 - it needs lxml

        parts |= with_comments(draft, parts)
    return parts


def _running(draft: Draft, *, rtl: bool, title_rtl: bool) -> dict[str, str]:
    """The parts that stand at the top and the foot of the pages."""
    if draft.manuscript is not None:
        return {"word/header1.xml": manuscript.running_header(draft, draft.manuscript)}
    title = plain_text(draft.context.publication.title)
    # A language that has no words of its own gets English ones, which run their own way.
    footer = footer_part(draft.words.page, rtl=rtl and not draft.words.page.isascii())
    return {
        "word/header1.xml": header_part(title, rtl=rtl, title_rtl=title_rtl),
        "word/footer1.xml": footer,
        "word/footer2.xml": footer,
    }


# --------------------------------------------------------------------------------------- body


class _Body(NamedTuple):
    """The elements of the body: what stands above the text at full width, and the text."""

    head: list[str]
    text: list[str]


def _body(draft: Draft) -> _Body:
    """One chapter, or a title and all of them; then what paper needs, and a leaflet's end."""
    publication = draft.context.publication
    first = publication.chapters[0]
    if len(publication.chapters) > 1:
        body = _book(draft)
    elif publication.leaflet is not None:
        return _leaflet(draft, publication.leaflet, first)
    else:
        head, text = _chapter(draft, 0, first, styles.TITLE)
        body = _Body(head, text)
    end = [] if draft.manuscript is None else manuscript.ending(draft, draft.manuscript)
    return _Body(body.head, body.text + end + _addresses(draft, _place(draft, first)))


def _book(draft: Draft) -> _Body:
    publication = draft.context.publication
    printer = BlockPrinter(draft, 0)
    place = _place(draft, publication.chapters[0])
    authors = _authors(draft, publication.authors)
    head = _titled(draft, printer, publication.title, (Text(authors),) if authors else (), place)
    chapters: list[str] = []
    for number, chapter in enumerate(publication.chapters):
        opening, content = _chapter(draft, number, chapter, styles.heading(1))
        chapters += opening + content
    return _Body(head, chapters)


def _chapter(
    draft: Draft, number: int, chapter: Chapter, style: str
) -> tuple[list[str], list[str]]:
    """A chapter: title and by-line, and its content. A book's chapters start on new pages."""
    printer = BlockPrinter(draft, number)
    draft.margin.top = chapter.blocks
    place = _place(draft, chapter)
    if style != styles.TITLE:
        printer.heading_shift = 0
        printer.start_page()
    head = _titled(draft, printer, chapter.title, _by_line(draft, chapter), place, style)
    return head, printer.blocks(chapter.blocks, place)


def _titled(  # noqa: PLR0913, PLR0917 - a title and where it stands
    draft: Draft,
    printer: BlockPrinter,
    title: Inlines,
    line: Inlines,
    place: Place,
    style: str = styles.TITLE,
) -> list[str]:
    """A title with the line below it; in a manuscript with what its first page says."""
    head = [printer.paragraph(style, title, place)]
    if draft.manuscript is not None and style == styles.TITLE:
        above = manuscript.opening(draft, draft.manuscript)
        return [*above, *head, *manuscript.below_title(draft, draft.manuscript)]
    if line:
        head.append(printer.paragraph(styles.SUBTITLE, line, place))
    return head


def _with_contents(draft: Draft, head: list[str]) -> list[str]:
    """What stands above the text, with the contents below it if there are to be any."""
    if not draft.contents.wanted:
        return head
    if not draft.contents.entries:
        draft.report(Diagnostic(Code.NOT_CARRIED, "a table of contents: there is no heading"))
        return head
    printer = BlockPrinter(draft, 0)
    place = _place(draft, draft.context.publication.chapters[0])
    heading = printer.paragraph(contents.HEADING, (Text(draft.words.contents),), place)
    table = draft.contents.element(heading, styles.AFTER_TABLE)
    # A section's properties go into its last paragraph, which the table must not hold.
    after = [printer.paragraph(styles.AFTER_TABLE, (), place)] if draft.page.columns > 1 else []
    return [*head, table, *after]


def _more(draft: Draft) -> list[str]:
    """The parts of the style sheet that not every document needs."""
    publication = draft.context.publication
    nodes = (node for chapter in publication.chapters for node in walk(chapter.blocks))
    callouts = any(isinstance(node, Callout) for node in nodes)
    leaflet = publication.leaflet is not None
    needed = {
        "callouts": callouts,
        "leaflet": leaflet,
        "contents": draft.contents.entries,
        "lines": draft.page.line_numbers != "no",
        "comments": draft.margin.is_open,
    }
    return [name for name, some in needed.items() if some]


def _leaflet(draft: Draft, leaflet: Leaflet, article: Chapter) -> _Body:
    """An article within its leaflet, which says who wrote it and when."""
    place = _place(draft, article)
    own = LeafletPrinter(draft, leaflet, place)
    printer = BlockPrinter(draft, 0)
    draft.margin.top = article.blocks
    head = [
        *own.letterhead(),
        printer.paragraph(styles.TITLE, article.title, place),
        *own.purpose(),
    ]
    text = printer.blocks(article.blocks, place)
    return _Body(head, text + _addresses(draft, leaflet_place(draft)) + own.end())


def _addresses(draft: Draft, place: Place) -> list[str]:
    """The addresses of links for those who read on paper, where they are asked for."""
    addresses = draft.printed.as_list(rtl=place.rtl)
    if addresses is None:
        return []
    printer = BlockPrinter(draft, 0)
    heading = printer.paragraph(styles.heading(1), (Text(draft.words.links),), place)
    return [heading, *printer.block(addresses, place)]


def _settings(draft: Draft, *, rtl: bool) -> str:
    """The settings part; a booklet is printed folded, two pages on a side (17.15.1.11, .13)."""
    settings = text("templates", "docx/settings.xml")
    if not draft.page.folded:
        return settings
    fold = "<w:bookFoldRevPrinting/>" if rtl else "<w:bookFoldPrinting/>"
    end = "  <w:characterSpacingControl"
    return settings.replace(end, f"  {fold}\n{end}", 1)


def _place(draft: Draft, chapter: Chapter) -> Place:
    language = chapter.language or ""
    return Place(
        width=draft.page.text_width,
        lang="" if language == draft.language else language,
        rtl=_is_right_to_left(draft, chapter),
        step=draft.step,
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
