"""LaTeX as formulas: what is read, as what, and that nothing makes it fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.normalise.latex import from_latex
from exporter.tree import MathElement
from exporter.tree.maths import linear, problems

READ = {
    r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}": "x = (−b±√(b^2−4ac))/2a",
    r"\sum_{i=1}^{n} i": "∑_(i = 1)^n i",
    r"\lim_{x \to 0} \frac{\sin x}{x}": "lim_(x → 0) (sin x)/x",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}": "([a, b; c, d])",
    # aligned lines get no numbers that the post doesn't have
    r"\begin{align} a &= b \\ &= c \end{align}": "[a,  = b; ,  = c]",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}": "[a,  = b; ,  = c]",
    r"\begin{alignat}{2} a &= b \end{alignat}": "[a,  = b]",
    r"\begin{gather} a \\ b \end{gather}": "[a; b]",
    r"\begin{eqnarray} a &=& b \end{eqnarray}": "[a,  = , b]",
    r"\begin{equation} a \label{x} \end{equation}": "a",
    r"a &= b \\ &= c": "[a,  = b; ,  = c]",
    r"a \\ b": "[a; b]",
    r"\text{if } x > 0": "if\u00a0x > 0",
    r"\text{a $x$ b}": "a\u00a0x\u00a0b",
    r"\color{red}{x} + \textcolor{blue}{y}": "x+y",
    r"x \tag{3}": "x (3)",
    r"a \not= b": "a ≠ b",
    r"a \bmod b": "a mod b",
    r"50\%": "50%",
    "50% of x": "50%ofx",
    "x % a comment\n+ y": "x+y",
    r"A \setminus B \backslash C": "A⧵B⧵C",
    r"\hat{x} \vec{v} \overline{AB}": "x̂v⃗AB̄",
    r"a \phantom{b} c": "ac",
    # chemistry
    r"\ce{2H2 + O2 -> 2H2O}": "2 H_2+O_2 → 2 H_2 O",
    r"\ce{SO4^2-}": "SO_4^(2−)",
    r"\ce{Na+}": "Na^+",
    r"\ce{A <=>[k_1] B}": "A⇌^(k_1)B",
    r"\ce{^{14}_6C}": "()_6^14 C",
    r"\ce{CaCO3 v}": "CaCO_3↓",
}


def plain(root: MathElement | None) -> str | None:
    return None if root is None else " ".join(linear(root).split(" ")).strip(" ")


@pytest.mark.parametrize("latex", READ)
def test_read(latex: str) -> None:
    root = from_latex(latex)
    assert plain(root) == READ[latex]
    assert root is not None
    assert problems(root) == []


@pytest.mark.parametrize(
    "latex",
    [
        r"\foo{x}",
        r"\frac{",
        "x^",
        "_",
        "x}",
        "{x",
        r"a^b^c",
        r"\begin{foo} x \end{foo}",
        r"\begin{matrix} x",
        r"\def\a{\a\a}\a",
        r"\newcommand{\R}{R} \R",
        r"\href{javascript:x}{y}",
        r"\cancel{x}",
        r"\ce{mystery stuff}",
        r"\ce{H2O",
        "x" * 5001,
        "{" * 600 + "}" * 600,
        r"\sqrt" * 900 + "x",
    ],
)
def test_what_is_not_read(latex: str) -> None:
    assert from_latex(latex) is None


PIECES = [
    *("\\frac", "\\sqrt", "\\left(", "\\right)", "\\begin{matrix}", "\\end{matrix}", "\\text{a}"),
    *(
        "{",
        "}",
        "_",
        "^",
        "&",
        "\\\\",
        "x",
        "1",
        "+",
        "'",
        "\\sum",
        "\\ce{H2}",
        "\\not",
        "\\limits",
    ),
    *("\\hat", "\\binom", "[", "]", "\\tag{1}", "%", "$", "\n", " ", "\\", "é", "<", "\\substack"),
    *("\\genfrac", "\\over", "\\hspace{1cm}", "\\middle|", "\\mathrm", "\\xrightarrow", "\\cases"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_makes_it_fail(latex: str) -> None:
    root = from_latex(latex)
    assert root is None or problems(root) == []
