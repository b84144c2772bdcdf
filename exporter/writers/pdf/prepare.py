"""What print needs besides style sheets: list markers, picture sizes, small type for wide tables.

HTML says these in attributes that WeasyPrint reads only as presentational hints, together with
much that no tree has; so they become styles of single elements here.
"""

from xml.etree.ElementTree import Element

from exporter.writers.pdf.listmarks import write_markers

TALLEST_PICTURE = 680
"""In CSS pixels (18 cm): leaves room on the page for a caption."""

WIDE, VERY_WIDE = 6, 10
"""From how many columns a table is set in smaller type."""


def prepare(root: Element) -> None:
    """Add them to a document, in place."""
    write_markers(root)
    for element in root.iter():
        match element.tag:
            case "img":
                _size(element)
            case "table":
                _fit(element)
            case _:
                pass


def _size(element: Element) -> None:
    """The width that the markup says, less where the picture would be too tall."""
    width, height = float(element.get("width", "0")), float(element.get("height", "0"))
    if width and height:
        width *= min(1.0, TALLEST_PICTURE / height)
        element.set("style", f"width: {width:.6g}px")


def _fit(element: Element) -> None:
    """A class for a table with many columns."""
    row = next(element.iter("tr"), None)
    columns = 0 if row is None else sum(int(cell.get("colspan", "1")) for cell in row)
    if columns >= WIDE:
        names = [element.get("class"), "very-wide" if columns >= VERY_WIDE else "wide"]
        element.set("class", " ".join(filter(None, names)))
