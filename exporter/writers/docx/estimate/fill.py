"""Page numbers for a table of contents that has none yet."""

import re
from collections.abc import Mapping

from lxml import etree

from exporter.writers.docx.contents import UNKNOWN
from exporter.writers.docx.estimate.flow import pages

_PLACE = re.compile(f"{UNKNOWN}(_Toc\\d+)")
_WITHOUT_MARKS = etree.XMLParser(remove_pis=True)
"""The margin's marks are no part of the text."""

_NEEDED = ("styles", "numbering", "footnotes")


def numbered(document: str, parts: Mapping[str, str | bytes]) -> str:
    """The document with page numbers in its contents.

    Args:
        document: The document part.
        parts: All parts by name, the document as it will look among them.
    """
    found = {
        name: etree.fromstring(_bytes(parts[f"word/{name}.xml"]), _WITHOUT_MARKS)
        for name in _NEEDED
        if f"word/{name}.xml" in parts
    }
    body = etree.fromstring(
        _bytes(_PLACE.sub("1", _text(parts["word/document.xml"]))), _WITHOUT_MARKS
    )[0]
    known = pages(body, found.pop("styles"), found)
    return _PLACE.sub(lambda place: str(known.get(place[1], 1)), document)


def _text(part: str | bytes) -> str:
    return part if isinstance(part, str) else part.decode()


def _bytes(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode()
