"""One count for all: the post and each file read back are elements named as in HTML."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from benchmarks.fidelity.text import address, key, token, words


def names(said: str) -> frozenset[str]:
    """Names with spaces between."""
    return frozenset(said.split())


UNSEEN = names(
    "script style template noscript head svg select option textarea datalist canvas object iframe"
    " video audio annotation annotation-xml rp"
)
"""Elements whose text nobody reads as part of the article."""

INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp"
    " small span strike strong sub sup time tt u var wbr img math mi mo mn mrow mtext"
)
"""Elements that don't end a word."""

_PLAIN = names("h1 h2 h3 h4 h5 h6 th dt summary figcaption caption pre")

_QUOTE_ENDS = names("li table pre h1 h2 h3 h4 h5 h6")
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_NOTE_ROLE = re.compile(r"\b(doc-)?(footnote|endnote|rearnote)\b")


class Piece(NamedTuple):
    """A run of text. `aside`: in a note or caption; `optional`: hidden, or part of a form.

    `plain`: where bold and italic aren't counted, as the look of a heading, say, has them too.
    """

    text: str
    aside: bool = False
    optional: bool = False
    bold: bool = False
    italic: bool = False
    quoted: bool = False
    plain: bool = False


class Reading(NamedTuple):
    """What stands in an article or a file: the text, and one entry for each thing of a kind."""

    pieces: list[Piece]
    things: dict[str, list[str]]

    def words(
        self, which: frozenset[bool] = frozenset([False]), *, aside: bool = True
    ) -> list[str]:
        """The words in reading order.

        Args:
            which: Those that aren't optional (false), those that are (true), or both.
            aside: With those of notes and captions.
        """
        wanted = (each for each in self.pieces if each.optional in which)
        return words("".join(each.text for each in wanted if aside or not each.aside))


def inside(element: Element, without: frozenset[str] = frozenset()) -> str:
    """The text of an element that a reader sees, blocks apart."""
    return "".join(_texts(element, without))


