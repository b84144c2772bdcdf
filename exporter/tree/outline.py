"""The headings of a chapter as a nested table of contents."""

from collections.abc import Iterable

from msgspec import Struct

from exporter.tree.nodes import Block, Heading, Inlines
from exporter.tree.walk import walk


class OutlineEntry(Struct, frozen=True):
    """One heading with those below it.

    Attributes:
        level: As in the tree, from 2.
        id: The heading's anchor.
        content: Its text.
        children: Deeper headings up to the next of this level.
    """

    level: int
    id: str
    content: Inlines
    children: "tuple[OutlineEntry, ...]" = ()


def outline(blocks: Iterable[Block]) -> tuple[OutlineEntry, ...]:
    """The headings in reading order, wherever they stand, nested by level."""
    headings = [node for node in walk(blocks) if isinstance(node, Heading)]
    return _nest(headings)


def _nest(headings: list[Heading]) -> tuple[OutlineEntry, ...]:
    entries = []
    start = 0
    while start < len(headings):
        head = headings[start]
        end = start + 1
        while end < len(headings) and headings[end].level > head.level:
            end += 1
        below = _nest(headings[start + 1 : end])
        entries.append(OutlineEntry(head.level, head.id or "", head.content, below))
        start = end
    return tuple(entries)
