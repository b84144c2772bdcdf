"""Remarks as comments: how they are worded, where they go, and how many are too many."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from exporter.checks.pictures import file_name
from exporter.diagnostics import excerpt
from exporter.markup.addresses import valid_address
from exporter.remarks import Remark
from exporter.tree import Image
from exporter.writers.docx.addresses import Linked
from exporter.writers.docx.anchors import Comment
from exporter.writers.docx.scroll import Place, Scroll, Spot

MOST = 20
"""So many remarks of one kind have a comment of their own; the next one says how many more."""

MOST_LISTED = 10
"""So many remarks without a place are listed in the title's comment on their kind."""

_MOST_SOUGHT = 200
"""The places of so many remarks of one kind are looked for; the others are counted."""

_LONGEST = 300
_KEPT = 199
"""So much of a picture's address is compared: diagnostics cut longer ones."""

_ALL = "exporter export -v and exporter check -v list all of them."


def remarked(remarks: Iterable[Remark], finder: "Finder", title: Spot) -> Iterator[Comment]:
    """The remarks by kind: each at its place, those without one at the title.

    Args:
        remarks: In the order in which they are to be looked at.
        finder: Knows the document.
        title: Where the title stands.
    """
    kinds: dict[str, _Kind] = {}
    for remark in remarks:
        kinds.setdefault(remark.kind, _Kind()).add(remark, finder)
    for kind in kinds.values():
        yield from kind.comments(title)


class _Kind:
    """The remarks of one kind: those with a place, those without, and how many there are more."""

    def __init__(self) -> None:
        self._placed: dict[tuple[Place, str], Remark] = {}
        self._lost: dict[Remark, None] = {}
        self._turns: dict[Remark, int] = {}
        self._sought = 0
        self._more = 0

    def add(self, remark: Remark, finder: "Finder") -> None:
        """Take a remark in; its place is looked for as long as that can matter."""
        if self._sought == _MOST_SOUGHT:
            self._more += 1
            return
        self._sought += 1
        said = replace(remark, detail="")
        if remark.picture:
            said = replace(said, near="", chapter=0, block=0)  # the next one shows it again
        place = finder.place(remark, self._turns.get(said, 0))
        self._turns[said] = self._turns.get(said, 0) + 1
        if place is None:
            self._lost[remark] = None
        else:
            self._placed.setdefault((place, remark.detail), remark)

    def comments(self, title: Spot) -> Iterator[Comment]:
        """What is said of them."""
        more = self._more
        if self._placed:
            there = [(remark, place) for (place, _detail), remark in self._placed.items()]
            yield from _bounded(there, len(there) + more)
            more = 0
        if self._lost:
            lost = list(self._lost)
            yield Comment(_listed(lost, len(lost) + more), title)


class Finder:
    """Finds the places of remarks in a document.

    Args:
        scroll: The document.
        images: Its pictures, by their numbers in the scroll.
        links: Its links to addresses.
    """

    def __init__(self, scroll: Scroll, images: Sequence[Image], links: Iterable[Linked]) -> None:
        self._scroll = scroll
        self._links: dict[str, list[Place]] = {}
        for link in links:
            self._links.setdefault(link.address, []).append(link.place)
        self._pictures: dict[str, list[Place]] = {}
        for number, image in enumerate(images):
            if (place := scroll.pictures.get(number)) is not None:
                for name in {image.src[:_KEPT], excerpt(file_name(image.src), _KEPT)}:
                    self._pictures.setdefault(name, []).append(place)

    def place(self, remark: Remark, turn: int) -> Place | None:
        """Where a remark belongs; None if nobody knows, or if it is about the whole.

        Args:
            remark: Says what it knows of its place.
            turn: How often the same was said before.
        """
        there = (
            self._pictures.get(remark.picture[:_KEPT])
            or self._links.get(valid_address(remark.link) or "")
            or []
        )
        found: Place | None = there[min(turn, len(there) - 1)] if there else None
        if found is None and remark.block:
            block = remark.chapter, remark.block
            found = self._scroll.find(remark.near, turn, block) or self._scroll.first(*block)
        if found is None:
            found = self._scroll.find(remark.near, turn)
        return found


def _bounded(there: Sequence[tuple[Remark, Place]], count: int) -> Iterator[Comment]:
    """Remarks of one kind, `count` in all; of too many, the first ones, and how many more."""
    for remark, place in there[:MOST]:
        yield Comment(_said(remark), place)
    more = count - MOST
    if len(there) > MOST:
        remark, place = there[MOST]
        yield Comment(_said(remark) if more == 1 else _and_more(remark, more), place)


def _and_more(remark: Remark, more: int) -> tuple[str, ...]:
    here = f"Here and in {more - 1} more places: {remark.what}."
    return (here, remark.step, f"No more of this kind are marked; {_ALL}")


def _said(remark: Remark) -> tuple[str, ...]:
    """One remark's paragraphs."""
    detail = f": {_short(remark.detail)}" if remark.detail else ""
    return tuple(filter(None, (_sentence(remark.what + detail), remark.step)))


def _listed(remarks: Sequence[Remark], count: int) -> tuple[str, ...]:
    """What is said at the title of remarks of one kind without a place, `count` in all."""
    first = remarks[0]
    if count == 1:
        said = _said(first)
        near = f"It stood near “{first.near}”." if first.near else ""
        return tuple(filter(None, (said[0], near, *said[1:])))
    lines = [_line(remark) for remark in remarks[:MOST_LISTED]]
    more = count - len(lines)
    rest = f"… and {more} more; {_ALL}" if more else ""
    head = f"{_capital(first.what)} ({count} times):"
    return tuple(filter(None, (head, *lines, rest, first.step)))


def _line(remark: Remark) -> str:
    near = f"“{remark.near}”" if remark.near else ""
    return "– " + (" · ".join(filter(None, (_short(remark.detail), near))) or "no more is known")


def _sentence(text: str) -> str:
    """A text with its full stop, but for one that ends in an address, which would seem to have it."""
    text = _capital(text)
    stopped = text.endswith((".", "!", "?", "…")) or "://" in text.rpartition(" ")[2]
    return text if stopped else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
