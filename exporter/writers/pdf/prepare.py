"""What print needs besides style sheets: list markers, picture sizes, what stays on one page.

HTML says these in attributes that WeasyPrint reads only as presentational hints, together with
much that no tree has; so they become styles of single elements here.
"""

from xml.etree.ElementTree import Element

from exporter.writers.pdf.listmarks import add_class, write_markers

TALLEST_PICTURE = 529
"""In CSS pixels (14 cm): a taller one would leave half a page empty before it."""

_TALLEST_SHARE = 0.62
"""Of a small page."""

_LONGEST_HEAD = 400
"""Characters in the head of a table that is repeated on every page."""

_NEVER_REPEATED = frozenset({"table", "img", "pre", "figure", "ul", "ol", "dl", "br"})

SHORT = 10
"""Up to how many rows of a table, or lines of code, stay on one page."""


def prepare(root: Element, depth: float) -> None:
    """Add them to a document, in place.

    Args:
        root: XHTML.
        depth: How high the text of a page is, in points.
    """
    write_markers(root)
    tallest = min(TALLEST_PICTURE, depth / 0.75 * _TALLEST_SHARE)
    for element in root.iter():
        match element.tag:
            case "img":
                _size(element, tallest)
            case "table":
                _dissolve_breaks(element)
                _keep_whole(element, rows=len(list(element.iter("tr"))))
            case "thead" if not _is_repeatable(element):
                element.set("style", "display: table-row-group")
            case "ul" | "ol" if len(element) == 1:
                add_class(element, "keep-with-next")  # one numbered line heads what follows it
            case "pre":
                _keep_whole(element, rows="".join(element.itertext()).count("\n"))
            case "figure" if len(list(element.iter("img"))) <= 1:
                _keep_whole(element, rows=len(list(element.iter("tr"))))
            case _:
                pass


def _size(element: Element, tallest: float) -> None:
    """The width that the markup says, less where the picture would be too tall."""
    width, height = float(element.get("width", "0")), float(element.get("height", "0"))
    if width and height:
        width *= min(1.0, tallest / height)
        element.set("style", f"width: {width:.6g}px")


def _keep_whole(element: Element, rows: int) -> None:
    """No page may end within something short."""
    if rows <= SHORT:
        add_class(element, "whole")


def _dissolve_breaks(table: Element) -> None:
    """No page break inside a table: WeasyPrint 70 loses what stands in a row that it has to cut."""
    for element in table.iter("div"):
        if element.get("class") == "page-break":
            del element.attrib["class"]


def _is_repeatable(head: Element) -> bool:
    """Whether a table's head may stand on every page: one that doesn't fit would be left out."""
    if any(element.tag in _NEVER_REPEATED for element in head.iter()):
        return False
    return len("".join(head.itertext())) <= _LONGEST_HEAD
