"""Formulas in Word: what belongs to what, and that nothing is deeper than a reader bears."""

import pytest
from lxml import etree
from support.contexts import chapter, context
from support.word import Word, written

from exporter.normalise import normalise_html
from exporter.normalise.latex import from_latex
from exporter.tree import Math, MathElement, Publication
from exporter.writers.docx.maths import formula

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = f'xmlns:m="{M[1:-1]}" xmlns:w="{W[1:-1]}"'


def parsed(latex: str) -> etree._Element:
    root = from_latex(latex)
    assert root is not None
    return etree.fromstring(f"<x {_NAMESPACES}>{formula(Math(root, latex))}</x>")


def shape(node: etree._Element) -> str:
    """An element's parts in brackets; runs as their text, normal text in quotation marks."""
    if node.tag == f"{M}r":
        text = "".join(each.text or "" for each in node.iter(f"{M}t"))
        return f"“{text}”" if node.find(f"{M}rPr/{M}nor") is not None else text
    parts = [each for each in node if each.tag.startswith(M) and not each.tag.endswith("Pr")]
    name = node.tag.removeprefix(M)
    marks = "".join(
        each.get(f"{M}val", "")
        for kind in ("begChr", "chr", "endChr", "pos")
        for each in node.findall(f"{M}{name}Pr/{M}{kind}")
    )
    return f"{name}{marks}({''.join(map(shape, parts))})"


SHAPES = {
    # brackets around what is tall grow, others are letters
    r"\left(\frac{a}{b}\right)": "d()(e(f(num(a)den(b))))",
    r"(a)": "(a)",
    r"(\frac{a}{b})": "d()(e(f(num(a)den(b))))",
    r"(a,b]": "“(”a,b“]”",
    r"|x|": "d||(e(x))",
    r"P(A|B)": "P(A“|”B)",
    r"\left. x \right|_{0}": "sSub(e(d|(e(x)))sub(0))",
    r"\begin{cases}a\\b\end{cases}": "d{(e(m(mr(e(a))mr(e(b)))))",
    # sums and functions hold what they work on
    r"\sum_{i=1}^{n} i + 1": "nary∑(sub(i=1)sup(n)e(i))+1",
    r"\int f": "nary∫(sub()sup()e(f))",
    r"\sum": "nary∑(sub()sup()e(“ ”))",
    r"\sin x": "func(fName(“sin”)e(x))",
    r"\sin^2 x": "func(fName(sSup(e(“sin”)sup(2)))e(x))",
    r"\sin": "“sin”",
    # an argument in brackets has both of them, and no other's
    r"\sin(x)": "func(fName(“sin”)e((x)))",
    r"\sin(x)+1": "func(fName(“sin”)e((x)))+1",
    r"\cos(\sin(x))": "func(fName(“cos”)e((func(fName(“sin”)e((x))))))",
    r"(\sum)": "d()(e(nary∑(sub()sup()e(“ ”))))",
    # scripts, before and after
    r"x_i^2": "sSubSup(e(x)sub(i)sup(2))",
    r"{}_1^2 F": "sPre(sub(1)sup(2)e(F))",
    r"\hat{x}": "acc\u0302(e(x))",
    r"\overline{AB}": "bartop(e(AB))",
    r"\underline{x}": "barbot(e(x))",
    r"\underbrace{x}_{n}": "limLow(e(groupChr⏟bot(e(x)))lim(n))",
    r"\overset{!}{=}": "limUpp(e(“=”)lim(!))",
    # a relation at the edge of a cell, and an empty cell, are text
    r"\begin{aligned} a &= b \\ &= c \end{aligned}": "m(mr(e(a)e(“=”b))mr(e(“ ”)e(“=”c)))",
    r"\text{if } x": "“if\u00a0”x",
    r"\#": "“#”",
    r"\sqrt{x}": "rad(deg()e(x))",
    r"\sqrt[3]{x}": "rad(deg(3)e(x))",
    r"\binom{n}{k}": "d()(e(f(num(n)den(k))))",
}


@pytest.mark.parametrize("latex", SHAPES)
def test_what_belongs_together(latex: str) -> None:
    (made,) = parsed(latex)
    assert "".join(map(shape, made)) == SHAPES[latex]


def test_letters_say_their_alphabet() -> None:
    (made,) = parsed(r"\mathbf{ab} \mathrm{d} x")
    said = [
        [(each.tag.removeprefix(M), each.get(f"{M}val")) for each in run.findall(f"{M}rPr/*")]
        for run in made
    ]
    assert said == [[("sty", "b")], [("sty", "b")], [("sty", "p")], []]


@pytest.mark.parametrize(
    "latex", [r"\sin " * 400, r"\sum " * 400, "(" * 300 + r"\frac{a}{b}" + ")" * 300]
)
def test_what_is_deeper_than_readers_bear_is_on_one_line(latex: str) -> None:
    deepest = max(len(list(each.iterancestors())) for each in parsed(latex).iter())
    assert deepest < 150


def test_a_formula_of_its_own_has_its_line() -> None:
    def body(html: str) -> list[etree._Element]:
        publication = Publication.of_article(chapter(*normalise_html(html).blocks))
        document = Word(written(context(publication))).document
        return [
            each
            for each in document.iter(f"{W}p")
            if next(each.iter(f"{M}oMath"), None) is not None
        ]

    (alone,) = body(r"<p>\[x^2\]</p>")
    assert [each.tag for each in alone if each.tag.startswith(M)] == [f"{M}oMathPara"]

    (among,) = body(r"<p>We have \[x^2\] here.</p>")
    assert [
        "break" if each.find(f"{W}br") is not None else each.tag.partition("}")[2]
        for each in among
        if each.tag != f"{W}pPr"
    ] == ["r", "break", "oMath", "break", "r"]
    assert [each.text for each in among.iter(f"{W}t")] == ["We have ", "here."]


def test_every_kind_of_element_is_printed_where_it_stands() -> None:
    x = MathElement("mi", text="x")
    row = MathElement("mtr", (MathElement("mtd", (x,)),))
    bare = MathElement("mfrac", (x, x), attributes=(("linethickness", "0"),))
    kinds = (row, MathElement("mspace"), MathElement("ms", text="y"), bare)
    made = etree.fromstring(f"<x {_NAMESPACES}>{formula(Math(MathElement('mrow', kinds)))}</x>")
    assert "".join(each.text or "" for each in made.iter(f"{M}t")).split() == ["x", "yxx"]
