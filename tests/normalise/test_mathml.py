"""MathML of posts as formulas: what is read, what is shown, and what is too much."""

import time

import pytest

from exporter.markup.maths import element
from exporter.normalise.maths import from_mathml, source_of
from exporter.normalise.parse import parse
from exporter.tree.maths import problems

READ = {
    "<mi>x</mi>": "<mi>x</mi>",
    "<mrow><mrow><mi>x</mi></mrow></mrow>": "<mi>x</mi>",
    "<mtext>&nbsp;if </mtext><mi>x</mi>": "<mrow><mtext>\u00a0if</mtext><mi>x</mi></mrow>",
    "<mi> x </mi><mi>\n</mi>": "<mi>x</mi>",
    "<mstyle mathcolor='red'><mi onclick='x' mathvariant='bold'>x</mi></mstyle>": (
        '<mi mathvariant="bold">x</mi>'
    ),
    "<mspace width='1em'/><mi width='2em'>x</mi>": (
        '<mrow><mspace width="1em"></mspace><mi>x</mi></mrow>'
    ),
    "<mspace width='5000em'></mspace><mi>x</mi>": "<mrow><mspace></mspace><mi>x</mi></mrow>",
    "<mfrac><mi>a</mi></mfrac>": "<mi>a</mi>",
    "<mfrac><mphantom><mi>a</mi></mphantom><mi>b</mi></mfrac>": (
        "<mfrac><mrow></mrow><mi>b</mi></mfrac>"
    ),
    "<mfenced open='[' close=')' separators=';'><mi>a</mi><mi>b</mi><mi>c</mi></mfenced>": (
        "<mrow><mo>[</mo><mi>a</mi><mo>;</mo><mi>b</mi><mo>;</mo><mi>c</mi><mo>)</mo></mrow>"
    ),
    "<mmultiscripts><mi>C</mi><none></none><none></none><mprescripts></mprescripts>"
    "<mn>6</mn><mn>14</mn></mmultiscripts>": (
        "<mrow><msubsup><mrow></mrow><mn>6</mn><mn>14</mn></msubsup><mi>C</mi></mrow>"
    ),
    "<mmultiscripts><mi>R</mi><mi>i</mi><mi>j</mi><mi>k</mi></mmultiscripts>": (
        "<msubsup><msubsup><mi>R</mi><mi>i</mi><mi>j</mi></msubsup><mi>k</mi><mrow></mrow></msubsup>"
    ),
    "<mtable><mtr><mtd columnalign='left'><mi>a</mi></mtd></mtr><mi>b</mi></mtable>": (
        '<mtable><mtr><mtd columnalign="left"><mi>a</mi></mtd></mtr>'
        "<mtr><mtd><mi>b</mi></mtd></mtr></mtable>"
    ),
    "<semantics><annotation encoding='application/x-tex'>x</annotation><mi>x</mi></semantics>": (
        "<mi>x</mi>"
    ),
    "<mi>x</mi><script>alert(1)</script>": "<mi>x</mi>",
    "<mi>a&#1;b&lt;</mi>": "<mi>ab&lt;</mi>",
}


@pytest.mark.parametrize("inner", READ)
def test_read(inner: str) -> None:
    nodes, _left_out = parse(f"<math>{inner}</math>")
    root = from_mathml(nodes[0])
    assert root is not None
    assert element(root) == READ[inner]
    assert problems(root) == []


@pytest.mark.parametrize("inner", ["", "<mphantom><mi>x</mi></mphantom>", "<mi> </mi>"])
def test_nothing_to_see(inner: str) -> None:
    nodes, _left_out = parse(f"<math>{inner}</math>")
    assert from_mathml(nodes[0]) is None


def test_rows_in_rows_are_read_once_each() -> None:
    inner = "<mrow><mn>1</mn>" * 30 + "<mi>x</mi>" + "</mrow>" * 30
    nodes, _left_out = parse(f"<math>{inner}</math>")
    started = time.process_time()
    root = from_mathml(nodes[0])
    assert root is not None
    assert element(root).count("<mn>") == 30
    assert time.process_time() - started < 1  # reading them twice each would take ages


@pytest.mark.parametrize(
    ("written", "latex"),
    [
        ("<math data-latex='x^2'><mi>x</mi></math>", "x^2"),
        ("<math alttext='x squared'><mi>x</mi></math>", "x squared"),
        ("<math><mi>x</mi></math>", ""),
    ],
)
def test_the_latex_that_a_formula_names(written: str, latex: str) -> None:
    nodes, _left_out = parse(written)
    assert source_of(nodes[0]) == latex
