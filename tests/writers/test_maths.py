"""Formulas as each format has them."""

import io
import re
import zipfile

import pytest
from support.contexts import chapter, context
from support.printed import printed
from support.word import Word, written

from exporter.normalise import normalise_html
from exporter.tree import Publication
from exporter.writers.epub import EpubWriter

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def article(latex: str) -> Publication:
    return Publication.of_article(chapter(*normalise_html(rf"<p>See \({latex}\).</p>").blocks))


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\frac{a}{2}", "f(num(r)den(r))"),
        (r"\sqrt{2}", "rad(deg()e(r))"),
        (r"\sqrt[3]{x}", "rad(deg(r)e(r))"),
        (r"x_i^2", "sSubSup(e(r)sub(r)sup(r))"),
        (r"\sum_{i=1}^{n} i", "nary(sub(rrr)sup(r)e(r))"),
        (r"\left(\frac{a}{b}\right)", "d(e(f(num(r)den(r))))"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "d(e(m(mr(e(r)e(r))mr(e(r)e(r)))))"),
        (r"\hat{x}", "acc(e(r))"),
        (r"f(x)", "rrrr"),
    ],
)
def test_word_has_them_as_its_own(latex: str, expected: str) -> None:
    document = Word(written(context(article(latex))))
    (formula,) = document.document.iter(f"{M}oMath")

    def shape(element: object) -> str:
        name = element.tag.removeprefix(M)  # type: ignore[attr-defined]
        if name == "r":
            return "r"
        below = "".join(
            shape(child)
            for child in element  # type: ignore[attr-defined]
            if child.tag.startswith(M) and not child.tag.endswith("Pr")
        )
        return f"{name}({below})"

    assert "".join(map(shape, formula)) == expected


def test_e_books_have_mathml_and_say_so() -> None:
    made = EpubWriter().write(context(article("x^2"))).content
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        page = archive.read("EPUB/chapter-1.xhtml").decode()
        package = archive.read("EPUB/content.opf").decode()
    assert "<msup><mi>x</mi><mn>2</mn></msup></math>" in page
    assert 'alttext="x^2"' in page
    assert 'properties="mathml"' in package
    assert re.search(r"accessibilityFeature\">MathML<", package)


def test_paper_has_a_drawing_with_its_text() -> None:
    (formula,) = printed(article(r"\frac{a}{2}")).tags().find("Formula")
    assert str(formula.attributes["Alt"]) == r"\frac{a}{2}"
