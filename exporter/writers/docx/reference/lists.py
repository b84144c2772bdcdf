"""Two numbering parts as one: the reference's as it is, ours after it with further numbers.

So what the reference's styles and headers refer to stays right, its numbered headings among them.
Our lists keep definitions of their own, which restart and count as the posts do, but take signs and
indents from the reference's list styles.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from exporter.errors import LimitExceeded
from exporter.writers.docx import styles as own
from exporter.writers.docx.numbering import ListLook
from exporter.writers.docx.reference.headings import Headings, headings_of
from exporter.writers.docx.reference.names import W
from exporter.writers.docx.reference.plain import cleaned, printed, said

MOST = 10_000
"""Definitions and instances in a reference."""

_DEEPEST = 9
_PATTERN = re.compile(r"([^%\d]{0,3})%\d([^%\d]{0,3})")
"""A label with one number in it, such as `%1)`."""

_STYLED = 5
"""Levels that Word has list styles for."""

_LEAST, _MOST_STEP = 142, 1440
"""Between a quarter of a centimetre, and an inch."""

_ABSTRACT = re.compile(r'(<w:abstractNum w:abstractNumId=|<w:abstractNumId w:val=)"(\d+)"')
_INSTANCE = re.compile(r'(<w:num w:numId=|<w:numId w:val=)"([1-9]\d*)"')
"""Not 0, which says that there is no number (17.9.18)."""

_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')


class Lists(Struct, frozen=True):
    """The numbering of a reference.

    Attributes:
        abstract: XML of its definitions.
        instances: XML of what refers to them.
        first_abstract: The first number that is free for a definition.
        first_instance: The first that is free for an instance.
        step: How far one level of ours is indented, in twentieths of a point.
        headings: How headings are numbered.
        looks: Of our lists' levels, as its list styles have them: by whether they are numbered,
            and the level from 0.
    """

    abstract: str = ""
    instances: str = ""
    first_abstract: int = 0
    first_instance: int = 0
    step: int = own.STEP
    headings: Headings = Headings()
    looks: Mapping[tuple[bool, int], ListLook] = {}


def lists_of(root: etree._Element | None, styles: etree._Element, origin: str) -> Lists:
    """The numbering of a reference.

    Args:
        root: Of its numbering part, if it has one; it is changed.
        styles: Root of its styles part, cleaned.
        origin: For messages.

    Raises:
        LimitExceeded: There are too many definitions.
    """
    if root is None:
        _without_numbers(styles, frozenset())
        return Lists()
    root = cleaned(root)
    if len(root) > MOST:
        raise LimitExceeded(f"it has more than {MOST} kinds of lists", where=origin)
    abstract = _by_number(root, "abstractNum", "abstractNumId")
    known = {name for style in styles if (name := style.get(f"{W}styleId"))}
    for definition in abstract.values():
        _without_strangers(definition, known)
    instances = {
        number: instance
        for number, instance in _by_number(root, "num", "numId").items()
        if number > 0 and _reference(instance) in abstract
    }
    _without_numbers(styles, frozenset(map(str, instances)))
    listed = _listed(styles, _Numbering(abstract, instances))
    step = _step(listed)
    return Lists(
        abstract="".join(map(printed, abstract.values())),
        instances="".join(map(printed, instances.values())),
        first_abstract=max(abstract, default=-1) + 1,
        first_instance=max(instances, default=0),
        step=step,
        headings=headings_of(
            styles, abstract, {number: _reference(each) for number, each in instances.items()}
        ),
        looks=_looks(listed, step),
    )


def renumbered(part: str, lists: Lists, *, heads: bool) -> str:
    """A part of ours that refers to numbering, with numbers beyond the reference's.

    Args:
        part: XML.
        lists: Of the reference.
        heads: It is the numbering part, whose definitions are numbered too.
    """
    if heads:
        part = _ABSTRACT.sub(
            lambda found: f'{found[1]}"{int(found[2]) + lists.first_abstract}"', part
        )
    return _INSTANCE.sub(lambda found: f'{found[1]}"{int(found[2]) + lists.first_instance}"', part)


def merged(part: str, lists: Lists, added: Mapping[str, str]) -> str:
    """The numbering part with the reference's numbering before ours.

    Args:
        part: Ours, with its own numbers.
        lists: Of the reference.
        added: The ids in the document of the styles of ours that it gets: only these belong to our
            definitions, for a style has one.
    """
    part = renumbered(part, lists, heads=True)
    part = _STYLE.sub(
        lambda found: f'<w:pStyle w:val="{added[found[1]]}"/>' if found[1] in added else "", part
    )
    start = part.index(">", part.index("<w:numbering")) + 1
    first = part.find("<w:num ")
    end = first if first >= 0 else part.index("</w:numbering>")
    return f"{part[:start]}{lists.abstract}{part[start:end]}{lists.instances}{part[end:]}"


class _Numbering(NamedTuple):
    abstract: Mapping[int, etree._Element]
    instances: Mapping[int, etree._Element]

    def level(self, properties: etree._Element | None) -> etree._Element | None:
        """The level that a style's `w:numPr` leads to."""
        number = said(properties, "numId") or ""
        instance = self.instances.get(int(number)) if number.isdecimal() else None
        if instance is None:
            return None
        definition = self.abstract[_reference(instance)]
        level = said(properties, "ilvl") or "0"
        for found in definition.iterfind(f"{W}lvl"):
            if found.get(f"{W}ilvl") == level:
                return found
        return None


