"""Heading levels, so that none is skipped and the first is the one below the title.

    h2 h4 h4 h3     ->      h2 h3 h3 h3

Source: WCAG 2.2 technique G141; PDF/UA-1 (ISO 14289-1) 7.4.2.
"""

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.tree import Block, Blocks, Heading, plain_text, rebuild


def close_levels(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []
    above: list[tuple[int, int]] = []

    def on_block(block: Block) -> Block:
        if not isinstance(block, Heading):
            return block
        while above and above[-1][0] >= block.level:
            above.pop()
        level = above[-1][1] + 1 if above else 2
        above.append((block.level, level))
        if level == block.level:
            return block
        near = excerpt(plain_text(block.content))
        said.append(
            Diagnostic(Code.HEADING_LEVEL_CHANGED, f"{block.level} to {level}", Place(near=near))
        )
        return replace(block, level=level)

    return rebuild(blocks, on_block=on_block), tuple(said)
