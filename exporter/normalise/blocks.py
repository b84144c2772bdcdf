"""Block elements to blocks."""

import re
from typing import Literal

from msgspec.structs import replace

from exporter.diagnostics import Code
from exporter.normalise.attributes import Own, alignment, integer, page_breaks
from exporter.normalise.elements import holds_block, is_caption, text_after
from exporter.normalise.embeds import EmbedReader
from exporter.normalise.flow import is_blank
from exporter.normalise.lines import without_blank_ends
from exporter.normalise.parse import Element, siblings
from exporter.normalise.place import Place, Sink
from exporter.normalise.tables import TableReader, is_for_looks
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
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Quote,
    Style,
    Styled,
    ThematicBreak,
)

_NEVER_IN_HEADINGS = frozenset(
    ["p", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "details", "hr"]
)
"""Blocks that stand in a heading only when its end tag is missing (or, alone, are its text)."""

_CODE_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w+#.-]+)", re.IGNORECASE)

_PROGRAM = re.compile(r"(?:[A-Za-z]{3,}|js|rb|vb|c)\Z", re.IGNORECASE)
"""What the `lang` of a `pre` says when plugins that colour code use it for their own purpose."""


class BlockReader(EmbedReader):
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
            "div": self._div,
            **dict.fromkeys(EMBEDS, self.embed_block),
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
        made = Paragraph(content=content, align=alignment(node) or place.align, **own)
        if made.align is None and only_images(made):
            picture = node.css_first("img[class*=align]")
            made = made if picture is None else replace(made, align=alignment(picture))
        self.emit(sink, made, place)

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
        if not any(child.tag == "li" for child in siblings(node.child)):
            # A list used to indent what is in it: it has no item, so it shows no marker.
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
        if {"gallery-item", "wp-caption"} & set((node.attributes.get("class") or "").split()):
            self._figure(node, sink, place)  # the classic editor's pictures are definitions
            return
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
                        items.append(([()], []))
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
        groups = self._groups(node)
        if len(groups) == 1 and self._is_pull_quote(node, *groups[0]):
            self._leave(own)
            quote = next(child for child in groups[0][0] if child.is_element_node)
            self._quote(quote, sink, self._stated(node, place), pull=True)
            return
        for content, captions in groups:
            blocks = self.unembedded(node, content) or self.flow(content, inside)
            caption = tuple(block for one in captions for block in self._part(one, inside))
            self._captioned(blocks, caption, own, sink, place)
            own = {**own, "id": None}

    def _groups(self, node: Element) -> list[tuple[list[Element], list[Element]]]:
        """What a figure shows, each time with the captions that belong to it."""
        groups: list[tuple[list[Element], list[Element]]] = [([], [])]
        for child in self._through_wrappers(node, {"figcaption"}):
            content, captions = groups[-1]
            if is_caption(child):
                captions.append(child)
            elif (
                captions
                and content
                and (child.is_element_node or (child.text_content or "").strip())
            ):
                groups.append(([child], []))
            else:
                content.append(child)
        if not groups[-1][1] and len(groups) > 1:  # what follows the last caption is no figure
            rest, _none = groups.pop()
            groups.append((rest, []))
        return groups

    def _is_pull_quote(
        self, node: Element, content: list[Element], captions: list[Element]
    ) -> bool:
        elements = [child.tag for child in content if child.is_element_node]
        names = node.attributes.get("class") or ""
        return "wp-block-pullquote" in names and elements == ["blockquote"] and not captions

    def _captioned(
        self, blocks: Blocks, caption: Blocks, own: Own, sink: Sink, place: Place
    ) -> None:
        """A figure; its blocks alone where it needs none, or its caption can't be one."""
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

    def _div(self, node: Element, sink: Sink, place: Place) -> None:
        """A division: the classic editor's caption, a page break, or nothing but a wrapper."""
        attributes = node.attributes
        if "wp-caption" in (attributes.get("class") or "").split():
            self._figure(node, sink, place)
            return
        before, after = page_breaks(attributes)
        if before:
            self.emit(sink, PageBreak(), place)
        self._wrapper(node, sink, place, place)
        if after:
            self.emit(sink, PageBreak(), place)

    def _part(self, node: Element, place: Place) -> Blocks:
        """The blocks of a part that has no node of its own: they carry what it says of itself."""
        self._pend(node)
        return self.flow(siblings(node.child), self._stated(node, place))

    def _table(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, depth=place.depth + 3, lang=None, dir=None, align=None)
        reader = TableReader(
            flow=lambda cell: self.flow(siblings(cell.child), inside),
            part=lambda part: self._part(part, inside),
            own=self._own,
            leave=self._leave,
        )
        if is_for_looks(node):
            self.say(Code.LAYOUT_OPENED)
            self._spread(reader.opened(node), own, sink, place)
            return
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

    def _hr(self, node: Element, sink: Sink, place: Place) -> None:
        self.emit(sink, ThematicBreak(**self._own(node)), place)
