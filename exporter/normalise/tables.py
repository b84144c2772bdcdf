"""Tables: rows, groups and spans, cut back to what is there."""

from collections.abc import Callable
from itertools import accumulate
from typing import Literal

from msgspec.structs import replace

from exporter.normalise.attributes import Own, Stated, alignment
from exporter.normalise.parse import Element, siblings
from exporter.tree import Alignment, Blocks, Cell, List, Paragraph, Preformatted, Row, Table

MAX_COLSPAN = 200
"""Wider spans are cut to this before the table's real width is known."""

MAX_SPANNED = 200_000
"""Places that the spans of one table may cover in all; spans beyond that are dropped."""

_SCOPES: dict[str, Literal["row", "col", "rowgroup", "colgroup"]] = {
    "row": "row",
    "col": "col",
    "rowgroup": "rowgroup",
    "colgroup": "colgroup",
}

Read = Callable[[Element], Blocks]


def is_for_looks(node: Element) -> bool:
    """Whether a table only places things side by side, as its author says of it.

    Source: https://html.spec.whatwg.org/multipage/tables.html#the-table-element
    """
    return (node.attributes.get("role") or "").strip().lower() in {"presentation", "none"}


class TableReader:
    """Reads one table.

    Args:
        flow: What an element holds, as blocks.
        part: The same, with what the element says of itself on them.
        own: An element's id, language and direction.
        leave: Keeps an id for the next block.
    """

    def __init__(
        self,
        *,
        flow: Read,
        part: Read,
        own: Callable[[Element], Own],
        leave: Callable[[Own], None],
    ) -> None:
        self._flow = flow
        self._part = part
        self._own = own
        self._leave = leave

    def read(self, node: Element, own: Own) -> tuple[Table | Blocks, int]:
        """The table, or the blocks of one that has no cell; and how many spans were cut."""
        made: dict[str, list[list[Cell]]] = {"thead": [], "tbody": [], "tfoot": []}
        caption: Blocks = ()
        for child in siblings(node.child):
            if not child.is_element_node:
                continue
            if child.tag == "caption":
                caption += self._part(child)
            elif child.tag in made:
                stated = self._stated(child, {})
                rows = [row for row in siblings(child.child) if row.tag == "tr"]
                made[child.tag].extend(self._row(row, stated) for row in rows)
            elif child.tag == "tr":
                made["tbody"].append(self._row(child, {}))
        if not any(map(any, made.values())):  # no row has a cell
            return caption, 0
        trimmed = _trim(list(made.values()))
        head, body, foot = (tuple(Row(tuple(row)) for row in rows) for rows in made.values())
        lawful = all(isinstance(block, Paragraph | List | Preformatted) for block in caption)
        table = Table(head=head, body=body, foot=foot, caption=caption if lawful else (), **own)
        return (table if lawful else (*caption, table)), trimmed

    def opened(self, node: Element) -> Blocks:
        """What the cells of a table for looks hold, in reading order."""
        blocks: Blocks = ()
        for child in siblings(node.child):
            if child.tag in {"thead", "tbody", "tfoot", "tr"}:
                self._leave(self._own(child))
                blocks += self.opened(child)
            elif child.tag in {"td", "th", "caption"}:
                blocks += self._part(child)
        return blocks

    def _row(self, node: Element, outer: Stated) -> list[Cell]:
        stated = self._stated(node, outer)
        cells = [cell for cell in siblings(node.child) if cell.tag in {"td", "th"}]
        return [self._cell(cell, stated, alignment(node)) for cell in cells]

    def _stated(self, node: Element, outer: Stated) -> Stated:
        """What rows say for their cells; their ids go to the next block."""
        own = self._own(node)
        self._leave(own)
        return _over(outer, own)

    def _cell(self, node: Element, outer: Stated, align: Alignment | None) -> Cell:
        attributes = node.attributes
        own = self._own(node)
        return Cell(
            blocks=self._flow(node),
            header=node.tag == "th",
            scope=_SCOPES.get((attributes.get("scope") or "").lower()),
            colspan=_span(attributes.get("colspan")),
            rowspan=_span(attributes.get("rowspan"), zero=65534),
            align=alignment(node) or align,
            **_over(outer, own),
            id=own.get("id"),
        )


def _over(outer: Stated, own: Own) -> Stated:
    return {"lang": own.get("lang") or outer.get("lang"), "dir": own.get("dir") or outer.get("dir")}


def _span(value: str | None, zero: int = 1) -> int:
    text = (value or "").strip()
    if not text.isdecimal():
        return 1
    number = int(text[:9])
    return min(number, 65534) if number else zero


def _trim(groups: list[list[list[Cell]]]) -> int:
    """Cut spans back so that each stays within its group and starts a column of the table."""
    trimmed = spanned = 0
    for rows in groups:
        _drop_empty(rows)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                rowspan = min(cell.rowspan, len(rows) - number)
                colspan = min(cell.colspan, MAX_COLSPAN)
                if rowspan * colspan > 1:
                    spanned += rowspan * colspan
                if spanned > MAX_SPANNED:
                    rowspan = colspan = 1
                if (rowspan, colspan) != (cell.rowspan, cell.colspan):
                    trimmed += 1
                    row[place] = replace(cell, rowspan=rowspan, colspan=colspan)
    width = 1 + max(
        (max(starts, default=0) for rows in groups for starts in _starts(rows)), default=0
    )
    for rows in groups:
        for row, starts in zip(rows, _starts(rows), strict=True):
            for place, (cell, start) in enumerate(zip(row, starts, strict=True)):
                if start + cell.colspan > width:
                    trimmed += 1
                    row[place] = replace(cell, colspan=max(1, width - start))
    return trimmed


def _drop_empty(rows: list[list[Cell]]) -> None:
    """Take out rows without a cell, and shorten the spans that ran through them."""
    if all(rows):
        return
    full = list(accumulate(map(bool, rows), initial=0))
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell.rowspan > 1:
                end = min(number + cell.rowspan, len(rows))
                beyond = number + cell.rowspan - end
                row[place] = replace(cell, rowspan=full[end] - full[number] + beyond)
    rows[:] = [row for row in rows if row]


def _starts(rows: list[list[Cell]]) -> list[list[int]]:
    """The column in which each cell starts (HTML, 4.9.12.1, forming a table)."""
    busy: dict[int, int] = {}
    found = []
    for row in rows:
        column, starts = 0, []
        taken = {place for place, left in busy.items() if left}
        for cell in row:
            while column in taken:
                column += 1
            starts.append(column)
            for place in range(column, column + cell.colspan):
                busy[place] = max(busy.get(place, 0), cell.rowspan)
            column += cell.colspan
        busy = {place: left - 1 for place, left in busy.items() if left > 1}
        found.append(starts)
    return found
