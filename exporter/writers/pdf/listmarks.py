"""List markers as text in a hanging indent.

A marker that WeasyPrint makes itself is a box laid out and painted apart: a fifth of the time of a
page of lists, and its text comes after the page's other text for whoever reads a page in the order
in which it is painted. So a list's markers are written into its items, followed by a tab to the
indent. Right-to-left lists keep WeasyPrint's markers, because it knows no hanging indent on the
right; and so do items that begin with a paragraph of that direction, a figure or a table.
"""

from xml.etree.ElementTree import Element

MARKER = "marker"
"""The XHTML element that holds a marker."""

_BULLETS = ("•", "–")
_SIGNS = {"pros": "+", "cons": "−"}
_UNMARKED = frozenset({"gallery", "boxes"})
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_BLOCKS = frozenset(
    ["p", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "div", "aside", "hr"]
    + [f"h{level}" for level in range(1, 7)]
)
_WIDE = 3
"""Characters that fit into the usual indent: `10.`, `ii.`."""


def write_markers(root: Element) -> None:
    """Write the markers of every list of a document into it, in place."""
    _write(root, 0, root.get("dir", "ltr"), "")


def _write(element: Element, depth: int, direction: str, sign: str) -> None:
    direction = element.get("dir", direction)
    if element.tag == "div":
        names = (element.get("class") or "").split()
        sign = next((_SIGNS[name] for name in names if name in _SIGNS), "")
    if element.tag in {"ul", "ol"} and _UNMARKED.isdisjoint((element.get("class") or "").split()):
        _mark(element, depth, direction, sign)
        depth, sign = depth + 1, ""
    for child in element:
        _write(child, depth, direction, sign)


def _mark(element: Element, depth: int, direction: str, sign: str) -> None:
    items = [child for child in element if child.tag == "li"]
    bullet = sign or _BULLETS[depth % len(_BULLETS)]
    labels = _labels(element, items) if element.tag == "ol" else [bullet] * len(items)
    indent = "bullet" if element.tag == "ul" else "number"
    if max(map(len, labels), default=0) > _WIDE:
        indent = "long-number"
        add_class(element, "long")
    for item, label in zip(items, labels, strict=True):
        if direction == "rtl" or not _hang(item, label, indent):
            item.set("style", f'display: list-item; list-style: "{label}\\2002"')


def _hang(item: Element, label: str, indent: str) -> bool:
    """Put a label before an item's first words, which hang by one of the style sheet's indents.

    Returns:
        Whether the item begins with words that run from left to right.
    """
    holder = item
    text = (item.text or "").lstrip()
    if not text and len(item) and item[0].tag in _BLOCKS:
        holder = item[0]
        text = (holder.text or "").lstrip()
        if holder.tag != "p" or holder.get("dir") == "rtl":
            return False
    add_class(holder, indent)
    marker = Element(MARKER)
    marker.text, marker.tail, holder.text = f"{label}\t", text, None
    holder.insert(0, marker)
    return True


def add_class(element: Element, name: str) -> None:
    """Add a class to an element."""
    element.set("class", " ".join(filter(None, [element.get("class"), name])))


def _labels(element: Element, items: list[Element]) -> list[str]:
    """The numbers of an ordered list, as printed."""
    backwards = element.get("reversed") is not None
    number = int(element.get("start") or (len(items) if backwards else 1))
    found = []
    for item in items:
        number = int(item.get("value") or number)
        found.append(f"{_numeral(number, element.get('type', '1'))}.")
        number += -1 if backwards else 1
    return found


def _numeral(number: int, kind: str) -> str:
    """A number in the style of HTML's `ol type`; outside a style's range in digits."""
    written = str(number)
    if kind in {"a", "A"} and number > 0:
        written = _letters(number)
    elif kind in {"i", "I"} and 0 < number < 4000:
        written = _roman(number)
    return written.upper() if kind in {"A", "I"} else written


def _letters(number: int) -> str:
    written = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        written += numeral * count
    return written
