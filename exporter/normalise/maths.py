"""MathML of a post, or of a converter, as `MathElement`s of an allow-list.

Whatever a formula comes from, no markup of a post gets through. What isn't on the list gives its
content; each element has as many parts as MathML says, or is taken apart.

Source: https://www.w3.org/TR/mathml-core/, and MathML 3 for what it leaves out
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from exporter.normalise.parse import Element, siblings
from exporter.tree import MathElement
from exporter.tree.check import XML_ILLEGAL
from exporter.tree.maths import ATTRIBUTES, PARTS, ROWS

MAX_LEVEL, MAX_ELEMENTS = 40, 2000
"""Beyond any formula that people read; deeper or longer ones stay as text."""

_BLANK = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = frozenset(["annotation", "annotation-xml", "maligngroup", "malignmark", "mphantom"])
_UNSEEN |= {"script", "style", "template"}
_EMPTY_PART = frozenset(["none", "mphantom"])
"""What shows nothing, but counts as a part."""


class _TooLarge(Exception):
    """A formula is deeper or longer than any that people read."""


def from_mathml(node: Element) -> MathElement | None:
    """The formula of a `math` element; None if it is too large or empty.

    Args:
        node: The element.
    """
    try:
        root = _Reader().row(siblings(node.child), 0)
    except _TooLarge:
        return None
    return root if root.children or root.text.strip() else None


def size(root: MathElement) -> int:
    """How many elements a formula has."""
    return 1 + sum(map(size, root.children))


def source_of(node: Element) -> str:
    """The LaTeX that a formula says that it was made from, if it does."""
    for note in node.css("annotation"):
        if "tex" in (note.attributes.get("encoding") or "").lower():
            return XML_ILLEGAL.sub("", " ".join((note.text(deep=True) or "").split()))
    written = node.attributes.get("data-latex") or node.attributes.get("alttext") or ""
    return XML_ILLEGAL.sub("", " ".join(written.split()))


class _Reader:
    """Reads MathML elements, counting them."""

    def __init__(self) -> None:
        self.count = 0

    def row(self, nodes: Iterable[Element], depth: int) -> MathElement:
        """Nodes as one element."""
        return _row([made for node in nodes for made in self._one(node, depth)])

    def _one(self, node: Element, depth: int) -> list[MathElement]:
        self.count += 1
        if depth > MAX_LEVEL or self.count > MAX_ELEMENTS:
            raise _TooLarge
        if node.is_text_node:
            text = _text(node)
            return [MathElement("mtext", text=text)] if text.strip() else []
        tag = node.tag or ""
        if not node.is_element_node or tag in _UNSEEN:
            return []
        match tag:
            case "mi" | "mn" | "mo" | "mtext" | "ms":
                text = _text(node)
                if not text or (text.isspace() and tag != "mtext"):
                    return []
                return [MathElement(tag, text=text, attributes=_attributes(node))]
            case "mspace":
                return [MathElement("mspace", attributes=_attributes(node))]
            case "semantics" | "maction":
                shown = next((each for each in _elements(node) if each.tag not in _UNSEEN), None)
                return [] if shown is None else self._one(shown, depth + 1)
            case "mfenced":
                return [self._fenced(node, depth + 1)]
            case "mmultiscripts":
                return self._scripts(node, depth + 1)
            case _:
                return self._element(node, tag, depth + 1)

    def _element(self, node: Element, tag: str, depth: int) -> list[MathElement]:
        match tag:
            case "msqrt":
                return [MathElement("msqrt", (self.row(siblings(node.child), depth),))]
            case (
                "mfrac" | "mroot" | "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover"
            ):
                parts = self._parts(node, depth)
                if len(parts) == PARTS[tag]:
                    return [MathElement(tag, parts, attributes=_attributes(node))]
                return list(parts)
            case "mtable":
                rows = tuple(map(_table_row, self._parts(node, depth)))
                return [MathElement("mtable", rows, attributes=_attributes(node))] if rows else []
            case "mtr" | "mlabeledtr":
                return [MathElement("mtr", tuple(map(_cell, self._parts(node, depth))))]
            case "mtd":
                content = self.row(siblings(node.child), depth)
                return [MathElement("mtd", (content,), attributes=_attributes(node))]
            case _:
                return [self.row(siblings(node.child), depth)]

    def _parts(self, node: Element, depth: int) -> tuple[MathElement, ...]:
        return tuple(self.row([child], depth) for child in _elements(node))

    def _fenced(self, node: Element, depth: int) -> MathElement:
        """Brackets and commas that attributes say, as the operators that they are."""
        attributes = node.attributes
        opening = attributes.get("open") if "open" in attributes else "("
        closing = attributes.get("close") if "close" in attributes else ")"
        separators = "".join((attributes.get("separators", ",") or "").split())
        found = _operators(opening)
        for number, part in enumerate(self._parts(node, depth)):
            if number and separators:
                found += _operators(separators[min(number, len(separators)) - 1])
            found.append(part)
        return _row(found + _operators(closing))

    def _scripts(self, node: Element, depth: int) -> list[MathElement]:
        """Several scripts at one base, before and after it, as pairs one by one."""
        parts = _elements(node)
        if not parts:
            return []
        before = next((n for n, each in enumerate(parts) if each.tag == "mprescripts"), len(parts))
        leading = [self.row([each], depth) for each in parts[before + 1 :]]
        made = self.row([parts[0]], depth)
        for pair in _pairs([self.row([each], depth) for each in parts[1:before]]):
            made = MathElement("msubsup", (made, *pair))
        nothing = MathElement("mrow")
        return [*(MathElement("msubsup", (nothing, *pair)) for pair in _pairs(leading)), made]


def _text(node: Element) -> str:
    """A token's text; no-break spaces at its edges count."""
    return XML_ILLEGAL.sub("", _BLANK.sub(" ", node.text(deep=True) or "")).strip(" ")


def _elements(node: Element) -> list[Element]:
    """The parts of an element."""
    return [
        child
        for child in siblings(node.child)
        if child.is_element_node and (child.tag not in _UNSEEN or child.tag in _EMPTY_PART)
    ]


def _row(found: list[MathElement]) -> MathElement:
    return found[0] if len(found) == 1 else MathElement("mrow", tuple(found))


def _pairs(scripts: list[MathElement]) -> Iterator[tuple[MathElement, MathElement]]:
    """Subscripts with their superscripts; what has no partner gets an empty one."""
    nothing = MathElement("mrow")
    for pair in zip_longest(scripts[::2], scripts[1::2], fillvalue=nothing):
        if pair != (nothing, nothing):
            yield pair


def _operators(text: str | None) -> list[MathElement]:
    text = XML_ILLEGAL.sub("", (text or "").strip())[:8]
    return [MathElement("mo", text=text)] if text else []


def _table_row(part: MathElement) -> MathElement:
    return part if part.name == ROWS["mtable"] else MathElement("mtr", (_cell(part),))


def _cell(part: MathElement) -> MathElement:
    return part if part.name == ROWS["mtr"] else MathElement("mtd", (part,))


def _attributes(node: Element) -> tuple[tuple[str, str], ...]:
    """What an element says of itself; a width only if it is a space."""
    written = node.attributes
    return tuple(
        (name, value)
        for name, allowed in ATTRIBUTES.items()
        if (value := written.get(name))
        and allowed.match(value)
        and (name == "width") <= (node.tag == "mspace")
    )
