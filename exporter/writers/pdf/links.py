"""Links: black text above a blue line, on the screen and on paper.

The text of a link is black, as all text, since it has to be read from paper too. Its annotation
draws the line. PDF/A wants every annotation printed (ISO 19005-3, 6.3.2), so what a screen shows of
a link, paper shows too; a line disturbs neither. Viewers that ignore the appearance of links draw
the border instead: the same line.
"""

from typing import Any
from xml.etree.ElementTree import Element as Source

import pydyf

BLUE = (0.0, 0.27, 0.68)
"""The colour of the line below links, in sRGB: 8.9 to 1 against white."""

_LINE = 0.7
"""Thickness of the line below a link, in points."""

_TALLEST_LINE = 40
"""Points: a higher annotation covers more than one line of text, and gets no line below it."""


def describe(annotation: Any, source: Source | None) -> None:  # noqa: ANN401 - pydyf has no types
    """Give a link annotation its alternate description (ISO 14289-1, 7.18.5): what it says."""
    if source is None:
        return
    alternatives = [image.get("alt", "") for image in source.iter("img")]
    words = said(source) or " ".join(filter(None, alternatives)) or label(source)
    if words:
        annotation["Contents"] = pydyf.String(words)


def label(source: Source | None) -> str:
    """What names a link that holds no words: the label that the markup gives it, or its address."""
    return "" if source is None else source.get("aria-label") or source.get("href") or ""


def said(source: Source | None) -> str:
    """The words of an element."""
    return "" if source is None else " ".join("".join(source.itertext()).split())


def underline(pdf: Any, annotations: list[Any]) -> None:  # noqa: ANN401
    """Draw a line below the annotations of links that are text.

    Args:
        pdf: The `pydyf.PDF` that they are in.
        annotations: Their dictionaries.
    """
    appearances: dict[int, Any] = {}
    for annotation in annotations:
        _left, top, _right, bottom = annotation["Rect"]
        height = max(1, round(abs(top - bottom)))
        if height not in appearances:
            appearances[height] = _appearance(height)
            pdf.add_object(appearances[height])
        annotation["C"] = pydyf.Array(BLUE)
        annotation["BS"] = pydyf.Dictionary({"W": 1, "S": "/U"})
        annotation["AP"] = pydyf.Dictionary({"N": appearances[height].reference})


def _appearance(height: int) -> Any:  # noqa: ANN401
    """A form of a height in points; viewers stretch it to each annotation's width."""
    red, green, blue = BLUE
    line = f"{red} {green} {blue} rg 0 0 1 {_LINE} re f" if height <= _TALLEST_LINE else ""
    extra = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": pydyf.Array((0, 0, 1, height)),
        "Resources": pydyf.Dictionary(),
    }
    return pydyf.Stream([line], extra)
