"""Block elements to blocks."""

import re
from typing import Literal

from msgspec.structs import replace

from exporter.diagnostics import Code
from exporter.normalise import media
from exporter.normalise.attributes import Own, alignment, integer
from exporter.normalise.elements import holds_block, stands_for_post, text_after
from exporter.normalise.flow import FlowReader, is_blank
from exporter.normalise.lines import without_blank_ends
from exporter.normalise.parse import Element, siblings
from exporter.normalise.place import Place, Sink
from exporter.normalise.tables import TableReader
from exporter.normalise.visible import anchor_around, has_name, ids_of, is_visible, only_images
from exporter.normalise.vocabulary import EMBEDS, HEADINGS, NUMBERINGS
from exporter.tree import (
    Blocks,
    DefinitionItem,
    DefinitionList,
    Details,
    Figure,
    Heading,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Style,
    Styled,
    Text,
    ThematicBreak,
)

_NEVER_IN_HEADINGS = frozenset(
    ["p", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "details", "hr"]
)
"""Blocks that stand in a heading only when its end tag is missing (or, alone, are its text)."""

_CODE_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w+#.-]+)", re.IGNORECASE)

_ADDRESS = re.compile(r"https?://[^\s<>]+")
_SHOWN = "iframe, video, audio, object, embed, img, blockquote, a"

_PROGRAM = re.compile(r"(?:[A-Za-z]{3,}|js|rb|vb|c)\Z", re.IGNORECASE)
"""What the `lang` of a `pre` says when plugins that colour code use it for their own purpose."""


