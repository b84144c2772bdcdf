"""What a paragraph says of itself: its style, its mark, its place."""

from typing import NamedTuple

from lxml import etree

from exporter.readers.docx.names import W, flag, number, value
from exporter.readers.docx.numbering import Mark
from exporter.readers.docx.session import Session
from exporter.readers.docx.styles import ParagraphStyle, Role, indent
from exporter.tree import Alignment

_SIDES: dict[str, Alignment] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_TURNED: dict[Alignment, Alignment] = {"left": "right", "right": "left"}
_LOOSE = "100"
"""The space before items by which our writer sets loose lists apart, in twentieths of a point."""

_INDENTED = frozenset(
    {Role.QUOTE, Role.PULL_QUOTE, Role.ATTRIBUTION, Role.DEFINITION, Role.CONTINUED}
)
"""Roles whose styles indent what stands in something, in documents of ours."""


class Said(NamedTuple):
    """What a paragraph says of itself.

    Attributes:
        style: Its style.
        mark: As a list item.
        left: Where it begins, in twentieths of a point; None where a hand put it there.
        by_hand: As `left`, for one that a hand put there.
        keep: The next one is to be on its page.
        loose: It has the space before it that our writer gives to items.
        rtl: Its lines run from right to left.
        align: Where it says so.
        page: It begins a page.
        bar: It has a line below.
        joins: Its end was deleted: it goes on with the next.
    """

    style: ParagraphStyle
    mark: Mark | None
    left: int | None
    by_hand: int
    keep: bool
    loose: bool
    rtl: bool
    align: Alignment | None
    page: bool
    bar: bool
    joins: bool


def said_of(paragraph: etree._Element, session: Session) -> Said:
    """What a `w:p` says in its properties; numbers are counted, so once a paragraph."""
    properties = paragraph.find(f"{W}pPr")
    style = session.styles.paragraph(value(properties, "pStyle"))
    mark = _mark(properties, style, session)
    rtl = flag(properties, "bidi")
    rtl = (style.rtl is True) if rtl is None else rtl
    own = indent(properties)
    if own is None and mark is None and session.own and style.role not in _INDENTED:
        own = 0  # the indent of these is their frame's
    if own is None and mark is None and session.own:
        own = session.step * max(1, style.level)  # whatever the style looks like by now
    twips = max(0, own if own is not None else mark.left if mark is not None else style.left or 0)
    left = session.steps(twips) if session.own else twips
    run = None if properties is None else properties.find(f"{W}rPr")
    return Said(
        style=style,
        mark=mark,
        left=left,
        by_hand=twips,
        keep=flag(properties, "keepNext") is True,
        loose=value(properties, "spacing", "before") == _LOOSE,
        rtl=rtl,
        align=_align(value(properties, "jc"), session, rtl=rtl),
        page=flag(properties, "pageBreakBefore") is True,
        bar=style.bar
        or (properties is not None and properties.find(f"{W}pBdr/{W}bottom") is not None),
        joins=run is not None and run.find(f"{W}del") is not None,
    )


def _mark(
    properties: etree._Element | None, style: ParagraphStyle, session: Session
) -> Mark | None:
    """A paragraph's mark: its own, else its style's; headings of others only count."""
    found = None if properties is None else properties.find(f"{W}numPr")
    instance, level = style.number or (None, 0)
    if found is not None:
        instance = value(found, "numId") or instance
        own = number(value(found, "ilvl"))
        level = level if own is None else own
    if instance is None or instance == "0":
        return None
    mark = session.numbering.mark(instance, level)
    if style.role is Role.HEADING and not (session.own and found is not None):
        return None
    return mark


def _align(side: str | None, session: Session, *, rtl: bool) -> Alignment | None:
    """The side of the page: Word takes left for the side where lines start."""
    found = _SIDES.get(side or "")
    if found is None or (found == "left" and not session.own):
        return None
    return _TURNED.get(found, found) if rtl else found
