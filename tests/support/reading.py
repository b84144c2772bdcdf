"""Reading trees and HTML for their words, without the product's own parser."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from exporter.tree import (
    DefinitionItem,
    Embed,
    Image,
    LineBreak,
    List,
    Math,
    Note,
    Ruby,
    Text,
    plain_text,
    walk,
)
from exporter.tree.maths import linear
from exporter.tree.walk import Node, children

_WORD = re.compile(r"\w+")
_HIDDEN_TWIN = re.compile(r'<span[^>]*\bclass="katex-mathml"[^>]*>[^<]*</span>')
"""KaTeX's clipped copy of what it draws, where a site stripped the MathML of it to bare text."""
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "iframe",
        "svg",
        "video",
        "audio",
        "noscript",
        "object",
        "select",
        "textarea",
        "canvas",
        "rp",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "math",
        "mi",
        "mo",
        "mn",
        "mrow",
    ]
)


def text_in(nodes: Iterable[Node]) -> Iterator[str]:
    """All text and formulas, notes at their marks."""
    for node in walk(nodes):
        if isinstance(node, Text):
            yield node.text
        elif isinstance(node, Math):
            yield linear(node.root)


def with_notes_last(nodes: Iterable[Node]) -> str:
    """The text as pages without feet print it: the lines, then the footnotes."""
    nodes = tuple(nodes)
    notes = [plain_text(node.blocks) for node in walk(nodes) if isinstance(node, Note)]
    return " ".join((plain_text(nodes), *notes))


def spoken(nodes: Iterable[Node]) -> list[str]:
    """The words as somebody reading aloud would say them: items and notes with their numbers.

    Notes come last, as in a source that has them at its end.
    """
    notes: list[Note] = []
    lines = list(_said(nodes, notes))
    return _WORD.findall("".join([*lines, *_said([b for n in notes for b in n.blocks], [])]))


def _said(  # noqa: C901, PLR0912 - by kind
    nodes: Iterable[Node], notes: list[Note]
) -> Iterator[str]:
    for node in nodes:
        match node:
            case Note():
                notes.append(node)
                yield str(len(notes))
            case Text():
                yield node.text
            case LineBreak():
                yield " "
            case Image():
                pass
            case Embed():
                yield f" {node.title} "
            case Math():
                yield node.latex or linear(node.root)
            case Ruby():
                for part in (node.base, node.reading):
                    yield f" {''.join(_said(part, notes))} "
            case DefinitionItem():
                for term in node.terms:
                    yield f" {''.join(_said(term, notes))} "
                for definition in node.definitions:
                    yield from _said(definition, notes)
            case List() if node.ordered:
                yield from _items(node, notes)
            case _ if _is_inline(node):
                yield from _said(children(node), notes)
            case _:
                yield " "
                yield from _said(children(node), notes)
                yield " "


def _is_inline(node: Node) -> bool:
    return node.__struct_config__.tag in {"styled", "span", "abbreviation", "time", "link"}


def _items(block: List, notes: list[Note]) -> Iterator[str]:
    step = -1 if block.reversed else 1
    number = block.start if block.start is not None else (len(block.items) if block.reversed else 1)
    for item in block.items:
        number = item.value if item.value is not None else number
        said = "".join(_said(item.blocks, notes))
        if said.strip():  # nobody reads the number of an item with nothing in it
            yield f" {number} {said} "
        number += step


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag not in _INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        if tag not in _INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def html_words(html: str) -> list[str]:
    """The words that a reader of the HTML sees, players, drawings and forms apart."""
    parser = _Words()
    parser.feed(_HIDDEN_TWIN.sub("", html))
    parser.close()
    return _WORD.findall("".join(parser.parts))
