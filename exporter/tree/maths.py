"""Formulas: how many parts each kind of element has, and a formula on one line.

Source: https://www.w3.org/TR/mathml-core/
"""

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

ROWS = {"mtable": "mtr", "mtr": "mtd"}
"""What tables and their rows consist of."""

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
        case "mtable":
            return f"[{'; '.join(parts)}]"
        case "mtr":
            return ", ".join(parts)
        case name if name in _BETWEEN:
            return _BETWEEN[name].join(map(_held, parts))
        case _:
            return "".join(parts)


def _held(part: str) -> str:
    """A part in brackets, unless it is one letter or number."""
    part = part.strip()
    return part if part.isalnum() or len(part) == 1 else f"({part})"


def problems(element: MathElement) -> list[str]:
    """What is wrong with a formula's elements, in the nesting law's words."""
    found = []
    waiting = [element]
    while waiting:
        each = waiting.pop()
        waiting.extend(each.children)
        wanted = PARTS.get(each.name)
        if wanted is not None and len(each.children) != wanted:
            found.append(f"its {each.name} has {len(each.children)} parts, not {wanted}")
        if each.name in TOKENS and each.children:
            found.append(f"its {each.name} holds elements")
        if each.name not in TOKENS and each.text:
            found.append(f"its {each.name} holds text")
        if each.name in ROWS and any(child.name != ROWS[each.name] for child in each.children):
            found.append(f"its {each.name} holds more than {ROWS[each.name]}")
    return found
