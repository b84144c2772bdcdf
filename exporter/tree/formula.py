"""What formulas consist of."""

from typing import Literal

from exporter.tree.base import Node

# fmt: off
MathName = Literal[
    "mrow", "mi", "mn", "mo", "mtext", "ms", "mspace",
    "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup",
    "munder", "mover", "munderover", "mtable", "mtr", "mtd",
]
# fmt: on


class MathElement(Node, frozen=True, tag="math-element"):
    """One element of a formula, named as in MathML Core.

    Attributes:
        name: Tokens (`mi`, `mn`, `mo`, `mtext`, `ms`) hold text, all others elements; fractions,
            roots and scripts have as many parts as MathML says.
        attributes: Of a short list, `tree.maths.ATTRIBUTES`.
    """

    name: MathName
    children: tuple["MathElement", ...] = ()
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
