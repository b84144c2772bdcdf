"""The steps of an article: what a checklist repeats."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from exporter.tree.nodes import (
    Abbreviation,
    Block,
    Blocks,
    Details,
    Direction,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LabelledList,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Questions,
    Quote,
    Ruby,
    Span,
    Styled,
    Time,
)
from exporter.tree.publication import Publication
from exporter.tree.walk import plain_text, walk

LEAST_STEPS = 3
"""Two things in order are no procedure."""


def steps(publication: Publication) -> tuple[Inlines, ...]:
    """The steps that a text tells, as lines that may stand a second time beside it.

    They are the items of the first ordered list of three or more that is in no other list, table,
    note or quotation, counts from 1 upwards, isn't the pros or cons of something and isn't a list of
    references (half of its items or more lead to the web). A list that counts on where the one
    before ended is the same list: half a procedure is worse than none. Each step is the item's
    first line, without notes, pictures, anchors and links.

    Returns:
        Nothing where the text has no such list.
    """
    for chapter in publication.chapters:
        for items in _procedures(chapter.blocks):
            lines = [line for item in items if plain_text(line := _step(item))]
            if len(lines) >= LEAST_STEPS and not _is_references(items):
                return tuple(lines)
    return ()


def _procedures(blocks: Blocks) -> Iterator[list[ListItem]]:
    """The items of each run of lists that count from 1 without a gap."""
    items: list[ListItem] = []
    for found in _ordered(blocks):
        start = 1 if found.start is None else found.start
        if items and start == len(items) + 1:
            items += found.items
            continue
        yield items
        items = list(found.items) if start == 1 else []
    yield items


def _ordered(blocks: Iterable[Block]) -> Iterator[List]:
    """Ordered lists in reading order, none from within another list, table or quotation."""
    for block in blocks:
        match block:
            case List():
                if block.ordered and not block.reversed:
                    yield block
            case LabelledList() if block.tone is None:
                yield from _ordered((block.list,))
            case Details() | Figure():
                yield from _ordered(block.blocks)
            case Questions():
                for item in block.items:
                    yield from _ordered(item.answer)
            case _:
                pass


def _is_references(items: list[ListItem]) -> bool:
    leading = sum(any(map(_leads_out, walk(item.blocks))) for item in items)
    return 2 * leading >= len(items)


def _leads_out(node: object) -> bool:
    return isinstance(node, Link) and node.href.startswith(("http:", "https:", "doi:"))


def _step(item: ListItem) -> Inlines:
    return _marked(_line(item.blocks), item.lang, item.dir)


def _line(blocks: Blocks) -> Inlines:
    """The first line that says something."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                line = tuple(_plain(block.content))
            case Quote() | Details() | Figure():
                line = _line(block.blocks)
            case _:
                continue
        if plain_text(line):
            return _marked(line, block.lang, block.dir)
    return ()


def _marked(line: Inlines, lang: str | None, direction: Direction | None) -> Inlines:
    return (Span(content=line, lang=lang, dir=direction),) if line and (lang or direction) else line


def _plain(content: Inlines) -> Iterator[Inline]:
    """Inlines without what must not stand twice: notes, pictures, anchors, links."""
    for node in content:
        match node:
            case Note() | Image():
                pass
            case Link():
                yield from _plain(node.content)
            case Span() if not node.lang and not node.dir:
                yield from _plain(node.content)
            case Span() | Styled() | Abbreviation() | Time():
                if inside := tuple(_plain(node.content)):
                    anchorless = replace(node, id=None) if isinstance(node, Span) else node
                    yield replace(anchorless, content=inside)
            case Ruby():
                yield Ruby(tuple(_plain(node.base)), tuple(_plain(node.reading)))
            case _:
                yield node
