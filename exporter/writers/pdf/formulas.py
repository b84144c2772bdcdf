"""Formulas as drawings, since the layout engine knows no MathML."""

from hashlib import sha256
from typing import Any

from exporter.markup.maths import alternative, mathml
from exporter.tree import Math
from exporter.writers.pdf.addresses import FORMULA

SIZE = 16.0
"""The size that formulas are drawn at, in CSS pixels: that of the text."""

_FAILURES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What ziamath raises on what it can't draw."""


class Formulas:
    """The drawings of one document's formulas, by their address."""

    def __init__(self) -> None:
        self.drawings: dict[str, bytes] = {}

    def draw(self, node: Math) -> dict[str, str] | None:
        """The attributes of an `img` that shows a formula; None if it can't be drawn."""
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
