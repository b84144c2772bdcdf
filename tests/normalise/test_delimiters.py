"""LaTeX in text: what is a formula, what only looks like one, and that looking takes linear time."""

import time

import pytest

from exporter.normalise.delimiters import cleaned, marked, unbroken


def found(text: str, *, trusted: bool = False) -> list[tuple[str, bool]]:
    return [(each.latex, each.display) for each in marked(text, trusted=trusted)]


FORMULAS = {
    r"$latex \frac{a}{2}$": (r"\frac{a}{2}", False),
    r"$latex=x^2$": ("x^2", False),
    r"$latex s=2&s=2&bg=ffffff$": ("s=2", False),
    r"$latex 5\$ + x$": (r"5\$ + x", False),
    r"\(x\)": ("x", False),
    r"\(ABC\)": ("ABC", False),
    r"\(50\%\)": (r"50\%", False),
    r"\(f’(x)\)": ("f'(x)", False),
    r"\(\text{Fläche} = 3\)": (r"\text{Fläche} = 3", False),
    r"价格\(p_1\)是": ("p_1", False),
    r"\[ \sqrt{2} \]": (r"\sqrt{2}", True),
    r"\[a \\[2pt] b_1\]": (r"a \\[2pt] b_1", True),
    r"\(\begin{matrix}1&2\\3&4\end{matrix}\)": (r"\begin{matrix}1&2\\3&4\end{matrix}", False),
    r"\\( \text{Gini}(D) \\)": (r"\text{Gini}(D)", False),
    r"\\[ x = 1 \\[2ex] y \\]": (r"x = 1 \\[2ex] y", True),
    r"\\[ \\frac{a}{b} \\]": (r"\frac{a}{b}", True),
    "$$E=mc^2$$": ("E=mc^2", True),
    r"$$\pi$$": (r"\pi", True),
    r"\begin{align*}a&=b\\c&=d\end{align*}": (r"\begin{align*}a&=b\\c&=d\end{align*}", True),
}


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas(text: str) -> None:
    assert found(f"Then {text}.") == [FORMULAS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 to $10, or $$ if you have it, and $$ more",
        "$$$ for two, $$$$ for four $$$",
        "echo $$ > a_b; kill $$",
        "$$PATH:$$HOME",
        "$$ 20 $$",
        "${a} and $(b) and $c$",
        "sed 's/\\(abc\\)/\\1/'",
        "use \\(abc\\) to group",
        "grep '\\(foo\\|bar\\)'",
        "\\(\\d+\\) and \\(.*\\) and \\([a-z]\\)",
        "PS1='\\[\\033[01;32m\\]\\u@\\h\\[\\033[00m\\]'",
        "C:\\(x\\) and share\\(x\\)",
        "\\[1\\] as Markdown escapes it, and \\[see here\\]",
        "a list \\(unclosed, and \\[ so on",
        "\\begin{document} text \\end{document}",
        "\\(\\)",
        "\\(" + "x" * 6000 + "\\)",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert found(text) == []


def test_markup_that_says_so_is_believed() -> None:
    assert found(r"\(score\)") == []
    assert found(r"\(score\)", trusted=True) == [("score", False)]


def test_several_stand_in_their_order() -> None:
    text = r"\(a\), $5, \[b=1\] and $latex c$"
    assert found(text) == [("a", False), ("b=1", True), ("c", False)]
    assert [text[each.start : each.end] for each in marked(text)] == [
        r"\(a\)",
        r"\[b=1\]",
        "$latex c$",
    ]


def test_characters_that_no_document_may_hold_are_not_in_it() -> None:
    assert cleaned("x\x01^2\ufffe") == "x^2"


BROKEN = {
    "<p>\\[<br />\na_1<br />\n\\]</p>": "<p>\\[\na_1\n\\]</p>",
    "$$<br>x^2<br/>$$": "$$x^2$$",
    "a<br>b \\(x<br>+y\\) c<br>d": "a<br>b \\(x+y\\) c<br>d",
    "\\begin{align}a&amp;=b\\\\<br>c&amp;=d\\end{align}": (
        "\\begin{align}a&amp;=b\\\\c&amp;=d\\end{align}"
    ),
}


@pytest.mark.parametrize("html", BROKEN)
def test_line_breaks_within_a_formula_are_none(html: str) -> None:
    assert unbroken(html) == BROKEN[html]


@pytest.mark.parametrize(
    "html", ["\\[ a<br>", "\\[<b>a</b><br>\\]", "$$<br>", "\\(a\\)<br>\\(b\\)"]
)
def test_line_breaks_elsewhere_stay(html: str) -> None:
    assert unbroken(html) == html


@pytest.mark.parametrize(
    "part",
    ["\\(", "\\[", "\\\\(", "$$", "$latex ", "\\begin{align}", "\\(\\[", "$$ <br>", "\\[<br>"],
)
def test_looking_takes_linear_time(part: str) -> None:
    html = part * (600_000 // len(part))
    started = time.process_time()
    assert list(marked(unbroken(html))) == []
    assert time.process_time() - started < 5  # a square would take minutes
