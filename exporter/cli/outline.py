"""A publication's headings and kinds of block, as indented lines."""

from collections.abc import Iterable, Iterator

from exporter.diagnostics import excerpt
from exporter.tree import Block, Heading, Publication, plain_text
from exporter.tree.nodes import DefinitionList, LabelledList, List, Questions, Table

_WIDTH = 64


def outline_lines(publication: Publication) -> Iterator[str]:
    """One line a block: its kind, how much it holds, and its first words; headings indent."""
    for chapter in publication.chapters:
        yield f"# {plain_text(chapter.title)}"
        yield from _blocks(chapter.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    indent = "  "
    for block in blocks:
        if isinstance(block, Heading):
            indent = "  " * block.level
            yield f"{indent[2:]}{'#' * block.level} {plain_text(block.content)}"
            continue
        text = excerpt(plain_text([block]), _WIDTH)
        yield f"{indent}{_kind(block)}: {text}" if text else f"{indent}{_kind(block)}"
        if isinstance(block, List):
            yield from _items(block, indent + "  ")


def _items(block: List, indent: str) -> Iterator[str]:
    """The lists nested in a list's items."""
    for number, item in enumerate(block.items, 1):
        for nested in item.blocks:
            if isinstance(nested, List):
                yield f"{indent}{number}. {_kind(nested)}"
                yield from _items(nested, indent + "  ")


def _kind(block: Block) -> str:
    """A block's tag with the number of its parts."""
    tag = str(block.__struct_config__.tag)
    match block:
        case List():
            kind = f"ordered {tag}" if block.ordered else tag
            return f"{kind} of {len(block.items)}"
        case LabelledList():
            return f"{tag} of {len(block.list.items)}"
        case Questions() | DefinitionList():
            return f"{tag} ({len(block.items)})"
        case Table():
            rows = (*block.head, *block.body, *block.foot)
            return f"{tag} of {len(rows)} rows"
        case _:
            return tag
