"""Tables that are too wide for the page: smaller type, a turned page, or a card for each row.

A table fits when each column has room for its widest word. The first way that makes it fit is
taken, in the order of `_ways`; words are broken only where no way is left. The widths are measured
with the fonts of the page.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.look import ARTICLE, Look
from exporter.writers.pdf.cards import can_be_cards, to_cards
from exporter.writers.pdf.listmarks import add_class
from exporter.writers.pdf.ruler import Ruler
from exporter.writers.pdf.sheets import column, page_of

WIDE, VERY_WIDE = 6, 10
"""From how many columns a table is set in smaller type."""

_ADDRESS = re.compile(r"\S+[./@]\S+")

_INDENTS = {"li": 1.75, "dd": 1.7, "blockquote": 1.2, "aside": 1.2}
_BOXES = {"labelled": 1.3, "details": 2.0, "callout": 2.4}
"""Ems that an element takes from the width of what it holds; `styles/print` says them."""

_BORDER = 0.75
"""Points, for each column."""

_ROOMY = 6.0
"""Ems that a column of running text wants at least."""

_TEXT = 24
"""Characters from which a cell is running text."""

_NARROW = 2
"""Columns up to which a table gains nothing from a wider page."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


class _Size(Struct, frozen=True):
    """A class of the style sheet: its size and the space beside a cell's text, in ems."""

    name: str
    scale: float
    padding: float


_SIZES = (_Size("", 0.92, 0.5), _Size("wide", 0.8, 0.35), _Size("very-wide", 0.66, 0.25))


class Fitted(Struct, frozen=True):
    """What tables need besides the style sheet that a document has anyhow.

    Attributes:
        parts: Names of parts of the style sheet.
        rules: More rules.
    """

    parts: frozenset[str] = frozenset()
    rules: str = ""


def fit_tables(
    root: Element, look: Look, ruler: Callable[[], Ruler], report: Callable[[Diagnostic], None]
) -> Fitted:
    """Make the tables of a document fit, in place.

    Args:
        root: XHTML.
        look: Page and sizes.
        ruler: Brings what measures; called if there is a table.
        report: Is told of each table that isn't set as usual.
    """
    if next(root.iter("table"), None) is None:
        return Fitted()
    fitter = _Fitter(look, ruler(), report)
    fitter.fit(root)
    rules = []
    if fitter.turned:
        paper = page_of(look).turned
        rules.append(f"@page turned {{ size: {paper.width:.6g}mm {paper.height:.6g}mm }}")
        # WeasyPrint 70 ends no page between one with a name and one without.
        rules.append("html { page: upright } .turned { display: block; page: turned }")
    parts = frozenset({"cards", "lists"} if fitter.cards else ())
    return Fitted(parts, "".join(f"\n{rule}" for rule in rules))


class _Fitter:
    """Fits the tables of one document.

    Attributes:
        turned: Whether a table stands on a turned page.
        cards: Whether one became cards.
    """

    def __init__(self, look: Look, ruler: Ruler, report: Callable[[Diagnostic], None]) -> None:
        self.turned = self.cards = False
        self._look, self._ruler, self._report = look, ruler, report
        self._page = page_of(look)
        # Turned pages are none of a booklet's, and columns can't hold them. (WeasyPrint 70 balances
        # columns above what goes across them, which takes minutes.)
        self._may_turn = not look.preset.booklet and look.preset.columns == 1
        # For who needs large print a turned page is hard to hold and to follow.
        self._cards_first = look.preset.smallest >= look.preset.body

    def fit(self, root: Element) -> None:
        """Fit all tables of a document, in place."""
        for article in list(root.iter("article")):
            self._visit(article, (article,), column(self._look))

    def _visit(self, element: Element, path: tuple[Element, ...], width: float) -> None:
        for child in list(element):
            if child.tag == "table":
                self._fit(child, path, width)
            elif len(child):
                self._visit(child, (*path, child), width - _taken(child) * self._look.preset.body)

    def _fit(self, table: Element, path: tuple[Element, ...], width: float) -> None:
        for inner in table.iter("table"):
            if inner is not table:  # a table in a cell gets what room there is
                add_class(inner, "tight-fit")
        grid = _Grid(table, self._ruler)
        sizes = _SIZES[(grid.columns >= WIDE) + (grid.columns >= VERY_WIDE) :]
        for size in sizes:
            if self._fits(grid, size, width):
                self._set(table, size, changed=self._scaled(size) < self._scaled(sizes[0]))
                return
        top = len(path) == 1 + (path[-1].tag == "figure") and grid.columns > _NARROW
        for way in (self._card, self._turn) if self._cards_first else (self._turn, self._card):
            if way(table, path, grid, sizes, top=top):
                return
        least = sizes[-1]
        self._set(table, least, changed=False)
        if grid.needs(self._scaled(least), least.padding) > width:
            add_class(table, "tight-fit")
            self._say(table, "with words broken")

    def _card(
        self,
        table: Element,
        path: tuple[Element, ...],
        grid: "_Grid",
        sizes: tuple[_Size, ...],
        *,
        top: bool,
    ) -> bool:
        """Turn a table into cards, if that can be."""
        del path, grid, sizes, top
        if not can_be_cards(table):
            return False
        self._say(table, "each row as a list")
        to_cards(table)
        self.cards = True
        return True

    def _turn(
        self,
        table: Element,
        path: tuple[Element, ...],
        grid: "_Grid",
        sizes: tuple[_Size, ...],
        *,
        top: bool,
    ) -> bool:
        """Put a table on a turned page, if it fits there."""
        room = self._page.turned.line
        fitting = next((size for size in sizes if self._fits(grid, size, room)), None)
        if not top or fitting is None or not self._may_turn:
            return False
        self.turned = True
        self._set(table, fitting, changed=False)
        _wrap(table, path, "turned")
        self._say(table, "on a page of its own, turned")
        return True

    def _scaled(self, size: _Size) -> float:
        preset = self._look.preset
        return max(preset.body * size.scale, preset.smallest)

    def _fits(self, grid: "_Grid", size: _Size, width: float) -> bool:
        points = self._scaled(size)
        if grid.needs(points, size.padding) > width:
            return False
        # What an article looks like is settled; larger type wants columns that can be read.
        if self._look.preset == ARTICLE or not grid.holds_text:
            return True
        return width / grid.columns >= _ROOMY * points or grid.columns < 3

    def _set(self, table: Element, size: _Size, *, changed: bool) -> None:
        if size.name:
            add_class(table, size.name)
        if changed:
            self._say(table, f"in type of {self._scaled(size):.3g} points")

    def _say(self, table: Element, way: str) -> None:
        words = excerpt(" ".join("".join(table.itertext()).split()))
        self._report(Diagnostic(Code.TABLE_REFITTED, way, Place(near=words)))


