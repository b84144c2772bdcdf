"""Formulas: where they are found, what they become, and what is none."""

import pytest
from support.contexts import chapter
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.tree import Math, Publication, check, walk


def tree(html: str) -> str:
    return shown(normalise_html(f"<p>a {html} b</p>").blocks)[5:-2]


FOUND = {
    r"$latex \frac{a}{2}$": r"math(\frac{a}{2})[a/2]",
    r"$latex x^2&s=2&bg=ffffff$": "math(x^2)[x^2]",
    r"\(E=mc^2\)": "math(E=mc^2)[E = mc^2]",
    r"\[ \sqrt{2} \]": r"math(display \sqrt{2})[√(2)]",
    r"$$ x_i = y $$": "math(display x_i = y)[x_i = y]",
    r"\begin{x}\(y\)": r"\begin{x}math(y)[y]",
    "<math><mi>x</mi><mo>+</mo><mn>1</mn></math>": "math(-)[x+1]",
    '<math display="block"><msup><mi>x</mi><mn>2</mn></msup></math>': "math(display -)[x^2]",
    "<math><mfenced><mi>a</mi><mi>b</mi></mfenced></math>": "math(-)[(a,b)]",
    "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation>"
    "</semantics></math>": "math(x)[x]",
    "<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable></math>": (
        "math(-)[[1, 2]]"
    ),
    '<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span>'
    '<span class="katex-html" aria-hidden="true">x</span></span>': "math(-)[x]",
    # pasted, with MathML's tags lost: what people see is what stands
    '<span class="katex"><span class="katex-mathml">x2</span>'
    '<span class="katex-html" aria-hidden="true">x<sup>2</sup></span></span>': "xsuperscript[2]",
    '<span class="katex-eq" data-katex-display="true">x_1</span>': "math(display x_1)[x_1]",
    '<span class="MathJax_Preview">x</span><script type="math/tex">x^2</script>': "math(x^2)[x^2]",
    '<mjx-container display="true"><mjx-math>x</mjx-math><mjx-assistive-mml><math><mi>x</mi>'
    "</math></mjx-assistive-mml></mjx-container>": "math(display -)[x]",
    '<img class="latex" src="https://s0.wp.com/latex.php?latex=x" alt="x^2">': "math(x^2)[x^2]",
}


@pytest.mark.parametrize("html", FOUND)
def test_found(html: str) -> None:
    assert tree(html) == FOUND[html]
    blocks = normalise_html(f"<p>{html}</p>").blocks
    assert check(Publication.of_article(chapter(*blocks))) == []


@pytest.mark.parametrize(
    "html",
    [
        "$5 and $10",
        "$$$ for two $$",
        "echo $$ and $$ again",
        "$latex",
        "<code>$latex x$ \\(y\\)</code>",
        r"C:\new\table",
        r"\(unclosed",
    ],
)
def test_near_misses(html: str) -> None:
    blocks = normalise_html(f"<p>{html}</p>").blocks
    assert not any(isinstance(node, Math) for node in walk(blocks))


@pytest.mark.parametrize("latex", [r"\foo{x}", r"\frac{", "x^", r"\begin{matrix}"])
def test_what_cannot_be_read_stands_as_it_is_written(latex: str) -> None:
    found = normalise_html(rf"<p>a \({latex}\) b</p>")
    assert shown(found.blocks) == rf"p: a \({latex}\) b"
    assert [item.code for item in found.diagnostics] == [Code.FORMULA_KEPT]


@pytest.mark.parametrize(
    "html",
    [
        "<math>" + "<mrow>" * 60 + "<mi>x</mi>" + "</mrow>" * 60 + "</math>",
        "<math>" + "<mi>x</mi>" * 3000 + "</math>",
    ],
)
def test_too_large_a_formula_is_its_text(html: str) -> None:
    found = normalise_html(f"<p>{html}</p>")
    assert not any(isinstance(node, Math) for node in walk(found.blocks))
    assert "x" in shown(found.blocks)
    assert Code.FORMULA_KEPT in [item.code for item in found.diagnostics]


def test_parts_that_are_missing_make_no_unlawful_formula() -> None:
    html = "<math><mfrac><mi>a</mi></mfrac><msup></msup><mtable><mi>x</mi></mtable><b>y</b></math>"
    blocks = normalise_html(f"<p>{html}</p>").blocks
    assert check(Publication.of_article(chapter(*blocks))) == []
