"""Walking and rebuilding trees: the one place that knows where each node keeps its children."""

import re
from collections.abc import Callable, Iterable, Iterator
from operator import is_
from typing import TypeVar, assert_never

from msgspec.structs import replace

from exporter.tree.maths import linear
from exporter.tree.nodes import (
    Abbreviation,
    Block,
    Blocks,
    Callout,
    Cell,
    DefinitionItem,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LabelledList,
    LineBreak,
    Link,
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
    Ruby,
    Span,
    Styled,
    Table,
    Text,
    ThematicBreak,
    Time,
)

Part = ListItem | DefinitionItem | QuestionAnswer | Row | Cell
"""What stands between a block and its content."""

Node = Block | Inline | Part

OnBlock = Callable[[Block], Block]
OnBlocks = Callable[[Blocks], Blocks]
OnInlines = Callable[[Inlines], Inlines]

_T = TypeVar("_T")

_WORD = re.compile(r"\w+")


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, parents before children, in reading order."""
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        yield node
        if type(node) is not Text and (below := children(node)):  # most nodes are text
            stack.extend(below[::-1])


def children(node: Node) -> tuple[Node, ...]:  # noqa: C901, PLR0912 - a total match
    """A node's children in reading order."""
    match node:  # the commonest first
        case Paragraph() | Heading() | Preformatted():
            return node.content
        case ListItem() | Note():
            return node.blocks
        case Styled() | Span() | Abbreviation() | Time() | Link():
            return node.content
        case Text() | LineBreak() | Image() | Math() | Embed() | ThematicBreak() | PageBreak():
            return ()
        case List() | DefinitionList() | Questions():
            return node.items
        case Ruby():
            return (*node.base, *node.reading)
        case DefinitionItem():
            return (*_flat(node.terms), *_flat(node.definitions))
        case Quote():
            return (*node.blocks, *node.attribution)
        case Callout():
            return node.blocks
        case Figure():
            return (*node.blocks, *node.caption)
        case Table():
            return (*node.caption, *node.head, *node.body, *node.foot)
        case Row():
            return node.cells
        case Cell():
            return node.blocks
        case Details():
            return (*node.summary, *node.blocks)
        case QuestionAnswer():
            return (*node.question, *node.answer)
        case LabelledList():
            return (*node.label, node.list)
        case _:
            assert_never(node)


def _flat(groups: Iterable[Iterable[Node]]) -> Iterator[Node]:
    for group in groups:
        yield from group


def plain_text(nodes: Iterable[Node]) -> str:
    """The text of the lines, blocks parted by a space.

    Pictures, notes and what is embedded count as nothing.
    """
    return " ".join("".join(_text_parts(nodes, whole=False)).split())


def _text_parts(nodes: Iterable[Node], *, whole: bool) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text():
                yield node.text
            case LineBreak():
                yield " "
            case Styled() | Span() | Abbreviation() | Time() | Link():
                yield from _text_parts(node.content, whole=whole)
            case Image():
                pass
            case Math():
                yield linear(node.root)
            case Note() if not whole:
                pass
            case Embed():
                yield f" {node.title} " if whole else " "
            case DefinitionItem():
                for part in (*node.terms, *node.definitions):
                    yield " "
                    yield from _text_parts(part, whole=whole)
                yield " "
            case _:
                yield " "
                yield from _text_parts(children(node), whole=whole)
                yield " "


def words(nodes: Iterable[Node]) -> list[str]:
    """All words in reading order: runs of letters, digits and underscores.

    Notes stand at their marks, and what is embedded has its title.
    """
    return _WORD.findall("".join(_text_parts(nodes, whole=True)))


def _same(blocks: Blocks) -> Blocks:
    return blocks


def _same_block(block: Block) -> Block:
    return block


def _same_inlines(inlines: Inlines) -> Inlines:
    return inlines


def rebuild(
    blocks: Blocks,
    *,
    on_block: OnBlock = _same_block,
    on_blocks: OnBlocks = _same,
    on_inlines: OnInlines = _same_inlines,
    in_items: bool = True,
) -> Blocks:
    """A copy of a tree with its blocks and sequences of children passed through functions.

    Sequences are visited innermost first, so a function sees children that are done. What is not
    changed is shared with the old tree.

    Args:
        blocks: The tree.
        on_block: Called with every block, in reading order as far as blocks without blocks inside
            go, with its children done.
        on_blocks: Called with every sequence of blocks, the outermost included.
        on_inlines: Called with every sequence of inlines. Content of `Preformatted` is passed
            too; a function that changes white space must leave it to `Preformatted`'s owner.
        in_items: Whether the sequences that list items consist of are passed to `on_blocks`.
    """
    return _Rebuilder(on_block, on_blocks, on_inlines, in_items=in_items).blocks(blocks)