def _texts(element: Element, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        gap = "" if child.tag in INLINE else "\n" if child.tag == "br" else " "
        yield gap
        if child.tag not in UNSEEN and child.tag not in without and not is_optional(child):
            yield from _texts(child, without)
        yield gap + (child.tail or "")


def is_optional(element: Element) -> bool:
    """Whether an element is hidden or part of a form: a file may have it or not."""
    classes = element.get("class", "").split()
    return (
        element.tag in {"form", "button", "input", "label"}
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "screen-reader-text" in classes
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def read(
    root: Element, title: str, base: str = "", *, notes: frozenset[str] = frozenset()
) -> Reading:
    """Count a document.

    Args:
        root: Its body, or what stands for it.
        title: The article's: as the first heading it isn't one of the content.
        base: The address that relative ones belong to.
        notes: The ids of the elements that are notes (files say it with `epub:type` or `role`).
    """
    reader = _Reader(base, notes)
    reader.visit(root, Piece(""), 0)
    reader.outline(key(title))
    return Reading(reader.pieces, dict(reader.things))


class _Reader:
    """The walk of one document."""

    def __init__(self, base: str, notes: frozenset[str]) -> None:
        self.pieces: list[Piece] = []
        self.things: defaultdict[str, list[str]] = defaultdict(list)
        self._base = base
        self._notes = notes
        self._levels: list[tuple[int, str]] = []
        self._kinds = {
            **{f"h{level}": self._heading for level in range(1, 7)},
            "table": self._table,
            "a": self._link,
            "img": self._image,
            "pre": self._code,
        }

    def visit(self, element: Element, state: Piece, depth: int) -> None:
        tag = element.tag
        if tag in {"iframe", "embed", "video", "audio"} and not is_optional(element):
            self._embed(element)
        if tag in UNSEEN:
            return
        if tag not in INLINE:
            self.pieces.append(Piece(" ", state.aside, state.optional))
        state = self._state(element, state)
        if not state.optional:
            depth = self._count(element, depth)
        self._say(element.text, state)
        for child in element:
            self.visit(child, state, depth)
            self._say(child.tail, state)
        if tag not in INLINE:
            self.pieces.append(Piece(" ", state.aside, state.optional))

    def _say(self, text: str | None, state: Piece) -> None:
        if text:  # a note's mark is no part of the word before it
            self.pieces.append(state._replace(text=f" {text} " if state.optional else text))

    def _state(self, element: Element, state: Piece) -> Piece:
        tag, style = element.tag, element.get("style", "")
        if tag in {"strong", "b"} or _BOLD.search(style):
            state = state._replace(bold=True)
        if tag in {"em", "i"} or _ITALIC.search(style):
            state = state._replace(italic=True)
        if tag == "blockquote" or tag in _QUOTE_ENDS:
            state = state._replace(quoted=tag == "blockquote")
        if tag in _PLAIN:
            state = state._replace(plain=True)
        if is_caption(element) or self._is_note(element):
            state = state._replace(aside=True)
        return state._replace(optional=True) if is_optional(element) else state

    def _is_note(self, element: Element) -> bool:
        said = f"{element.get('epub:type', '')} {element.get('role', '')}"
        return element.get("id") in self._notes or bool(_NOTE_ROLE.search(said))

    def _count(self, element: Element, depth: int) -> int:
        """Note what an element is; the depth in lists of what stands in it."""
        tag = element.tag
        if self._is_note(element):
            self._add("footnotes", inside(element))
        elif is_caption(element):
            for part in element.findall("p") or [element]:
                self._add("captions", inside(part))
        if said := element.get("number"):  # who reads it aloud says it, typed or not
            self.pieces.append(Piece(f" {said} ", optional=True))
        if tag in {"ul", "ol"}:
            self._list(element, depth + 1)
            return depth + 1
        if tag in self._kinds:
            self._kinds[tag](element)
        return depth

    def _heading(self, heading: Element) -> None:
        if text := key(inside(heading)):
            self._levels.append((int(heading.tag[1]), text))

    def _code(self, block: Element) -> None:
        for line in inside(block).split("\n"):
            self._add("lines of code", line)

    def _add(self, name: str, text: str) -> None:
        if found := key(text):
            self.things[name].append(found)

    def _list(self, element: Element, depth: int) -> None:
        own = frozenset(["ul", "ol", "figure", "table"])
        items = [each for each in element if each.tag == "li" and not self._is_note(each)]
        for number, each in enumerate(items, _number(element, "start")):
            if element.tag == "ol":
                each.set("number", str(number))
        texts = [text for each in items if (text := key(inside(each, own)))]
        if texts:
            self.things["lists"].append(f"{element.tag} {depth} {len(texts)}")
            self.things["list items"] += [f"{element.tag} {depth} {text}" for text in texts]

    def _table(self, table: Element) -> None:
        rows = [row for row in own_rows(table) if row.find("*") is not None]
        cells = [[each for each in row if each.tag in {"td", "th"}] for row in rows]
        if not any(cells):
            return
        width = max(sum(_number(cell, "colspan") for cell in row) for row in cells)
        self.things["tables"].append(f"{len(rows)} x {width}")
        for cell in (each for row in cells for each in row):
            self._add("cells", inside(cell))
            if cell.tag == "th":
                self._add("header cells", inside(cell))

    def _link(self, link: Element) -> None:
        target = address(link.get("href", ""), self._base)
        shown = key(inside(link)) or link.find(".//img") is not None
        if target and shown and self.things["links"][-1:] != [target]:  # else the same goes on
            self.things["links"].append(target)

    def _image(self, image: Element) -> None:
        self.things["images"].append("image")
        self._add("alternative texts", image.get("alt", ""))

    def _embed(self, element: Element) -> None:
        source = element.get("src") or element.get("data-src") or ""
        inner = element.find("source")
        if not source and inner is not None:
            source = inner.get("src", "")
        if source and not source.startswith(("about:", "data:", "javascript:")):
            self.things["embeds"].append(token(source))

    def outline(self, title: str) -> None:
        """Headings by their text, by the heading they stand under, and runs by their words."""
        while self._levels and self._levels[0][1] == title:
            del self._levels[0]
        above: list[tuple[int, str]] = []
        for level, text in self._levels:
            while above and above[-1][0] >= level:
                above.pop()
            parent = above[-1][1] if above else ""
            self.things["headings"].append(text)
            self.things["headings under their heading"].append(f"{parent} > {text}")
            above.append((level, text))
        self._runs()

    def _runs(self) -> None:
        flags = {
            "bold words": lambda piece: piece.bold and not piece.plain,
            "italic words": lambda piece: piece.italic and not piece.plain,
            "quoted words": lambda piece: piece.quoted,
        }
        shown = [piece for piece in self.pieces if not piece.optional]
        for name, flag in flags.items():
            for on, run in groupby(shown, flag):
                if on:
                    self.things[name] += words("".join(piece.text for piece in run))


def is_caption(element: Element) -> bool:
    """HTML's captions, and those of WordPress before it had them."""
    classes = {"wp-caption-text", "gallery-caption"} & set(element.get("class", "").split())
    return element.tag in {"figcaption", "caption"} or bool(classes)


def own_rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.findall("tr")


def _number(element: Element, name: str) -> int:
    said = element.get(name, "")
    return max(1, int(said)) if said.isascii() and said.isdigit() else 1
