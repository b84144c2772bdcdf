"""Pages put two on a side, in the order in which a folded and stapled booklet is read.

The pages aren't drawn anew: a side shows the content of two pages, the right one shifted. What
points to a page, the structure tree, links, bookmarks and destinations, is pointed to the side and
shifted alike, so that the booklet is as accessible as the pages were, and is read in their order.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf
from msgspec import Struct

Pdf = Any  # pydyf and WeasyPrint have no types

_PAGES_A_SHEET = 4


class _Half(Struct, frozen=True):
    """Where a page went.

    Attributes:
        side: Reference of the side that it is on.
        shift: How far to the right, in points.
        first: What is added to the identifiers of its marked content.
    """

    side: bytes
    shift: float
    first: int


def sides(pages: int, *, rtl: bool = False) -> Iterator[tuple[int | None, int | None]]:
    """The numbers of the pages on the left and the right half of each side, from 0.

    Args:
        pages: How many there are; blank ones (None) fill up the last sheet.
        rtl: The booklet is bound on the right.
    """
    total = -(-pages // _PAGES_A_SHEET) * _PAGES_A_SHEET
    for first in range(total // 2):
        halves: list[int | None] = [
            number if number < pages else None for number in (total - 1 - first, first)
        ]
        if (first % 2 == 1) != rtl:
            halves.reverse()
        yield halves[0], halves[1]


def impose(pdf: Pdf, *, rtl: bool = False) -> int:
    """Put the pages of a finished PDF on sheets, in place.

    Args:
        pdf: A `pydyf.PDF`, tagged, whose pages all have one size and share their resources.
        rtl: The booklet is bound on the right.

    Returns:
        How many sides there are.
    """
    press = _Press(pdf)
    plan = list(sides(len(press.pages), rtl=rtl))
    drawn = [press.side(place, halves) for place, halves in enumerate(plan)]
    press.parents.write()
    seen: set[int] = set()
    for item in pdf.objects:
        _point(item, press.moved, seen)
    pdf.pages["Kids"] = pydyf.Array(word for side in drawn for word in (side.number, 0, "R"))
    pdf.pages["Count"] = len(drawn)
    _tell_printers(pdf, plan)
    return len(drawn)


class _Press:
    """Makes sides of pages. The objects of the pages become those of the sides.

    Attributes:
        pages: What the pages were.
        parents: The owners of their content.
        moved: Where they went, by their references.
    """

    def __init__(self, pdf: Pdf) -> None:
        self._pdf, self.parents = pdf, _Parents(pdf)
        self._objects = [_object(pdf, reference) for reference in pdf.page_references]
        self.pages = [dict(page) for page in self._objects]
        self.moved: dict[bytes, _Half] = {}
        _left, _top, self._width, self._height = self.pages[0]["MediaBox"]
        for page in self._objects:
            page.clear()

    def side(self, place: int, halves: tuple[int | None, int | None]) -> Any:  # noqa: ANN401
        """The object of a side, with all that its two pages show."""
        side = self._object_for(place)
        side.update(self.pages[0])
        side.pop("Annots", None)
        for box in ("MediaBox", "TrimBox", "BleedBox"):
            side[box] = pydyf.Array([0, 0, 2 * self._width, self._height])
        contents, annotations, owners = pydyf.Array(), pydyf.Array(), pydyf.Array()
        for half, number in enumerate(halves):
            if number is not None:
                home = _Half(side.reference, half * self._width, len(owners))
                self.moved[self._objects[number].reference] = home
                contents.extend(self._content(number, home))
                owners.extend(self.parents.of_page(self.pages[number]["StructParents"]))
                annotations.extend(self._annotations(number, home))
        side["Contents"] = contents
        side["StructParents"] = self.parents.add(owners)
        if annotations:
            side["Annots"] = annotations
        return side

    def _object_for(self, place: int) -> Any:  # noqa: ANN401
        """A page's object, emptied; a new one where there are more sides than pages."""
        if place < len(self._objects):
            return self._objects[place]
        side = pydyf.Dictionary()
        self._pdf.add_object(side)
        return side

    def _content(self, number: int, home: _Half) -> Iterator[bytes]:
        """The streams that draw a page on its half."""
        stream = self.pages[number]["Contents"]
        _renumber(_object(self._pdf, stream), home.first)
        yield _stream(self._pdf, f"q 1 0 0 1 {home.shift:.6g} 0 cm")
        yield stream
        yield _stream(self._pdf, "Q")

    def _annotations(self, number: int, home: _Half) -> Iterator[bytes]:
        for reference in self.pages[number].get("Annots", ()):
            _shift(_object(self._pdf, reference)["Rect"], home.shift)
            yield reference


