"""Doubled breaks, which authors use to part paragraphs.

    <p>One.<br><br>Two.</p>      ->      two paragraphs

A break at the end of a paragraph goes too. In headings, labels, questions, summaries, terms and
attributions, which can't be parted, doubled breaks become one.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.normalise.visible import ids_of, is_visible
from exporter.tree import (
    Block,
    Blocks,
    DefinitionItem,
    DefinitionList,
    Details,
    Heading,
    Inline,
    Inlines,
    LabelledList,
    LineBreak,
    Paragraph,
    QuestionAnswer,
    Questions,
    Quote,
    Text,
    plain_text,
    rebuild,
)

_BREAK = LineBreak()


def split_paragraphs(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []

    def on_blocks(blocks: Blocks) -> Blocks:
        if not any(isinstance(block, Paragraph) and _has_break(block.content) for block in blocks):
            return blocks
        return tuple(found for block in blocks for found in split_paragraph(block, said))

    return rebuild(blocks, on_block=_mended, on_blocks=on_blocks), tuple(said)


def _has_break(content: Inlines) -> bool:
    return LineBreak in map(type, content)


def _mended(block: Block) -> Block:
    """A block whose own run of text can't be parted, with single breaks in it."""
    match block:
        case Heading() if _has_break(block.content):
            return replace(block, content=_single(block.content))
        case LabelledList() if _has_break(block.label):
            return replace(block, label=_single(block.label))
        case Quote() if _has_break(block.attribution):
            return replace(block, attribution=_single(block.attribution))
        case Details() if _has_break(block.summary):
            return replace(block, summary=_single(block.summary))
        case Questions() if any(_has_break(item.question) for item in block.items):
            pairs = (QuestionAnswer(_single(item.question), item.answer) for item in block.items)
            return replace(block, items=tuple(pairs))
        case DefinitionList() if any(
            _has_break(term) for item in block.items for term in item.terms
        ):
            items = (
                DefinitionItem(tuple(map(_single, item.terms)), item.definitions)
                for item in block.items
            )
            return replace(block, items=tuple(items))
        case _:
            return block


def _single(content: Inlines) -> Inlines:
    """The run with single breaks, and none at its ends; one of breaks alone is left alone."""
    parts = [part for part in _parts(content) if part]
    found = tuple(node for part in parts for node in (*part, _BREAK))[:-1]
    return content if not found or found == content else found


def split_paragraph(block: Block, said: list[Diagnostic]) -> Iterator[Block]:
    """The paragraphs that one with doubled breaks is; any other block itself."""
    if not isinstance(block, Paragraph) or not _has_break(block.content):
        yield block
        return
    parts = [part for part in _parts(block.content) if part]
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


def _is_blank(node: Inline) -> bool:
    """Whether a node is nothing at the edge of a line: white space, in styles or not."""
    if isinstance(node, Text):
        return not node.text.strip()
    return not is_visible((node,)) and not ids_of((node,))


def _parts(content: Inlines) -> Iterator[Inlines]:
    """The runs between doubled breaks, without breaks at their ends."""
    part: list[Inline] = []
    waiting: list[Inline] = []
    breaks = 0
    for node in content:
        if isinstance(node, LineBreak):
            breaks += 1
            waiting.append(node)
        elif (breaks or not part) and _is_blank(node):
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
