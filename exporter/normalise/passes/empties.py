"""Blocks without anything to see: dropped, their anchors handed to what follows.

Ordered lists keep their empty items, because those count.
"""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.tree import (
    Block,
    Blocks,
    Callout,
    DefinitionItem,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    LabelledList,
    List,
    ListItem,
    Math,
    Note,
    PageBreak,
    Paragraph,
    Preformatted,
    QuestionAnswer,
    Questions,
    Quote,
    Row,
    Span,
    Table,
    Text,
    ThematicBreak,
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
        case Quote() | Figure() | Callout():
            return bool(block.blocks)
        case LabelledList():
            return all(item.blocks for item in block.list.items)
        case _:
            return True


def _visible(content: tuple[Inline, ...]) -> bool:
    if content and isinstance(content[0], Text) and content[0].text.strip():
        return True  # nearly always
    return any(
        isinstance(node, Image | Note | Math)
        or (isinstance(node, Text) and bool(node.text.strip()))
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
            last = one
            if not (isinstance(one, Embed | ThematicBreak | PageBreak) and one.id):
                last, anchors = _with_anchors(one, anchors), []
    if anchors:
        if isinstance(last, Embed | ThematicBreak | PageBreak):
            yield last
            last = None
        last = _with_anchors(last or Paragraph(content=()), anchors)
    if last is not None:
        yield last


def _with_anchors(block: Block, names: list[str]) -> Block:
    """The block with more ids: its own field first, then empty spans in its text."""
    if names and block.id is None:
        block, names = replace(block, id=names[0]), names[1:]
    return _with_spans(block, tuple(Span(id=name) for name in names)) if names else block


def _with_spans(block: Block, spans: tuple[Span, ...]) -> Block:
    """The block with anchors before the first text in it."""
    match block:
        case Paragraph() | Heading() | Preformatted():
            return replace(block, content=(*spans, *block.content))
        case LabelledList():
            return replace(block, label=(*spans, *block.label))
        case Details():
            return replace(block, summary=(*spans, *block.summary))
        case Quote() | Figure() | Callout():
            first, *rest = block.blocks
            return replace(block, blocks=(_with_spans(first, spans), *rest))
        case List():
            item, *others = block.items
            first, *rest = item.blocks
            item = replace(item, blocks=(_with_spans(first, spans), *rest))
            return replace(block, items=(item, *others))
        case Questions():
            pair, *pairs = block.items
            pair = QuestionAnswer((*spans, *pair.question), pair.answer)
            return replace(block, items=(pair, *pairs))
        case DefinitionList():
            entry, *entries = block.items
            term, *terms = entry.terms or ((),)
            entry = DefinitionItem(((*spans, *term), *terms), entry.definitions)
            return replace(block, items=(entry, *entries))
        case Table():
            return _table_with_spans(block, spans)
        case Embed() | ThematicBreak() | PageBreak():
            return block
        case _:
            assert_never(block)


def _table_with_spans(table: Table, spans: tuple[Span, ...]) -> Table:
    anchor = Paragraph(content=spans)
    for name in ("head", "body", "foot"):
        rows = getattr(table, name)
        if rows:
            cell, *cells = rows[0].cells
            blocks = (
                (_with_spans(cell.blocks[0], spans), *cell.blocks[1:]) if cell.blocks else (anchor,)
            )
            row = Row((replace(cell, blocks=blocks), *cells))
            return replace(table, **{name: (row, *rows[1:])})
    return table


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
