"""What a piece of LaTeX means: by latex2mathml, with what it doesn't know rewritten before.

The converter's output is MathML as a string, which is parsed and read like a post's own.
"""

import re
from functools import lru_cache

from exporter.normalise.chemistry import chemical
from exporter.normalise.maths import from_mathml
from exporter.normalise.parse import parse
from exporter.tree import MathElement

MAX_LATEX, MAX_GROUPS = 5000, 500
"""Characters and braces of a formula; latex2mathml takes some 25 microseconds a character."""

_PROGRAMMED = re.compile(
    r"\\(?:def|edef|gdef|let|newcommand|renewcommand|providecommand|newenvironment"
    r"|DeclareMathOperator|require|href|url|includegraphics|input|cancel|bcancel|xcancel)"
    r"(?![A-Za-z])"
)
"""Commands that define others, load something, or strike out: what they mean is not tried."""

_COMMENT = re.compile(r"(?<!\\)%[^\n]*+\n")
_REWRITTEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"(?<!\\)%", r"\\%"),
        (r"\\(?:label|class|cssId|style|color)\s*\{[^{}]*\}", " "),
        (r"\\textcolor(?:\[\w+\])?\s*\{[^{}]*\}", " "),
        (r"\\(?:nonumber|notag|allowbreak|displaylimits|centering|nolimits)(?![A-Za-z])", " "),
        (r"\\mathop(?![A-Za-z])", " "),
        # The converter forgets that these letters stand upright.
        (r"\\mathrm\s*\{([A-Za-z]{2,})\}", r"\\text{\1}"),
        (r"\\mathrm\s*\{", r"{\\rm "),
        (r"\\mathrm\s+([A-Za-z])", r"{\\rm \1}"),
        (r"\\bmod(?![A-Za-z])", r"\\;\\text{mod}\\;"),
        (r"\\not\s*=", r"\\neq "),
        (r"\\backslash(?![A-Za-z])", r"\\setminus "),
        (r"\\dots[bcmio](?![A-Za-z])", r"\\dots "),
        (r"\\tag\*?\s*\{([^{}]*)\}", r"\\qquad\\text{(\1)}"),
        (r"\\(begin|end)\s*\{(?:equation|displaymath|math)\*?\}", " "),
        (r"\\begin\s*\{(?:alignat|alignedat)\*?\}\s*\{\d*\}", r"\\begin{align*}"),
        (
            r"\\(begin|end)\s*\{(?:align|aligned|alignat|alignedat|flalign|split)\*?\}",
            r"\\\1{align*}",
        ),
        (r"\\begin\s*\{(?:gather|gathered|multline|multlined)\*?\}", r"\\begin{array}{c}"),
        (r"\\end\s*\{(?:gather|gathered|multline|multlined)\*?\}", r"\\end{array}"),
        (r"\\begin\s*\{eqnarray\*?\}", r"\\begin{array}{rcl}"),
        (r"\\end\s*\{eqnarray\*?\}", r"\\end{array}"),
        (r"\\(begin|end)\s*\{[dr]cases\}", r"\\\1{cases}"),
        (r"\\(begin|end)\s*\{smallmatrix\}", r"\\\1{matrix}"),
        (r"\\\\\s*\[[\d.]+\s*[a-z]{2}\]", r"\\\\ "),
    )
)
_ENVIRONMENT = re.compile(r"\\begin\s*\{([^{}]*)\}")
_KNOWN = frozenset(["align*", "array", "cases", "subarray"]) | {
    f"{kind}matrix{star}" for kind in ("", "b", "B", "p", "v", "V") for star in ("", "*")
}
_BROKEN: tuple[type[Exception], ...] = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError),
    *(StopIteration, TypeError, ValueError),
)
_TEXT_WITH_MATHS = re.compile(r"\\(?:text|mbox|textrm)\s*\{([^{}]*\$[^{}]*)\}")
_ROWS = re.compile(r"(?<!\\)(?:\\\\)(?![A-Za-z])")
_CELLS = re.compile(r"(?<!\\)&")
_ESCAPED = re.compile(r"\\.", re.DOTALL)


@lru_cache(maxsize=512)
def from_latex(latex: str) -> MathElement | None:
    """The formula that a piece of LaTeX means; None if nobody knows.

    Args:
        latex: Without the marks around it.
    """
    if len(latex) > MAX_LATEX or latex.count("{") > MAX_GROUPS or _PROGRAMMED.search(latex):
        return None
    prepared = _prepared(latex)
    if prepared is None or not _is_balanced(prepared):
        return None
    if not _KNOWN.issuperset(_ENVIRONMENT.findall(prepared)):
        return None
    # Only articles with formulas need it: its import takes 0.1 s.
    from latex2mathml import exceptions  # noqa: PLC0415
    from latex2mathml.converter import convert  # noqa: PLC0415

    # Its own errors have no root in common, and what it doesn't expect makes it fail as `_BROKEN`.
    own: tuple[type[Exception], ...] = tuple(
        each
        for each in vars(exceptions).values()
        if isinstance(each, type) and issubclass(each, Exception)
    )
    try:
        markup = convert(prepared)
    except (*own, *_BROKEN):
        return None
    nodes, left_out = parse(markup)
    math = next((node for node in nodes if node.tag == "math"), None)
    if left_out or math is None or "\\" in (math.text(deep=True) or ""):
        return None  # a command that the converter doesn't know stands in it as it was
    return from_mathml(math)


def _prepared(latex: str) -> str | None:
    """LaTeX in the commands and environments that the converter knows; None if it can't be."""
    latex = _COMMENT.sub("\n", latex)
    if "\\ce" in latex:
        found = chemical(latex)
        if found is None:
            return None
        latex = found
    for pattern, becomes in _REWRITTEN:
        latex = pattern.sub(becomes, latex)
    latex = _TEXT_WITH_MATHS.sub(_parted, latex)
    if "\\begin" not in latex and (_ROWS.search(latex) or _CELLS.search(latex)):
        # Rows and cells outside of any environment, as some plugins let people write them.
        latex = latex.strip().removesuffix("\\\\")
        if "&" in latex:
            return rf"\begin{{align*}}{latex}\end{{align*}}"
        if _ROWS.search(latex):
            return rf"\begin{{array}}{{c}}{latex}\end{{array}}"
    return latex


def _parted(found: re.Match[str]) -> str:
    """Text that has formulas between dollars in it, as texts and formulas side by side."""
    parts = found[1].split("$")
    return "".join(
        f"{{{part}}}" if number % 2 else rf"\text{{{part}}}"
        for number, part in enumerate(parts)
        if part
    )


def _is_balanced(latex: str) -> bool:
    """Whether each brace has its partner."""
    depth = 0
    for sign in _ESCAPED.sub("", latex):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
