"""Text in scripts whose glyphs don't stand in the order of their letters.

A PDF's fonts say for each glyph which letters it stands for. In the scripts of India and its
neighbours a vowel is drawn before the consonant that it follows, and one glyph may stand for the
end of one syllable and the start of another, so that a text put together from its glyphs is not
what was written. There the text itself is said too (ISO 32000-1, 14.9.4).

Text that runs from right to left is drawn from left to right, so its marked content is backwards
(14.8.2.3.3). Programs that copy from the page turn it round by themselves, and would turn round a
text that they are told as well; so that one is told to the structure tree only, from which
assistive technology reads.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes

from exporter.scripts import has_right_to_left

Box = Any  # WeasyPrint has no types

_SPACED = re.compile("[\u0900-\u0dff\u0f00-\u0fff]")
_UNSPACED = re.compile("[\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff]")


def actual_text(box: Box, *, ends_line: bool) -> str | None:
    """What a laid-out piece of text says, if its glyphs don't tell.

    Args:
        box: A text box.
        ends_line: Nothing stands behind it in its line; the space there was taken off.
    """
    text: str = box.text
    if text.isascii() and box.style["direction"] == "ltr":
        return None
    if not is_for_the_page(box) or _SPACED.search(text):
        return f"{text} " if ends_line and _had_space(box.element, text) else text
    return text if _UNSPACED.search(text) else None


def _had_space(element: Element, text: str) -> bool:
    """Whether white space stood behind a piece of an element's text: a word may be broken too."""
    for node in (element.text, *(child.tail for child in element)):
        place = (node or "").find(text)
        if place >= 0:
            return node is not None and not node[place + len(text) :][:1].strip()
    return True


def is_for_the_page(box: Box) -> bool:
    """Whether what `actual_text` finds belongs to the page's content too. See the module."""
    return box.style["direction"] == "ltr" and not has_right_to_left(box.text)


def last_text(box: Box) -> Box | None:
    """The last text box of a line that shows anything: a line break is a box too."""
    if isinstance(box, boxes.TextBox):
        return box if box.text.strip() else None
    below = box.children if isinstance(box, boxes.ParentBox) else ()
    return next((found for child in below[::-1] if (found := last_text(child))), None)


def say(stream: Any, texts: dict[int, str]) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Give marked content of a drawn page its text, by identifier."""
    if not texts:
        return
    for operand in stream.stream:
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in texts:
            operand["ActualText"] = pydyf.String(texts[operand["MCID"]])
