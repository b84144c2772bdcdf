"""Tables in the structure tree: attributes of cells, and rows of equal length.

PDF/UA-1 wants header cells with a scope (ISO 14289-1, 7.5), and veraPDF rows of equal length.
"""

from typing import Any
from xml.etree.ElementTree import Element as Source

import pydyf

from exporter.writers.pdf.element import Element
from exporter.writers.pdf.roles import SCOPES

_GROUPS = frozenset({"THead", "TBody", "TFoot"})


def cell_attributes(role: str, source: Source) -> Any:  # noqa: ANN401 - pydyf has no types
    """The attribute dictionary of a cell (ISO 32000-1, 14.8.5.7)."""
    found = pydyf.Dictionary({"O": "/Table"})
    if role == "TH":
        found["Scope"] = f"/{SCOPES.get(source.get('scope', ''), 'Column')}"
    for key, name in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
        if (count := int(source.get(name, "1"))) > 1:
            found[key] = count
    return found


def tidy(table: Element) -> None:
    """Make a table's groups and rows what PDF/UA-1 wants.

    Short rows get empty cells at their end, so that all rows cover all columns. A table that is
    all head or foot has a body instead (veraPDF rules 7.2-14 and 7.2-15).
    """
    groups = [kid for kid in table.elements() if kid.role in _GROUPS]
    if all(group.role != "TBody" for group in groups):
        for group in groups:
            group.role = "TBody"
    rows = [row for group in _groups(table) for row in _rows_of(group)]
    width = max((length for _row, length in rows), default=0)
    for row, length in rows:
        for _ in range(width - length):
            row.add("TD", None, row.first_page)


def _groups(table: Element) -> list[list[Element]]:
    return [
        [row for row in group.elements() if row.role == "TR"]
        for group in table.elements()
        if group.role in _GROUPS
    ]


def _rows_of(rows: list[Element]) -> list[tuple[Element, int]]:
    """Each row of a group with the columns that its cells and those from above cover."""
    found = []
    from_above: dict[int, int] = {}  # column: rows that are still covered
    for row in rows:
        taken = {column for column, left in from_above.items() if left > 0}
        from_above = {column: left - 1 for column, left in from_above.items() if left > 1}
        column = 0
        for cell in row.elements():
            attributes = cell.entries.get("A", {})
            wide, high = attributes.get("ColSpan", 1), attributes.get("RowSpan", 1)
            while column in taken:
                column += 1
            for covered in range(column, column + wide):
                taken.add(covered)
                if high > 1:
                    from_above[covered] = high - 1
            column += wide
        found.append((row, len(taken)))
    return found