class _Rebuilder:
    """The recursion of `rebuild`, with the functions at hand."""

    def __init__(
        self, on_block: OnBlock, on_blocks: OnBlocks, on_inlines: OnInlines, *, in_items: bool
    ) -> None:
        self._on_block = on_block
        self._on_blocks = on_blocks
        self._on_inlines = on_inlines
        self._in_items = in_items

    def blocks(self, blocks: Blocks) -> Blocks:
        return self._on_blocks(self._each(blocks))

    def _each(self, blocks: Blocks) -> Blocks:
        on_block, below = self._on_block, self._block
        if on_block is _same_block:
            return _shared(blocks, below)
        new = [on_block(below(block)) for block in blocks]
        return blocks if all(map(is_, blocks, new)) else tuple(new)

    def inlines(self, inlines: Inlines) -> Inlines:
        if self._on_inlines is _same_inlines:
            return inlines
        new = [node if type(node) is Text else self._inline(node) for node in inlines]
        return self._on_inlines(inlines if all(map(is_, inlines, new)) else tuple(new))

    def _inline(self, node: Inline) -> Inline:
        match node:
            case Text() | LineBreak() | Image() | Math():
                return node
            case Styled() | Span() | Abbreviation() | Time() | Link():
                content = self.inlines(node.content)
                return node if content is node.content else replace(node, content=content)
            case Ruby():
                return Ruby(self.inlines(node.base), self.inlines(node.reading))
            case Note():
                blocks = self.blocks(node.blocks)
                return node if blocks is node.blocks else replace(node, blocks=blocks)
            case _:
                assert_never(node)

    def _block(self, node: Block) -> Block:  # noqa: C901, PLR0912 - a total match
        match node:  # the commonest first
            case Paragraph() | Heading() | Preformatted():
                if self._on_inlines is _same_inlines:
                    return node
                content = self.inlines(node.content)
                return node if content is node.content else replace(node, content=content)
            case List():
                return self._list(node)
            case Embed() | ThematicBreak() | PageBreak():
                return node
            case DefinitionList():
                return replace(node, items=tuple(map(self._definition, node.items)))
            case Quote():
                return replace(
                    node,
                    blocks=self.blocks(node.blocks),
                    attribution=self.inlines(node.attribution),
                )
            case Figure():
                inside = self.blocks(node.blocks)
                return replace(node, blocks=inside, caption=self.blocks(node.caption))
            case Table():
                return replace(
                    node,
                    caption=self.blocks(node.caption),
                    head=tuple(map(self._row, node.head)),
                    body=tuple(map(self._row, node.body)),
                    foot=tuple(map(self._row, node.foot)),
                )
            case Details():
                summary = self.inlines(node.summary)
                return replace(node, summary=summary, blocks=self.blocks(node.blocks))
            case Callout():
                inside = self.blocks(node.blocks)
                return node if inside is node.blocks else replace(node, blocks=inside)
            case Questions():
                return replace(node, items=tuple(map(self._question, node.items)))
            case LabelledList():
                return self._labelled(node)
            case _:
                assert_never(node)

    def _list(self, node: List) -> List:
        items = _shared(node.items, self._item)
        return node if items is node.items else replace(node, items=items)

    def _labelled(self, node: LabelledList) -> LabelledList:
        """A labelled list; its list is a block too, but can only become another list."""
        inner = self._on_block(self._list(node.list))
        if not isinstance(inner, List):
            message = f"a labelled list can't hold a {type(inner).__name__}"
            raise TypeError(message)
        return replace(node, label=self.inlines(node.label), list=inner)

    def _item(self, item: ListItem) -> ListItem:
        blocks = self.blocks(item.blocks) if self._in_items else self._each(item.blocks)
        return item if blocks is item.blocks else replace(item, blocks=blocks)

    def _row(self, row: Row) -> Row:
        return Row(tuple(replace(cell, blocks=self.blocks(cell.blocks)) for cell in row.cells))

    def _question(self, item: QuestionAnswer) -> QuestionAnswer:
        return QuestionAnswer(self.inlines(item.question), self.blocks(item.answer))

    def _definition(self, item: DefinitionItem) -> DefinitionItem:
        return DefinitionItem(
            tuple(map(self.inlines, item.terms)), tuple(map(self.blocks, item.definitions))
        )


def _shared(old: tuple[_T, ...], change: Callable[[_T], _T]) -> tuple[_T, ...]:
    """The changed tuple, or the very same one where nothing changed."""
    new = [change(item) for item in old]
    return old if all(map(is_, old, new)) else tuple(new)
