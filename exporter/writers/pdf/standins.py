"""Stand-ins for characters that no installed font has.

A box tells the reader nothing, and PDF/UA-1 forbids it (ISO 14289-1, 7.21.8: no `.notdef`). So the
character's number is printed in its place, `[U+1F9E0]`; software that reads aloud or copies gets
the character itself, as the stand-in's actual text.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

ELEMENT = "stand-in"
"""The XHTML element that holds a stand-in, with the character as its attribute `text`."""


def stand_in(character: str) -> str:
    """What is printed instead of a character."""
    return f"[U+{ord(character):04X}]"


def replace_missing(root: Element, codepoints: Iterable[int]) -> None:
    """Replace characters in all text of a document, in place.

    Args:
        root: The document.
        codepoints: Of the characters that can't be printed.
    """
    missing = frozenset(map(chr, codepoints))
    for element in list(root.iter()):
        if element.tag in {"title", "meta", ELEMENT}:
            continue
        for child in list(element):
            if _holds(child.tail, missing):
                place = list(element).index(child) + 1
                child.tail = _spread(element, place, child.tail or "", missing)
        if _holds(element.text, missing):
            element.text = _spread(element, 0, element.text or "", missing)


def _holds(text: str | None, missing: frozenset[str]) -> bool:
    return bool(text) and not missing.isdisjoint(text or "")


def _spread(parent: Element, place: int, text: str, missing: frozenset[str]) -> str:
    """Put stand-ins into a parent from a place on; the text that stands before the first."""
    before = ""
    last: Element | None = None
    for piece in _pieces(text, missing):
        if piece in missing:
            last = SubElement(parent, ELEMENT, text=piece)
            last.text, last.tail = stand_in(piece), ""
            parent.remove(last)
            parent.insert(place, last)
            place += 1
        elif last is None:
            before += piece
        else:
            last.tail = (last.tail or "") + piece
    return before


def _pieces(text: str, missing: frozenset[str]) -> Iterator[str]:
    """The text cut at each missing character."""
    start = 0
    for place, character in enumerate(text):
        if character in missing:
            if start < place:
                yield text[start:place]
            yield character
            start = place + 1
    if start < len(text):
        yield text[start:]
