r"""LaTeX in running text: where it begins and ends, and what only looks like it.

The marks are those of Jetpack (`$latex …$`), and of MathJax and KaTeX (`\( … \)`, `\[ … \]`,
`$$ … $$`, `\begin{align} … \end{align}`), also with the backslashes doubled, as sites have them
whose posts went through a Markdown converter. Single dollars are prices.

Sources: https://wordpress.com/support/latex/, https://docs.mathjax.org/en/latest/input/tex/delimiters.html
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from exporter.tree.check import XML_ILLEGAL

LONGEST = 5000
"""Characters of a formula; what is longer is none."""

_ENVIRONMENTS = "equation|align|alignat|flalign|gather|multline|eqnarray"

# Each alternative's content ends at the next mark of its own kind, whether it opens or closes, so
# that looking through a text takes linear time whatever is in it.
_MARKED = re.compile(
    r"\$latex[=\s](?P<jetpack>(?:[^$\\]|\\.)++)\$"
    r"|(?<!\\)\\\\\((?P<doubled>(?:[^\\]|\\(?!\\[()]))++)\\\\\)"
    r"|(?<!\\)\\\\\[(?P<doubled_display>"
    r"(?:[^\\]|\\\\\[[\d.]++ ?[a-z]{2}\]|\\(?!\\[\[\]]))++)\\\\\]"
    r"|(?<![\\A-Za-z0-9/])(?<![A-Za-z]:)\\\((?P<inline>(?:[^\\]|\\\\|\\[^()\\])++)\\\)"
    r"|(?<![\\A-Za-z0-9/])(?<![A-Za-z]:)\\\[(?P<display>(?:[^\\]|\\\\|\\[^\[\]\\])++)\\\]"
    r"|(?<![$\\])\$\$(?!\$)(?P<dollars>(?:[^$\\]|\\.)++)\$\$(?!\$)"
    rf"|(?P<environment>\\begin\{{(?P<name>{_ENVIRONMENTS})(?P<star>\*?)\}}"
    r"(?:[^\\]|\\(?!begin\{(?P=name)|end\{(?P=name)))++\\end\{(?P=name)(?P=star)\})",
    re.DOTALL,
)
_DISPLAYED = frozenset(["doubled_display", "display", "dollars", "environment"])
_DOUBLED = frozenset(["doubled", "doubled_display"])

_BREAK = re.compile(r"<br\s*+/?+>")
_ACROSS_BREAKS = re.compile(
    r"(?:\\\\?[\[(]|\$\$|\\begin\{)(?:[^<$]|<br\s*+/?+>)*+(?:\$\$)?+", re.IGNORECASE
)

_COMMAND = re.compile(r"\\(?:[A-Za-z]{2,}|[,;:!{}|])")
_WORDY = re.compile(
    r"\\(?:text\w*|mbox|mathrm|mathbf|mathit|mathsf|operatorname\*?|begin|end|label|tag)\s*\{[^{}]*\}"
    r"|\\[A-Za-z]+|(?<![A-Za-z])(?:sin|cos|tan|log|exp|lim|max|min|mod|det|dim|gcd|arg)(?![A-Za-z])"
)
_WORD = re.compile(r"[^\W\d_\u0370-\u03ff]{3,}")
_CAPITALS = re.compile(r"[A-Z]{1,5}\Z")
_SIGN = re.compile(r"[\^_=<>+\-*/|!≤≥≠≈∈∑∫√×·÷±′∞]|\\[A-Za-z]{2,}")
_PATTERN = re.compile(
    r"\.[*+]|\[\^|(?<!\\)\\(?:[dDwWsSbB](?![A-Za-z])|[0-9]|e\[)"
    r"|(?<![\\a-z])[a-z]{2,}\\\||\[[a-z0]-[z9]\]"
)
"""What regular expressions and prompts of shells have, which use the same brackets."""

_DOUBLE_COMMAND = re.compile(r"\\\\(?=[A-Za-z])")
_SINGLE_COMMAND = re.compile(r"(?<!\\)\\[A-Za-z]")
_JETPACK_STYLE = re.compile(r"(?:\s*&(?:amp;)?(?:s|fg|bg)=-?\w*)+\s*\Z")
_TYPOGRAPHY = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u2032": "'",
        "\u2033": "''",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u200b": "",
        "\ufeff": "",
    }
)
"""What WordPress makes of straight quotes and hyphens, put back."""


class Marked(Struct, frozen=True):
    """LaTeX in a text.

    Attributes:
        start: Where its marks begin.
        end: Where they end.
        latex: What stands between them.
        display: It is set on a line of its own.
    """

    start: int
    end: int
    latex: str
    display: bool


def marked(text: str, *, trusted: bool = False) -> Iterator[Marked]:
    """The LaTeX in a text, in its order.

    Args:
        text: Without markup.
        trusted: The markup around it says that it is maths.
    """
    for found in _MARKED.finditer(text):
        kind = next(name for name in found.groupdict() if found[name])
        latex = found[kind]
        if kind in _DOUBLED and not _SINGLE_COMMAND.search(latex):
            latex = _DOUBLE_COMMAND.sub(lambda _found: "\\", latex)
        sure = trusted or kind in {"jetpack", "environment"}
        if len(latex) > LONGEST or not latex.strip():
            continue
        if sure or is_maths(latex, bare=kind not in {"dollars", "display"}):
            yield Marked(found.start(), found.end(), cleaned(latex), kind in _DISPLAYED)


def is_maths(latex: str, *, bare: bool = True) -> bool:
    """Whether what stands between marks is a formula, not a pattern, a prompt or a price.

    Args:
        latex: What stands between the marks.
        bare: A letter or number by itself is one.
    """
    if _PATTERN.search(latex):
        return False
    if _COMMAND.search(latex) and not latex.isascii():
        return True  # words in other scripts stand in `\text`
    rest = _WORDY.sub(" ", latex)
    if _WORD.search(rest) and not (bare and _CAPITALS.match(rest.strip())):
        return False
    if _SIGN.search(latex):
        return True
    return bare and len(latex.strip()) <= 24


def cleaned(latex: str) -> str:
    """LaTeX without what Jetpack takes for size and colours after it, its quotes straight."""
    return _JETPACK_STYLE.sub("", XML_ILLEGAL.sub("", latex).translate(_TYPOGRAPHY)).strip()


def unbroken(html: str) -> str:
    """A source whose formulas of several lines are one text: their line breaks are WordPress's own.

    Args:
        html: The source, in which shortcodes are filled in.
    """
    if "<br" not in html or not (
        "\\[" in html or "\\(" in html or "$$" in html or "\\begin{" in html
    ):
        return html
    return _ACROSS_BREAKS.sub(_without_breaks, html)


def _without_breaks(found: re.Match[str]) -> str:
    written = found[0]
    if not _BREAK.search(written):
        return written
    parts: list[str] = []
    start = 0
    for each in _MARKED.finditer(_BREAK.sub(_blank, written)):
        parts.append(written[start : each.start()])
        parts.append(_BREAK.sub("", written[each.start() : each.end()]))
        start = each.end()
    return "".join((*parts, written[start:]))


def _blank(found: re.Match[str]) -> str:
    """As much white space as a break takes, so that places stay the same."""
    return " " * len(found[0])
