"""Tables: HTML's cells laid out on Word's grid."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from exporter.tree import Block, Cell, Row, Table, plain_text
from exporter.writers.docx import styles
from exporter.writers.docx.columns import column_widths
from exporter.writers.docx.places import Place

MOST_COLUMNS = 63
"""Word has no more."""

_CELL_MARGIN = 100
_SPLITTABLE = 800
"""Rows with more characters than this may be split between pages."""

_EMPTY = Cell()

PrintCell = Callable[[Cell, Place], str]


class Slot(NamedTuple):
    """A cell as it stands in one row of Word's grid.

    Attributes:
        cell: Whose it is.
        column: Its first, from 0.
        span: How many columns.
        merge: `restart` where a cell of several rows begins, `continue` below; else empty.
    """

    cell: Cell
    column: int
    span: int
    merge: str = ""


class Line(NamedTuple):
    """A row of the grid."""

    slots: tuple[Slot, ...]
    head: bool


class Grid(Struct, frozen=True):
    """A table whose rows all cover all columns.

    Attributes:
        lines: The rows.
        columns: How many.
        row_headers: The first column heads the rows.
        squeezed: There were more columns than Word can have.
    """

    lines: tuple[Line, ...]
    columns: int
    row_headers: bool
    squeezed: bool

    @classmethod
    def of(cls, table: Table) -> "Grid":
        """The grid of a table.

        Source: https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
        """
        head, body = _head(table)
        groups = ((head, True), (body, False), (table.foot, False))
        lines = [Line(tuple(row), head) for rows, head in groups for row in _group(rows)]
        columns = max(slot.column + slot.span for line in lines for slot in line.slots)
        first = [row.cells[0] for row in body]
        return cls(
            lines=tuple(Line(_filled(line.slots, columns), line.head) for line in lines),
            columns=columns,
            row_headers=bool(first) and all(cell.header for cell in first),
            squeezed=any(_width(row) > MOST_COLUMNS for rows, _ in groups for row in rows),
        )

    def texts(self) -> list[list[str]]:
        """The texts of the cells that stand in one column, by column."""
        columns: list[list[str]] = [[] for _ in range(self.columns)]
        for line in self.lines:
            for slot in line.slots:
                if slot.span == 1 and slot.merge != "continue":
                    columns[slot.column].append(plain_text(slot.cell.blocks))
        return columns


def _head(table: Table) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Head and body: a first row of header cells is a head, even if the post doesn't say so."""
    first = table.body[0].cells if table.body and not table.head else ()
    if len(table.body) > 1 and first and all(c.header and c.rowspan == 1 for c in first):
        return table.body[:1], table.body[1:]
    return table.head, table.body


def _width(row: Row) -> int:
    return sum(cell.colspan for cell in row.cells)


def _group(rows: tuple[Row, ...]) -> list[list[Slot]]:
    """The slots of a row group; no cell reaches out of it."""
    lines = []
    above: dict[int, tuple[Slot, int]] = {}
    for number, row in enumerate(rows):
        line, below = _line(row, above, len(rows) - number)
        lines.append(line)
        above = below
    return lines


def _line(
    row: Row, above: dict[int, tuple[Slot, int]], rows_left: int
) -> tuple[list[Slot], dict[int, tuple[Slot, int]]]:
    """The slots of one row, and those of its cells that go on below with their rows to come.

    Args:
        row: Its cells.
        above: Cells that reach down into this row, by column, with their rows to come.
        rows_left: In the group, this one included.
    """
    line: list[Slot] = []
    below: dict[int, tuple[Slot, int]] = {}
    cells = list(row.cells)
    column = 0
    while cells or column <= max(above, default=-1):
        if column in above:
            slot, more = above[column]
            slot = slot._replace(merge="continue")
        elif not cells:
            free = min(other for other in above if other > column)
            slot, more = Slot(_EMPTY, column, free - column), 1
        elif column >= MOST_COLUMNS:
            _squeeze(line, cells)
            break
        else:
            slot, more = _next_slot(cells.pop(0), column, above, rows_left)
        line.append(slot)
        if more > 1:
            below[slot.column] = slot, more - 1
        column += slot.span
    return line, below


