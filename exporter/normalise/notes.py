"""Footnotes: which marks lead to which notes, before anything is read.

Nothing says “footnote” in HTML, so what does is what a mark and a note do: a short mark links to
an element that links back to it. That holds for Word's pastes, Markdown's notes, Easy Footnotes
and what themes write by hand. WordPress's own notes name themselves (`data-fn`), Modern Footnotes
puts the note right beside its mark, the plugin “footnotes” writes a table of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import unquote

from exporter.normalise.parse import Element, siblings

_SIGNS = re.compile(
    r"data-fn=|modern-footnotes|footnote_plugin|exporter-note"
    r"|href=[\"']?[^\"'<>]{0,300}#[^<>]{0,300}>\s*(?:<(?:sup|span|small)[^<>]{0,200}>\s*)*"
    r"[\[(^]*(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]|[a-z]|[ivxlc]{1,5})[\])]*\s*<",
    re.IGNORECASE,
)
"""What a source with footnotes has somewhere: most have none, and needn't be searched."""

_MARK = re.compile(
    r"[\[(^]*(\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3}|[a-z]|[ivxlc]{1,5})[\])]*\Z", re.IGNORECASE
)
BODIES = frozenset(["li", "p", "div", "aside", "section"])
"""Elements that can be a note."""

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "strong", "b"])
_TITLES = frozenset(
    [
        "notes",
        "footnotes",
        "endnotes",
        "references",
        "sources",
        "anmerkungen",
        "fußnoten",
        "quellen",
        "einzelnachweise",
        "références",
        "notas",
        "referencias",
        "fuentes",
        "note",
        "riferimenti",
        "fonti",
        "referências",
        "fontes",
        "noten",
        "voetnoten",
        "bronnen",
        "noter",
        "fotnoter",
        "przypisy",
        "примечания",
        "сноски",
        "zdroje",
        "dipnotlar",
        "kaynaklar",
        "catatan",
        "脚注",
        "注释",
        "注釋",
        "注",
    ]
) | {"notes de bas de page", "notas al pie", "notas de rodapé", "note a piè di pagina"}
"""Headings of lists of notes, which have nothing to head once each note stands at its mark."""

_AROUND = 3
"""How far above a mark's link an id may stand that its note links back to."""


class Body:
    """One note: the elements that it consists of, the id that it had, and its number once read."""

    def __init__(self, nodes: list[Element], name: str | None) -> None:
        self.nodes = nodes
        self.name = name
        self.id: str | None = None
        self.number = 0
        self.flattened = False


class Footnotes:
    """The footnotes of a source.

    Attributes:
        marks: The note that each mark calls, by the identity of the mark's element.
        hidden: What isn't read where it stands: notes, their frames, and `backs`.
        backs: Links back to marks, which no reader needs.
        bodies: The notes in the order of their marks.
    """

    def __init__(self) -> None:
        self.marks: dict[int, Body] = {}
        self.hidden: set[int] = set()
        self.backs: set[int] = set()
        self.bodies: list[Body] = []

    def hide_back(self, link: Element) -> None:
        """A link back to a mark."""
        self.backs.add(link.mem_id)
        self.hidden.add(link.mem_id)

    def add(self, mark: Element, body: Body) -> None:
        """A mark, and the note that it calls."""
        self.marks[mark.mem_id] = body
        if body not in self.bodies:
            self.bodies.append(body)


def with_kept_notes(html: str, notes: Mapping[str, str]) -> str:
    """A source with the notes that only the post's metadata has, where its marks name them.

    Args:
        html: The source.
        notes: HTML by id, as `Post.footnotes`.
    """
    items = [
        f'<li id="{escape(name)}">{note}</li>'
        for name, note in notes.items()
        if f'data-fn="{name}"' in html and f'id="{name}"' not in html
    ]
    return f"{html}<ol>{''.join(items)}</ol>" if items else html


def find_footnotes(html: str, nodes: list[Element]) -> Footnotes:
    """The footnotes of a source.

    Args:
        html: The source.
        nodes: What it parses to.
    """
    return _Finder(nodes).found if _SIGNS.search(html) else Footnotes()


class _Finder:
    """Looks at every element once, then at the links that may be marks."""

    def __init__(self, nodes: list[Element]) -> None:
        self.found = Footnotes()
        self._named: dict[str, Element] = {}
        self._by_target: dict[int, Body] = {}
        self._repeats: list[Element] = []
        links: list[Element] = []
        for node in _elements(nodes):
            self._look(node, links)
        for link in links:
            self._link(link)
        if self.found.bodies:
            self.found.hidden.update(node.mem_id for node in self._repeats)
            self._hide_frames()

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
        names = set(_names_around(link))
        backs = [a for a in block.css("a") if _fragment(a)]
        own = [a for a in backs if _fragment(a) in names]
        if not own:
            return None
        if len(backs) > len(own) and (part := _part(block, target, backs)):
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

    # ------------------------------------------------------------------- what notes leave behind

    def _hide_frames(self) -> None:
        """Lists whose notes are all gone, with the rule and the heading before them."""
        for body in self.found.bodies:
            frame = body.nodes[0].parent if body.nodes else None
            hidden = self.found.hidden
            while frame is not None and frame.tag in {"ol", "ul", "div", "section", "aside"}:
                if frame.mem_id in hidden or not self._is_spent(frame):
                    break
                hidden.add(frame.mem_id)
                self._hide_before(frame)
                frame = frame.parent
            if body.nodes and body.nodes[0].tag in BODIES - {"li"}:
                self._hide_before(body.nodes[0])

    def _is_spent(self, frame: Element) -> bool:
        """Whether nothing that is read is left in an element."""
        for child in siblings(frame.child):
            if child.is_text_node:
                if (child.text_content or "").strip():
                    return False
            elif child.is_element_node and child.tag not in {"hr", "br"}:
                if child.mem_id in self.found.hidden:
                    continue
                if child.tag not in _HEADINGS or not _is_title(child):
                    return False
        return True

    def _hide_before(self, frame: Element) -> None:
        """The rule or heading right before notes that end their part of the article."""
        if any(
            _says(after) and after.mem_id not in self.found.hidden for after in siblings(frame.next)
        ):
            return
        before = frame.prev
        while before is not None:
            if before.is_element_node:
                if before.tag != "hr" and not _is_title(before):
                    return
                self.found.hidden.add(before.mem_id)
            elif before.is_text_node and (before.text_content or "").strip():
                return
            before = before.prev


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


def _with_frame(block: Element) -> Element:
    """The element around a note that holds nothing but it, as Word's pastes have."""
    above = block.parent
    if above is None or above.tag not in {"div", "aside"} or block.tag == "li":
        return block
    name = (above.attributes.get("id") or "").lower()
    if not re.search(r"ftn|fn|note", name):
        return block
    return above if len([a for a in above.css("a") if _fragment(a)]) == 1 else block


def _is_title(node: Element) -> bool:
    """Whether an element is a heading of notes; a paragraph that is all bold is one too."""
    if node.tag not in _HEADINGS and node.tag != "p":
        return False
    return (node.text(deep=True) or "").strip(" :\n\t\u00a0").lower() in _TITLES


def _says(node: Element) -> bool:
    """Whether a node has anything to read."""
    if node.is_text_node:
        return bool((node.text_content or "").strip())
    return node.is_element_node and bool((node.text(deep=True) or "").strip())
