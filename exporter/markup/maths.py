"""Formulas as MathML Core (https://www.w3.org/TR/mathml-core/)."""

from exporter.markup.escape import attributes, escape
from exporter.tree import Math, MathElement
from exporter.tree.maths import linear

NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def alternative(node: Math) -> str:
    """What is read aloud where a formula can't be: its LaTeX, else the formula on one line."""
    return node.latex or " ".join(linear(node.root).split())


def mathml(node: Math) -> str:
    """A formula as a `math` element with a text alternative."""
    written = attributes(
        xmlns=NAMESPACE,
        display="block" if node.display else None,
        alttext=alternative(node) or None,
    )
    return f"<math{written}>{element(node.root)}</math>"


def element(node: MathElement) -> str:
    """One element of a formula, with all in it."""
    written = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
    content = escape(node.text) + "".join(map(element, node.children))
    return f"<{node.name}{written}>{content}</{node.name}>"