class BlockReader(FlowReader):
    """Reads block elements.

    Args:
        base: The post's own address, against which relative ones are resolved.
    """

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.shift = False
        self.handlers = {
            "p": self._p,
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
            "dir": self._list,
            "dl": self._dl,
            "blockquote": self._quote,
            "pre": self._pre,
            "listing": self._pre,
            "figure": self._figure,
            "table": self._table,
            "details": self._details,
            "hr": self._hr,
            **dict.fromkeys(EMBEDS, self._embed_block),
            **dict.fromkeys(HEADINGS, self._heading),
        }

    def _p(self, node: Element, sink: Sink, place: Place) -> None:
        if holds_block(node):
            self._wrapper(node, sink, place, place)
            return
        own = self._own(node)
        inside = replace(place, depth=place.depth + 1)
        content = self.flat(siblings(node.child), inside)
        for wrap in place.wraps:
            content = wrap(content)
        align = alignment(node) or place.align
        self.emit(sink, Paragraph(content=content, align=align, **own), place)

    def _heading(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        children = list(siblings(node.child))
        if holds_block(node) and any(node.css_first(tag) for tag in _NEVER_IN_HEADINGS):
            self._unclosed(node, own, sink, place)
            return
        content = self.flat(children, replace(place, depth=place.depth + 1))
        self._title(node, content, own, sink, place)

    def _unclosed(self, node: Element, own: Own, sink: Sink, place: Place) -> None:
        """A heading that was never closed has swallowed what follows its first line."""
        held, self._pending = self._pending, []
        blocks = self.flow(siblings(node.child), replace(place, wraps=()))
        self._pending = [*held, *self._pending]
        seen = [block for block in blocks if not is_blank(block)]
        first = seen[0] if seen else None
        if isinstance(first, Paragraph):
            self._leave({"id": first.id})
            self._title(node, first.content, own, sink, place)
            seen = seen[1:]
        else:
            self._leave(own)
        for block in seen:
            self.emit(sink, block, place)

    def _title(self, node: Element, content: Inlines, own: Own, sink: Sink, place: Place) -> None:
        """A heading of that content; less if there is nothing to see or to name it by."""
        if not is_visible(content):
            self._leave(own)
            self.say(Code.EMPTY_DROPPED, f"<{node.tag}>")
            return
        level = min(6, max(2, HEADINGS[node.tag or ""] + self.shift))
        if (only := anchor_around(content)) and not own.get("id"):
            own["id"], content = only.id, only.content
        for wrap in place.wraps:
            content = wrap(content)
        align = alignment(node) or place.align
        if place.in_note:
            self.emit(sink, Paragraph(content=(Styled(Style.STRONG, content),), **own), place)
            return
        if not has_name(content):
            self.say(Code.HEADING_LEVEL_CHANGED, f"<{node.tag}> without text: a paragraph")
            self.emit(sink, Paragraph(content=content, align=align, **own), place)
            return
        self.emit(sink, Heading(level=level, content=content, align=align, **own), place)

    def _list(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, depth=place.depth + 2, lang=None, dir=None)
        items: list[ListItem] = []
        held, self._pending = self._pending, []
        for child in siblings(node.child):
            if child.mem_id in self.footnotes.hidden:
                continue
            if child.is_element_node and child.tag == "li":
                items.append(self._item(child, inside))
            elif not (
                child.is_comment_node
                or (child.is_text_node and not (child.text_content or "").strip())
            ):
                loose = tuple(b for b in self.flow([child], inside) if not is_blank(b))
                if not loose:
                    continue
                if items and isinstance(loose[0], List):  # a list right inside a list
                    items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *loose))
                else:
                    items.append(ListItem(blocks=loose))
        self._pending = held + self._pending
        if not items:
            self._leave(own)
            return
        if not any(child.tag == "li" for child in siblings(node.child)) and _are_lists(items):
            # A list used to indent the lists in it: it has no item, so it shows no marker.
            self._spread(tuple(block for item in items for block in item.blocks), own, sink, place)
            return
        attributes = node.attributes
        found = List(
            items=tuple(items),
            ordered=node.tag == "ol",
            start=integer(attributes.get("start")) if node.tag == "ol" else None,
            reversed=node.tag == "ol" and "reversed" in attributes,
            numbering=NUMBERINGS.get((attributes.get("type") or "").strip(), "decimal"),
            **own,
        )
        self.emit(sink, found, place)

    def _item(self, node: Element, place: Place) -> ListItem:
        own = self._own(node)
        inside = replace(place, level=place.level + 1, align=alignment(node) or place.align)
        blocks = self.flow(siblings(node.child), inside)
        value = integer(node.attributes.get("value"))
        if not blocks:
            blocks = (Paragraph(content=()),)
        return ListItem(blocks=blocks, value=value, **own)

    def _dl(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, depth=place.depth + 2, lang=None, dir=None)
        items: list[tuple[list[Inlines], list[Blocks]]] = []
        for child in self._through_wrappers(node, {"dt", "dd"}):
            if child.is_element_node and child.tag == "dt":
                if not items or items[-1][1]:
                    items.append(([], []))
                items[-1][0].append(self._titled(child, inside))
            else:
                blocks = (
                    self._part(child, inside) if child.tag == "dd" else self.flow([child], inside)
                )
                if blocks:
                    if not items:
                        items.append(([], []))
                    items[-1][1].append(blocks)
        if items:
            made = tuple(DefinitionItem(tuple(terms), tuple(below)) for terms, below in items)
            self.emit(sink, DefinitionList(items=made, **own), place)

    def _quote(self, node: Element, sink: Sink, place: Place, *, pull: bool = False) -> None:
        own = self._own(node)
        inside = replace(self._aligned(node, place), depth=place.depth + 1, lang=None, dir=None)
        children = list(siblings(node.child))
        attribution: Inlines = ()
        tail = [child for child in children if child.is_element_node]
        if tail and tail[-1].tag in {"cite", "footer"} and not text_after(tail[-1]):
            children = children[
                : next(i for i, c in enumerate(children) if c.mem_id == tail[-1].mem_id)
            ]
            attribution = self._titled(tail[-1], inside)
        blocks = self.flow(children, inside)
        if not blocks:
            self._leave(own)
            if attribution:
                self.emit(sink, Paragraph(content=attribution), place)
            return
        pull = pull or "pullquote" in (node.attributes.get("class") or "")
        self.emit(sink, Quote(blocks=blocks, attribution=attribution, pull=pull, **own), place)

    def _pre(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, pre=True, depth=place.depth + 1)
        content = without_blank_ends(self.flat(siblings(node.child), inside))
        names = node.attributes.get("class") or ""
        if _PROGRAM.match(stated := own.get("lang") or ""):
            own["lang"], names = None, f"{names} language-{stated}"
        code = node.css_first("code")
        if code is not None:
            names = f"{names} {code.attributes.get('class') or ''}"
        language = _CODE_LANGUAGE.search(names)
        kind: Literal["code", "text", "verse"] = (
            "code" if code is not None or "code" in names or language else "text"
        )
        if "verse" in names:
            kind = "verse"
        if is_visible(content):
            found = language[1].lower() if language else ""
            self.emit(
                sink,
                Preformatted(content=content, kind=kind, language=found, **own),
                place,
            )
        else:
            self._leave(own)
            self._pending.extend(ids_of(content))

    def _figure(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(self._aligned(node, place), depth=place.depth + 1, lang=None, dir=None)
        content: list[Element] = []
        captions: list[Element] = []
        for child in self._through_wrappers(node, {"figcaption"}):
            is_caption = child.is_element_node and child.tag == "figcaption"
            (captions if is_caption else content).append(child)
        if "wp-block-pullquote" in (node.attributes.get("class") or ""):
            elements = [child for child in content if child.is_element_node]
            if [child.tag for child in elements] == ["blockquote"] and not captions:
                self._leave(own)
                self._quote(elements[0], sink, self._stated(node, place), pull=True)
                return
        blocks = self._unembedded(node, content) or self.flow(content, inside)
        caption = tuple(block for one in captions for block in self._part(one, inside))
        if (
            not blocks
            or not caption
            or not all(isinstance(b, Paragraph | List | Preformatted) for b in caption)
        ):
            single = len(blocks) == 1 and not caption
            picture = single and isinstance(blocks[0], Paragraph) and only_images(blocks[0])
            if not picture:
                self._spread((*blocks, *caption), own, sink, place)
                return
        self.emit(sink, Figure(blocks=blocks, caption=caption, **own), place)

    def _unembedded(self, node: Element, content: list[Element]) -> Blocks:
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

    def _part(self, node: Element, place: Place) -> Blocks:
        """The blocks of a part that has no node of its own: they carry what it says of itself."""
        self._pend(node)
        return self.flow(siblings(node.child), self._stated(node, place))

    def _spread(self, blocks: Blocks, own: Own, sink: Sink, place: Place) -> None:
        """Blocks of a figure that needs none, with what it said of itself."""
        self._leave(own)
        outer = replace(place, lang=own.get("lang") or place.lang, dir=own.get("dir") or place.dir)
        for block in blocks:
            self.emit(sink, block, outer)

    def _table(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, depth=place.depth + 3, lang=None, dir=None, align=None)
        reader = TableReader(
            flow=lambda cell: self.flow(siblings(cell.child), inside),
            part=lambda part: self._part(part, inside),
            own=self._own,
            leave=self._leave,
        )
        found, trimmed = reader.read(node, own)
        if trimmed:
            self.say(Code.TABLE_TRIMMED, f"{trimmed} cells")
        if isinstance(found, tuple):
            self._spread(found, own, sink, place)
        else:
            self.emit(sink, found, place)

    def _details(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        children = list(siblings(node.child))
        summary = next((c for c in children if c.is_element_node and c.tag == "summary"), None)
        inside = replace(place, depth=place.depth + 1, lang=None, dir=None)
        label = self._titled(summary, inside) if summary is not None else ()
        rest = [c for c in children if summary is None or c.mem_id != summary.mem_id]
        blocks = self.flow(rest, inside)
        if not is_visible(label):
            self._spread(blocks, own, sink, place)
            return
        self.emit(sink, Details(summary=label, blocks=blocks, **own), place)

    def _embed_block(self, node: Element, sink: Sink, place: Place) -> None:
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

    def _hr(self, node: Element, sink: Sink, place: Place) -> None:
        self.emit(sink, ThematicBreak(**self._own(node)), place)


def _are_lists(items: list[ListItem]) -> bool:
    return all(isinstance(block, List) for item in items for block in item.blocks)
