"""Pictures, text boxes and what else is drawn."""

import base64
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from exporter.errors import LimitExceeded
from exporter.ooxml import MAX_PART, Relation
from exporter.readers.docx.names import ADEC, MC, PIC, WP, A, O, R, V, W
from exporter.readers.docx.session import Session
from exporter.tree import Image

_EMU_PER_PIXEL = 9525
_MOST_SHOWN = 4 * MAX_PART
"""Of pictures together, as addresses: a picture may be shown many times."""

_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\x01\0\0\0", "image/emf"),
    (b"\xd7\xcd\xc6\x9a", "image/wmf"),
)


class Drawn(Struct):
    """What a drawing holds.

    Attributes:
        pictures: With the address that a click on each opens.
        boxes: `w:txbxContent` elements.
        text: Stands for a chart, a diagram and the like.
        rule: It is a line across the page.
    """

    pictures: list[tuple[Image, str]]
    boxes: list[etree._Element]
    text: str = ""
    rule: bool = False


class Drawings:
    """Reads drawings.

    Args:
        session: The document.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._addresses: dict[str, str] = {}
        self._shown = 0

    def drawing(self, element: etree._Element, part: str) -> Drawn:
        """A `w:drawing` (ISO/IEC 29500-1, 20.4)."""
        named = next(element.iter(f"{WP}docPr"), None)
        pictures = []
        for picture in element.iter(f"{PIC}pic"):
            blip = next(picture.iter(f"{A}blip"), None)
            own = next(picture.iter(f"{PIC}cNvPr"), None)
            several = next(element.iter(f"{PIC}pic")) is not picture
            about = own if several or named is None else named
            source = self._source(blip, part)
            if source:
                extent = None if several else next(element.iter(f"{WP}extent"), None)
                pictures.append((_image(source, about, extent), self._click(named, part)))
        boxes = list(_outermost(element))
        text = ""
        if not pictures and not boxes:
            self._session.count("object")
            text = "" if named is None else (named.get("descr") or "").strip()
        return Drawn(pictures, boxes, text)

    def pict(self, element: etree._Element, part: str) -> Drawn:
        """A `w:pict` or `w:object` in VML, which Word wrote until 2007 (ISO/IEC 29500-4)."""
        pictures = []
        for data in element.iter(f"{V}imagedata"):
            shape = data.getparent()
            alt = None if shape is None else shape.get("alt")
            if source := self._part(data.get(R + "id"), part):
                pictures.append((Image(source, alt or None, data.get(O + "title") or ""), ""))
        if element.tag == f"{W}object":
            self._session.count("object")
        rule = any(shape.get(O + "hr") in {"t", "true"} for shape in element)
        return Drawn(pictures, list(_outermost(element)), rule=rule)

    def _click(self, named: etree._Element | None, part: str) -> str:
        link = None if named is None else named.find(f"{A}hlinkClick")
        relation = None if link is None else self._relation(link.get(R + "id"), part)
        return relation.target if relation is not None and relation.external else ""

    def _relation(self, name: str | None, part: str) -> Relation | None:
        return self._session.archive.relations(part).get(name or "")

    def _source(self, blip: etree._Element | None, part: str) -> str:
        """A picture's address: its bytes, or where it lies on the web, which nobody fetches."""
        if blip is None:
            return ""
        if source := self._part(blip.get(R + "embed"), part):
            return source
        relation = self._relation(blip.get(R + "link"), part)
        return relation.target if relation is not None and relation.external else ""

    def _part(self, name: str | None, part: str) -> str:
        relation = self._relation(name, part)
        if relation is None or relation.external:
            return ""
        target = relation.target
        if target not in self._addresses:
            data = self._session.archive.bytes(target)
            self._addresses[target] = "" if data is None else _address(data)
        address = self._addresses[target]
        self._shown += len(address)
        if self._shown > _MOST_SHOWN:
            raise LimitExceeded("its pictures are too large", where=self._session.archive.origin)
        return address


def _outermost(element: etree._Element) -> Iterator[etree._Element]:
    """Text boxes that are in no other; of a choice the first, as Word shows it."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from _outermost(chosen(child))
        else:
            yield from _outermost(child)


def chosen(alternatives: etree._Element) -> etree._Element:
    """The branch of `mc:AlternateContent` that is read (ISO/IEC 29500-3, 9.3)."""
    for branch in alternatives:
        if branch.tag == f"{MC}Choice":
            return branch
    return alternatives[0] if len(alternatives) else alternatives


def _image(source: str, about: etree._Element | None, extent: etree._Element | None) -> Image:
    alt = None if about is None else about.get("descr")
    decorative = about is not None and any(
        mark.get("val") in {"1", "true"} for mark in about.iter(f"{ADEC}decorative")
    )
    return Image(
        src=source,
        alt="" if decorative else alt or None,
        title="" if about is None else about.get("title") or "",
        width=_pixels(extent, "cx"),
        height=_pixels(extent, "cy"),
    )


def _pixels(extent: etree._Element | None, side: str) -> int | None:
    text = None if extent is None else extent.get(side)
    if not text or not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return max(1, round(int(text) / _EMU_PER_PIXEL))


def _address(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "image/webp"
    else:
        kind = next((kind for start, kind in _KINDS if data.startswith(start)), "image/unknown")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
