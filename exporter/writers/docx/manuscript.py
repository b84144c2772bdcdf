"""A manuscript in standard format: its first page, the line at the top of the others, its breaks.

What is printed stands in `look.Manuscript`. The lines around the text have styles of their own, by
which they are told from it when the document is read back.
"""

from exporter.direction import is_right_to_left, way_of
from exporter.look import Manuscript
from exporter.tree import Inlines, Text
from exporter.writers.docx import styles
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.looks import Look
from exporter.writers.docx.places import Place, paragraph_properties
from exporter.writers.docx.printed import LTR
from exporter.writers.docx.runs import text_runs
from exporter.writers.docx.xml import DECLARATION, R_NS, W_NS

_TAB = "<w:r><w:tab/></w:r>"
_NEW_PAGE = '<w:r><w:br w:type="page"/></w:r>'
_BETWEEN = " / "


def scene_break(manuscript: Manuscript | None) -> Inlines:
    """What stands for a break between scenes: a sign in a manuscript, else only the style's line."""
    return () if manuscript is None else (Text(manuscript.scene_break),)


def opening(draft: Draft, manuscript: Manuscript) -> list[str]:
    """Who sends the manuscript in and how long it is: what stands above the title."""
    lines = [(styles.CONTACT, line) for line in manuscript.contact]
    lines += [
        (styles.AGENT if lines and not number else styles.CONTACT, line)
        for number, line in enumerate(manuscript.agent)
    ]
    if manuscript.count and not lines:
        lines = [(styles.CONTACT, "")]
    counts = [manuscript.count, *[""] * len(lines)]
    return [
        _line(draft, style, line, count)
        for (style, line), count in zip(lines, counts, strict=False)
    ]


def below_title(draft: Draft, manuscript: Manuscript) -> list[str]:
    """The by-line; and the end of the page, if the title has one of its own."""
    written = [_line(draft, styles.BY_LINE, manuscript.by_line)] if manuscript.by_line else []
    if manuscript.title_page:
        properties = paragraph_properties(styles.TITLE_PAGE_END, _place(draft))
        written.append(f"<w:p>{properties}{_NEW_PAGE}</w:p>")
    return written


def ending(draft: Draft, manuscript: Manuscript) -> list[str]:
    """The line that says that nothing is missing."""
    return [_line(draft, styles.END, manuscript.end)] if manuscript.end else []


def running_header(draft: Draft, manuscript: Manuscript) -> str:
    """The header part: whose text it is, and the number of the page."""
    place = _place(draft)
    look = Look(rtl=place.rtl)
    named = text_runs(f"{manuscript.running}{_BETWEEN}", look) if manuscript.running else ""
    number = text_runs("2", look)
    field = f'<w:fldSimple w:instr=" PAGE ">{number}</w:fldSimple>'
    line = f"<w:p>{paragraph_properties(styles.HEADER, place)}{named}{field}</w:p>"
    return f"{DECLARATION}<w:hdr {W_NS} {R_NS}>{line}</w:hdr>"


def running_parts(header: str) -> str:
    """The reference to what stands on each page but the first: the header alone.

    Args:
        header: Its relationship.
    """
    return f'<w:headerReference w:type="default" r:id="{header}"/>'


def _line(draft: Draft, style: str, left: str, right: str = "") -> str:
    place = _place(draft)
    content = _runs(left, place)
    if right:
        content += _TAB + _runs(right, place)
    return f"<w:p>{paragraph_properties(style, place)}{content}</w:p>"


def _runs(text: str, place: Place) -> str:
    """A line's text. Marks keep a house's number before its Latin street among other letters."""
    if text and place.rtl and way_of(text) != "rtl":
        text = f"{LTR}{text}{LTR}"
    return text_runs(text, Look(rtl=place.rtl)) if text else ""


def _place(draft: Draft) -> Place:
    """Where what isn't the article's own stands: it is in the file's language."""
    return Place(width=draft.page.text_width, rtl=is_right_to_left(draft.language), step=draft.step)
