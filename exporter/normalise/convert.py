"""HTML to tree: one walk over the elements.

Line ends of the source stay in `Text` as U+000A, because repairs look at lines.
"""

from typing import cast

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.blocks import BlockReader
from exporter.normalise.counters import show_numbers
from exporter.normalise.formulas import SIGNS
from exporter.normalise.furniture import without_furniture
from exporter.normalise.inlines import InlineReader
from exporter.normalise.lazy import empty_copies
from exporter.normalise.notefinder import find_footnotes
from exporter.normalise.parse import Element, parse
from exporter.normalise.place import Place, Sink
from exporter.normalise.players import frame_players
from exporter.tree import Blocks, Inlines, Paragraph


def convert(
    html: str, base: str = "", *, furniture: bool = True
) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """The blocks of a post's content.

    Args:
        html: As `content.rendered`.
        base: The post's own address, against which relative ones are resolved.
        furniture: Take out what `furniture_rules` names.

    Raises:
        LimitExceeded: See `parse`.
    """
    reader = BlockReader(base)
    nodes, left_out = parse(html)
    if left_out:
        reader.say(Code.DEPTH_FLATTENED, f"{left_out} tags")
    nodes, framed = frame_players(html, nodes)
    reader.diagnostics.extend(framed)
    empty_copies(html, nodes)
    if furniture:
        nodes, taken_out = without_furniture(html, nodes)
        reader.diagnostics.extend(taken_out)
    reader.diagnostics.extend(show_numbers(html, nodes))
    reader.roots = nodes
    reader.has_formulas = any(sign in html for sign in SIGNS)
    reader.footnotes = find_footnotes(html, nodes)
    if "<h1" in html or "<H1" in html:
        reader.shift = _has_h1(nodes)
    for heading in reader.footnotes.dropped:
        reader.say(Code.NOTES_HEADING_DROPPED, near=heading)
    sink = Sink()
    reader.children(nodes, sink, Place())
    reader.unread_notes(sink)
    reader.finish(sink)
    blocks = reader.anchors.resolve(tuple(sink.blocks))
    if reader.shift:
        reader.say(Code.HEADING_LEVEL_CHANGED, "h1 in the content: all headings one level down")
    return blocks, tuple(reader.diagnostics)


def convert_inline(html: str) -> tuple[Inlines, tuple[Diagnostic, ...]]:
    """A title's text with its inline markup; entities decoded, blocks as their text."""
    reader = InlineReader("")
    nodes, _left_out = parse(html)
    found = reader.flat(nodes, Place())
    (paragraph,) = reader.anchors.resolve((Paragraph(content=found),))
    return cast("Paragraph", paragraph).content, tuple(reader.diagnostics)


def _has_h1(nodes: list[Element]) -> bool:
    """Whether the content has a first-level heading, which would compete with the title."""
    return any(
        node.tag == "h1" or node.css_first("h1") is not None
        for node in nodes
        if node.is_element_node
    )
