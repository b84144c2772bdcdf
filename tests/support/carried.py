"""What a Word document of ours carries of a tree, for tests of reading one back.

A tree becomes a list of leaves in reading order, each with the lists, quotations and definitions
around it and its letters, each letter with its look and link. What Word has no place for is left
out of both sides, and nothing else:

- white space, empty paragraphs, page breaks that nothing follows or that stand in tables;
- a figure without a caption or with nothing shown, details without a summary; where a foot of a
  table begins;
- inserted and deleted text, which look underlined and struck; variables and the like, which look
  emphasised; the expansion of an abbreviation, a machine's form of a date;
- which cells of a body are heads, where they begin with something else than a paragraph;
- that something is quoted which begins with no words;
- which stands in which where a list and a quotation begin with the same line;
- a label is a paragraph, and an embedded thing a paragraph with a link, as the first thing in a list item is in Word.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from exporter.phrases import embed_name
from exporter.tree import (
    Abbreviation,
    Block,
    Callout,
    Cell,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
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
    Questions,
    Quote,
    Ruby,
    Span,
    Style,
    Styled,
    Table,
    Text,
    ThematicBreak,
    Time,
    rebuild,
)
from exporter.tree.maths import linear
from exporter.writers.docx.numbering import values
from exporter.writers.docx.quotation import marks

_BOLD = frozenset({Style.STRONG})
_ITALIC = frozenset({Style.EMPHASIS, Style.VARIABLE, Style.CITATION, Style.DEFINITION})
_UNDERLINED = frozenset({Style.UNDERLINE, Style.INSERTED})
_STRUCK = frozenset({Style.STRUCK, Style.DELETED})
_FIXED = frozenset({Style.CODE, Style.KEYBOARD, Style.SAMPLE})
_LOOKS = {"b": _BOLD, "i": _ITALIC, "u": _UNDERLINED, "s": _STRUCK, "c": _FIXED}


class Letter(NamedTuple):
    """A letter, or a picture or note, with its look and link."""

    sign: object
    look: str = ""
    href: str = ""


class Leaf(NamedTuple):
    """A line of text, or what has none."""

    kind: str
    path: tuple[str, ...]
    letters: tuple[Letter, ...] = ()


def leaves(blocks: Iterable[Block], language: str = "en") -> list[Leaf]:
    """What a document carries of blocks."""
    return _trimmed(_Carrier(language).blocks(blocks, ()))


def _trimmed(found: Iterator[Leaf]) -> list[Leaf]:
    kept = [
        leaf._replace(path=tuple(sorted(leaf.path)))
        for leaf in found
        if leaf.letters or leaf.kind not in _MAY_VANISH
    ]
    while kept and kept[-1].kind == "page":
        kept.pop()
    return kept


_MAY_VANISH = frozenset(
    ["paragraph", "question", "summary", "term", "pre code", "pre text", "pre verse"]
)


class _Carrier:
    def __init__(self, language: str) -> None:
        self._language = language

    def blocks(self, blocks: Iterable[Block], path: tuple[str, ...]) -> Iterator[Leaf]:
        for block in blocks:
            carrier = _Carrier(block.lang) if block.lang else self
            yield from carrier._block(block, path)

    def _line(self, kind: str, content: Iterable[Inline], path: tuple[str, ...]) -> Leaf:
        return Leaf(kind, path, tuple(self._letters(content, frozenset(), "")))

    def _block(self, block: Block, path: tuple[str, ...]) -> Iterator[Leaf]:  # noqa: C901, PLR0912
        match block:
            case Paragraph():
                yield self._line("paragraph", block.content, path)
            case Heading():
                yield self._line(f"heading {block.level}", block.content, path)
            case Preformatted():
                yield self._line(f"pre {block.kind}", block.content, path)
            case List():
                numbers = values(block) if block.ordered else [0] * len(block.items)
                kind = f"ol {block.numbering}" if block.ordered else "ul"
                for item, number in zip(block.items, numbers, strict=True):
                    yield from self.blocks(item.blocks, (*path, f"{kind} {number or ''}"))
            case DefinitionList():
                for defined in block.items:
                    for term in defined.terms:
                        yield self._line("term", term, path)
                    for definition in defined.definitions:
                        yield from self.blocks(definition, (*path, "dd"))
            case Quote():
                yield from self.blocks(block.blocks, (*path, "quote"))
                if block.attribution:
                    yield self._line("paragraph", block.attribution, (*path, "quote"))
            case Callout():
                yield from self._range(
                    f"callout {block.kind}", self.blocks(block.blocks, path), block
                )
            case Figure():
                inside = (*self.blocks(block.blocks, path), *self.blocks(block.caption, path))
                yield from self._range("figure", inside, block)
            case Table():
                yield from self._table(block, path)
            case Details():
                yield from self._range("details", self._details(block, path), block)
            case Questions():
                yield from self._range("questions", self._questions(block, path), block)
            case LabelledList():
                yield self._line("paragraph", block.label, path)
                yield from self._block(block.list, path)
            case Embed():
                name = embed_name(
                    block.kind, block.title, block.provider, block.href, self._language
                )
                yield self._line("paragraph", (Link(block.href, (Text(name),)),), path)
            case ThematicBreak():
                yield Leaf("rule", path)
            case PageBreak():
                if "cell" not in path:
                    yield Leaf("page", ())

    def _details(self, details: Details, path: tuple[str, ...]) -> Iterator[Leaf]:
        yield self._line("summary", details.summary, path)
        yield from self.blocks(details.blocks, path)

    def _questions(self, questions: Questions, path: tuple[str, ...]) -> Iterator[Leaf]:
        for question in questions.items:
            yield self._line("question", question.question, path)
            yield from self.blocks(question.answer, path)

    def _range(self, kind: str, inside: Iterable[Leaf], block: Block) -> Iterator[Leaf]:
        """What a hidden bookmark marks: none where a table may be at an end, or no caption is."""
        if _is_bare(block):
            yield from inside
            return
        found = [leaf for leaf in inside if leaf.letters or leaf.kind not in _MAY_VANISH]
        seen = [place for place, leaf in enumerate(found) if leaf.kind != "page"]
        if not seen:
            yield from found
            return
        first, last = seen[0], seen[-1] + 1
        yield from found[:first]  # Word knows a page break as a property of what follows
        yield Leaf(f"{kind} begins", ())
        yield from found[first:last]
        yield Leaf(f"{kind} ends", ())
        yield from found[last:]

    def _table(self, table: Table, path: tuple[str, ...]) -> Iterator[Leaf]:
        yield from self.blocks(table.caption, path)
        yield Leaf("table", path)
        body = table.body
        head = table.head
        if len(body) > 1 and not head and all(cell.header for cell in body[0].cells):
            head, body = body[:1], body[1:]
        for row in head:
            yield from self._row(row.cells, path, header=True)
        for row in (*body, *table.foot):
            yield from self._row(row.cells, path, header=False)
        yield Leaf("table end", path)

    def _row(self, cells: Iterable[Cell], path: tuple[str, ...], *, header: bool) -> Iterator[Leaf]:
        for cell in cells:
            found = _trimmed(self.blocks(cell.blocks, (*path, "cell")))
            yield Leaf(f"cell {cell.colspan}x{cell.rowspan}{' head' if header else ''}", path)
            yield from found

    # ------------------------------------------------------------------------------- letters

    def _letters(  # noqa: C901 - a total match
        self, content: Iterable[Inline], styles: frozenset[Style], href: str
    ) -> Iterator[Letter]:
        for node in content:
            match node:
                case Text():
                    yield from _signs(node.text, styles, href)
                case LineBreak():
                    pass
                case Styled(style=Style.QUOTATION):
                    nested = Style.QUOTATION in styles
                    before, after = marks(self._language, nested=nested)
                    inner = styles | {Style.QUOTATION}
                    yield from _signs(before, styles, href)
                    yield from self._letters(node.content, inner, href)
                    yield from _signs(after, styles, href)
                case Styled():
                    yield from self._letters(node.content, styles | {node.style}, href)
                case Span(lang=str(language)):
                    yield from _Carrier(language)._letters(node.content, styles, href)
                case Span() | Abbreviation() | Time():
                    yield from self._letters(node.content, styles, href)
                case Link():
                    yield from self._letters(node.content, styles, node.href)
                case Ruby():
                    yield from self._letters((*node.base, *node.reading), styles, href)
                case Image():
                    yield Letter(("picture", " ".join((node.alt or "").split())), "", href)
                case Math():
                    yield from _signs(linear(node.root), frozenset(), "")
                case Note():
                    inside = _Carrier(self._language).blocks(node.blocks, ())
                    yield Letter(("note", tuple(_trimmed(inside))))


def _is_bare(block: Block) -> bool:
    """Whether nothing is seen of what a range is told by."""
    match block:
        case Figure():
            return not (leaves(block.blocks) and leaves(block.caption))
        case Details():
            return not leaves((Paragraph(content=block.summary),))
        case _:
            return False


def _first(blocks: Iterable[Block]) -> Block | None:
    """The first block that shows something, figures opened."""
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Figure):
            waiting += [*block.blocks, *block.caption][::-1]
        elif not isinstance(block, PageBreak) and leaves((block,)):
            return block
    return None


def told(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The tree with words of its own at the start of each quotation and of items that begin with one.

    A quotation that begins with a table or code, say, can't be told in Word from the item before
    it; nor one that begins an item from one that the whole list stands in, unless more follows.
    """
    said = Paragraph(content=(Text("said"),))

    def on_block(block: Block) -> Block:
        if isinstance(block, Quote):
            return replace(block, blocks=(said, *block.blocks))
        if isinstance(block, List):
            return replace(block, items=tuple(map(on_item, block.items)))
        return block

    def on_item(item: ListItem) -> ListItem:
        quoted = isinstance(_first(item.blocks), Quote)
        return replace(item, blocks=(said, *item.blocks)) if quoted else item

    return rebuild(blocks, on_block=on_block)


def _signs(text: str, styles: frozenset[Style], href: str) -> Iterator[Letter]:
    look = "".join(
        name for name, some in _LOOKS.items() if styles & some and not (name == "u" and href)
    )
    if Style.SUPERSCRIPT in styles:
        look += "^"
    elif Style.SUBSCRIPT in styles:
        look += "_"
    if Style.HIGHLIGHT in styles:
        look += "h"
    for sign in text:
        if not sign.isspace():
            yield Letter(sign, look, href)
