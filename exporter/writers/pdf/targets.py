"""Destinations that name what they lead to, not only a page (ISO 32000-2, 12.3.2.3).

PDF/UA-2 wants them of links and bookmarks (ISO 14289-2, 8.8). The plain destination stays beside
it, for viewers that don't know these.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element as Source

import pydyf

from exporter.writers.pdf.roles import HEADINGS

Pdf = Any  # pydyf has no types


class Targets:
    """Where the written structure elements of a document are to be found.

    Args:
        document: Reference of the element that holds all others.
    """

    def __init__(self, document: bytes) -> None:
        self._document = document
        self._by_source: dict[Source, bytes] = {}
        self._headings: list[bytes] = []

    def add(self, role: str, source: Source | None, reference: bytes) -> None:
        """Remember an element, in reading order."""
        if source is not None:
            self._by_source.setdefault(source, reference)
        if role in HEADINGS:
            self._headings.append(reference)

    def lead(self, pdf: Pdf, root: Source) -> None:
        """Make every destination of a PDF lead to an element.

        Args:
            pdf: The `pydyf.PDF`; its outline and names are there already.
            root: The XHTML that it was made from.
        """
        self._names(pdf, dict(self._anchors(root)))
        self._outline(pdf)

    def _anchors(self, root: Source) -> Iterable[tuple[str, bytes]]:
        """What each id leads to: its element, else the first within it, else the last before it."""
        last = self._document
        for source in root.iter():
            last = self._by_source.get(source, last)
            if name := source.get("id"):
                within = (
                    self._by_source[each] for each in source.iter() if each in self._by_source
                )
                yield name, next(within, last)

    def _names(self, pdf: Pdf, anchors: Mapping[str, bytes]) -> None:
        names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
        for place in range(0, len(names), 2):
            reference = anchors.get(names[place].string, self._document)
            names[place + 1] = _both(names[place + 1], reference)

    def _outline(self, pdf: Pdf) -> None:
        marks = [
            each
            for each in pdf.objects
            if isinstance(each, dict) and "Title" in each and "Dest" in each
        ]
        for mark, reference in zip(marks, self._headings, strict=False):
            mark["A"] = pydyf.Dictionary({"S": "/GoTo", **_both(mark.pop("Dest"), reference)})


def _both(destination: Any, reference: bytes) -> Any:  # noqa: ANN401
    """A page's place, and the element that begins there."""
    structure = pydyf.Array((reference, *destination[1:]))
    return pydyf.Dictionary({"D": destination, "SD": structure})
