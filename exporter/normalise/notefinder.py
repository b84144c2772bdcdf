"""Footnotes: which marks lead to which notes, before anything is read.

Nothing says “footnote” in HTML, so what does is what a mark and a note do: a short mark links to
an element that links back to it. That holds for Word's pastes, Markdown's notes, Easy Footnotes
and what themes write by hand. WordPress's own notes name themselves (`data-fn`), Modern Footnotes
puts the note right beside its mark, the plugin “footnotes” writes a table of them.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from exporter.normalise.noteframes import hide_frames
from exporter.normalise.notes import BODIES, Body, Footnotes
from exporter.normalise.parse import Element, siblings

_NAMES = ("data-fn=", "modern-footnotes", "footnote_plugin", "exporter-note")
_SHORT_LINK = re.compile(
    r"#[^\"'<>\s]{1,200}[\"']?[^<>]{0,300}>\s*(?:<(?:sup|span|small|SUP)[^<>]{0,200}>\s*)*"
    r"[\[(^]*(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]|[A-Za-z]|[ivxlcIVXLC]{1,5})[\])]*\s*<"
)
"""What a source with footnotes has somewhere: most have none, and needn't be searched."""

_MARK = re.compile(
    r"[\[(^]*(\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3}|[a-z]|[ivxlc]{1,5})[\])]*\Z", re.IGNORECASE
)
_MOST_BACKS = 200
"""Links in one block from which on nobody takes them for ways back to marks."""

_AROUND = 3
"""How far above a mark's link an id may stand that its note links back to."""


def find_footnotes(html: str, nodes: list[Element]) -> Footnotes:
    """The footnotes of a source.

    Args:
        html: The source.
        nodes: What it parses to.
    """
    if any(name in html for name in _NAMES) or _SHORT_LINK.search(html):
        return _Finder(nodes).found
    return Footnotes()


class _Finder:
    """Looks at every element once, then at the links that may be marks."""

    def __init__(self, nodes: list[Element]) -> None:
        self.found = Footnotes()
        self._named: dict[str, Element] = {}
        self._by_target: dict[int, Body] = {}
        self._backs: dict[int, list[tuple[str, Element]]] = {}
        self._repeats: list[Element] = []
        links: list[Element] = []
        for node in _elements(nodes):
            self._look(node, links)
        for link in links:
            self._link(link)
        if self.found.bodies:
            self.found.hidden.update(node.mem_id for node in self._repeats)
            hide_frames(self.found)

    def _look(self, node: Element, links: list[Element]) -> None:
        attributes = node.attributes
        if not attributes:
            return
        names = (attributes.get("id"), attributes.get("name") if node.tag == "a" else None)
        for name in filter(None, names):
            self._named.setdefault(name, node)
        classes = (attributes.get("class") or "").split()
        if "exporter-note" in classes:
            self.found.add(node, Body(list(siblings(node.child)), None))
        elif "modern-footnotes-footnote" in classes:
            self._beside(node)
        elif "modern-footnotes-list--show-only-for-print" in classes:
            self._repeats.append(node)  # the notes beside the marks, once more
        elif "easy-footnote-margin-adjust" in classes:
            self.found.hide_back(node)  # a bare anchor, for the fixed header of a site
        elif (
            "data-fn" in attributes
            or (node.tag == "a" and "#" in (attributes.get("href") or ""))
            or "footnote_plugin_tooltip_text" in classes
        ):
            links.append(node)

    def _beside(self, mark: Element) -> None:
        """Modern Footnotes: the note stands after its mark, for a script to show."""
        note = next((one for one in siblings(mark.next) if one.is_element_node), None)
        if note is not None and "modern-footnotes-footnote__note" in _classes(note):
            self.found.hidden.add(note.mem_id)
            self.found.add(mark, Body(list(siblings(note.child)), None))

    def _link(self, node: Element) -> None:
        if (name := node.attributes.get("data-fn")) is not None:
            self._core(node, name or "")
        elif node.tag == "a":
            self._marked(node)
        else:
            self._plugin(node)

    def _core(self, mark: Element, name: str) -> None:
        """WordPress's own: `sup[data-fn]`, and a list item with that id."""
        target = self._named.get(name)
        if target is None or target.tag != "li":
            return
        body = self._body([target], target, name)
        for link in target.css("a"):
            if _fragment(link).removesuffix("-link") == name:
                self.found.hide_back(link)
        self.found.add(mark, body)

    def _plugin(self, mark: Element) -> None:
        """The plugin “footnotes”: a table at the end with a row for each note."""
        name = (mark.attributes.get("id") or "").replace("_tooltip_", "_reference_")
        target = self._named.get(name)
        row = _above(target, {"tr"}) if target is not None else None
        text = row.css_first(".footnote_plugin_text") if row is not None else None
        if row is None or text is None:
            return
        table = _above(row, {"table"})
        frame = next((up for up in _ancestors(row) if "container" in " ".join(_classes(up))), table)
        if frame is None:
            return
        self.found.hidden.add(frame.mem_id)
        if (tooltip := self._named.get(name.replace("_reference_", "_tooltip_text_"))) is not None:
            self.found.hidden.add(tooltip.mem_id)  # the same note, once more
        outer = _above(mark, {"a"})
        body = Body(list(siblings(text.child)), name)
        self.found.add(outer if outer is not None else mark, body)

    def _marked(self, link: Element) -> None:
        """A link with a short text that leads to an element which links back."""
        said = (link.text(deep=True) or "").strip()
        if link.mem_id in self.found.backs:  # the way back of a note found before
            return
        if not _MARK.match(said) or any("data-fn" in up.attributes for up in _near(link)):
            return
        target = self._named.get(_fragment(link))
        if target is None:
            return
        mark = _outermost(link, said)
        known = self._by_target.get(target.mem_id)
        if known is None:
            known = self._note_of(target, link)
            if known is None:
                return
            self._by_target[target.mem_id] = known
        self.found.add(mark, known)

    def _note_of(self, target: Element, link: Element) -> Body | None:
        """The note that a target stands in, if it leads back to the link."""
        block = target if target.tag in BODIES else _above(target, BODIES)
        if block is None or any(up.mem_id == block.mem_id for up in _ancestors(link)):
            return None
        if block.mem_id not in self._backs:
            self._backs[block.mem_id] = [(_fragment(a), a) for a in block.css("a") if _fragment(a)]
        backs = self._backs[block.mem_id]
        if len(backs) > _MOST_BACKS:
            return None
        names = set(_names_around(link))
        own = [a for fragment, a in backs if fragment in names]
        if not own or not _leads(target, block):
            return None
        if len(backs) > len(own) and (part := _part(block, target, [a for _, a in backs])):
            nodes = part
        else:
            nodes = [_with_frame(block)]
        for back in own:
            self.found.hide_back(back)
        return self._body(
            nodes, target, target.attributes.get("id") or target.attributes.get("name")
        )

    def _body(self, nodes: list[Element], target: Element, name: str | None) -> Body:
        known = self._by_target.get(target.mem_id)
        if known is None:
            known = self._by_target[target.mem_id] = Body(nodes, name)
            self.found.hidden.update(node.mem_id for node in nodes)
        return known


