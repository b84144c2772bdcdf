"""Names of elements and attributes, and the few ways in which values are read from them."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that everybody uses
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"

_OFF = frozenset({"0", "false", "off"})


def value(element: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute `w:val`, or another, of a child `w:name`; None where either is missing."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(W + attribute)


def flag(element: etree._Element | None, name: str) -> bool | None:
    """What a switch says (ISO/IEC 29500-1, 17.17.4); None where it isn't there."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(W + "val", "1") not in _OFF


def number(text: str | None) -> int | None:
    """A whole number; None for anything else, and for what no document means."""
    try:
        found = int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None
    return found if found is not None and abs(found) < 10_000_000 else None
