"""Boxes on pages: what stays together, where a page ends, and what stands on which."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from lxml import etree
from msgspec import Struct

from exporter.writers.docx.estimate.blocks import Box, boxes, height
from exporter.writers.docx.estimate.sheet import Sheet, W, number

_ORPHANS = 2
_RULE = 200
"""The line above footnotes."""


class _Area(Struct, frozen=True):
    """Where a section's text stands: width and height of a column, and columns on a page."""

    width: float
    height: float
    columns: int
    goes_on: bool


def pages(
    body: etree._Element, styles: etree._Element, parts: Mapping[str, etree._Element]
) -> dict[str, int]:
    """The page, from 1, on which each bookmark begins, by an estimate.

    Args:
        body: `w:body`.
        styles: Root of the styles part.
        parts: Roots of the parts `numbering` and `footnotes`, as far as there are such.
    """
    sheet = Sheet(styles, parts.get("numbering"))
    areas = [_area(element) for element in body.iter(f"{W}sectPr")]
    notes = _note_heights(parts.get("footnotes"), sheet, areas[-1].width if areas else 0)
    flow = _Flow(areas, notes)
    waiting: list[Box] = []
    for element in body:
        for box in boxes((element,), sheet, flow.width):
            waiting.append(box)
            if not box.keep_next or len(waiting) > _MOST_KEPT:
                flow.put(waiting)
                waiting = []
            if box.ends is not None:
                flow.put(waiting)
                waiting = []
                flow.next_section()
    flow.put(waiting)
    return flow.found


_MOST_KEPT = 50


class _Flow:
    """Puts boxes on pages.

    Attributes:
        found: Pages of bookmarks so far.
    """

    def __init__(self, areas: Sequence[_Area], notes: Mapping[str, float]) -> None:
        self.found: dict[str, int] = {}
        self._areas = areas
        self._section = 0
        self._notes = notes
        self._page = 1
        self._column = 0
        self._y = 0.0
        self._foot = 0.0
        self._after = 0.0
        self._style = ""

    @property
    def width(self) -> float:
        """Of a line of the section."""
        return self._area.width

    @property
    def _area(self) -> _Area:
        return self._areas[min(self._section, len(self._areas) - 1)]

    def next_section(self) -> None:
        """The next section begins."""
        self._section += 1
        if not self._area.goes_on:
            self._next_page()

    def put(self, together: Sequence[Box]) -> None:
        """Boxes, all but the last of which are to be on one page with what follows."""
        if not together:
            return
        if len(together) > 1:
            needed = _least(together)
            if self._y and self._y + self._gap(together[0]) + needed > self._room():
                self._next()
        for box in together:
            self._box(box)

    def _box(self, box: Box) -> None:
        if box.breaks and (self._y or self._column):
            self._next_page()
        whole = sum(box.pieces)
        self._y += self._gap(box)
        rows = box.table
        if (box.keep_lines and self._y and self._y + whole > self._room()) or (
            not rows and self._y and self._y + sum(box.pieces[: _first(box.pieces)]) > self._room()
        ):
            self._next()
        self._pieces(box)
        self._after, self._style = box.after, box.style

    def _pieces(self, box: Box) -> None:
        marks, notes = _by_piece(box.marks), _by_piece(box.notes)
        count = len(box.pieces)
        for place, piece in enumerate(box.pieces):
            foot = sum(self._notes.get(note, 0.0) for note in notes.get(place, ()))
            last_two = not box.table and place == count - _ORPHANS and count > _ORPHANS
            needed = piece + foot + (box.pieces[-1] if last_two else 0)
            if self._y and self._y + needed > self._room() + _SLACK:
                self._next()
            for mark in marks.get(place, ()):
                self.found[mark] = self._page
            self._y += piece
            if foot:
                self._foot += foot + (0 if self._foot else _RULE)
            while self._y > self._area.height:  # taller than a page: a row goes on on the next
                rest = self._y - self._area.height
                if rest < _SLACK:
                    break
                self._next()
                self._y = rest

    def _gap(self, box: Box) -> float:
        """The space above a box: the larger of two meets; none at the top of a page."""
        if not self._y:
            return box.before if self._page == 1 and self._column == 0 else 0
        if box.contextual and box.style == self._style:
            return 0
        return max(self._after, box.before)

    def _room(self) -> float:
        return self._area.height - self._foot

    def _next(self) -> None:
        self._column += 1
        if self._column >= self._area.columns:
            self._next_page()
        self._y = self._foot = self._after = 0.0

    def _next_page(self) -> None:
        self._page += 1
        self._column = 0
        self._y = self._foot = self._after = 0.0


_SLACK = 20


def _first(pieces: Sequence[float]) -> int:
    """So many lines stay together at least at the foot of a page: no paragraph leaves one there."""
    return len(pieces) if len(pieces) <= _ORPHANS + 1 else _ORPHANS


def _least(together: Sequence[Box]) -> float:
    """How high boxes are that stay together, with the beginning of the last."""
    last = together[-1]
    needed = 1 if last.table else _first(last.pieces)
    total = sum(last.pieces[:needed])
    for box, following in pairwise(together):
        total += sum(box.pieces) + max(box.after, following.before)
    return total


def _by_piece(found: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    by_piece: dict[int, list[str]] = {}
    for piece, name in found:
        by_piece.setdefault(piece, []).append(name)
    return by_piece


def _note_heights(part: etree._Element | None, sheet: Sheet, width: float) -> dict[str, float]:
    if part is None:
        return {}
    return {
        note.get(f"{W}id") or "": height(boxes(note, sheet, width))
        for note in part.iterfind(f"{W}footnote")
    }


def _area(section: etree._Element) -> _Area:
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    columns, kind = section.find(f"{W}cols"), section.find(f"{W}type")
    across = _length(size, "w", 11906) - _length(margin, "left", 1440)
    across -= _length(margin, "right", 1440) + _length(margin, "gutter", 0)
    down = _length(size, "h", 16838) - abs(_length(margin, "top", 1440))
    down -= abs(_length(margin, "bottom", 1440))
    count = max(1, round(_length(columns, "num", 1)))
    gap = _length(columns, "space", 708)
    return _Area(
        width=(across - (count - 1) * gap) / count,
        height=max(down, 1),
        columns=count,
        goes_on=kind is not None and kind.get(f"{W}val") == "continuous",
    )


def _length(element: etree._Element | None, name: str, usual: float) -> float:
    found = None if element is None else number(element.get(f"{W}{name}"))
    return usual if found is None else found
