"""Doubled breaks, which authors use to part paragraphs.

    <p>One.<br><br>Two.</p>      ->      two paragraphs

A break at the end of a paragraph goes too. In headings and other runs, which can't be parted,
doubled breaks become one.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.tree import (
    Block,
    Blocks,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Paragraph,
    Text,
    plain_text,
    rebuild,
)

_BREAK = LineBreak()


def split_paragraphs(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []

    def on_blocks(blocks: Blocks) -> Blocks:
        if not any(
            isinstance(block, Paragraph | Heading) and _BREAK in block.content for block in blocks
        ):
            return blocks
        return tuple(found for block in blocks for found in _split(block, said))

    return rebuild(blocks, on_blocks=on_blocks), tuple(said)


def _split(block: Block, said: list[Diagnostic]) -> Iterator[Block]:
    if not isinstance(block, Paragraph | Heading) or _BREAK not in block.content:
        yield block
        return
    parts = [part for part in _parts(block.content) if part]
    if isinstance(block, Heading):
        content = tuple(node for part in parts for node in (*part, _BREAK))[:-1]
        yield block if content == block.content else replace(block, content=content)
        return
    if parts == [block.content]:
        yield block
        return
    if len(parts) > 1:
        near = excerpt(plain_text([block]))
        said.append(Diagnostic(Code.PARAGRAPH_SPLIT, f"into {len(parts)}", Place(near=near)))
    for number, part in enumerate(parts or [()]):
        last = number == len(parts) - 1
        yield replace(
            block,
            content=part,
            id=block.id if number == 0 else None,
            keep_with_next=block.keep_with_next and last,
        )


def _parts(content: Inlines) -> Iterator[Inlines]:
    """The runs between doubled breaks, without breaks at their ends."""
    part: list[Inline] = []
    waiting: list[Inline] = []
    breaks = 0
    for node in content:
        if isinstance(node, LineBreak):
            breaks += 1
            waiting.append(node)
        elif isinstance(node, Text) and not node.text.strip() and (breaks or not part):
            waiting.append(node)
        else:
            if breaks > 1:
                yield tuple(part)
                part = []
            elif part or not breaks:
                part.extend(waiting)
            part.append(node)
            breaks, waiting = 0, []
    if not breaks:
        part.extend(waiting)
    yield tuple(part)
