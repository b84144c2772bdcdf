"""The structure tree as PDF 2.0 has it.

Sources: ISO 32000-2, 14.8.4; ISO/TS 32005, which says what may stand in what; ISO 14289-2, 8.2.5.
"""

from unicodedata import category

import pydyf

from exporter.writers.pdf.element import Element

MODERN = frozenset({"Document", "FENote"})
"""Types that belong to PDF 2.0's namespace here; the others are those of PDF 1.7, which it knows."""

_TEXTS = frozenset({"Alt", "ActualText", "E"})
_CAPTIONED = frozenset({"Table", "Figure", "L", "Formula"})


def modernise(root: Element) -> None:
    """Change what PDF 2.0 has another type for, in place."""
    for element in root.walk():
        for entry in _TEXTS & element.entries.keys():
            element.entries[entry] = pydyf.String(_public(element.entries[entry].string))
        if element.role == "BlockQuote" and element.parent and element.parent.nearest("TH"):
            element.role = "Div"
        if element.role == "Note":
            element.role = "FENote"
            element.entries.pop("ID", None)
        elif element.role == "Caption" and not _captions(element):
            # What a group of pictures is called stands beside them; no type holds both.
            element.role = "P" if not any(kid.role == "P" for kid in element.elements()) else "Div"
        elif element.role == "L" and "A" not in element.entries:
            # A list of terms; PDF 1.7 has no name for how it is numbered.
            element.entries["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": "/Description"})


def _public(text: str) -> str:
    """A text in which signs that only their makers know are replaced (ISO 14289-2, 8.4.3)."""
    return "".join("\ufffd" if category(sign) == "Co" else sign for sign in text)


def _captions(element: Element) -> bool:
    return element.parent is not None and element.parent.role in _CAPTIONED
