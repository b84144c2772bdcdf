"""Players, frames and embed blocks, where blocks may stand."""

import re

from msgspec.structs import replace

from exporter.normalise import media
from exporter.normalise.attributes import Own
from exporter.normalise.elements import stands_for_post
from exporter.normalise.flow import FlowReader
from exporter.normalise.parse import Element, siblings
from exporter.normalise.place import Place, Sink
from exporter.tree import Blocks, Link, Paragraph, Text

_ADDRESS = re.compile(r"https?://[^\s<>]+")
_SHOWN = "iframe, video, audio, object, embed, img, blockquote, a"


class EmbedReader(FlowReader):
    """Reads what pages embed.

    Args:
        base: The post's own address, against which relative ones are resolved.
    """

    def embed_block(self, node: Element, sink: Sink, place: Place) -> None:
        """A player or frame, its captions, and what an `object` holds besides."""
        own = self._own(node)
        found = None if stands_for_post(node) else self._embedded(node)
        if found is not None:
            self.emit(sink, replace(found, **own), place)
            for track in media.tracks(node):
                self._track(track, sink, place)
        else:
            self._leave(own)
            label = "" if stands_for_post(node) else media.embed_label(node)
            if label:
                self.emit(sink, Paragraph(content=(Text(label),)), place)
        if node.tag == "object":
            self.children(siblings(node.child), sink, place)
            self.flush(sink, place)

    def _track(self, node: Element, sink: Sink, place: Place) -> None:
        """Captions of a video: a file of their own."""
        target = self._address((node.attributes.get("src") or "").strip())
        if target is not None and not target.startswith("#"):
            label = node.attributes.get("label") or node.attributes.get("srclang") or target
            self.emit(sink, Paragraph(content=(Link(target, (Text(label),)),)), place)

    def unembedded(self, node: Element, content: list[Element]) -> Blocks:
        """What an embed block shows whose address WordPress couldn't turn into a player."""
        if "wp-block-embed" not in (node.attributes.get("class") or "").split():
            return ()
        text = "".join(child.text(deep=True) or "" for child in content if child.is_element_node)
        if not _ADDRESS.fullmatch(text.strip()):
            return ()
        if any(child.css_first(_SHOWN) is not None for child in content if child.is_element_node):
            return ()
        target = self._address(text.strip())
        return (self.embed(target, text.strip()),) if target else ()

    def _spread(self, blocks: Blocks, own: Own, sink: Sink, place: Place) -> None:
        """Blocks of a figure that needs none, with what it said of itself."""
        self._leave(own)
        outer = replace(place, lang=own.get("lang") or place.lang, dir=own.get("dir") or place.dir)
        for block in blocks:
            self.emit(sink, block, outer)
