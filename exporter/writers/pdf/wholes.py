"""What stays on one page where it fits on one.

WeasyPrint takes a block that may not be broken to the next page, however little stands on this one,
and breaks it there if it is too long. So only what is clearly shorter than a page is kept whole;
the height is told from the length of the text, before anything is laid out.
"""

from math import ceil
from xml.etree.ElementTree import Element

from exporter.look import Look
from exporter.writers.pdf.listmarks import add_class
from exporter.writers.pdf.sheets import CHARACTER, column, page_of

_TAGS = frozenset({"li", "figure", "dd", "blockquote", "aside"})
_CLASSES = frozenset({"question", "labelled", "callout", "details"})

_BLOCKS = frozenset(
    (
        *("body", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "section", "figure"),
        *("figcaption", "pre", "blockquote", "aside", "header", "article", "footnote"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    )
)

_MOST = 0.8
"""Of a page: the estimate may be wrong by a fifth."""

_FILLED = 0.85
"""Of a line, on average, where words aren't split."""

_POINTS_A_PIXEL = 0.75


def keep_whole(root: Element, look: Look) -> None:
    """Mark list items, questions with their answers, boxes and the like that fit on a page."""
    preset = look.preset
    letters = max(8.0, column(look) / (preset.body * CHARACTER) * _FILLED)
    keeper = _Keeper(letters, preset.line * preset.body, preset.paragraph * preset.body)
    keeper.most = page_of(look).depth * _MOST
    keeper.height(root)


class _Keeper:
    """Marks elements on the way back from measuring them.

    Attributes:
        most: What is higher may be broken, in points.
    """

    def __init__(self, letters: float, line: float, gap: float) -> None:
        self.most = 0.0
        self._letters, self._line, self._gap = letters, line, gap

    def height(self, element: Element) -> float:
        """About how high an element is, in points."""
        high, run = 0.0, len(element.text or "")
        for child in element:
            if child.tag in _BLOCKS:
                high += self._lines(run) + self.height(child)
                run = 0
            elif child.tag == "img":
                high += float(child.get("height", "0")) * _POINTS_A_PIXEL
            else:
                run += sum(map(len, child.itertext()))
                high += sum(map(self.height, child.iter("footnote")))
            run += len(child.tail or "")
        high += self._lines(run)
        if element.tag in {"p", "li", "tr", "figure", "div"}:
            high += self._gap
        if high <= self.most and _wants(element):
            add_class(element, "whole")
        return high

    def _lines(self, letters: int) -> float:
        return ceil(letters / self._letters) * self._line if letters > 1 else 0.0


def _wants(element: Element) -> bool:
    return element.tag in _TAGS or not _CLASSES.isdisjoint((element.get("class") or "").split())
