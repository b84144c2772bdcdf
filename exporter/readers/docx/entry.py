"""What a paragraph has become, before it is known what belongs together."""

from msgspec import Struct

from exporter.readers.docx.styles import Role
from exporter.tree import Block, Inlines, Paragraph, Span


class Entry(Struct, frozen=True):
    """A block with what its paragraph says of it.

    Attributes:
        block: The block that it is if nothing around makes more of it.
        role: Of its style.
        keep: The next block is to be on its page.
        joins: It goes on with a block like it, as each line of code may be a paragraph.
        ranges: The names of the marked ranges that hold it, the outermost first.
    """

    block: Block
    role: Role = Role.BODY
    keep: bool = False
    joins: bool = False
    ranges: tuple[str, ...] = ()


def content_of(block: Block) -> Inlines:
    """A paragraph's content, with the language and direction that the paragraph has."""
    if not isinstance(block, Paragraph):
        return ()
    if block.content and (block.lang or block.dir):
        return (Span(content=block.content, lang=block.lang, dir=block.dir),)
    return block.content
