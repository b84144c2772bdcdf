"""Word's tables: cells on a grid, rows that repeat as heads (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from exporter.errors import LimitExceeded
from exporter.readers.docx.names import W, flag, number, value
from exporter.readers.docx.session import Session
from exporter.tree import Alignment, Blocks, Cell, Heading, Paragraph, Row, Table

_MOST_CELLS = 500_000
_THROUGH = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")})
_WIDEST = 1000


class Content(NamedTuple):
    """What a cell holds.

    Attributes:
        blocks: In order.
        header: Its first paragraph is in the style of a table's head.
    """

    blocks: Blocks
    header: bool


ReadCell = Callable[[etree._Element], Content]  # noqa: SLF001 - the only name of its type


class _Slot(Struct):
    """A cell in the making."""

    content: Content
    column: int
    span: int
    rows: int = 1


class TableReader:
    """Reads tables.

    Args:
        session: The document.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._cells = 0

    def table(self, element: etree._Element, read_cell: ReadCell) -> Table | None:
        """A `w:tbl`; None for one without cells."""
        rows = [row for row in _inside(element, "tr") if not self._is_deleted(row)]
        heads = 0
        while heads < len(rows) and flag(rows[heads].find(f"{W}trPr"), "tblHeader"):
            heads += 1
        heads = heads if heads < len(rows) else 0
        head = self._group(rows[:heads], read_cell, header=True)
        body = self._group(rows[heads:], read_cell, header=False)
        if not head and not body:
            return None
        return Table(head=head, body=body)

    def _is_deleted(self, row: etree._Element) -> bool:
        properties = row.find(f"{W}trPr")
        if properties is None or properties.find(f"{W}del") is None:
            return False
        self._session.count("rows")
        return True

    def _group(
        self, rows: list[etree._Element], read_cell: ReadCell, *, header: bool
    ) -> tuple[Row, ...]:
        """Rows of one group: no cell reaches out of it."""
        lines: list[list[_Slot]] = []
        above: dict[int, _Slot] = {}
        for row in rows:
            line, below = self._line(row, above, read_cell)
            if line:
                lines.append(line)
                above = below
                continue
            for slot in {id(slot): slot for slot in below.values()}.values():
                slot.rows -= 1  # a row of nothing but cells from above is none
        own = self._session.own
        return tuple(
            Row(tuple(_cell(slot, header=header or (own and slot.content.header)) for slot in line))
            for line in lines
        )

    def _line(
        self, row: etree._Element, above: dict[int, _Slot], read_cell: ReadCell
    ) -> tuple[list[_Slot], dict[int, _Slot]]:
        """A row's own cells, and the cells by column that may go on below."""
        line: list[_Slot] = []
        below: dict[int, _Slot] = {}
        column = number(value(row.find(f"{W}trPr"), "gridBefore")) or 0
        if 0 < column <= _WIDEST:
            line.append(_Slot(Content((), header=False), 0, column))
        for cell in _inside(row, "tc"):
            properties = cell.find(f"{W}tcPr")
            span = min(max(number(value(properties, "gridSpan")) or 1, 1), _WIDEST)
            merge = None if properties is None else properties.find(f"{W}vMerge")
            origin = above.get(column)
            if merge is not None and merge.get(W + "val") != "restart" and origin is not None:
                origin.rows += 1
                below[column] = origin
            else:
                self._count()
                slot = _Slot(read_cell(cell), column, span)
                line.append(slot)
                if merge is not None:
                    below[column] = slot
            column += span
        return line, below

    def _count(self) -> None:
        self._cells += 1
        if self._cells > _MOST_CELLS:
            raise LimitExceeded(
                "its tables have too many cells", where=self._session.archive.origin
            )


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through what may stand around them."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in _THROUGH:
            yield from _inside(child, name)


def _cell(slot: _Slot, *, header: bool) -> Cell:
    blocks = slot.content.blocks
    align = _shared_alignment(blocks)
    if align is not None:
        blocks = tuple(
            replace(block, align=None) if isinstance(block, Paragraph | Heading) else block
            for block in blocks
        )
    return Cell(
        blocks=blocks, header=header, colspan=slot.span, rowspan=max(slot.rows, 1), align=align
    )


def _shared_alignment(blocks: Blocks) -> Alignment | None:
    """The alignment of all of a cell's lines, which is the cell's."""
    sides = {block.align for block in blocks if isinstance(block, Paragraph | Heading)}
    return sides.pop() if len(sides) == 1 else None
