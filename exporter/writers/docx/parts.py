"""The parts of the package: the body in its document, and what stands beside it."""

from collections.abc import Callable

from exporter.diagnostics import Code, Diagnostic
from exporter.resources import text
from exporter.tree import Callout, plain_text, walk
from exporter.writers.docx import contents, manuscript, styles
from exporter.writers.docx.blocks import sealed
from exporter.writers.docx.body import Body, place_of
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.leaflet import leaflet_place
from exporter.writers.docx.manuscript_styles import as_manuscript
from exporter.writers.docx.notes import SETTINGS
from exporter.writers.docx.page import footer_part, header_part, running_parts
from exporter.writers.docx.properties import app_part, core_part, custom_part
from exporter.writers.docx.sections import joined, sections
from exporter.writers.docx.sizes import without_colour
from exporter.writers.docx.xml import DECLARATION, M_NS, R_NS, W_NS, WP_NS

Parts = dict[str, str | bytes]

_STYLES, _DOCUMENT, _NOTES = "word/styles.xml", "word/document.xml", "word/footnotes.xml"
_TEXTS = (_DOCUMENT, _NOTES, "word/comments.xml")
"""Parts that refer to styles and lists."""


def parts_of(draft: Draft, body: Body) -> Parts:
    """All parts of the package by name.

    Args:
        draft: What the body's printing has gathered; it gets the relations to the parts.
        body: From `body_of`.

    Raises:
        WriterFailed: A part holds a character that no document can.
    """
    relations = draft.relations
    for kind in ("styles", "numbering", "settings", "fontTable"):
        relations.to(kind, f"{kind}.xml")
    parts = _texts(draft, body)
    parts |= _sheets(draft, has_notes=_NOTES in parts)
    parts |= _running(draft)
    parts |= _properties(draft)
    parts |= {f"word/{name}": data for name, data in sorted(draft.pictures.parts.items())}
    wear = _unchanged
    if draft.reference is not None:
        from exporter.writers.docx.reference.dress import dress  # noqa: PLC0415 - it needs lxml

        worn = dress(draft, draft.reference, parts)
        parts |= worn.parts
        wear = worn.on
    if draft.contents.entries:
        parts |= _numbered_contents(draft, parts, wear)
    if draft.margin.is_open:
        from exporter.writers.docx.comments import with_comments  # noqa: PLC0415 - it needs lxml

        parts |= with_comments(draft, parts)
    if draft.reference is not None:
        parts |= {name: wear(str(parts[name])) for name in _TEXTS if name in parts}
    return parts


def _texts(draft: Draft, body: Body) -> Parts:
    """The document and its notes."""
    rtl = _is_right_to_left(draft)
    running = _running_references(draft)
    found = sections(body.head, body.text, draft.unusual, columns=draft.page.columns > 1)
    ready = [section._replace(elements=sealed(section.elements)) for section in found]
    content = joined(ready, draft.page, running, rtl=rtl)
    maths = f" {M_NS}" if "<m:" in content else ""
    drawings = f" {WP_NS}" if "<wp:" in content else ""
    root = f"w:document {W_NS} {R_NS}{drawings}{maths}"
    texts = {_DOCUMENT: f"{DECLARATION}<{root}><w:body>{content}</w:body></w:document>"}
    notes = draft.notes.part()
    if notes is not None:
        draft.relations.to("footnotes", "footnotes.xml")
        texts[_NOTES] = notes
    if draft.context.look.grey or draft.manuscript is not None:
        texts = {name: without_colour(part) for name, part in texts.items()}
    return {**texts}


def _sheets(draft: Draft, *, has_notes: bool) -> Parts:
    """What the texts refer to: styles, numbering, settings and fonts."""
    sheet = styles.styles_part(draft.language, draft.context.look, more=_more(draft))
    if draft.manuscript is not None:
        sheet = as_manuscript(sheet, draft.manuscript, draft.page)
    if draft.contents.entries:
        sheet = contents.tabbed(sheet, draft.page.text_width)
    return {
        _STYLES: sheet,
        "word/numbering.xml": draft.numbering.part(),
        "word/settings.xml": _settings(draft, has_notes=has_notes),
        "word/fontTable.xml": text("templates", "docx/fontTable.xml"),
    }


def _properties(draft: Draft) -> Parts:
    """What the file says of itself."""
    context = draft.context
    custom = custom_part(context.publication)
    return {
        "docProps/core.xml": core_part(context),
        "docProps/app.xml": app_part(),
        **({} if custom is None else {"docProps/custom.xml": custom}),
    }


def _unchanged(part: str) -> str:
    return part


def _numbered_contents(draft: Draft, parts: Parts, wear: Callable[[str], str]) -> Parts:
    """The document with page numbers in its contents.

    Args:
        draft: Of the document.
        parts: By name.
        wear: Gives a text as it will look.
    """
    from exporter.writers.docx.estimate.fill import numbered  # noqa: PLC0415 - it needs lxml

    draft.context.report(Diagnostic(Code.PAGES_ESTIMATED))
    looks = parts | {name: wear(str(parts[name])) for name in _TEXTS if name in parts}
    return {_DOCUMENT: numbered(str(parts[_DOCUMENT]), looks)}


# ---------------------------------------------------------------------------- headers, footers


def _running_references(draft: Draft) -> str:
    """References to what stands at the top and the foot of the pages."""
    relations = draft.relations
    if draft.reference is not None:
        from exporter.writers.docx.reference.dress import references  # noqa: PLC0415

        return references(draft, draft.reference)
    header = relations.to("header", "header1.xml")
    if draft.manuscript is not None:
        return manuscript.running_parts(header)
    return running_parts(
        header,
        relations.to("footer", "footer1.xml"),
        relations.to("footer", "footer2.xml"),
    )


def _running(draft: Draft) -> Parts:
    """The parts that stand at the top and the foot of the pages."""
    if draft.reference is not None:
        return {}
    if draft.manuscript is not None:
        return {"word/header1.xml": manuscript.running_header(draft, draft.manuscript)}
    rtl = _is_right_to_left(draft)
    title_rtl = place_of(draft, draft.context.publication.chapters[0]).rtl
    title = plain_text(draft.context.publication.title)
    # A language that has no words of its own gets English ones, which run their own way.
    footer = footer_part(draft.words.page, rtl=rtl and not draft.words.page.isascii())
    return {
        "word/header1.xml": header_part(title, rtl=rtl, title_rtl=title_rtl),
        "word/footer1.xml": footer,
        "word/footer2.xml": footer,
    }


def _is_right_to_left(draft: Draft) -> bool:
    """Whether the document runs so: as its leaflet does, or its first chapter."""
    publication = draft.context.publication
    if publication.leaflet is not None:
        return leaflet_place(draft).rtl
    return place_of(draft, publication.chapters[0]).rtl


# --------------------------------------------------------------------------- styles, settings


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


def _settings(draft: Draft, *, has_notes: bool) -> str:
    """The settings part; a booklet is printed folded, two pages on a side (17.15.1.11, .13)."""
    settings = text("templates", "docx/settings.xml")
    if has_notes:
        settings = settings.replace("<w:compat>", f"{SETTINGS}<w:compat>")
    if not draft.page.folded:
        return settings
    fold = f"<w:bookFold{'Rev' if _is_right_to_left(draft) else ''}Printing/>"
    end = "  <w:characterSpacingControl"
    return settings.replace(end, f"  {fold}\n{end}", 1)
