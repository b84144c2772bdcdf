"""A publication as the XHTML and the style sheets that WeasyPrint lays out."""

from collections.abc import Callable, Collection, Iterable, Iterator
from string import Formatter

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from exporter import resources
from exporter.direction import base_direction
from exporter.look import Look
from exporter.markup import (
    LeafletMarkup,
    MarkupSettings,
    block_markup,
    byline,
    inline_markup,
    leaflet_markup,
    source_line,
)
from exporter.phrases import phrases
from exporter.tree import (
    Callout,
    Chapter,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Image,
    LabelledList,
    List,
    Math,
    Note,
    PageBreak,
    Preformatted,
    Publication,
    Questions,
    Quote,
    Ruby,
    Style,
    Styled,
    Table,
    ThematicBreak,
    plain_text,
    walk,
)
from exporter.tree.walk import Node
from exporter.writers.pdf.addresses import code_address, picture_address
from exporter.writers.pdf.formulas import Formulas
from exporter.writers.pdf.options import PdfOptions
from exporter.writers.pdf.running import shortened
from exporter.writers.pdf.sheets import page_of, running_size
from exporter.writers.pdf.sizes import type_rules
from exporter.writing import WritingContext

_PARTS: dict[type[Node], str] = {
    List: "lists",
    DefinitionList: "definitions",
    Details: "labels",
    Callout: "callouts",
    Questions: "labels",
    LabelledList: "labels",
    Quote: "quotes",
    Preformatted: "code",
    Image: "figures",
    Figure: "figures",
    Table: "tables",
    ThematicBreak: "breaks",
    PageBreak: "breaks",
    Ruby: "inlines",
    Note: "notes",
    Math: "figures",
    Embed: "embeds",
}
"""Which part of the style sheet a kind of node needs.

Selectors that match nothing cost as much as those that do (24 % of a page's time for 300 of
them), so only the parts that are needed are used.
"""

_CODE = frozenset({Style.CODE, Style.KEYBOARD, Style.SAMPLE})
_PLAIN = frozenset({Style.STRONG, Style.EMPHASIS})


_BOTH = 34
"""Ems of a page's head from which title and publisher stand there side by side."""


class PrintedChapter(Struct, frozen=True):
    """One chapter, ready for the shell. See `templates/print.html`."""

    title: Markup
    byline: Markup
    content: Markup
    source: Markup
    anchor: str
    language: str
    direction: str


def document(context: WritingContext[PdfOptions], formulas: Formulas | None = None) -> str:
    """The whole publication as one well-formed XHTML document."""
    from exporter.shells import render  # noqa: PLC0415 - Jinja2 is loaded when something is written

    publication, language = context.publication, context.language
    chapters = publication.chapters
    single = len(chapters) == 1
    return render(
        "print.html",
        language=language,
        direction=_direction(publication, language),
        title=plain_text(publication.title),
        heading=inline_markup(publication.title, context.pictures, _settings("title-", language)),
        authors=publication.authors,
        description=chapters[0].source.excerpt if single else "",
        moment=context.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ"),
        level=1 if single else 2,
        leaflet=_leaflet(context),
        chapters=[
            _printed(chapter, context, number, formulas or Formulas(), single=single)
            for number, chapter in enumerate(chapters, 1)
        ],
    )


def _leaflet(context: WritingContext[PdfOptions]) -> LeafletMarkup | None:
    if context.publication.leaflet is None:
        return None
    settings = _settings("leaflet-", context.language, codes=True)
    return leaflet_markup(
        context.publication, context.publication.leaflet, context.pictures, settings
    )


def _direction(publication: Publication, language: str) -> str:
    """The way in which the file's own words run: an article's, where they are in its language."""
    first = publication.chapters[0]
    own = len(publication.chapters) == 1 and first.language in {None, language}
    return base_direction(language, first.dir if own else None)


def page_direction(context: WritingContext[PdfOptions]) -> str:
    """The direction in which the pages are turned: `ltr` or `rtl`."""
    return _direction(context.publication, context.language)


def _settings(prefix: str, language: str, shift: int = 0, *, codes: bool = False) -> MarkupSettings:
    return MarkupSettings(
        address_of=picture_address,
        id_prefix=prefix,
        heading_shift=shift,
        paged=True,
        language=language,
        code_of=code_address if codes else None,
    )


def _printed(
    chapter: Chapter,
    context: WritingContext[PdfOptions],
    number: int,
    formulas: Formulas,
    *,
    single: bool,
) -> PrintedChapter:
    language = chapter.language or context.language
    shift, codes = 0 if single else 1, context.options.qr
    settings = _settings(f"chapter-{number}-", language, shift, codes=codes)
    settings = replace(settings, formula_of=formulas.draw)
    return PrintedChapter(
        title=inline_markup(chapter.title, context.pictures, settings),
        byline=byline(chapter.source, language),
        content=block_markup(chapter.blocks, context.pictures, settings),
        source=source_line(chapter.source, language),
        anchor=f"chapter-{number}",
        language=language,
        direction=base_direction(language, chapter.dir),
    )


