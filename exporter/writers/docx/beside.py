"""A picture beside the short paragraph that it goes with, for readers who go by pictures.

The picture's paragraph has a frame (ISO/IEC 29500-1, 17.3.1.11) that the text runs past: it stays a
paragraph in reading order, as a text box or a table would not.
"""

from exporter.tree import Block, Figure, Image, Paragraph, plain_text
from exporter.tree.walk import walk

SHORTEST, LONGEST = 1, 300
"""Characters of a paragraph that has room beside a picture."""

_SHARE = 0.38
_GAP = 240

CLEAR = '<w:r><w:br w:type="textWrapping" w:clear="all"/></w:r>'
"""The next line begins below the picture (17.3.3.1)."""


def goes_beside(node: Block, following: Block | None) -> bool:
    """Whether a block is one picture alone, and what follows a short paragraph."""
    if isinstance(node, Figure) and not node.caption and len(node.blocks) == 1:
        node = node.blocks[0]
    if not isinstance(node, Paragraph) or plain_text((node,)):
        return False
    if sum(isinstance(part, Image) for part in walk((node,))) != 1:
        return False
    return (
        isinstance(following, Paragraph)
        and SHORTEST <= len(plain_text((following,))) <= LONGEST
        and not any(isinstance(part, Image) for part in walk((following,)))
    )


def frame_width(text_width: int) -> int:
    """How wide a picture beside text is, in twentieths of a point."""
    return round(text_width * _SHARE)


def frame(width: int, *, rtl: bool) -> str:
    """The frame of such a picture's paragraph, at the side where lines begin.

    It stands in the paragraph: LibreOffice passes over a style's.
    """
    side = "right" if rtl else "left"
    return (
        f'<w:framePr w:w="{width}" w:hSpace="{_GAP}" w:wrap="around" w:vAnchor="text"'
        f' w:hAnchor="margin" w:xAlign="{side}" w:y="1"/>'
    )
