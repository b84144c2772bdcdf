"""Tables as XHTML."""

from collections.abc import Callable

from exporter.markup.escape import attributes
from exporter.tree import Blocks, Cell, Row, Table

Common = Callable[[object, str | None], str]
Content = Callable[[Blocks], str]


def table(node: Table, common: Common, content: Content) -> str:
    """A table with its caption and row groups.

    Args:
        node: The table.
        common: Prints the attributes that any node may have, with a class.
        content: Prints the blocks of a caption or cell.
    """
    caption = f"<caption>{content(node.caption)}</caption>" if node.caption else ""
    groups = "".join(
        f"<{name}>{''.join([_row(row, name, common, content) for row in rows])}</{name}>"
        for name, rows in (("thead", node.head), ("tbody", node.body), ("tfoot", node.foot))
        if rows
    )
    return f"<table{common(node, None)}>{caption}{groups}</table>"


def _row(row: Row, group: str, common: Common, content: Content) -> str:
    only_headers = all(cell.header for cell in row.cells)
    cells = [_cell(cell, _scope(group, only_headers), common, content) for cell in row.cells]
    return f"<tr>{''.join(cells)}</tr>"


def _scope(group: str, only_headers: bool) -> str | None:  # noqa: FBT001
    """What a header cell heads by its place, where the post doesn't say.

    Source: https://www.w3.org/WAI/tutorials/tables/two-headers/
    """
    if group == "thead":
        return "col"
    return None if only_headers else "row"


def _cell(cell: Cell, scope: str | None, common: Common, content: Content) -> str:
    """One cell; an empty header cell heads nothing and is a plain one."""
    name = "th" if cell.header and cell.blocks else "td"
    align = f"align-{cell.align}" if cell.align else None
    written = common(cell, align) + attributes(
        colspan=cell.colspan if cell.colspan > 1 else None,
        rowspan=cell.rowspan if cell.rowspan > 1 else None,
        scope=(cell.scope or scope) if name == "th" else None,
    )
    return f"<{name}{written}>{content(cell.blocks)}</{name}>"
