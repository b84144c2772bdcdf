"""What elements say of themselves in attributes."""

import re
from collections.abc import Mapping
from typing import TypedDict

from exporter.normalise.parse import Element
from exporter.tree import Alignment, Direction

_ALIGN_CLASS = re.compile(r"\bhas-text-align-(left|center|right)\b")
_ALIGN = re.compile(r"text-align:\s*(left|center|right|justify)", re.IGNORECASE)
_PICTURE_ALIGN = re.compile(r"\balign(left|center|right)\b")
_PAGE_BREAK = re.compile(r"break-(before|after)\s*:\s*(?:always|page|left|right)\b", re.IGNORECASE)
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})")

_ALIGNMENTS: dict[str, Alignment] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "justify",
}
_DIRECTIONS: dict[str, Direction] = {"ltr": "ltr", "rtl": "rtl"}


class Stated(TypedDict, total=False):
    """A language and a direction, as far as an element states them."""

    lang: str | None
    dir: Direction | None


class Own(Stated, total=False):
    """A block's own id, language and direction."""

    id: str | None


def direction(node: Element) -> Direction | None:
    """The base direction that an element states; `auto` states none."""
    return _DIRECTIONS.get((node.attributes.get("dir") or "").strip().lower())


def alignment(node: Element) -> Alignment | None:
    """The alignment that an element asks for, by class, attribute, style or name."""
    if node.tag == "center":
        return "center"
    attributes = node.attributes
    if not attributes:
        return None
    if found := _ALIGN_CLASS.search(attributes.get("class") or ""):
        return _ALIGNMENTS[found[1]]
    if node.tag in {"figure", "img"} and (
        found := _PICTURE_ALIGN.search(attributes.get("class") or "")
    ):
        return _ALIGNMENTS[found[1]]
    written = (attributes.get("align") or "").strip().lower()
    if not written and (found := _ALIGN.search(attributes.get("style") or "")):
        written = found[1].lower()
    return _ALIGNMENTS.get(written)


def page_breaks(attributes: Mapping[str, str | None]) -> tuple[bool, bool]:
    """Whether a page has to end before an element, and after it.

    Source: https://www.w3.org/TR/css-break-3/#break-between
    """
    style = attributes.get("style")
    if not style or "break-" not in style:
        return False, False
    sides = {found[1].lower() for found in _PAGE_BREAK.finditer(style)}
    return "before" in sides, "after" in sides


def integer(value: str | None) -> int | None:
    """HTML's rules for parsing integers, within what all formats can number."""
    found = _INTEGER.match(value or "")
    return int(found[1]) if found else None
