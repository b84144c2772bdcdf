"""SVG drawings: checked, cut off from everything outside themselves, and measured.

A drawing is a program: what it may ask for is bounded here (SVG 2, 3, 8 and 13), and how long it may
run where it is drawn (`raster.py`).
"""

import base64
import binascii
import io
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from exporter.assets.unusable import Unusable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_BYTES = 4 * 1024 * 1024
MAX_ELEMENTS = 50_000
MAX_DEPTH = 100

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[\]<>]*>")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^?>]*\?>")
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+"
    rb"(?>(?><\?[^>]*+>|<!--.*?-->|<!DOCTYPE\s+svg\b[^\[>]*+(?:\[.*?\]\s*+)?>)\s*+)*+<(?:\w+:)?svg[\s>/]",
    re.DOTALL | re.IGNORECASE,
)
_PROGRAMS = frozenset({"script", "foreignObject", "handler", "iframe", "audio", "video"})
_OUTSIDE = re.compile(r"url\(\s*+['\"]?+\s*+(?!#)[^)]*\)?|@import[^;]*;?", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,(.*)", re.DOTALL | re.IGNORECASE)
_LENGTH = re.compile(
    r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|q|in|em|ex|rem)?\s*\Z", re.IGNORECASE
)
_PIXELS = {
    "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6,
    "in": 96.0, "em": 16.0, "ex": 8.0, "rem": 16.0,
}  # fmt: skip
_WITHOUT_SIZE = (300.0, 150.0)
"""CSS 2.2, 10.3.2: what a replaced element measures that says nothing of its size."""


class Drawing(NamedTuple):
    """A drawing that may be drawn.

    Attributes:
        text: An SVG document that refers to nothing outside itself.
        width: In CSS pixels, as it says itself.
        height: As `width`.
        images: The pictures embedded in it, as files.
    """

    text: str
    width: float
    height: float
    images: list[bytes]


def is_svg(data: bytes) -> bool:
    """Whether a file begins like an SVG drawing."""
    return _BEGINNING.match(data[:4096]) is not None


def safe_drawing(data: bytes) -> Drawing:
    """A drawing without programs and outside references.

    Args:
        data: A file for which `is_svg` holds.

    Raises:
        Unusable: It isn't well-formed, declares entities, or is too large, too deep or too full.
    """
    from lxml import etree  # noqa: PLC0415 - few posts pay

    if len(data) > MAX_BYTES:
        raise Unusable(f"the drawing is larger than {MAX_BYTES // 1024**2} MiB")
    root = _parsed(data)
    images: list[bytes] = []
    for count, (element, depth) in enumerate(_elements(root), 1):
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise Unusable("the drawing has too many parts")
        _cut_off(element, images)
    width, height = _size(root)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return Drawing(etree.tostring(root, encoding="unicode"), width, height, images)


def _parsed(data: bytes) -> "Element":
    from lxml import etree  # noqa: PLC0415 - few posts pay

    try:
        text = _DECLARATION.sub("", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unusable("the drawing isn't in UTF-8") from None
    text = _DOCTYPE.sub("", text, count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unusable("the drawing declares entities")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.parse(io.BytesIO(text.encode()), parser).getroot()
    except etree.XMLSyntaxError:
        raise Unusable("the drawing is damaged") from None
    if root.tag != f"{_NAMESPACE}svg":
        raise Unusable("it is no SVG drawing")
    return root


def _elements(root: "Element") -> Iterator[tuple["Element", int]]:
    """Every element and its depth, programs removed before they are met."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        for child in list(element):
            name = str(child.tag).rpartition("}")[2]
            if name in _PROGRAMS or not str(child.tag).startswith(_NAMESPACE):
                element.remove(child)
        yield element, depth
        waiting += [(child, depth + 1) for child in element]


def _cut_off(element: "Element", images: list[bytes]) -> None:
    """Take away what would run or lead outside."""
    if element.tag == f"{_NAMESPACE}style" and element.text:
        element.text = _OUTSIDE.sub("", element.text)
    for name, value in [(str(name), str(value)) for name, value in element.attrib.items()]:
        if name in _HREFS:
            if not value.strip().startswith("#") and not _embeds(element, value, images):
                del element.attrib[name]
        elif name.lower().startswith("on"):
            del element.attrib[name]
        elif "(" in value:
            element.set(name, _OUTSIDE.sub("none", value))


def _embeds(element: "Element", address: str, images: list[bytes]) -> bool:
    """Whether it is a picture within the file; it is gathered, to be checked as any other."""
    found = _EMBEDDED.match(address.strip())
    if found is None or element.tag != f"{_NAMESPACE}image":
        return False
    try:
        images.append(base64.b64decode("".join(found[1].split()), validate=False))
    except (binascii.Error, ValueError):
        return False
    return True


def _size(root: "Element") -> tuple[float, float]:
    """Width and height in CSS pixels (SVG 2, 8.2 and CSS Images 3, 5.3)."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = _view_box(root.get("viewBox"))
    if box is None:
        return width or _WITHOUT_SIZE[0], height or _WITHOUT_SIZE[1]
    if width and height:
        return width, height
    if width:
        return width, width * box[1] / box[0]
    if height:
        return height * box[0] / box[1], height
    return box


def _length(stated: str | None) -> float | None:
    found = _LENGTH.match(stated or "")
    if found is None:
        return None
    return _within(float(found[1]) * _PIXELS[(found[2] or "px").lower()])


def _view_box(stated: str | None) -> tuple[float, float] | None:
    try:
        numbers = [float(part) for part in re.split(r"[\s,]+", (stated or "").strip())]
    except ValueError:
        return None
    if len(numbers) != 4:
        return None
    width, height = _within(numbers[2]), _within(numbers[3])
    return (width, height) if width and height else None


def _within(length: float) -> float | None:
    """The length, unless nothing could be drawn at it."""
    return length if math.isfinite(length) and 0.01 <= length <= 1_000_000 else None
