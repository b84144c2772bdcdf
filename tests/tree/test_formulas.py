"""Formulas in the tree: the nesting law, and the form on one line."""

import pytest
from support.contexts import chapter

from exporter.tree import Math, MathElement, Paragraph, Publication, check, plain_text
from exporter.tree.maths import linear

X, TWO = MathElement("mi", text="x"), MathElement("mn", text="2")


def broken(root: MathElement, latex: str = "") -> list[str]:
    paragraph = Paragraph(content=(Math(root, latex),))
    return [each.problem for each in check(Publication.of_article(chapter(paragraph)))]


def nested(levels: int) -> MathElement:
    root = X
    for _ in range(levels):
        root = MathElement("mrow", (root,))
    return root


def test_a_lawful_formula() -> None:
    assert broken(MathElement("mfrac", (X, TWO), attributes=(("linethickness", "0"),)), "x") == []
    assert broken(nested(40)) == []


@pytest.mark.parametrize(
    ("root", "problem"),
    [
        (MathElement("mfrac", (X,)), "its mfrac has 1 parts, not 2"),
        (MathElement("mi", (X,)), "its mi holds elements"),
        (MathElement("mrow", text="x"), "its mrow holds text"),
        (MathElement("mtable", (X,)), "its mtable holds more than mtr"),
        (MathElement("mi", text="x\x01"), "U+0001 can't stand in XML"),
        (MathElement("mi", text="x", attributes=(("onclick", "x"),)), "its mi has onclick='x'"),
        (MathElement("mspace", attributes=(("width", "99em"),)), "its mspace has width='99em'"),
        (nested(60), "its mrow stands deeper than 45"),
    ],
)
def test_breaches(root: MathElement, problem: str) -> None:
    assert broken(root) == [problem]


def test_latex_is_text_too() -> None:
    assert broken(X, "x\x02") == ["U+0002 can't stand in XML"]


def test_the_form_on_one_line_is_a_formulas_plain_text() -> None:
    power = MathElement("msup", (X, TWO))
    assert linear(power) == "x^2"
    assert plain_text([Paragraph(content=(Math(power, "x^{2}"),))]) == "x^2"