def parts(
    context: WritingContext[PdfOptions], also: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """The names of the style sheet's parts that are needed, in the order to read them.

    Args:
        context: What is being written.
        also: Names of parts that are needed for another reason.
    """
    publication = context.publication
    needed = {"core", *also}
    if publication.leaflet is not None:
        needed |= {"leaflet", "definitions", "figures"}
    if context.look.links != "none":
        needed |= {"addresses", "lists", "direction"}
    if page_direction(context) == "rtl":
        needed.add("direction")
    chapters = publication.chapters
    for chapter in chapters:
        needed.update(_parts_of(walk((*chapter.title, *chapter.blocks))))
        if base_direction(chapter.language or context.language, chapter.dir) == "rtl":
            needed.add("direction")
    return tuple(name for name in _ORDER if name in needed)


_ORDER = (
    *("core", "lists", "definitions", "labels", "callouts", "quotes", "code", "figures"),
    *("embeds", "tables", "cards", "beside", "inlines", "notes", "addresses"),
    *("breaks", "alignment", "leaflet", "direction"),
)


def _parts_of(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        part = _PARTS.get(type(node))
        if part is not None:
            yield part
        if isinstance(node, Styled):
            if node.style in _CODE:
                yield "code"
            if node.style not in _PLAIN:
                yield "inlines"
        if getattr(node, "align", None):
            yield "alignment"
        if getattr(node, "dir", None):
            yield "direction"


def style_sheet(names: Iterable[str]) -> str:
    """The parts of the style sheet that are named."""
    return "\n".join(resources.text("styles", f"print/{name}.css") for name in names)


def page_rules(
    context: WritingContext[PdfOptions],
    width: Callable[[str], float],
    unprintable: Collection[int] = frozenset(),
) -> str:
    """The sheet, with its running header and its page numbers.

    The first page has no running header: the title block stands there. What would hold characters
    that no font has is left out, since header and footer only repeat: page numbers stay.

    Args:
        context: What is being written.
        width: Measures a text in ems.
        unprintable: Code points that no font has.
    """
    missing = set(map(chr, unprintable))
    publication, language, look = context.publication, context.language, context.look
    title = _printable(plain_text(publication.title), missing)
    # A short line has no room for two names, and half a name says nothing.
    both = page_of(look).line >= _BOTH * running_size(look)
    site = _printable(_publisher(publication), missing) if both else ""
    direction = _direction(publication, language)
    start, end = ("left", "right") if direction == "ltr" else ("right", "left")
    size = f"font-size: {running_size(look):.6g}pt"
    small = (
        f"direction: {direction}; {size}; line-height: 1.3; vertical-align: bottom;"
        " padding-bottom: 5mm; white-space: nowrap; overflow: hidden; text-overflow: clip"
    )
    share = 68 if site else 100
    room = page_of(look).line / running_size(look)
    title, site = shortened(title, room * share / 100, width), shortened(site, room * 0.3, width)
    header = f"@top-{start} {{ content: {_string(title)}; text-align: {start}; width: {share}%; {small} }}"
    if site:
        header += (
            f" @top-{end} {{ content: {_string(site)}; text-align: {end}; width: 30%; {small} }}"
        )
    number = _page_number(_printable(phrases(language).page, missing) or "{page} / {pages}")
    footer = (
        f"@bottom-{end} {{ content: {number}; direction: {direction}; {size};"
        f" text-align: {end}; vertical-align: top; padding-top: 6mm; white-space: nowrap }}"
    )
    first = f"@page :first {{ @top-{start} {{ content: none }} @top-{end} {{ content: none }} }}"
    sheet = f"@page {{ {page_of(look).rule()}; {header} {footer} }}\n{first}"
    leaflet = "" if publication.leaflet is None else _leaflet_rules(look)
    return "\n".join(filter(None, (sheet, type_rules(look), leaflet)))


def _leaflet_rules(look: Look) -> str:
    """What a style sheet can't say: the offer of other formats is never below 16 points."""
    offer = f".other-formats {{ font-size: {max(16.0, look.preset.body):g}pt }}"
    if not look.colour:
        return offer
    return (
        f"{offer}\n.letterhead, .online {{ border-color: {look.colour} }}"
        f" .clinic, h1 {{ color: {look.colour} }}"
    )


def _publisher(publication: Publication) -> str:
    """Who is named at the head of every page but the first."""
    if publication.leaflet is not None and publication.leaflet.clinic.name:
        return publication.leaflet.clinic.name
    return publication.chapters[0].source.site if len(publication.chapters) == 1 else ""


def _printable(text: str, missing: set[str]) -> str:
    return text if missing.isdisjoint(text) else ""


def _page_number(pattern: str) -> str:
    """A phrase with `{page}` and `{pages}` as a value of CSS's `content`."""
    counters = {"page": "counter(page)", "pages": "counter(pages)"}
    written = []
    for text, field, _spec, _conversion in Formatter().parse(pattern):
        if text:
            written.append(_string(text))
        if field:
            written.append(counters[field])
    return " ".join(written)


def _string(text: str) -> str:
    """A CSS string. Source: https://www.w3.org/TR/css-syntax-3/#consume-string-token."""
    escaped = text.replace("\n", " ").replace("\r", " ").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