def _wrap(table: Element, path: tuple[Element, ...], name: str) -> None:
    """Put a table, with its figure and the headings right before it, into a `div` of a class."""
    whole = path[1] if len(path) > 1 else table
    parent = path[0]
    first = last = list(parent).index(whole)
    while first > 0 and _leads(parent[first - 1]):
        first -= 1
    section = Element("div", {"class": name})
    section.tail, whole.tail = whole.tail, None
    section.extend(parent[first : last + 1])
    parent[first : last + 1] = [section]


def _leads(element: Element) -> bool:
    return element.tag in _HEADINGS or "keep-with-next" in (element.get("class") or "").split()


def _taken(element: Element) -> float:
    names = (element.get("class") or "").split()
    return _INDENTS.get(element.tag, 0.0) + sum(_BOXES.get(name, 0.0) for name in names)


class _Grid:
    """What the columns of a table need.

    Attributes:
        columns: How many.
        holds_text: A cell holds more than a few words.
    """

    def __init__(self, table: Element, ruler: Ruler) -> None:
        self._widest: dict[int, float] = {}
        self.columns, self.holds_text = 1, False
        spanning: list[tuple[int, int, float]] = []
        for row, cells in _placed(table):
            del row
            for place, cell in cells:
                span = int(cell.get("colspan", "1"))
                text = "".join(_unbroken(cell))
                self.columns = max(self.columns, place + span)
                self.holds_text = self.holds_text or (span == 1 and len(text) > _TEXT)
                width = ruler.widest(text, bold=cell.tag == "th")
                if span == 1:
                    self._widest[place] = max(self._widest.get(place, 0.0), width)
                else:
                    spanning.append((place, span, width))
        for place, span, width in spanning:
            held = sum(self._widest.get(column, 0.0) for column in range(place, place + span))
            if width > held:
                self._widest[place] = self._widest.get(place, 0.0) + width - held

    def needs(self, points: float, padding: float) -> float:
        """The least width in points, in type of a size with some ems beside each cell's text."""
        text = sum(self._widest.values()) * points
        return text + self.columns * (2 * padding * points + _BORDER)


def _unbroken(element: Element) -> Iterator[str]:
    """The text of an element but for addresses in it, in which lines may end anywhere."""
    words = "".join(element.itertext())
    address = "address" in (element.get("class") or "").split()
    if address or (element.tag == "a" and _ADDRESS.fullmatch(words.strip())):
        element.set("style", "overflow-wrap: anywhere")
        yield " "
        return
    yield element.text or ""
    for child in element:
        yield from _unbroken(child)
        yield child.tail or ""


def _placed(table: Element) -> Iterator[tuple[Element, list[tuple[int, Element]]]]:
    """The rows of a table, and their cells with the column that each begins in."""
    for group in table:
        from_above: dict[int, int] = {}
        for row in group.iterfind("tr"):
            taken = {place for place, left in from_above.items() if left > 0}
            from_above = {place: left - 1 for place, left in from_above.items() if left > 1}
            cells, place = [], 0
            for cell in row:
                while place in taken:
                    place += 1
                cells.append((place, cell))
                span = int(cell.get("colspan", "1"))
                if (rows := int(cell.get("rowspan", "1"))) > 1:
                    from_above.update(dict.fromkeys(range(place, place + span), rows - 1))
                place += span
            yield row, cells
