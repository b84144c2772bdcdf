"""Paragraphs and tables as boxes of lines and rows, one after the other."""

from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec import Struct, field

from exporter.writers.docx.estimate.lines import lines_of
from exporter.writers.docx.estimate.sheet import Sheet, W, number

_CELL_SIDES = 216
"""What Word leaves at both sides of a cell's text, where the table doesn't say."""

_THROUGH = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins"))


class Box(Struct):
    """A paragraph or table in the flow. Lengths are twentieths of a point.

    Attributes:
        pieces: Heights of its lines or rows, between which a page may end.
        before: Space above.
        after: Space below.
        style: Of the paragraph; empty for tables.
        keep_next: No page ends after it.
        keep_lines: Nor within it.
        breaks: It begins a page.
        contextual: No space between it and a neighbour of its style.
        table: Its pieces are rows.
        marks: Bookmarks, each with the piece in which it begins.
        notes: Footnotes, each with the piece that refers to it.
        ends: The section's properties, where one ends with it.
    """

    pieces: list[float]
    before: float = 0
    after: float = 0
    style: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    breaks: bool = False
    contextual: bool = False
    table: bool = False
    marks: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    ends: etree._Element | None = None


def boxes(elements: Iterable[etree._Element], sheet: Sheet, room: float) -> Iterator[Box]:
    """The boxes of a body, cell or note.

    Args:
        elements: Its children.
        sheet: The styles.
        room: The width that it has.
    """
    for element in elements:
        if element.tag == f"{W}p":
            yield _paragraph(element, sheet, room)
        elif element.tag == f"{W}tbl":
            yield _table(element, sheet)
        elif element.tag in _THROUGH:
            yield from boxes(element, sheet, room)


def height(found: Iterable[Box]) -> float:
    """How high boxes are on top of each other, without pages."""
    total = after = 0.0
    for box in found:
        total += max(after, box.before) + sum(box.pieces)
        after = box.after
    return total + after


def _paragraph(element: etree._Element, sheet: Sheet, room: float) -> Box:
    properties = element.find(f"{W}pPr")
    shape = sheet.of(properties)
    lines = lines_of(element, shape, sheet, room)
    style = None if properties is None else properties.find(f"{W}pStyle")
    return Box(
        lines.heights,
        before=shape.before,
        after=shape.after,
        style="" if style is None else style.get(f"{W}val") or "",
        keep_next=shape.keep_next,
        keep_lines=shape.keep_lines,
        breaks=shape.breaks,
        contextual=shape.contextual,
        marks=lines.marks,
        notes=lines.notes,
        ends=None if properties is None else properties.find(f"{W}sectPr"),
    )


def _table(element: etree._Element, sheet: Sheet) -> Box:
    widths = [
        number(column.get(f"{W}w")) or 0 for column in element.iterfind(f"{W}tblGrid/{W}gridCol")
    ]
    table = Box([], table=True)
    for row in element.iterfind(f"{W}tr"):
        tallest, column = 0.0, 0
        for cell in row.iterfind(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            count = 1 if span is None else number(span.get(f"{W}val")) or 1
            room = sum(widths[column : column + count]) - _CELL_SIDES
            column += count
            inner = list(boxes(cell, sheet, room))
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is None or merged.get(f"{W}val") == "restart":
                tallest = max(tallest, height(inner))
            place = len(table.pieces)
            table.marks += [(place, name) for box in inner for _line, name in box.marks]
            table.notes += [(place, name) for box in inner for _line, name in box.notes]
        table.pieces.append(tallest)
    return table
