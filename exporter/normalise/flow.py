"""The walk over elements: blocks and runs of text, mixed as they come."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from exporter.diagnostics import Code
from exporter.normalise.attributes import Own, alignment, direction
from exporter.normalise.elements import holds_block, wraps_any
from exporter.normalise.inlines import MAX_LEVEL, InlineReader
from exporter.normalise.notes import BODIES, Body
from exporter.normalise.parse import Element, siblings
from exporter.normalise.place import Place, Sink
from exporter.normalise.visible import ids_of, is_visible
from exporter.normalise.vocabulary import INLINE, LEAVES, SILENT
from exporter.tree import (
    Block,
    Blocks,
    Inlines,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Span,
    Style,
    Styled,
    Text,
)
from exporter.tree.check import MAX_DEPTH

MAX_BLOCK_DEPTH = MAX_DEPTH - 24
"""Tree depth that leaves room for inlines, and for what repairs add."""

_BETWEEN = " \t\r\n\u00a0"

Handler = Callable[[Element, Sink, Place], None]


class FlowReader(InlineReader):
    """Reads what may hold blocks.

    A run of text that stands beside blocks becomes a paragraph of its own; an inline element that
    holds blocks (a link around a card) wraps each run inside it. Wrappers are transparent: their
    language and direction go to the blocks in them, their id to the first.

    Args:
        base: The post's own address, against which relative ones are resolved.
    """

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.handlers: dict[str, Handler] = {}
        self._pending: list[str] = []
        self._notes = 0

    def children(self, nodes: Iterable[Element], sink: Sink, place: Place) -> None:
        """Read nodes into a sink; the last run stays open."""
        for node in nodes:
            if self.footnotes.marks and node.mem_id in self.footnotes.hidden:
                continue
            if node.is_text_node:
                # Most of all texts are the white space between blocks, which says nothing.
                if sink.run or place.pre or (node.text_content or "").strip(_BETWEEN):
                    sink.run.extend(self._text(node, place))
            elif node.is_comment_node:
                self._comment(node, sink, place)
            elif node.is_element_node:
                self._element(node, sink, place)

    def flow(self, nodes: Iterable[Element], place: Place) -> Blocks:
        """Nodes as blocks of their own."""
        sink = Sink()
        self.children(nodes, sink, place)
        self.flush(sink, place)
        return tuple(sink.blocks)

    def _element(self, node: Element, sink: Sink, place: Place) -> None:
        tag = node.tag or ""
        if place.level > MAX_LEVEL:
            self._too_deep(node, sink)
            return
        if self.footnotes.marks and (made := self.noted(node, place)) is not None:
            sink.run.extend(made)
            return
        below = replace(place, level=place.level + 1)
        if tag in INLINE:
            if node.child is not None and tag not in LEAVES and holds_block(node):
                self._inline_around_blocks(node, sink, below)
            else:
                sink.run.extend(self._inline(node, below))
            return
        if tag in SILENT:
            return
        known = self.handlers.get(tag)
        if known is None or place.depth >= MAX_BLOCK_DEPTH:
            if known is not None and tag != "div":
                self.say(Code.DEPTH_FLATTENED, f"<{tag}>")
            self._wrapper(node, sink, place, below)
            return
        self.flush(sink, place)
        known(node, sink, below)

    def _wrapper(self, node: Element, sink: Sink, place: Place, below: Place) -> None:
        """An element that only groups: its content, with what it says about it."""
        self.flush(sink, place)
        self._pend(node)
        inside = self._stated(node, below)
        self.children(siblings(node.child), sink, inside)
        self.flush(sink, inside)

    def _inline_around_blocks(self, node: Element, sink: Sink, place: Place) -> None:
        """An inline element that holds blocks: it goes around each run inside."""
        self.flush(sink, place)
        self._pend(node)  # one id for many runs: it goes to the first block
        wrap = self._wrap_of(node, place, named=False)
        inside = replace(
            place,
            wraps=(wrap, *place.wraps) if wrap else place.wraps,
            in_link=place.in_link or node.tag == "a",
        )
        self.children(siblings(node.child), sink, inside)
        self.flush(sink, inside)

    def noted(self, node: Element, place: Place) -> Inlines | None:
        """See `InlineReader`: nothing for a note's own elements, the note for its mark."""
        if (body := self.footnotes.marks.get(node.mem_id)) is not None:
            return self._note(body, place)
        return () if node.mem_id in self.footnotes.hidden else None

    def _note(self, body: Body, place: Place) -> Inlines:
        """A footnote; a link to it for a second mark; its text where none may stand."""
        if body.id is not None:
            self.anchors.linked = True
            mark = Styled(Style.SUPERSCRIPT, (Text(str(body.number)),))
            return (mark if place.in_link else Link(f"#{body.id}", (mark,)),)
        if place.in_link or place.in_ruby or place.in_note or place.depth >= MAX_BLOCK_DEPTH:
            self.say(Code.NOTE_FLATTENED)
            body.flattened = True
            run = self.flat(body.nodes, replace(place, in_note=True))
            return (Text(" ("), *run, Text(")")) if is_visible(run) else ()
        held, self._pending = self._pending, []
        inside = Place(level=place.level + 1, depth=place.depth + 1, in_note=True)
        nodes = body.nodes
        if len(nodes) == 1 and nodes[0].tag in BODIES:
            nodes = list(siblings(nodes[0].child))
        names = {node.mem_id for node in nodes} & self.footnotes.hidden - self.footnotes.backs
        self.footnotes.hidden -= names
        blocks = tuple(block for block in self.flow(nodes, inside) if not is_blank(block))
        self.footnotes.hidden |= names
        self._pending = held
        if not blocks:
            return ()
        body.id = self.anchors.note(body.name)
        self._notes += 1
        body.number = self._notes
        return (Note(id=body.id, blocks=blocks),)

    def unread_notes(self, sink: Sink) -> None:
        """Notes whose marks stand where nothing is read: their text goes to the end."""
        self.flush(sink, Place())
        for body in self.footnotes.bodies:
            if body.id is None and not body.flattened:
                self.footnotes.hidden.difference_update(node.mem_id for node in body.nodes)
                self.children(body.nodes, sink, Place(in_note=True))
                self.flush(sink, Place())

    def flush(self, sink: Sink, place: Place) -> None:
        """Close the open run: a paragraph, if there is anything to see in it."""
        run, sink.run = tuple(sink.run), []
        if not run:
            return
        if not is_visible(run):
            self._pending.extend(ids_of(run))
            return
        for wrap in place.wraps:
            run = wrap(run)
        self.emit(sink, Paragraph(content=run, align=place.align), place)

    def emit(self, sink: Sink, block: Block, place: Place) -> None:
        """Add a block, with the language, direction and id that wait for one."""
        changes: dict[str, Any] = {}
        if place.lang and block.lang is None:
            changes["lang"] = place.lang
        if place.dir and block.dir is None:
            changes["dir"] = place.dir
        if self._pending:
            first = block.id or self._pending.pop(0)
            changes["id"] = first
            for name in self._pending:
                self.anchors.alias(name, first)
            self._pending.clear()
        sink.blocks.append(replace(block, **changes) if changes else block)

    def finish(self, sink: Sink) -> None:
        """Close the last run; ids that still wait for a block get one."""
        self.flush(sink, Place())
        if self._pending:
            self.emit(sink, Paragraph(content=()), Place())

    def _leave(self, own: Own) -> None:
        """Keep the id of a block that isn't made for the next one."""
        if isinstance(name := own.get("id"), str):
            self._pending.append(name)

    def _titled(self, node: Element, place: Place) -> Inlines:
        """The text of a part that can't hold blocks, in a span if it says something of itself."""
        run = self.flat(siblings(node.child), place)
        own = self._own(node)
        return (Span(content=run, **own),) if run and any(own.values()) else run

    def _through_wrappers(self, node: Element, wanted: set[str]) -> Iterator[Element]:
        """Children, with plain `div` wrappers that hold wanted elements opened."""
        for child in siblings(node.child):
            if wraps_any(child, wanted):
                self._pend(child)
                yield from siblings(child.child)
            else:
                yield child

    def _pend(self, node: Element) -> None:
        """Keep an element's id for the next block."""
        if name := self.anchors.name(node.id):
            self._pending.append(name)

    def _stated(self, node: Element, place: Place) -> Place:
        """The place inside an element, with the language, direction and alignment it states."""
        if not node.attributes and node.tag != "center":
            return place
        lang, dir_ = self._language(node), direction(node)
        align = alignment(node)
        if lang or dir_ or align:
            return replace(
                place,
                lang=lang or place.lang,
                dir=dir_ or place.dir,
                align=align or place.align,
            )
        return place

    def _own(self, node: Element) -> Own:
        """A block's own id, language and direction."""
        attributes = node.attributes
        if not attributes:
            return {}
        return {
            "id": self.anchors.name(attributes.get("id")),
            "lang": self._language(node),
            "dir": direction(node),
        }

    def _comment(self, node: Element, sink: Sink, place: Place) -> None:
        said = (node.comment_content or "").strip().lower()
        if said == "more" or said.startswith("more "):
            self.say(Code.MORE_DROPPED)
        elif said == "nextpage" and not place.in_note:
            self.flush(sink, place)
            self.emit(sink, PageBreak(), place)

    def _aligned(self, node: Element, place: Place) -> Place:
        align = alignment(node)
        return replace(place, align=align) if align else place


def is_blank(block: Block) -> bool:
    """Whether a block is a paragraph with nothing to see."""
    return isinstance(block, Paragraph) and not is_visible(block.content)
