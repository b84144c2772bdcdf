"""Formulas as drawings, since the layout engine knows no MathML."""

import re
from hashlib import sha256

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.markup.maths import alternative, mathml
from exporter.tree import Math, MathElement
from exporter.tree.maths import texts
from exporter.writers.pdf.addresses import FORMULA

SIZE = 16.0
"""The size that formulas are drawn at, in CSS pixels: that of the text."""

_SCALE = 1.1
"""How much larger a formula is set than the text around it: its font's letters are smaller."""

_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_FAILURES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(RuntimeError, TypeError, ValueError),
)
"""What ziamath raises on what it can't draw."""

_MOST_WORK, _MOST_WORK_IN_ALL = 4000, 60_000
"""What drawing may cost, at some 0.2 ms each: ziamath lays out every row once more for each row around it."""

_FENCES = frozenset("()[]{}|‖⟨⟩⌊⌋⌈⌉")


class Formulas:
    """The drawings of one document's formulas.

    Attributes:
        drawings: By their name, as SVG.
        undrawn: Those that stand as text, by what is said of them.
    """

    def __init__(self) -> None:
        self.drawings: dict[str, bytes] = {}
        self.undrawn: list[Diagnostic] = []
        self._known: dict[Math, dict[str, str] | None] = {}
        self._work = 0

    def draw(self, node: Math) -> dict[str, str] | None:
        """The attributes of an `img` that shows a formula; None if it can't be drawn."""
        if node not in self._known:
            flat = replace(node, root=_flat(node.root))
            work = _work(flat.root, 1)
            self._work += work
            feasible = work <= _MOST_WORK and self._work <= _MOST_WORK_IN_ALL
            drawing = _drawing(flat) if feasible else None
            self._known[node] = None if drawing is None else self._kept(node, drawing)
            if drawing is None:
                place = Place(near=excerpt(alternative(node)))
                self.undrawn.append(Diagnostic(Code.NOT_CARRIED, "a formula as text", place))
        return self._known[node]

    def _kept(self, node: Math, drawing: str) -> dict[str, str] | None:
        """Keep a drawing, and say how large it is and how far it reaches below the line."""
        found = _VIEW.search(drawing)
        if found is None:
            return None
        _left, top, width, height = map(float, found.groups())
        written = drawing.encode()
        name = sha256(written).hexdigest()[:24]
        self.drawings[name] = written
        em = _SCALE / SIZE
        return {
            "src": FORMULA + name,
            "alt": alternative(node),
            "class": "formula display" if node.display else "formula",
            "style": (
                f"width:{width * em:.3f}em;height:{height * em:.3f}em;"
                f"vertical-align:{-(top + height) * em:.3f}em"
            ),
        }


def _drawing(node: Math) -> str | None:
    """A formula as SVG; None if the font lacks a character of it, or it can't be drawn."""
    # Its import and font cost 150 ms, and few articles have formulas.
    from ziamath.config import config  # noqa: PLC0415
    from ziamath.zmath import Math as Drawn  # noqa: PLC0415
    from ziamath.zmath import loadedfonts  # noqa: PLC0415

    font = loadedfonts["default"]
    signs = {sign for text in texts(node.root) for sign in text if not sign.isspace()}
    if not all(map(font.glyphindex, signs)):
        return None
    config.svg2 = False
    try:
        return str(Drawn(mathml(node), size=SIZE).svg())
    except _FAILURES:
        return None


def _flat(element: MathElement) -> MathElement:
    """A formula without rows right within rows."""
    children = tuple(_flat(child) for child in element.children)
    if element.name in {"mrow", "msqrt", "mtd"}:
        children = tuple(inner for child in children for inner in _opened(child))
    if element.name == "mrow" and len(children) == 1:
        return children[0]
    if element.name == "msqrt" and len(children) != 1:
        children = (MathElement("mrow", children),)
    return replace(element, children=children)


def _opened(element: MathElement) -> tuple[MathElement, ...]:
    """What a row within a row stands for: its elements, unless brackets stretch around it."""
    if element.name != "mrow" or (element.children and _is_held(element)):
        return (element,)
    return element.children


def _is_held(row: MathElement) -> bool:
    ends = (row.children[0], row.children[-1])
    return any(end.name == "mo" and end.text in _FENCES for end in ends)


def _work(element: MathElement, cost: int) -> int:
    """About how many elements are laid out to draw one."""
    below = cost * 2 if element.name in {"mrow", "msqrt", "mtd"} else cost
    if below > _MOST_WORK:
        return below
    return cost + sum(_work(child, below) for child in element.children)
