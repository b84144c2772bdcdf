"""Formulas on paper: drawn at their size on the line, or as text where they can't be."""

import re

import pytest
from support.contexts import chapter
from support.printed import printed

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.latex import from_latex
from exporter.tree import Math, MathElement, Paragraph, Publication, Text
from exporter.writers.pdf.formulas import Formulas, _flat


def made(latex: str, *, display: bool = False) -> Math:
    root = from_latex(latex)
    assert root is not None
    return Math(root, latex, display)


def sizes(drawn: dict[str, str] | None) -> dict[str, float]:
    assert drawn is not None
    return {
        name: float(size) for name, size in re.findall(r"([a-z-]+):(-?[\d.]+)em", drawn["style"])
    }


def test_a_letter_stands_on_the_line_and_a_fraction_reaches_below_it() -> None:
    formulas = Formulas()
    letter, fraction = sizes(formulas.draw(made("x"))), sizes(formulas.draw(made(r"\frac{a}{b}")))
    assert -0.15 < letter["vertical-align"] <= 0
    assert fraction["vertical-align"] < -0.4
    assert fraction["height"] > 2 * letter["height"]


def test_the_box_is_the_drawings_own() -> None:
    formulas = Formulas()
    drawn = sizes(formulas.draw(made("x + y")))
    (drawing,) = formulas.drawings.values()
    width, height = re.findall(rb'viewBox="\S+ \S+ (\S+) (\S+)"', drawing)[0]
    assert drawn["width"] / drawn["height"] == pytest.approx(float(width) / float(height), rel=0.01)


def test_the_same_formula_is_drawn_once() -> None:
    formulas = Formulas()
    assert formulas.draw(made("x^2")) == formulas.draw(made("x^2"))
    assert len(formulas.drawings) == 1


def test_letters_that_the_font_lacks_make_a_formula_text() -> None:
    root = MathElement("msup", (MathElement("mtext", text="面积"), MathElement("mn", text="2")))
    article = Publication.of_article(chapter(Paragraph(content=(Text("Then "), Math(root)))))
    reported: list[Diagnostic] = []
    page = printed(article, reported=reported)
    if any(item.code is Code.GLYPH_MISSING for item in reported):
        pytest.skip("no installed font has Chinese letters: the formula was not read back")
    assert "Then 面积^2" in " ".join(page.page_texts()[0].split())


def test_a_formula_that_is_not_drawn_is_told_of() -> None:
    formulas = Formulas()
    assert formulas.draw(Math(MathElement("mtext", text="面积"), "面积")) is None
    assert [each.code for each in formulas.undrawn] == [Code.NOT_CARRIED]
    assert formulas.undrawn[0].place.near == "面积"


def test_brackets_that_stretch_keep_to_what_they_hold() -> None:
    flat = _flat(made(r"\left( x \right) + \frac{\frac{a}{b}}{\frac{c}{d}}").root)
    assert [child.name for child in flat.children] == ["mrow", "mo", "mfrac"]
    assert [child.text for child in flat.children[0].children] == ["(", "x", ")"]
    flat = _flat(made("{a + {b + c}}").root)
    assert [child.text for child in flat.children] == ["a", "+", "b", "+", "c"]


def test_rows_within_rows_are_bounded() -> None:
    root = MathElement("mi", text="x")
    for _ in range(40):
        root = MathElement("msqrt", (MathElement("mrow", (root, MathElement("mi", text="y"))),))
    assert Formulas().draw(Math(root)) is None


def test_a_formula_is_tagged_with_its_text() -> None:
    page = printed(Publication.of_article(chapter(Paragraph(content=(made(r"\frac{a}{2}"),)))))
    (formula,) = page.tags().find("Formula")
    assert str(formula.attributes["Alt"]) == r"\frac{a}{2}"