def _next_slot(
    cell: Cell, column: int, above: dict[int, tuple[Slot, int]], rows_left: int
) -> tuple[Slot, int]:
    """A cell's slot, no wider than what is free, and its rows."""
    end = min([other for other in above if other > column] + [MOST_COLUMNS])
    rows = min(cell.rowspan, rows_left)
    span = min(cell.colspan, end - column)
    return Slot(cell, column, span, "restart" if rows > 1 else ""), rows


def _squeeze(line: list[Slot], cells: list[Cell]) -> None:
    """Put what doesn't fit into the last cell of the row that may hold it."""
    free = [index for index, slot in enumerate(line) if slot.merge != "continue"]
    number = free[-1] if free else len(line) - 1
    slot = line[number] if free else line[number]._replace(cell=_EMPTY, merge="")
    blocks: tuple[Block, ...] = slot.cell.blocks
    for cell in cells:
        blocks += cell.blocks
    line[number] = slot._replace(cell=Cell(blocks=blocks, header=slot.cell.header))


def _filled(slots: tuple[Slot, ...], columns: int) -> tuple[Slot, ...]:
    """The slots of a row with an empty one up to the last column."""
    end = slots[-1].column + slots[-1].span if slots else 0
    return slots if end == columns else (*slots, Slot(_EMPTY, end, columns - end))


# --------------------------------------------------------------------------------- WordprocessingML


def table(grid: Grid, place: Place, print_cell: PrintCell, size: float) -> str:
    """A `w:tbl` (ISO/IEC 29500-1, 17.4.38).

    Args:
        grid: The table.
        place: Where it stands.
        print_cell: Gives a cell's content, from the cell and the place within it.
        size: Of the text in it, in points.
    """
    widths = column_widths(grid.texts(), place.room, size)
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    rows = "".join([_row(line, widths, place, print_cell) for line in grid.lines])
    return f"<w:tbl>{_properties(grid, place)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _properties(grid: Grid, place: Place) -> str:
    """As wide as the text; the widths of columns are a wish that content may overrule."""
    headed = int(any(line.head for line in grid.lines))
    width = 'w:w="5000" w:type="pct"' if not place.left else f'w:w="{place.room}" w:type="dxa"'
    indent = f'<w:tblInd w:w="{place.left}" w:type="dxa"/>' if place.left else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{styles.TABLE}"/>{"<w:bidiVisual/>" if place.rtl else ""}'
        f'<w:tblW {width}/>{indent}<w:tblLayout w:type="autofit"/>'
        f'<w:tblLook w:val="{0x0400 + 0x20 * headed + 0x80 * grid.row_headers:04X}"'
        f' w:firstRow="{headed}" w:lastRow="0" w:firstColumn="{int(grid.row_headers)}"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
    )


def _row(line: Line, widths: list[int], place: Place, print_cell: PrintCell) -> str:
    length = sum(len(plain_text(slot.cell.blocks)) for slot in line.slots)
    properties = "" if length > _SPLITTABLE else "<w:cantSplit/>"
    properties += "<w:tblHeader/>" if line.head else ""
    cells = "".join([_cell(slot, widths, line, place, print_cell) for slot in line.slots])
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def _cell(slot: Slot, widths: list[int], line: Line, place: Place, print_cell: PrintCell) -> str:
    width = sum(widths[slot.column : slot.column + slot.span])
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if slot.span > 1:
        properties += f'<w:gridSpan w:val="{slot.span}"/>'
    if slot.merge:
        properties += f'<w:vMerge w:val="{slot.merge}"/>'
    if line.head:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{styles.HEAD_FILL}"/>'
    header = slot.cell.header or line.head
    inner = place._replace(
        width=max(width - 2 * _CELL_MARGIN, 200),
        style=styles.TABLE_HEADING if header else styles.TABLE_TEXT,
        left=0,
        level=-1,
        align=slot.cell.align,
        keep=False,
        cell=True,
    )
    cell = _EMPTY if slot.merge == "continue" else slot.cell
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{print_cell(cell, inner)}</w:tc>"