def _by_number(root: etree._Element, name: str, attribute: str) -> dict[int, etree._Element]:
    """The elements of a name by their number, the first of each."""
    found: dict[int, etree._Element] = {}
    for element in root.iterfind(f"{W}{name}"):
        number = element.get(f"{W}{attribute}") or ""
        if number.isdecimal() and len(number) < 9:
            found.setdefault(int(number), element)
    return found


def _reference(instance: etree._Element) -> int:
    number = said(instance, "abstractNumId") or ""
    return int(number) if number.isdecimal() and len(number) < 9 else -1


def _without_strangers(definition: etree._Element, known: set[str]) -> None:
    """Take out what refers to styles that aren't there, and levels that can't be."""
    for name in ("styleLink", "numStyleLink"):
        if said(definition, name) not in known:
            for link in definition.findall(f"{W}{name}"):
                definition.remove(link)
    for level in definition.findall(f"{W}lvl"):
        if level.get(f"{W}ilvl") not in set(map(str, range(_DEEPEST))):
            definition.remove(level)
            continue
        for style in level.findall(f"{W}pStyle"):
            if style.get(f"{W}val") not in known:
                level.remove(style)


def _without_numbers(styles: etree._Element, instances: frozenset[str]) -> None:
    """Take the numbers off styles that refer to lists which aren't there."""
    for properties in styles.iterfind(f"{W}style/{W}pPr"):
        numbering = properties.find(f"{W}numPr")
        number = said(numbering, "numId")
        if numbering is not None and number is not None and number not in {"0", *instances}:
            properties.remove(numbering)


# -------------------------------------------------------------------------------------- looks


class _Listed(NamedTuple):
    """A list style: what its paragraphs say, and its level's definition."""

    properties: etree._Element
    definition: etree._Element


def _listed(styles: etree._Element, numbering: _Numbering) -> dict[tuple[bool, int], _Listed]:
    """The reference's List Bullet and List Number styles that are linked to lists of their kind."""
    by_name = {
        (said(style, "name") or "").casefold(): style
        for style in styles.iterfind(f"{W}style")
        if style.get(f"{W}type") == "paragraph"
    }
    found = {}
    for ordered, name in ((False, "list bullet"), (True, "list number")):
        for level in range(_STYLED):
            style = by_name.get(f"{name} {level + 1}" if level else name)
            properties = None if style is None else style.find(f"{W}pPr")
            if properties is None:
                continue
            definition = numbering.level(properties.find(f"{W}numPr"))
            if definition is not None and (said(definition, "numFmt") == "bullet") is not ordered:
                found[ordered, level] = _Listed(properties, definition)
    return found


def _step(listed: Mapping[tuple[bool, int], _Listed]) -> int:
    """How far one level is indented: as far as items are whose list stands in none."""
    first = listed.get((False, 0)) or listed.get((True, 0))
    left = 0 if first is None else _length(first, "left") or _length(first, "start")
    return left if _LEAST <= left <= _MOST_STEP else own.STEP


def _looks(
    listed: Mapping[tuple[bool, int], _Listed], step: int
) -> dict[tuple[bool, int], ListLook]:
    """Signs, and how far they stand before the text, by level."""
    found = {}
    for (ordered, level), each in listed.items():
        text = said(each.definition, "lvlText") or ""
        if ordered:
            pattern = _PATTERN.fullmatch(text)
            text = f"{pattern[1]}%{level + 1}{pattern[2]}" if pattern else ""
        if text:
            font = each.definition.find(f"{W}rPr")
            hanging = _length(each, "hanging") or step
            shown = "" if font is None else printed(font)
            found[ordered, level] = ListLook(text, min(hanging, step), shown)
    return found


def _length(listed: _Listed, name: str) -> int:
    """A part of an indent: a style's own holds before its list's (17.9.23); 0 for none."""
    for holder in (listed.properties, listed.definition.find(f"{W}pPr")):
        found = said(holder, "ind", name) or ""
        if found.isdecimal() and len(found) < 6:
            return int(found)
    return 0
