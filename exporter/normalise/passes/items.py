"""Headings that are nothing but an item's text.

A list of one item that is a heading is that heading, with its number; in a longer list, where headings were used
for large type, the text stays in its item, in bold. An item with more than its heading (a card)
stays as it is.
"""

from typing import TypeGuard

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.normalise.passes.empties import drop_empties
from exporter.tree import (
    Block,
    Blocks,
    Heading,
    List,
    ListItem,
    Paragraph,
    Style,
    Styled,
    plain_text,
    rebuild,
)


def free_headings(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []

    def on_block(block: Block) -> Block:
        given, block = block, _without_empties(block)
        if not _is_of_headings(block):
            return given
        near = Place(near=excerpt(plain_text([block])))
        said.append(Diagnostic(Code.ITEM_HEADING_FREED, "", near))
        only = block.items[0]
        heading = only.blocks[0]
        names = [name for name in (block.id, only.id, heading.id) if name]
        if len(block.items) == 1 and len(names) < 2 and isinstance(heading, Heading):
            return replace(heading, id="".join(names) or None)
        return replace(block, items=tuple(map(_plain, block.items)))

    return rebuild(blocks, on_block=on_block), tuple(said)


def _without_empties(block: Block) -> Block:
    """A list with headings as it is once its empty blocks and items are dropped."""
    if isinstance(block, List) and any(
        isinstance(inner, Heading) for item in block.items for inner in item.blocks
    ):
        kept, _said = drop_empties((block,))
        return kept[0] if len(kept) == 1 else block
    return block


def _is_of_headings(block: Block) -> TypeGuard[List]:
    return isinstance(block, List) and not block.ordered and any(map(_is_heading, block.items))


def _is_heading(item: ListItem) -> bool:
    return len(item.blocks) == 1 and isinstance(item.blocks[0], Heading)


def _plain(item: ListItem) -> ListItem:
    if not _is_heading(item):
        return item
    (heading,) = item.blocks
    if not isinstance(heading, Heading):
        return item
    paragraph = Paragraph(
        content=(Styled(Style.STRONG, heading.content),),
        align=heading.align,
        id=heading.id,
        lang=heading.lang,
        dir=heading.dir,
    )
    return replace(item, blocks=(paragraph,))
