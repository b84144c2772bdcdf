"""Flattened lists, nested again.

    • **Rest**                  • **Rest**
    • crutches                      • crutches
    • a chair           ->          • a chair
    • **Ice**                   • **Ice**
    • in a towel                    • in a towel

A label is an item that is only bold text. The list must start with one, have at least two, and
each must have at least one item below it: anything else may be emphasis.
"""

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.tree import (
    Block,
    Blocks,
    List,
    ListItem,
    Paragraph,
    Style,
    Styled,
    Text,
    plain_text,
    rebuild,
)


def nest_lists(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []

    def on_block(block: Block) -> Block:
        if not isinstance(block, List) or block.ordered or not _is_label(block.items[0]):
            return block
        groups = _groups(block.items)
        if len(groups) < 2 or any(len(group) < 2 for group in groups):
            return block
        near = excerpt(plain_text([block]))
        said.append(Diagnostic(Code.LIST_NESTED, f"{len(groups)} groups", Place(near=near)))
        return replace(block, items=tuple(map(_nested, groups)))

    return rebuild(blocks, on_block=on_block), tuple(said)


def _groups(items: tuple[ListItem, ...]) -> list[list[ListItem]]:
    groups: list[list[ListItem]] = []
    for item in items:
        if _is_label(item):
            groups.append([item])
        else:
            groups[-1].append(item)
    return groups


def _nested(group: list[ListItem]) -> ListItem:
    label, *below = group
    return replace(label, blocks=(*label.blocks, List(items=tuple(below))))


def _is_label(item: ListItem) -> bool:
    """Whether an item is only bold text, perhaps with a colon after it."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return False
    seen = [
        node
        for node in item.blocks[0].content
        if not (isinstance(node, Text) and not node.text.strip(" \n\u00a0:"))
    ]
    return (
        len(seen) == 1
        and isinstance(seen[0], Styled)
        and seen[0].style is Style.STRONG
        and bool(plain_text(seen))
    )
