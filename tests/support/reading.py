"""Reading trees and HTML for their words, without the product's own parser."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from exporter.tree import DefinitionItem, Image, LineBreak, List, Ruby, Text
from exporter.tree.walk import Node, children

_WORD = re.compile(r"\w+")
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


def spoken(nodes: Iterable[Node]) -> list[str]:
    """The words as somebody reading aloud would say them: numbered items with their numbers."""
    return _WORD.findall("".join(_said(nodes)))


def _said(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text():
                yield node.text
            case LineBreak():
                yield " "
            case Image():
                pass
            case Ruby():
                for part in (node.base, node.reading):
                    yield f" {''.join(_said(part))} "
            case DefinitionItem():
                for term in node.terms:
                    yield f" {''.join(_said(term))} "
                for definition in node.definitions:
                    yield from _said(definition)
            case List() if node.ordered:
                yield from _items(node)
            case _ if _is_inline(node):
                yield from _said(children(node))
            case _:
                yield " "
                yield from _said(children(node))
                yield " "


def _is_inline(node: Node) -> bool:
    return node.__struct_config__.tag in {"styled", "span", "abbreviation", "time", "link"}


def _items(block: List) -> Iterator[str]:
    step = -1 if block.reversed else 1
    number = block.start if block.start is not None else (len(block.items) if block.reversed else 1)
    for item in block.items:
        number = item.value if item.value is not None else number
        said = "".join(_said(item.blocks))
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
    parser.feed(html)
    parser.close()
    return _WORD.findall("".join(parser.parts))
