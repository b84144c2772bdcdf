"""Rows of a formula in Word: what goes together of what stands side by side.

MathML has the parts of a row one after the other. Word has brackets around their content, sums
and functions with what they work on, and scripts before a letter in one element each.

Signs that aren't where readers of Office Math other than Word expect them (a relation that begins
a cell, a bracket without its partner, a bar that divides) are written as normal text: LibreOffice
reads formulas into a language of its own, in which those are errors.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import accumulate

from exporter.tree import MathElement
from exporter.tree.maths import linear
from exporter.writers.docx.xml import attribute, escape

_LARGE = frozenset("∑∏∐∫∬∭∮∯∰")
"""Operators that have limits and something that they work on, as far as LibreOffice knows them."""

_INTEGRALS = frozenset("∫∬∭∮∯∰")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "⟦": "⟧"}
_BARS = frozenset("|‖∥")
_INFIX = frozenset("=<>≤≥≠≈≡∼≃≅∝∈∉∋⊂⊆⊃⊇→⇒⇔↔←↦⟶⟹⟺⇌×·⋅∗*÷/∘⊕⊗⊙∧∨∪∩∖:∣⟂⊥,;")
_SIGNS = frozenset("+−-±∓")
_ODD = frozenset('#&"~`_^{}()[]\\%|‖⟨⟩')
"""Signs that are part of a language for formulas; alone, they are text."""

_NEAR = 8
"""Brackets open at once among which a bar's partner is looked for."""

_SCRIPTS = frozenset(["msub", "msup", "msubsup"])
_LIMITS = frozenset(["munder", "mover", "munderover"])
_STYLES = {"normal": "p", "bold": "b", "bold-italic": "bi", "italic": "i"}
_LETTERS = frozenset(["double-struck", "script", "fraktur", "sans-serif", "monospace"])
_FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
_PARTS = {
    "msub": ("sub",),
    "munder": ("sub",),
    "msup": ("sup",),
    "mover": ("sup",),
    "msubsup": ("sub", "sup"),
    "munderover": ("sub", "sup"),
}

DEEPEST = 30
"""Elements of a formula in each other; what is deeper is written on one line."""

Printed = tuple[str, int]
"""What is written, and where the next element of the row stands."""


class Row:
    """A row's elements, with what is known of its brackets.

    Attributes:
        nodes: The elements, rows among them opened.
        partners: By a bracket's place that of the bracket which closes it.
        closing: The places of brackets that close one.
    """

    def __init__(self, nodes: list[MathElement]) -> None:
        self.nodes = nodes
        self.partners = dict(_pairs(nodes))
        self.closing = frozenset(self.partners.values())
        self._tall = [0, *accumulate(map(_is_tall, nodes))]

    def __len__(self) -> int:
        return len(self.nodes)

    def __getitem__(self, place: int) -> MathElement:
        return self.nodes[place]

    def is_tall(self, start: int, end: int) -> bool:
        """Whether something between two places is taller than a line."""
        return self._tall[end] > self._tall[start]


