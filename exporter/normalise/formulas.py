"""Finding formulas among the elements and the text of a post."""

from collections.abc import Iterator

from exporter.diagnostics import Code
from exporter.normalise import media
from exporter.normalise.addresses import AddressReader
from exporter.normalise.delimiters import Marked, cleaned, marked
from exporter.normalise.latex import from_latex
from exporter.normalise.maths import from_mathml, size, source_of
from exporter.normalise.parse import Element
from exporter.tree import Inline, Inlines, Math, Text

_PROGRAMS = frozenset(["code", "pre", "kbd", "samp", "tt", "textarea"])
_HIDDEN = frozenset(
    ["MathJax_Preview", "MathJax", "MathJax_Display", "MathJax_CHTML", "MathJax_SVG"]
)
"""What MathJax shows instead of the script that it leaves beside it."""

_PLUGIN = frozenset(["katex-eq", "wp-katex-eq"])
"""What plugins for KaTeX put around LaTeX that the browser is to set."""

SIGNS = ("katex", "MathJax", "mjx-", "math/tex", "latex")
"""What a source with such formulas has somewhere."""

MOST = 200_000
"""Characters of LaTeX, or of MathML about as many, that are read as formulas in a post."""


class FormulaReader(AddressReader):
    """Reads formulas.

    Args:
        base: The post's own address, against which relative ones are resolved.
    """

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.has_formulas = False
        self._read = 0

    def formula(self, node: Element) -> Inlines | None:
        """What stands for an element of KaTeX, MathJax or Jetpack; None for any other."""
        names = (node.attributes.get("class") or "").split()
        if "katex" in names or "katex-display" in names or node.tag == "mjx-container":
            math = node.css_first("math")
            display = "katex-display" in names or node.attributes.get("display") == "true"
            display = display or _within(node, "katex-display")
            return None if math is None else self.mathml(math, display=display)
        if "katex-mathml" in names and _has_look(node):
            shown = node.next.text(deep=True) if node.next is not None else ""
            self.say(Code.FORMULA_KEPT, "KaTeX without MathML", shown or "")
            return ()
        if _PLUGIN & set(names):
            display = node.attributes.get("data-katex-display") == "true"
            return self._latex(cleaned(node.text(deep=True) or ""), display=display)
        if node.tag == "script" and (node.attributes.get("type") or "").startswith("math/tex"):
            display = "mode=display" in (node.attributes.get("type") or "")
            return self._latex(cleaned(node.text(deep=True) or ""), display=display)
        if _HIDDEN & set(names):
            return () if _has_script(node) else None
        if node.tag == "img" and "latex" in names and (alt := node.attributes.get("alt")):
            return self._latex(cleaned(alt), display=False)
        return None

    def mathml(self, node: Element, *, display: bool = False) -> Inlines:
        """A `math` element; on one line, with a word, if it is too large."""
        root = from_mathml(node) if self._read <= MOST else None
        if root is None:
            text = media.formula_text(node)
            self.say(Code.FORMULA_KEPT, "<math>", text)
            return (Text(f" {text} "),) if text else ()
        self._read += 5 * size(root)
        display = display or node.attributes.get("display") == "block"
        return (Math(root, source_of(node), display),)

    def maths_in(self, text: str, node: Element) -> Inlines | None:
        """A text with its LaTeX as formulas; None where it has none."""
        found = list(marked(text, trusted=_is_maths(node)))
        if not found or _is_program(node):
            return None
        return tuple(self._pieces(text, found))

    def _pieces(self, text: str, found: list[Marked]) -> Iterator[Inline]:
        start = 0
        for each in found:
            if each.start > start:
                yield Text(text[start : each.start])
            written = text[each.start : each.end]
            yield from self._latex(each.latex, display=each.display, written=written)
            start = each.end
        if start < len(text):
            yield Text(text[start:])

    def _latex(self, latex: str, *, display: bool, written: str = "") -> Inlines:
        """A formula, or its source as it is written where nobody can read it."""
        self._read += len(latex)
        root = from_latex(latex, display=display) if latex and self._read <= MOST else None
        if root is None:
            self.say(Code.FORMULA_KEPT, latex, latex)
            return (Text(written or latex),) if written or latex else ()
        return (Math(root, latex, display),)


def _has_look(node: Element) -> bool:
    """Whether KaTeX's MathML, whose tags are lost, stands beside what people see of it."""
    after = node.next
    names = (after.attributes.get("class") or "").split() if after and after.is_element_node else []
    return "katex-html" in names and bool((after.text(deep=True) or "").strip() if after else "")


def _is_maths(node: Element) -> bool:
    """Whether the element around a text says that it is a formula."""
    above = node.parent
    return above is not None and "math" in (above.attributes.get("class") or "").split()


def _within(node: Element, name: str) -> bool:
    above = node.parent
    return above is not None and name in (above.attributes.get("class") or "").split()


def _has_script(node: Element) -> bool:
    """Whether the script with the formula's source stands beside an element."""
    after = node.next
    for _ in range(4):
        if after is None:
            return False
        if after.tag == "script":
            return (after.attributes.get("type") or "").startswith("math/tex")
        after = after.next
    return False


def _is_program(node: Element) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in _PROGRAMS:
            return True
        above = above.parent
    return False
