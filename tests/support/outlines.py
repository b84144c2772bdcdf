"""Shapes of structure trees: kinds of element in order and nesting, told as lines."""

from collections.abc import Iterator
from typing import NamedTuple

from exporter.tree import Row
from support.printed import Tag

INLINE = frozenset(
    ["Span", "Link", "Quote", "OBJR", "Reference", "Em", "Strong", "Sub", "Sup", "Deleted"]
)


class Node(NamedTuple):
    """A kind of structure element and what stands below it."""

    role: str
    kids: "tuple[Node, ...]" = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        yield f"{'  ' * depth}{self.role}"
        for kid in self.kids:
            yield from kid.lines(depth + 1)


def found(tag: Tag) -> list[str]:
    """The lines of a structure tree that was read back."""
    return [line for node in _found(tag) for line in node.lines()]


def _found(tag: Tag) -> Iterator[Node]:
    """A tag, or the blocks and figures in it where it is inline itself."""
    kids = tuple(node for kid in tag.kids if isinstance(kid, Tag) for node in _found(kid))
    if tag.role in INLINE or (tag.role == "Code" and tag.attributes.get("Placement") is None):
        yield from kids
    else:
        role = "Note" if tag.role == "FENote" else tag.role
        yield Node(role, tuple(kid for kid in kids if not _is_notes_number(tag, kid)))


def _is_notes_number(tag: Tag, kid: Node) -> bool:
    return kid.role == "Lbl" and tag.role != "LI"


def modern(node: Node, around: str) -> Node:
    """What PDF 2.0 doesn't let stand in groups and cells has a plainer type there."""
    role = node.role
    if role == "Caption" and around != "Table":
        role = "Div" if any(kid.role == "P" for kid in node.kids) else "P"
    if role == "BlockQuote" and around in {"TH", "TD"}:
        role = "Div"
    # A group is seen through: what stands in it stands in what is around it.
    inside = around if role == "Div" and around in {"TH", "TD"} else role
    return Node(role, tuple(modern(kid, inside) for kid in node.kids))


def in_steps(lines: list[str]) -> list[str]:
    """Headings go down by one level at a time."""
    level, told = 0, []
    for line in lines:
        role = line.strip()
        if role[0] == "H" and role[1:].isdigit():
            level = min(int(role[1:]), level + 1)
            told.append(line.replace(role, f"H{level}"))
        else:
            told.append(line)
    return told


def widths(rows: tuple[Row, ...]) -> list[int]:
    """How many columns each row of a group covers, by its cells and those from above."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in covered:
                column += 1
            covered |= {
                (number + down, column + across)
                for down in range(min(cell.rowspan, len(rows) - number))
                for across in range(cell.colspan)
            }
            column += cell.colspan
    return [
        len({column for line, column in covered if line == number}) for number in range(len(rows))
    ]