class RowPrinter(ABC):
    """Prints rows; how one element is printed is left to who knows."""

    _depth = 0

    @abstractmethod
    def one(self, node: MathElement) -> str:
        """One element."""

    def e(self, nodes: Sequence[MathElement]) -> str:
        """Elements as the argument of another."""
        return f"<m:e>{self.filled(nodes)}</m:e>"

    def filled(self, nodes: Sequence[MathElement]) -> str:
        """Elements, or a space: Word draws a box where nothing is."""
        return self.content(nodes) or normal(" ")

    def content(self, nodes: Sequence[MathElement]) -> str:
        """Elements one after the other."""
        if self._depth >= DEEPEST:
            return normal("".join(map(linear, nodes)))
        row = Row([inner for node in nodes for inner in _opened(node)])
        written = []
        place = 0
        self._depth += 1
        while place < len(row):
            made, place = self._unit(row, place)
            written.append(made)
        self._depth -= 1
        return "".join(written)

    def _unit(self, row: Row, place: int) -> Printed:
        """What begins at a place."""
        node = row[place]
        if self._depth >= DEEPEST:
            return normal(linear(node)), place + 1
        if node.name == "mo":
            return self._operator(row, place)
        if (base := _core(node)) is not None and base.text in _LARGE and base.name == "mo":
            return self._large(base, node, row, place + 1)
        if node.name == "msubsup" and _is_empty(node.children[0]) and place + 1 < len(row):
            inner, after = self._argument(row, place + 1)
            low, high = (self.filled((part,)) for part in node.children[1:])
            scripts = f"<m:sub>{low}</m:sub><m:sup>{high}</m:sup>"
            return f"<m:sPre>{scripts}<m:e>{inner}</m:e></m:sPre>", after
        if base is not None and _is_function(base):
            return self._function(row, place)
        if node.name == "mrow":
            return self._fenced(node), place + 1
        return self.one(node), place + 1

    def _operator(self, row: Row, place: int) -> Printed:
        sign = row[place].text
        if (end := row.partners.get(place)) is not None:
            if sign in _BARS or row.is_tall(place + 1, end):
                inside = row.nodes[place + 1 : end]
                return self._delimited(sign, row[end].text, inside), end + 1
            return run(sign), place + 1
        if place in row.closing:
            return run(sign), place + 1
        if sign in _LARGE:
            return self._large(row[place], row[place], row, place + 1)
        if sign in _BRACKETS and place + 2 == len(row) and row[place + 1].name == "mtable":
            return self._delimited(sign, "", row.nodes[place + 1 :]), place + 2
        if len(sign) > 1 and sign.isalpha():
            return self._function(row, place)
        before = row[place - 1].text if place and row[place - 1].name == "mo" else None
        first, last = place == 0 or before in _INFIX, place + 1 == len(row)
        lonely = (first and sign in _INFIX) or (last and sign in _INFIX | _SIGNS)
        return (normal(sign) if lonely or sign in _ODD else run(sign)), place + 1

    def _fenced(self, node: MathElement) -> str:
        """A row that a stretched bracket opens or closes, perhaps one without its partner."""
        inside = list(node.children)
        opening = inside.pop(0).text if _is_fence(inside[0]) else ""
        closing = inside.pop().text if inside and _is_fence(inside[-1]) else ""
        return self._delimited(opening, closing, inside)

    def _delimited(self, opening: str, closing: str, inside: Sequence[MathElement]) -> str:
        begins, ends = attribute("m:val", opening), attribute("m:val", closing)
        properties = f"<m:dPr><m:begChr{begins}/><m:endChr{ends}/></m:dPr>"
        return f"<m:d>{properties}{self.e(inside)}</m:d>"

    def _large(self, sign: MathElement, node: MathElement, row: Row, after: int) -> Printed:
        """A sum, an integral and their like, with limits and what they work on."""
        names = _PARTS.get(node.name, ())
        limits = dict(zip(names, node.children[1:], strict=False))
        beside = node.name in _SCRIPTS or sign.text in _INTEGRALS
        hidden = "".join(
            f'<m:{name}Hide m:val="1"/>' for name in ("sub", "sup") if name not in limits
        )
        low, high = (
            f"<m:{name}>{self.content((limits[name],)) if name in limits else ''}</m:{name}>"
            for name in ("sub", "sup")
        )
        inner, after = self._argument(row, after)
        properties = (
            f"<m:chr{attribute('m:val', sign.text)}/>"
            f'<m:limLoc m:val="{"subSup" if beside else "undOvr"}"/>{hidden}'
        )
        return (
            f"<m:nary><m:naryPr>{properties}</m:naryPr>{low}{high}<m:e>{inner}</m:e></m:nary>",
            after,
        )

    def _function(self, row: Row, place: int) -> Printed:
        """A function, `sin` or `lim`, with its argument; its name alone where there is none."""
        node = row[place]
        name = normal(node.text) if node.name in {"mi", "mo"} else self.one(node)
        following = row[place + 1] if place + 1 < len(row) else None
        if following is None or (following.name == "mo" and following.text not in _BRACKETS):
            return name, place + 1
        inner, after = self._argument(row, place + 1)
        return f"<m:func><m:fName>{name}</m:fName><m:e>{inner}</m:e></m:func>", after

    def _argument(self, row: Row, place: int) -> Printed:
        """What a sum or function works on: the next thing in its row that isn't a space.

        From a bracket on it is all up to the one that closes it: LibreOffice takes a bracket that
        stands alone in an argument for a mistake, and shows so.
        """
        written = ""
        while place < len(row) and row[place].name == "mspace":
            written += self.one(row[place])
            place += 1
        if place == len(row) or place in row.closing:
            return written or normal(" "), place
        last = row.partners.get(place, place)
        self._depth += 1
        while place <= last:
            made, place = self._unit(row, place)
            written += made
        self._depth -= 1
        return written, place


