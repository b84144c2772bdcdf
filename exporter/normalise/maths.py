"""Formulas of posts: MathML, what KaTeX and MathJax make of it, and LaTeX in the text.

Whatever they come from, they become `MathElement`s of an allow-list, so that no markup of a post
gets through.
"""

import re
from collections.abc import Iterable

from exporter.normalise.parse import Element, parse, siblings
from exporter.tree import MathElement
from exporter.tree.maths import PARTS, ROWS, TOKENS

MAX_DEPTH, MAX_ELEMENTS, MAX_LATEX = 40, 2000, 5000
"""Beyond any formula that people read; deeper or longer ones stay as text."""

LATEX = re.compile(
    r"\$latex\s+(?P<wordpress>[^$]{1,3000}?)\$"
    r"|\\\((?P<inline>.{1,3000}?)\\\)"
    r"|\\\[(?P<display>.{1,3000}?)\\\]"
    r"|\$\$(?P<dollars>[^$]{1,3000}?[\\^_=][^$]{0,3000}?)\$\$",
    re.DOTALL,
)
"""LaTeX as Jetpack and MathJax know it in text. Single dollars are prices."""

_SIZE = re.compile(r"\s*&?(?:amp;)?(?:s|fg|bg)=-?\w+")
_ATTRIBUTES = {
    "mathvariant": re.compile(r"[a-z-]{1,24}\Z"),
    "stretchy": re.compile(r"(?:true|false)\Z"),
    "accent": re.compile(r"(?:true|false)\Z"),
    "linethickness": re.compile(r"[\d.]{1,6}(?:px|pt|em)?\Z"),
    "columnalign": re.compile(r"[a-z ]{1,60}\Z"),
}
_ROWS_OF = {"mstyle", "mpadded", "merror", "menclose", "mrow", "math", "mphantom", "mtd"}
_UNSEEN = frozenset(["annotation", "annotation-xml", "maligngroup", "malignmark", "none"])
_FENCES = {"open": "(", "close": ")"}


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
    return root if root.children or root.text else None


def source_of(node: Element) -> str:
    """The LaTeX that a formula says that it was made from, if it does."""
    for note in node.css("annotation"):
        if "tex" in (note.attributes.get("encoding") or "").lower():
            return " ".join((note.text(deep=True) or "").split())
    return node.attributes.get("alttext") or ""


def from_latex(latex: str) -> MathElement | None:
    """The formula that a piece of LaTeX means; None if nobody knows.

    Args:
        latex: Without the marks around it.
    """
    if len(latex) > MAX_LATEX or latex.count("{") > MAX_ELEMENTS:
        return None
    # Only articles with formulas need it.
    from latex2mathml import exceptions  # noqa: PLC0415
    from latex2mathml.converter import convert  # noqa: PLC0415

    own: tuple[type[Exception], ...] = tuple(
        kind
        for kind in vars(exceptions).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    )
    try:
        markup = convert(latex)
    except (*own, *_UNREADABLE):
        return None
    nodes, left_out = parse(markup)
    math = next((node for node in nodes if node.tag == "math"), None)
    if left_out or math is None or "\\" in (math.text(deep=True) or ""):
        return None  # a command that the converter doesn't know stands in it as it was
    return from_mathml(math)


_UNREADABLE = (
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, StopIteration),
    *(TypeError, ValueError, RecursionError),
)
"""What latex2mathml raises on what it can't read, besides errors of its own."""


def cleaned(latex: str) -> str:
    """LaTeX without what Jetpack takes for size and colours after it."""
    return _SIZE.sub("", latex).strip()


class _Reader:
    """Reads MathML elements, counting them."""

    def __init__(self) -> None:
        self.count = 0

    def row(self, nodes: Iterable[Element], depth: int) -> MathElement:
        """Nodes as one element."""
        found = [made for node in nodes for made in self._one(node, depth)]
        return found[0] if len(found) == 1 and found[0].name == "mrow" else _row(found)

    def _one(self, node: Element, depth: int) -> list[MathElement]:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise _TooLarge
        if node.is_text_node:
            text = " ".join((node.text_content or "").split())
            return [MathElement("mtext", text=text)] if text else []
        tag = node.tag or ""
        if not node.is_element_node or tag in _UNSEEN:
            return []
        if tag in TOKENS:
            return self._token(node)
        if tag in {"semantics", "maction"}:
            first = next((child for child in siblings(node.child) if child.is_element_node), None)
            return [] if first is None else self._one(first, depth + 1)
        if tag == "mfenced":
            return [self._fenced(node, depth + 1)]
        if tag == "mspace":
            return [MathElement("mspace")]
        return self._element(node, tag, depth + 1)

    def _token(self, node: Element) -> list[MathElement]:
        text = " ".join((node.text(deep=True) or "").split())
        name = node.tag
        if not text:
            return []
        match name:
            case "mi" | "mn" | "mo" | "mtext" | "ms":
                return [MathElement(name, text=text, attributes=_attributes(node))]
            case _:
                return []

    def _element(self, node: Element, tag: str, depth: int) -> list[MathElement]:
        parts = [self.row([child], depth) for child in siblings(node.child) if _is_part(child)]
        attributes = _attributes(node)
        match tag:
            case "msqrt":
                return [MathElement("msqrt", (self.row(siblings(node.child), depth),))]
            case (
                "mfrac" | "mroot" | "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover"
            ):
                if len(parts) == PARTS[tag]:
                    return [MathElement(tag, tuple(parts), attributes=attributes)]
                return parts
            case "mtable":
                rows = [_cells(part) for part in parts]
                return [MathElement("mtable", tuple(rows), attributes=attributes)] if rows else []
            case "mtr" | "mlabeledtr":
                return [MathElement("mtr", tuple(map(_cell, parts)))]
            case _:
                return [self.row(siblings(node.child), depth)]

    def _fenced(self, node: Element, depth: int) -> MathElement:
        """Brackets and commas that an attribute says, as the operators that they are."""
        attributes = node.attributes
        opening, closing = (
            attributes.get(name) if name in attributes else fence for name, fence in _FENCES.items()
        )
        separator = (attributes.get("separators") or ",").strip()[:1]
        found: list[MathElement] = []
        for child in siblings(node.child):
            if _is_part(child):
                if found and separator:
                    found.append(MathElement("mo", text=separator))
                found.append(self.row([child], depth))
        fences = [MathElement("mo", text=mark) if mark else None for mark in (opening, closing)]
        return _row([part for part in (fences[0], *found, fences[1]) if part is not None])


def _is_part(node: Element) -> bool:
    return node.is_element_node and node.tag not in _UNSEEN - {"none"}


def _row(found: list[MathElement]) -> MathElement:
    return found[0] if len(found) == 1 else MathElement("mrow", tuple(found))


def _cells(part: MathElement) -> MathElement:
    return part if part.name == ROWS["mtable"] else MathElement("mtr", (_cell(part),))


def _cell(part: MathElement) -> MathElement:
    return part if part.name == ROWS["mtr"] else MathElement("mtd", (part,))


def _attributes(node: Element) -> tuple[tuple[str, str], ...]:
    written = node.attributes
    return tuple(
        (name, value)
        for name, allowed in _ATTRIBUTES.items()
        if (value := written.get(name)) and allowed.match(value)
    )
