"""Loose and tight lists told apart.

A list is loose when an item holds more than one paragraph or the like, nested lists apart. How the
source wraps its items says nothing: editors mix both in one list.
"""

from msgspec.structs import replace

from exporter.diagnostics import Diagnostic
from exporter.tree import Block, Blocks, List, ListItem, rebuild


def tell_tightness(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""

    def on_block(block: Block) -> Block:
        if not isinstance(block, List):
            return block
        tight = not any(map(_is_loose, block.items))
        return block if tight is block.tight else replace(block, tight=tight)

    return rebuild(blocks, on_block=on_block), ()


def _is_loose(item: ListItem) -> bool:
    return sum(not isinstance(block, List) for block in item.blocks) > 1