def _elements(nodes: Iterable[Element]) -> Iterator[Element]:
    """Every element, in the order of the source."""
    waiting = [node for node in nodes if node.is_element_node][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        if node.child is not None:
            waiting.extend([one for one in siblings(node.child) if one.is_element_node][::-1])


def _classes(node: Element) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _fragment(link: Element) -> str:
    return unquote((link.attributes.get("href") or "").partition("#")[2])


def _ancestors(node: Element) -> Iterator[Element]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _above(node: Element, tags: Iterable[str]) -> Element | None:
    wanted = set(tags)
    return next((up for up in _ancestors(node) if up.tag in wanted), None)


def _near(link: Element) -> list[Element]:
    return [up for up, _ in zip(_ancestors(link), range(_AROUND), strict=False)]


def _names_around(link: Element) -> Iterator[str]:
    """The ids that a note may link back to: on the link, in it, right before and around it."""
    for node in (link, *link.css("*"), *_near(link)):
        attributes = node.attributes
        yield from filter(None, (attributes.get("id"), attributes.get("name")))
        before = node.prev
        if before is not None and before.is_element_node and before.child is None:
            yield from filter(None, (before.attributes.get("id"), before.attributes.get("name")))


def _outermost(link: Element, said: str) -> Element:
    """The mark with what is only around it: `sup`, `span` with the same text."""
    mark = link
    for above in _ancestors(link):
        if above.tag not in {"sup", "span", "small"}:
            break
        if (above.text(deep=True) or "").strip() != said:
            break
        mark = above
    return mark


def _part(block: Element, target: Element, backs: list[Element]) -> list[Element]:
    """The nodes of one note of several in a paragraph, from its target to the next back link."""
    children = list(siblings(block.child))
    if target.parent is None or target.parent.mem_id != block.mem_id:
        return []
    ends = {link.mem_id for link in backs} - {target.mem_id}
    found: list[Element] = []
    for child in children:
        if child.mem_id == target.mem_id:
            found = [child]
        elif found:
            if child.is_element_node and (
                child.mem_id in ends or any(one.mem_id in ends for one in child.css("a"))
            ):
                break
            found.append(child)
    while found and found[-1].is_element_node and found[-1].tag == "br":
        found.pop()
    return found


def _leads(target: Element, block: Element) -> bool:
    """Whether a note's text can stand in or after a target: an empty anchor at the end has none."""
    here: Element | None = target
    if target.tag != "a" or not _says_nothing(target):
        return True
    while here is not None and here.mem_id != block.mem_id:
        after = zip(siblings(here.next), range(_MOST_BACKS), strict=False)
        if not all(_says_nothing(one) for one, _ in after):
            return True
        here = here.parent
    return here is None


def _says_nothing(node: Element) -> bool:
    return not (node.text(deep=True) or "").strip()


def _with_frame(block: Element) -> Element:
    """The element around a note that holds nothing but it, as Word's pastes have."""
    above = block.parent
    if above is None or above.tag not in {"div", "aside"} or block.tag == "li":
        return block
    name = (above.attributes.get("id") or "").lower()
    if not re.search(r"ftn|fn|note", name):
        return block
    return above if len([a for a in above.css("a") if _fragment(a)]) == 1 else block
