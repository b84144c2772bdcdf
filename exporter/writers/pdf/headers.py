"""Which header cells every cell of a table is under, said cell by cell.

A header's scope tells it where heads are in one row, or one column. Where a table has both, or
cells span others, readers differ in what they make of that, so the heads are named (ISO 32000-1,
14.8.5.7, `Headers`; the order is that of HTML's algorithm: row heads, then column heads, each from
the outermost on).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pydyf

from exporter.writers.pdf.element import Element

MOST_HEADS = 200
"""Of a table: with more the lists would outgrow the text. Scopes alone tell of those."""

_GROUPS = frozenset({"THead", "TBody", "TFoot"})


class _Placed(NamedTuple):
    """A cell and the rows and columns that it covers."""

    cell: Element
    rows: range
    columns: range


def name_heads(table: Element, number: int) -> None:
    """Name the heads of a table and tell each cell its own, where scopes may not be enough.

    Args:
        table: With rows of equal length.
        number: Of the table in its document, for names that no other table has.
    """
    cells = [cell for row in _rows(table) for cell in row.elements()]
    heads = [cell for cell in cells if cell.role == "TH"]
    if not 0 < len(heads) <= MOST_HEADS or not _is_complex(heads, cells):
        return
    for place, head in enumerate(heads, 1):
        head.entries["ID"] = pydyf.String(f"table-{number}-head-{place}")
    above: defaultdict[int, list[Element]] = defaultdict(list)
    beside: defaultdict[int, list[Element]] = defaultdict(list)
    for placed in _placed(table):
        own = [head for row in placed.rows for head in beside[row]]
        own += [head for column in placed.columns for head in above[column]]
        if own:
            names = dict.fromkeys(head.entries["ID"].string for head in own)
            said = placed.cell.entries.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            said["Headers"] = pydyf.Array(map(pydyf.String, names))
        if placed.cell.role == "TH":
            rowwise = _scope(placed.cell) == "/Row"
            for line in placed.rows if rowwise else placed.columns:
                (beside if rowwise else above)[line].append(placed.cell)


def _is_complex(heads: list[Element], cells: list[Element]) -> bool:
    """Whether there are heads of both kinds, or cells that span others."""
    if len({_scope(head) for head in heads}) > 1:
        return True
    return any({"ColSpan", "RowSpan"} & cell.entries.get("A", {}).keys() for cell in cells)


def _scope(head: Element) -> str:
    scope: str = head.entries["A"]["Scope"]
    return scope


def _rows(table: Element) -> Iterator[Element]:
    for group in table.elements():
        if group.role in _GROUPS:
            yield from (row for row in group.elements() if row.role == "TR")


def _placed(table: Element) -> Iterator[_Placed]:
    """The cells in reading order, each with its place; none reaches out of its group of rows."""
    start = 0
    for group in table.elements():
        rows = [row for row in group.elements() if row.role == "TR"]
        if group.role not in _GROUPS:
            continue
        taken: dict[int, int] = {}  # column: the first row that is free again
        for line, row in enumerate(rows, start):
            column = 0
            for cell in row.elements():
                while taken.get(column, 0) > line:
                    column += 1
                attributes = cell.entries.get("A", {})
                end = min(line + attributes.get("RowSpan", 1), start + len(rows))
                columns = range(column, column + attributes.get("ColSpan", 1))
                taken.update(dict.fromkeys(columns, end))
                yield _Placed(cell, range(line, end), columns)
                column = columns.stop
        start += len(rows)
