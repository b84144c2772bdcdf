"""Blocks without anything to see: dropped, their anchors handed to what follows.

Ordered lists keep their empty items, because those count.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.tree import (
    Block,
    Blocks,
    Details,
    Figure,
    Heading,
    Image,
    Inline,
    LabelledList,
    List,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Span,
    Text,
    rebuild,
    walk,
)


def drop_empties(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    count = 0

    def on_blocks(blocks: Blocks) -> Blocks:
        nonlocal count
        if all(map(_is_fine, blocks)):
            return blocks
        kept = tuple(_kept(blocks))
        count += len(blocks) - len(kept)
        return kept

    found = rebuild(blocks, on_blocks=on_blocks)
    if found == blocks:  # empty items that count were looked at, and kept
        return blocks, ()
    return found, (Diagnostic(Code.EMPTY_DROPPED, f"{count}" if count > 0 else ""),)


def _is_fine(block: Block) -> bool:
    match block:
        case Paragraph() | Heading() | Preformatted():
            return _visible(block.content)
        case List():
            return all(item.blocks for item in block.items)
        case Quote() | Figure():
            return bool(block.blocks)
        case LabelledList():
            return all(item.blocks for item in block.list.items)
        case _:
            return True


def _visible(content: tuple[Inline, ...]) -> bool:
    if content and isinstance(content[0], Text) and content[0].text.strip():
        return True  # nearly always
    return any(
        isinstance(node, Image) or (isinstance(node, Text) and bool(node.text.strip()))
        for node in walk(content)
    )


def _kept(blocks: Blocks) -> Iterator[Block]:
    """The blocks worth keeping; anchors of the others go to the next that can hold them."""
    anchors: list[str] = []
    last: Block | None = None
    for block in blocks:
        mended = block if _is_fine(block) else _mended(block)
        if mended is None:
            anchors.extend(_anchors(block))
            continue
        for one in mended if isinstance(mended, tuple) else (mended,):
            if last is not None:
                yield last
            last, anchors = _with_anchors(one, anchors), []
    if anchors:
        carrier = Paragraph(content=()) if last is None else last
        last = _with_anchors(carrier, anchors)
    if last is not None:
        yield last


def _with_anchors(block: Block, names: list[str]) -> Block:
    """The block with more ids: its own field first, then empty spans in its text."""
    for name in names:
        if block.id is None:
            block = replace(block, id=name)
        elif isinstance(block, Paragraph | Heading | Preformatted):
            block = replace(block, content=(Span(id=name), *block.content))
        elif isinstance(block, Quote | Details) and block.blocks:
            inside = (_with_anchors(block.blocks[0], [name]), *block.blocks[1:])
            block = replace(block, blocks=inside)
        elif isinstance(block, List):
            first, *rest = block.items
            inner = _with_anchors(first.blocks[0], [name])
            first = replace(first, blocks=(inner, *first.blocks[1:]))
            block = replace(block, items=(first, *rest))
    return block


def _anchors(block: Block) -> Iterator[str]:
    for node in walk([block]):
        name = getattr(node, "id", None)
        if name is not None:
            yield name


def _mended(block: Block) -> Block | Blocks | None:
    """What is left of a block that lacks something; None for nothing."""
    match block:
        case List():
            return _list(block)
        case LabelledList():
            inner = _list(block.list)
            if inner is None:
                return _labelled_alone(block)
            return replace(block, list=inner)
        case Quote() if _visible(block.attribution):
            return Paragraph(content=block.attribution, id=block.id, lang=block.lang, dir=block.dir)
        case Figure() if block.caption:
            return block.caption
        case _:
            return None


def _labelled_alone(block: LabelledList) -> Paragraph | None:
    if not _visible(block.label):
        return None
    return Paragraph(content=block.label, id=block.id, lang=block.lang, dir=block.dir)


def _list(block: List) -> List | None:
    if block.ordered:
        blank = (Paragraph(content=()),)
        items = tuple(item if item.blocks else replace(item, blocks=blank) for item in block.items)
        return replace(block, items=items) if any(item.blocks != blank for item in items) else None
    items = tuple(item for item in block.items if item.blocks)
    lost = [item for item in block.items if not item.blocks and item.id]
    if not items:
        return None
    if lost:
        first: ListItem = items[0]
        inner = _with_anchors(first.blocks[0], [item.id for item in lost if item.id])
        items = (replace(first, blocks=(inner, *first.blocks[1:])), *items[1:])
    return replace(block, items=items)
