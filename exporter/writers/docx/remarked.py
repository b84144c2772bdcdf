"""Remarks as comments: how they are worded, where they go, and how many are too many."""

from collections.abc import Iterable, Iterator, Sequence

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

_LONGEST = 300
_ALL = "exporter export -v and exporter check -v list all of them."


def remarked(remarks: Iterable[Remark], finder: "Finder", title: Spot) -> Iterator[Comment]:
    """The remarks by kind: each at its place, those without one at the title.

    Args:
        remarks: In the order in which they are to be looked at.
        finder: Knows the document.
        title: Where the title stands.
    """
    placed: dict[str, dict[tuple[Place, str], Remark]] = {}
    lost: dict[str, dict[Remark, None]] = {}
    turns: dict[tuple[object, ...], int] = {}
    for remark in remarks:
        key = remark.kind, remark.near, remark.picture, remark.link, remark.chapter, remark.block
        place = finder.place(remark, turns.get(key, 0))
        turns[key] = turns.get(key, 0) + 1
        if place is None:
            lost.setdefault(remark.kind, {})[remark] = None
        else:
            placed.setdefault(remark.kind, {}).setdefault((place, remark.detail), remark)
    for there in placed.values():
        yield from _bounded([(remark, place) for (place, _detail), remark in there.items()])
    for each in lost.values():
        yield Comment(_listed(list(each)), title)


class Finder:
    """Finds the places of remarks in a document.

    Args:
        scroll: The document.
        images: Its pictures, by their numbers in the scroll.
        links: Its links to addresses.
    """

    def __init__(self, scroll: Scroll, images: Sequence[Image], links: Iterable[Linked]) -> None:
        self._scroll = scroll
        self._images = images
        self._links: dict[str, list[Place]] = {}
        for link in links:
            self._links.setdefault(link.address, []).append(link.place)

    def place(self, remark: Remark, turn: int) -> Place | None:
        """Where a remark belongs; None if nobody knows, or if it is about the whole.

        Args:
            remark: Says what it knows of its place.
            turn: How often the same was said before.
        """
        found: Place | None = None
        if remark.picture:
            found = self._picture(remark, turn)
        elif there := self._links.get(valid_address(remark.link) or ""):
            found = there[min(turn, len(there) - 1)]
        if found is None and remark.block:
            block = remark.chapter, remark.block
            found = self._scroll.find(remark.near, turn, block) or self._scroll.first(*block)
        if found is None:
            found = self._scroll.find(remark.near, turn)
        return found

    def _picture(self, remark: Remark, turn: int) -> Place | None:
        """The picture whose address, or whose file's name, a remark tells."""
        sought = remark.picture.rstrip("…")
        shown = [
            self._scroll.pictures[number]
            for number, image in enumerate(self._images)
            if sought in image.src and number in self._scroll.pictures
        ]
        return shown[min(turn, len(shown) - 1)] if shown else None


def _bounded(there: Sequence[tuple[Remark, Place]]) -> Iterator[Comment]:
    """Remarks of one kind; of too many, the first ones, and how many more there are."""
    for remark, place in there[:MOST]:
        yield Comment(_said(remark), place)
    more = len(there) - MOST
    if more > 0:
        remark, place = there[MOST]
        yield Comment(_said(remark) if more == 1 else _and_more(remark, more), place)


def _and_more(remark: Remark, more: int) -> tuple[str, ...]:
    here = f"Here and in {more - 1} more places: {remark.what}."
    return (here, remark.step, f"No more of this kind are marked; {_ALL}")


def _said(remark: Remark) -> tuple[str, ...]:
    """One remark's paragraphs."""
    detail = f": {_short(remark.detail)}" if remark.detail else ""
    return tuple(filter(None, (_sentence(remark.what + detail), remark.step)))


def _listed(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """What is said at the title of remarks of one kind without a place."""
    first = remarks[0]
    if len(remarks) == 1:
        said = _said(first)
        near = f"It stood near “{first.near}”." if first.near else ""
        return tuple(filter(None, (said[0], near, *said[1:])))
    lines = [_line(remark) for remark in remarks[:MOST_LISTED]]
    more = len(remarks) - len(lines)
    rest = f"… and {more} more; {_ALL}" if more else ""
    head = f"{_capital(first.what)} ({len(remarks)} times):"
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
