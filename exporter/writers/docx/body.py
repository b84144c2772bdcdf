"""The body: titles, chapters and what stands around them, printed in reading order."""

from typing import NamedTuple

from exporter.diagnostics import Code, Diagnostic
from exporter.direction import is_right_to_left
from exporter.phrases import display_date
from exporter.tree import Chapter, Inline, Inlines, Leaflet, Link, Text
from exporter.tree.check import is_safe
from exporter.writers.docx import contents, manuscript, styles
from exporter.writers.docx.blocks import BlockPrinter
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.leaflet import LeafletPrinter, leaflet_place
from exporter.writers.docx.places import Place

_BETWEEN = " · "


class Body(NamedTuple):
    """The elements of a document's body.

    Attributes:
        head: What stands above the text at full width: titles, letterhead, contents.
        text: The text, and what comes after it.
    """

    head: list[str]
    text: list[str]


def body_of(draft: Draft) -> Body:
    """The elements of a document's body, printed now; the draft gathers what else they need."""
    body = _body(draft)
    return body._replace(head=_with_contents(draft, body.head))


def _body(draft: Draft) -> Body:
    """One chapter, or a title and all of them; then what paper needs, and a leaflet's end."""
    publication = draft.context.publication
    first = publication.chapters[0]
    if len(publication.chapters) > 1:
        body = _book(draft)
    elif publication.leaflet is not None:
        return _leaflet(draft, publication.leaflet, first)
    else:
        head, text = _chapter(draft, 0, first, styles.TITLE)
        body = Body(head, text)
    end = [] if draft.manuscript is None else manuscript.ending(draft, draft.manuscript)
    return Body(body.head, body.text + end + _addresses(draft, place_of(draft, first)))


def _book(draft: Draft) -> Body:
    publication = draft.context.publication
    printer = BlockPrinter(draft, 0)
    place = place_of(draft, publication.chapters[0])
    authors = _authors(draft, publication.authors)
    head = _titled(draft, printer, publication.title, (Text(authors),) if authors else (), place)
    chapters: list[str] = []
    for number, chapter in enumerate(publication.chapters):
        opening, content = _chapter(draft, number, chapter, styles.heading(1))
        chapters += opening + content
    return Body(head, chapters)


def _chapter(
    draft: Draft, number: int, chapter: Chapter, style: str
) -> tuple[list[str], list[str]]:
    """A chapter: title and by-line, and its content. A book's chapters start on new pages."""
    printer = BlockPrinter(draft, number)
    draft.margin.top = chapter.blocks
    place = place_of(draft, chapter)
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
    place = place_of(draft, draft.context.publication.chapters[0])
    heading = printer.paragraph(contents.HEADING, (Text(draft.words.contents),), place)
    table = draft.contents.element(heading, styles.AFTER_TABLE)
    # A section's properties go into its last paragraph, which the table must not hold.
    after = [printer.paragraph(styles.AFTER_TABLE, (), place)] if draft.page.columns > 1 else []
    return [*head, table, *after]


def _leaflet(draft: Draft, leaflet: Leaflet, article: Chapter) -> Body:
    """An article within its leaflet, which says who wrote it and when."""
    place = place_of(draft, article)
    own = LeafletPrinter(draft, leaflet, place)
    printer = BlockPrinter(draft, 0)
    draft.margin.top = article.blocks
    head = [
        *own.letterhead(),
        printer.paragraph(styles.TITLE, article.title, place),
        *own.purpose(),
    ]
    text = printer.blocks(article.blocks, place)
    return Body(head, text + _addresses(draft, leaflet_place(draft)) + own.end())


def _addresses(draft: Draft, place: Place) -> list[str]:
    """The addresses of links for those who read on paper, where they are asked for."""
    addresses = draft.printed.as_list(rtl=place.rtl)
    if addresses is None:
        return []
    printer = BlockPrinter(draft, 0)
    heading = printer.paragraph(styles.heading(1), (Text(draft.words.links),), place)
    return [heading, *printer.block(addresses, place)]


def place_of(draft: Draft, chapter: Chapter) -> Place:
    """Where the text of a chapter stands: the way it runs, and its language."""
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
