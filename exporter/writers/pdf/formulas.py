"""Formulas as drawings, since the layout engine knows no MathML."""

from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from exporter.markup.maths import alternative, mathml
from exporter.tree import Math, MathElement
from exporter.writers.pdf.addresses import FORMULA

SIZE = 16.0
"""The size that formulas are drawn at, in CSS pixels: that of the text."""

_FAILURES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What ziamath raises on what it can't draw."""


_MOST_WORK, _MOST_WORK_IN_ALL = 1000, 60_000
"""What drawing may cost: ziamath lays out every row once more for each row around it."""


class Formulas:
    """The drawings of one document's formulas, by their address."""

    def __init__(self) -> None:
        self.drawings: dict[str, bytes] = {}
        self._drawn: dict[Math, dict[str, str] | None] = {}
        self._work = 0

    def draw(self, node: Math) -> dict[str, str] | None:
        """The attributes of an `img` that shows a formula; None if it can't be drawn."""
        if node not in self._drawn:
            flat = replace(node, root=_flat(node.root))
            work = _work(flat.root, 1)
            self._work += work
            feasible = work <= _MOST_WORK and self._work <= _MOST_WORK_IN_ALL
            self._drawn[node] = self._draw(flat) if feasible else None
        return self._drawn[node]

    def _draw(self, node: Math) -> dict[str, str] | None:
        # Its import and font cost 150 ms, and few articles have formulas.
        from ziamath.config import config  # noqa: PLC0415
        from ziamath.zmath import Math as Drawn  # noqa: PLC0415

        config.svg2 = False
        try:
            drawn: Any = Drawn(mathml(node), size=SIZE)
            drawing = drawn.svg().encode()
            width, height = drawn.getsize()
            below = -float(drawn.getyofst())
        except _FAILURES:
            return None
        name = sha256(drawing).hexdigest()[:24]
        self.drawings[name] = drawing
        em = 1 / SIZE
        style = f"width:{width * em:.3f}em;height:{height * em:.3f}em;vertical-align:{-below * em:.3f}em"
        return {
            "src": FORMULA + name,
            "alt": alternative(node),
            "class": "formula display" if node.display else "formula",
            "style": style,
        }


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
    return element.children if element.name == "mrow" else (element,)


def _work(element: MathElement, cost: int) -> int:
    """About how many elements are laid out to draw one."""
    below = cost * 2 if element.name in {"mrow", "msqrt", "mtd"} else cost
    if below > _MOST_WORK:
        return below
    return cost + sum(_work(child, below) for child in element.children)
