"""Numbering: what kind of mark a paragraph has, and which number Word would print."""

import re
from typing import NamedTuple

from lxml import etree

from exporter.readers.docx.names import W, number, value
from exporter.tree.nodes import Numbering as Kind

_FORMATS: dict[str, Kind] = {
    "decimal": "decimal",
    "decimalZero": "decimal",
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_BULLETS = frozenset({"bullet", "none"})
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_STEP = 720
_LEVELS = 9


class Mark(NamedTuple):
    """The mark of a list item.

    Attributes:
        instance: Numbering instance.
        abstract: The definition that instances share.
        level: From 0.
        ordered: It has a number.
        kind: Of the number.
        value: The number; 0 for a bullet.
        left: Where the item's text stands, in twentieths of a point.
        blank: Nothing is printed: the paragraph goes on with the item before.
        fresh: The instance starts anew at this very item.
        fixed: The number is fixed text, which each item has of its own.
    """

    instance: str
    abstract: str
    level: int
    ordered: bool
    kind: Kind
    value: int
    left: int
    blank: bool
    fresh: bool
    fixed: bool = False


class _Level(NamedTuple):
    form: str
    text: str
    start: int
    left: int
    base: str


class Numbering:
    """The numbering of a document, which counts as its paragraphs come.

    Args:
        root: The numbering part, if there is one.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._instances: dict[str, etree._Element] = {}
        self._linked: dict[str, str] = {}
        for element in [] if root is None else root:
            if element.tag == f"{W}abstractNum":
                name = element.get(W + "abstractNumId") or ""
                self._abstract[name] = element
                if link := value(element, "styleLink"):
                    self._linked[link] = name
            elif element.tag == f"{W}num":
                self._instances[element.get(W + "numId") or ""] = element
        self._counts: dict[tuple[str, int], int] = {}
        self._used: set[tuple[str, int]] = set()
        self._levels: dict[tuple[str, int], _Level] = {}

    def mark(self, instance: str, level: int) -> Mark | None:
        """The mark of the next paragraph that refers to an instance; None where it has none."""
        element = self._instances.get(instance)
        if element is None:
            return None
        level = min(max(level, 0), _LEVELS - 1)
        abstract = self._definition(value(element, "abstractNumId") or "")
        shape = self._level(instance, element, abstract, level)
        ordered = shape.form not in _BULLETS
        blank = not shape.text.strip() or (shape.form == "none" and "%" not in shape.text)
        count, fresh = 0, False
        if ordered:
            count, fresh = self._count(instance, element, abstract, level, shape)
        kind = _FORMATS.get(shape.base, "decimal")
        is_fixed = False
        if ordered and "%" not in shape.text and (fixed := _literal(shape.text, kind)) is not None:
            count, is_fixed = fixed, True
        return Mark(
            instance, abstract, level, ordered, kind, count, shape.left, blank, fresh, is_fixed
        )

    def _definition(self, name: str) -> str:
        """A definition by its id, or the one whose style it takes."""
        link = value(self._abstract.get(name), "numStyleLink")
        return self._linked.get(link, name) if link else name

    def _count(
        self, instance: str, element: etree._Element, abstract: str, level: int, shape: _Level
    ) -> tuple[int, bool]:
        """The number, and whether the instance begins with it (17.9.27)."""
        key, first = (abstract, level), (instance, level) not in self._used
        override = _override(element, level)
        start = number(value(override, "startOverride"))
        if first and start is not None:
            self._counts[key] = start
        elif key in self._counts:
            self._counts[key] += 1
        else:
            self._counts[key] = shape.start
        self._used.add((instance, level))
        for deeper in range(level + 1, _LEVELS):
            self._counts.pop((abstract, deeper), None)
        return self._counts[key], first

    def _level(self, instance: str, element: etree._Element, abstract: str, level: int) -> _Level:
        key = (instance, level)
        if key not in self._levels:
            definition = self._abstract.get(abstract)
            base = None if definition is None else _of_level(definition, "lvl", level)
            override = _override(element, level)
            own = None if override is None else override.find(f"{W}lvl")
            shape = base if own is None else own
            indent = None if shape is None else shape.find(f"{W}pPr/{W}ind")
            left = (
                None
                if indent is None
                else number(indent.get(W + "left") or indent.get(W + "start"))
            )
            text = value(shape, "lvlText")
            start = number(value(shape, "start"))
            self._levels[key] = _Level(
                form=value(shape, "numFmt") or ("decimal" if shape is not None else "bullet"),
                text="•" if text is None and shape is None else text or "",
                start=1 if start is None else start,
                left=_STEP * (level + 1) if left is None else left,
                base=value(base, "numFmt") or "decimal",
            )
        return self._levels[key]


def _of_level(element: etree._Element, name: str, level: int) -> etree._Element | None:
    for child in element.iterfind(W + name):
        if number(child.get(W + "ilvl")) == level:
            return child
    return None


def _override(element: etree._Element, level: int) -> etree._Element | None:
    return _of_level(element, "lvlOverride", level)


def _literal(text: str, kind: Kind) -> int | None:
    """The number that a fixed label shows; None where it shows none."""
    label = text.strip().rstrip(".)").lstrip("(").lower()
    if re.fullmatch(r"-?\d{1,7}", label):
        return int(label)
    if not re.fullmatch(r"[a-z]{1,15}", label):
        return None
    if kind.endswith("roman") and set(label) <= _WORTH.keys():
        worth = [_WORTH[letter] for letter in label]
        return sum(-w if w < max(worth[n:]) else w for n, w in enumerate(worth))
    found = 0
    for letter in label:
        found = found * 26 + ord(letter) - ord("a") + 1
    return found if found < 10_000_000 else None