class _Parents:
    """The number tree that leads from marked content and annotations to structure elements."""

    def __init__(self, pdf: Pdf) -> None:
        root = _object(pdf, pdf.catalog["StructTreeRoot"])
        self._root, self._tree = root, _object(pdf, root["ParentTree"])
        numbers = self._tree["Nums"]
        self._owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self._pdf, self._next = pdf, max(self._owners, default=-1) + 1

    def of_page(self, key: int) -> Sequence[Any]:
        """The elements of a page's marked content, which is taken out."""
        owners: Any = self._owners.pop(key)
        return _object(self._pdf, owners) if isinstance(owners, bytes) else owners  # type: ignore[no-any-return]

    def add(self, owners: Any) -> int:  # noqa: ANN401
        """The key of new owners."""
        self._owners[self._next] = owners
        self._next += 1
        return self._next - 1

    def write(self) -> None:
        """Put the tree back."""
        pairs = sorted(self._owners.items())
        self._tree["Nums"] = pydyf.Array(item for pair in pairs for item in pair)
        if "ParentTreeNextKey" in self._root:
            self._root["ParentTreeNextKey"] = self._next


def _object(pdf: Pdf, reference: bytes) -> Any:  # noqa: ANN401
    return pdf.objects[int(reference.split()[0])]


def _stream(pdf: Pdf, operators: str) -> bytes:
    stream = pydyf.Stream([operators])
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


def _renumber(stream: Any, first: int) -> None:  # noqa: ANN401
    """Add to the identifiers of a page's marked content."""
    for operand in stream.stream if first else ():
        if isinstance(operand, pydyf.Dictionary) and "MCID" in operand:
            operand["MCID"] += first


def _shift(rectangle: Any, shift: float) -> None:  # noqa: ANN401
    rectangle[0] += shift
    rectangle[2] += shift


def _point(item: Any, moved: dict[bytes, _Half], seen: set[int]) -> None:  # noqa: ANN401
    """Point what is in an object to sides where it points to pages, once: sides have old numbers."""
    if not isinstance(item, pydyf.Dictionary | pydyf.Array) or id(item) in seen:
        return
    seen.add(id(item))
    if isinstance(item, pydyf.Dictionary):
        home = moved.get(item["Pg"]) if isinstance(item.get("Pg"), bytes) else None
        if home is not None:
            _take_along(item, home)
        for key, value in item.items():
            if isinstance(value, bytes) and value in moved and key != "Parent":
                item[key] = moved[value].side
            else:
                _point(value, moved, seen)
    else:
        goal = moved.get(item[0]) if item and isinstance(item[0], bytes) else None
        if goal is not None:  # a destination: page, kind, left edge, …
            item[0] = goal.side
            item[2:3] = [edge + goal.shift for edge in item[2:3]]
        for value in item:
            _point(value, moved, seen)


def _take_along(item: Any, home: _Half) -> None:  # noqa: ANN401
    """Renumber and shift what an element, or a reference to content, says of its page."""
    if "MCID" in item:
        item["MCID"] += home.first
    kids = item.get("K")
    if isinstance(kids, int):
        item["K"] = kids + home.first
    elif isinstance(kids, pydyf.Array):
        kids[:] = [kid + home.first if isinstance(kid, int) else kid for kid in kids]
    attributes = item.get("A")
    for entry in attributes if isinstance(attributes, pydyf.Array) else [attributes]:
        if isinstance(entry, pydyf.Dictionary) and "BBox" in entry:
            _shift(entry["BBox"], home.shift)


def _tell_printers(pdf: Pdf, plan: Sequence[tuple[int | None, int | None]]) -> None:
    """Say how the sheets are turned, and which pages each side shows (ISO 32000-1, 12.2, 12.4.2)."""
    preferences = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    preferences["Duplex"] = "/DuplexFlipShortEdge"
    preferences["PrintScaling"] = "/None"
    labels = pydyf.Array()
    for number, halves in enumerate(plan):
        shown = ", ".join(str(page + 1) for page in halves if page is not None)
        labels += [number, pydyf.Dictionary({"P": pydyf.String(shown)})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})
