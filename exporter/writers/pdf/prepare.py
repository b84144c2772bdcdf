"""What print needs besides style sheets: list markers, picture sizes, small type for wide tables.

HTML says these in attributes that WeasyPrint reads only as presentational hints, together with
much that no tree has; so they become styles of single elements here.
"""

from xml.etree.ElementTree import Element

from exporter.writers.pdf.listmarks import add_class, write_markers

TALLEST_PICTURE = 529
"""In CSS pixels (14 cm): a taller one would leave half a page empty before it."""

WIDE, VERY_WIDE = 6, 10
"""From how many columns a table is set in smaller type."""

LINE = 70
"""About how many characters fit into a line of a table in the usual type."""

_PADDING = 2
"""The space around a cell's text, in characters."""

_LONGEST_HEAD = 400
"""Characters in the head of a table that is repeated on every page."""

_NEVER_REPEATED = frozenset({"table", "img", "pre", "figure", "ul", "ol", "dl", "br"})

SHORT = 10
"""Up to how many rows of a table, or lines of code, stay on one page."""


def prepare(root: Element) -> None:
    """Add them to a document, in place."""
    write_markers(root)
    for element in root.iter():
        match element.tag:
            case "img":
                _size(element)
            case "table":
                _fit(element)
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


def _size(element: Element) -> None:
    """The width that the markup says, less where the picture would be too tall."""
    width, height = float(element.get("width", "0")), float(element.get("height", "0"))
    if width and height:
        width *= min(1.0, TALLEST_PICTURE / height)
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


def _fit(element: Element) -> None:
    """Classes for a table with many columns, and for one whose words must break to fit."""
    longest: dict[int, int] = {}
    for row in element.iter("tr"):
        column = 0
        for cell in row:
            words = "".join(cell.itertext()).split()
            longest[column] = max([longest.get(column, 0), *map(len, words)])
            column += int(cell.get("colspan", "1"))
    columns = max(longest, default=0) + 1
    if columns >= WIDE:
        add_class(element, "very-wide" if columns >= VERY_WIDE else "wide")
    if sum(longest.values()) + _PADDING * columns > LINE:
        add_class(element, "tight-fit")