def _opened(node: MathElement) -> list[MathElement]:
    """A row's elements, rows within it opened, but for those with brackets that stretch."""
    if node.name != "mrow" or (node.children and _has_lone_fence(node)):
        return [node]
    return [inner for child in node.children for inner in _opened(child)]


def _has_lone_fence(node: MathElement) -> bool:
    """Whether a row is held by stretched brackets that aren't a pair."""
    first, last = node.children[0], node.children[-1]
    if _is_fence(first) and _is_fence(last) and len(node.children) > 1:
        return first.text in _BARS or _BRACKETS.get(first.text) != last.text
    return _is_fence(first) != _is_fence(last)


def _is_fence(node: MathElement) -> bool:
    signs = _BARS | _BRACKETS.keys() | set(_BRACKETS.values())
    return node.name == "mo" and node.text in signs and ("stretchy", "true") in node.attributes


def _pairs(row: list[MathElement]) -> Iterator[tuple[int, int]]:
    """The places of brackets, and of bars, that belong together."""
    waiting: list[tuple[str, int]] = []
    for place, node in enumerate(row):
        sign = node.text if node.name == "mo" else ""
        if sign in _BARS:
            lately = range(len(waiting) - 1, max(-1, len(waiting) - _NEAR), -1)
            held = next((number for number in lately if waiting[number][0] == sign), None)
            if held is not None and place > waiting[held][1] + 1:
                yield waiting[held][1], place
                del waiting[held:]
            elif place == 0 or row[place - 1].name == "mo":
                waiting.append((sign, place))
        elif sign in _BRACKETS:
            waiting.append((_BRACKETS[sign], place))
        elif waiting and sign and sign == waiting[-1][0]:
            yield waiting.pop()[1], place


def _is_tall(node: MathElement) -> bool:
    if node.name in {"mfrac", "mtable", "munderover", "munder"}:
        return True
    core = _core(node)
    large = core is not None and core.name == "mo" and core.text in _LARGE
    return large or any(map(_is_tall, node.children))


def _core(node: MathElement) -> MathElement | None:
    """The sign or name that scripts and limits stand at; a sign or name itself."""
    while node.name in _SCRIPTS | _LIMITS or (node.name == "mrow" and len(node.children) == 1):
        node = node.children[0]
    return node if node.name in {"mo", "mi"} else None


def _is_function(node: MathElement) -> bool:
    return len(node.text) > 1 and node.text.replace("\u2009", "").isalpha()


def _is_empty(node: MathElement) -> bool:
    return not node.text and not node.children


def letters(node: MathElement) -> str:
    """A letter, number or sign, upright or in the alphabet that it says."""
    variant = dict(node.attributes).get("mathvariant", "")
    word = node.name == "mi" and len(node.text) > 1 and not variant
    if word or node.text in _ODD:
        return normal(node.text)
    style = _STYLES.get(variant, "")
    properties = f'<m:scr m:val="{variant}"/>' if variant in _LETTERS else ""
    properties += f'<m:sty m:val="{style}"/>' if style else ""
    return run(node.text, properties)


def normal(text: str) -> str:
    """Text that is no formula: words, and signs by themselves."""
    return run(text, "<m:nor/>")


def run(text: str, properties: str = "") -> str:
    """Text of a formula, with what it says of its style."""
    said = f"<m:rPr>{properties}</m:rPr>" if properties else ""
    return f'<m:r>{said}{_FONT}<m:t xml:space="preserve">{escape(text)}</m:t></m:r>'
