"""Galleries: pictures of half a line's width, which flow from page to page.

They stay lists and figures, so that an editor and a reader find each picture with its caption; in a
grid they would be a table's cells.
"""

from exporter.markup.blocks import is_gallery as is_list_of_pictures
from exporter.tree import Block, Figure, Image, List, Paragraph, plain_text, walk
from exporter.writers.docx.places import NARROWEST, Place


def is_gallery(node: List | Figure) -> bool:
    """Whether a list or figure shows two pictures or more, and nothing besides with captions."""
    if isinstance(node, List):
        return len(node.items) > 1 and is_list_of_pictures(node)
    return len(node.blocks) > 1 and all(map(_is_picture, node.blocks))


def narrowed(place: Place) -> Place:
    """Where the pictures of a gallery stand: each has half of the room."""
    room = max(place.room // 2, min(NARROWEST, place.room))
    return place._replace(width=place.left + room)


def _is_picture(block: Block) -> bool:
    if isinstance(block, Figure):
        return bool(block.blocks) and all(map(_is_picture, block.blocks))
    shown = isinstance(block, Paragraph) and not plain_text(block.content).strip()
    return shown and any(isinstance(node, Image) for node in walk((block,)))
