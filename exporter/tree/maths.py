"""Formulas: how many parts each kind of element has, and a formula on one line.

Source: https://www.w3.org/TR/mathml-core/
"""

import re
from collections.abc import Iterator

from exporter.tree.formula import MathElement

PARTS: dict[str, int] = {
    "mfrac": 2,
    "msqrt": 1,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "munder": 2,
    "mover": 2,
    "munderover": 3,
}
"""Elements that have that many parts, no more and no fewer."""

TOKENS = frozenset(["mi", "mn", "mo", "mtext", "ms"])
"""Elements that hold text; all others hold elements."""

MAX_DEPTH = 45
"""Deepest nesting of a formula's elements."""

ATTRIBUTES: dict[str, re.Pattern[str]] = {
    "mathvariant": re.compile(r"[a-z-]{1,24}\Z"),
    "stretchy": re.compile(r"(?:true|false)\Z"),
    "accent": re.compile(r"(?:true|false)\Z"),
    "linethickness": re.compile(r"[\d.]{1,6}(?:px|pt|em)?\Z"),
    "columnalign": re.compile(r"[a-z ]{1,60}\Z"),
    "width": re.compile(r"\d(?:\.\d{1,4})?em\Z"),
}
"""What an element may say of itself, and how."""

ROWS = {"mtable": "mtr", "mtr": "mtd"}
"""What tables and their rows consist of."""

SCRIPTED = frozenset(["msub", "msup", "msubsup", "munder", "mover", "munderover"])
"""Elements whose first part is what the others stand at."""

_LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂")
_MARKS = {
    **dict.fromkeys((("mover", "^"), ("mover", "ˆ")), "\u0302"),
    **dict.fromkeys((("mover", "~"), ("mover", "˜")), "\u0303"),
    **dict.fromkeys((("mover", "¯"), ("mover", "‾"), ("mover", "―")), "\u0304"),
    ("mover", "→"): "\u20d7",
    ("mover", "˙"): "\u0307",
    ("mover", "¨"): "\u0308",
    **dict.fromkeys((("munder", "_"), ("munder", "―")), "\u0332"),
}
"""What is written after a letter for what stands above or below it."""

_BETWEEN = {"mfrac": "/", "msup": "^", "msub": "_", "munder": "_", "mover": "^"}
_SPACED = frozenset("=<>≤≥≠≈±∓→⇒⇔∈∉⊂⊆×·")


def linear(element: MathElement) -> str:
    """A formula on one line, as people type it: `(a + b)/2`, `x^2`, `√(2)`."""
    parts = [linear(child) for child in element.children]
    match element.name:
        case "mi" | "mn" | "mtext" | "ms":
            return element.text
        case "mo":
            return f" {element.text} " if element.text in _SPACED else element.text
        case "mspace":
            return " "
        case "msqrt":
            return f"√({''.join(parts)})"
        case "mroot":
            return f"({parts[0]})^(1/{parts[1]})"
        case "msubsup" | "munderover":
            return f"{_held(parts[0])}_{_held(parts[1])}^{_held(parts[2])}"
        case "mover" | "munder" if mark := _MARKS.get((element.name, parts[1].strip())):
            base = parts[0]
            return base + mark if len(base) == 1 else f"{_held(base)}{mark}"
        case "mtable":
            return f"[{'; '.join(parts)}]"
        case "mtr":
            return ", ".join(parts)
        case name if name in _BETWEEN:
            return _BETWEEN[name].join(map(_held, parts))
        case _:
            return _joined(element.children, parts)


def _joined(children: tuple[MathElement, ...], parts: list[str]) -> str:
    """A row, with spaces where two parts would read as one: `sin x`, `x_1 y`."""
    written = ""
    before: MathElement | None = None
    for child, part in zip(children, parts, strict=True):
        if written and before is not None and _runs_on(before, written[-1], part[:1]):
            written += " "
        written += part
        before = child
    return written


def _runs_on(before: MathElement, end: str, start: str) -> bool:
    core = before
    while core.children and core.name in SCRIPTED:
        core = core.children[0]
    name = core.name in {"mi", "mo"} and len(core.text) > 1 and core.text.isalpha()
    if name or (core.text in _LARGE and core is not before):
        return start.isalnum() or start in {"(", "√", "|"}
    return core is not before and end.isalnum() and start.isalnum()


def _held(part: str) -> str:
    """A part in brackets, unless it is one letter or number."""
    part = part.strip()
    return part if part.isalnum() or len(part) == 1 else f"({part})"


def problems(root: MathElement) -> list[str]:
    """What is wrong with a formula's elements, in the nesting law's words."""
    found: list[str] = []
    waiting = [(root, 1)]
    while waiting:
        each, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return [*found, f"its {each.name} stands deeper than {MAX_DEPTH}"]
        waiting.extend((child, depth + 1) for child in each.children)
        found.extend(_own_problems(each))
    return found


def _own_problems(element: MathElement) -> Iterator[str]:
    name, below = element.name, element.children
    wanted = PARTS.get(name)
    if wanted is not None and len(below) != wanted:
        yield f"its {name} has {len(below)} parts, not {wanted}"
    if name in TOKENS and below:
        yield f"its {name} holds elements"
    if name not in TOKENS and element.text:
        yield f"its {name} holds text"
    if name in ROWS and any(child.name != ROWS[name] for child in below):
        yield f"its {name} holds more than {ROWS[name]}"
    for attribute, value in element.attributes:
        allowed = ATTRIBUTES.get(attribute)
        if allowed is None or not allowed.match(value):
            yield f"its {name} has {attribute}={value!r}"


def texts(root: MathElement) -> Iterator[str]:
    """The text of each of a formula's tokens."""
    waiting = [root]
    while waiting:
        each = waiting.pop()
        waiting.extend(each.children[::-1])
        if each.text:
            yield each.text
