"""Numbers of headings, for contents: what Word prints before a heading whose style is in a list."""

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from exporter.tree.nodes import Numbering as Kind
from exporter.writers.docx.numbering import label
from exporter.writers.docx.reference.names import W
from exporter.writers.docx.reference.plain import said

_KINDS: dict[str | None, Kind] = {
    "decimal": "decimal",
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_PLACE = re.compile(r"%([1-9])")


class Level(Struct, frozen=True):
    """A level of a list that headings are in.

    Attributes:
        kind: Of its numbers.
        text: What is printed; `%` with a level from 1 stands for that level's number.
        start: Its first number.
        decimal: All numbers in it are printed as digits (17.9.4).
    """

    kind: Kind
    text: str
    start: int
    decimal: bool


class Headings(Struct, frozen=True):
    """How a reference numbers headings.

    Attributes:
        lists: Levels from 0, by list.
        places: The list and the level in it of each level of headings, from 1.
    """

    lists: Mapping[int, Mapping[int, Level]] = {}
    places: Mapping[int, tuple[int, int]] = {}


class HeadingCount:
    """Counts headings as they come.

    Args:
        headings: How they are numbered.
    """

    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self._counts: dict[int, dict[int, int]] = {}

    def next(self, level: int) -> str:
        """The number of the next heading, as it is printed; empty where it has none.

        Args:
            level: From 1.
        """
        place = self._headings.places.get(level)
        if place is None:
            return ""
        number, depth = place
        levels = self._headings.lists[number]
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        for above in range(depth):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        own = levels[depth]

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            if at not in counts or at not in levels:
                return ""
            return label("decimal" if own.decimal else levels[at].kind, counts[at])

        return _PLACE.sub(printed, own.text).strip()


def headings_of(
    styles: etree._Element,
    abstract: Mapping[int, etree._Element],
    instances: Mapping[int, int],
) -> Headings:
    """How headings are numbered.

    Args:
        styles: Root of the styles part, cleaned.
        abstract: Definitions of lists by number.
        instances: The definition that each instance takes.
    """
    lists: dict[int, dict[int, Level]] = {}
    places: dict[int, tuple[int, int]] = {}
    by_name = {(said(each, "name") or "").casefold(): each for each in styles.iterfind(f"{W}style")}
    for heading in range(1, 10):
        style = by_name.get(f"heading {heading}")
        numbering = None if style is None else style.find(f"{W}pPr/{W}numPr")
        number = instances.get(_whole(said(numbering, "numId")))
        if number is None:
            continue
        levels = lists.setdefault(number, _levels(abstract[number]))
        depth = _whole(said(numbering, "ilvl") or "0")
        if depth in levels:
            places[heading] = number, depth
    return Headings(lists, places)


def _levels(definition: etree._Element) -> dict[int, Level]:
    """The levels whose numbers can be printed here."""
    found = {}
    for level in definition.iterfind(f"{W}lvl"):
        kind = _KINDS.get(said(level, "numFmt"))
        if kind is not None:
            found[_whole(level.get(f"{W}ilvl"))] = Level(
                kind,
                said(level, "lvlText") or "",
                max(0, _whole(said(level, "start") or "1")),
                level.find(f"{W}isLgl") is not None,
            )
    return found


def _whole(value: str | None) -> int:
    """A whole number; -1 for what is none."""
    return int(value) if value and value.isdecimal() and len(value) < 9 else -1
