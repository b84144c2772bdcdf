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
from exporter.writers.docx.reference.plain import W, cleaned, printed, said

MOST = 10_000
"""Definitions and instances in a reference."""

_DEEPEST = 9
_PATTERN = re.compile(r"([^%\d]{0,3})%\d([^%\d]{0,3})")
"""A label with one number in it, such as `%1)`."""

_HIGHEST = 31_680
_ABSTRACT = re.compile(r'(<w:abstractNum w:abstractNumId=|<w:abstractNumId w:val=)"(\d+)"')
_INSTANCE = re.compile(r'(<w:num w:numId=|<w:numId w:val=)"(\d+)"')
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')


class Lists(Struct, frozen=True):
    """The numbering of a reference.

    Attributes:
        abstract: XML of its definitions.
        instances: XML of what refers to them.
        first_abstract: The first number that is free for a definition.
        first_instance: The first that is free for an instance.
        looks: Of our lists' levels, as its list styles have them: by whether they are numbered,
            and the level from 0.
    """

    abstract: str = ""
    instances: str = ""
    first_abstract: int = 0
    first_instance: int = 0
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
    return Lists(
        abstract="".join(map(printed, abstract.values())),
        instances="".join(map(printed, instances.values())),
        first_abstract=max(abstract, default=-1) + 1,
        first_instance=max(instances, default=0),
        looks=_looks(styles, _Numbering(abstract, instances)),
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


def _looks(styles: etree._Element, numbering: _Numbering) -> dict[tuple[bool, int], ListLook]:
    """Signs and indents of list levels by the reference's List Bullet and List Number styles."""
    found = {}
    by_name = {
        (said(style, "name") or "").casefold(): style
        for style in styles.iterfind(f"{W}style")
        if style.get(f"{W}type") == "paragraph"
    }
    for ordered in (False, True):
        for level in range(5):
            name = "list number" if ordered else "list bullet"
            style = by_name.get(name if level == 0 else f"{name} {level + 1}")
            properties = None if style is None else style.find(f"{W}pPr")
            if properties is not None and (
                look := _look(properties, numbering, level, ordered=ordered)
            ):
                found[ordered, level] = look
    return found


def _look(
    properties: etree._Element, numbering: _Numbering, level: int, *, ordered: bool
) -> ListLook | None:
    """How a level looks in a style; None where that can't be told or doesn't fit our lists."""
    definition = numbering.level(properties.find(f"{W}numPr"))
    if definition is None or (said(definition, "numFmt") == "bullet") is ordered:
        return None
    text = said(definition, "lvlText") or ""
    if ordered:
        pattern = _PATTERN.fullmatch(text)
        if pattern is None:
            return None
        text = f"{pattern[1]}%{level + 1}{pattern[2]}"
    elif not text:
        return None
    left, hanging = _indent(properties, definition)
    if not 0 < left <= _HIGHEST or not 0 <= hanging <= left:
        return None
    font = definition.find(f"{W}rPr")
    return ListLook(text, left, hanging, "" if font is None else printed(font))


def _indent(properties: etree._Element, definition: etree._Element) -> tuple[int, int]:
    """Left and hanging indent: a style's own hold before its list's (17.9.23)."""
    for holder in (properties, definition.find(f"{W}pPr")):
        if holder is not None and holder.find(f"{W}ind") is not None:
            left = said(holder, "ind", "left") or said(holder, "ind", "start") or "0"
            hanging = said(holder, "ind", "hanging") or "0"
            if left.isdecimal() and hanging.isdecimal() and len(left) + len(hanging) < 12:
                return int(left), int(hanging)
    return 0, 0


def step_of(looks: Mapping[tuple[bool, int], ListLook]) -> int:
    """How far one level is indented, in twentieths of a point."""
    first = looks.get((False, 0)) or looks.get((True, 0))
    return first.left if first is not None and first.left >= own.STEP // 3 else own.STEP
