"""Where a block stands: Word has no containers, so each paragraph is told all that they mean."""

from typing import NamedTuple

from exporter.tree import Alignment
from exporter.writers.docx import styles

NARROWEST = 2000
"""However deep a paragraph is nested, this much of the line is left to it (twentieths of a point)."""

_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""No number (17.9.18). Readers that have only the paragraphs one after the other, pandoc among
them, know by it what belongs to the item before: captions, code and quotations too."""

_TOLD = ("ListContinue", "Heading")
"""Styles of which it need not be said: these have it themselves, those are no part of the item."""


class Place(NamedTuple):
    """What the blocks around say about a paragraph. Lengths are twentieths of a point.

    Attributes:
        width: Of the page's text or the cell that it stands in.
        style: Of plain paragraphs.
        left: Indent.
        level: Of the list around, from 0; -1 outside of lists.
        align: Of a cell.
        keep: No page may end after it.
        lang: BCP 47 tag where it isn't the document's; else empty.
        rtl: Base direction.
        cell: Within a table.
        callout: The paragraph style of the callout around; empty outside of one.
        frame: `w:framePr` of the paragraph; else empty.
        step: How far each list level and the like is indented.
    """

    width: int
    style: str = styles.BODY
    left: int = 0
    level: int = -1
    align: Alignment | None = None
    keep: bool = False
    lang: str = ""
    rtl: bool = False
    cell: bool = False
    callout: str = ""
    frame: str = ""
    step: int = styles.STEP

    @property
    def room(self) -> int:
        """The width that is left to content."""
        return self.width - self.left

    def indented(self, style: str) -> "Place":
        """One step further in, with another style for plain paragraphs."""
        most = self.width - min(NARROWEST, self.width // 2)
        left = min(self.left + self.step, most)
        return self._replace(style=style, left=left)


class Marker(NamedTuple):
    """The number or bullet that the next paragraph gets.

    Attributes:
        number: Id of the numbering definition.
        level: From 0 to 8.
        style: Of a plain paragraph that gets it.
        loose: With space before it.
        keep: No page may end after it: more of its item follows, which it introduces.
    """

    number: int
    level: int
    style: str
    loose: bool
    keep: bool


def paragraph_properties(  # noqa: PLR0913 - one argument for each thing that may be said
    style: str,
    place: Place,
    *,
    marker: Marker | None = None,
    keep: bool = False,
    page_break: bool = False,
    align: Alignment | None = None,
) -> str:
    """`w:pPr`, its children in the schema's order (ISO/IEC 29500-1, 17.3.1.26)."""
    parts = [f'<w:pStyle w:val="{style}"/>']
    if keep or place.keep or (marker is not None and marker.keep):
        parts.append("<w:keepNext/>")
    if page_break:
        parts.append("<w:pageBreakBefore/>")
    parts.append(place.frame)
    if marker is not None:
        parts.append(
            f'<w:numPr><w:ilvl w:val="{marker.level}"/><w:numId w:val="{marker.number}"/></w:numPr>'
        )
    elif place.level >= 0 and not style.startswith(_TOLD):
        parts.append(_UNNUMBERED)
    if place.rtl:
        parts.append("<w:bidi/>")
    if marker is not None and marker.loose:
        parts.append('<w:spacing w:before="100"/>')
    parts.append(_indent(style, place, marker))
    if asked := align or place.align:
        parts.append(f'<w:jc w:val="{_justification(asked, rtl=place.rtl)}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _indent(style: str, place: Place, marker: Marker | None) -> str:
    """`w:ind`, where neither the style nor the list level says it already."""
    inset = styles.INSET.get(style, 0)
    if marker is not None:
        if not inset and place.left == place.step * (marker.level + 1):
            return ""
        return f'<w:ind w:left="{place.left + inset}" w:hanging="{min(place.step, place.left)}"/>'
    if place.left == styles.LEFT.get(style, 0) // styles.STEP * place.step:
        return ""
    return f'<w:ind w:left="{place.left + inset}"/>'


def _justification(align: Alignment, *, rtl: bool) -> str:
    """`w:jc` for a side of the page: Word takes left for the side where lines start."""
    if align == "justify":
        return "both"
    if rtl and align != "center":
        return "right" if align == "left" else "left"
    return align
