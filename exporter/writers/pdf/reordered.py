"""Text in scripts whose glyphs don't stand in the order of their letters.

A PDF's fonts say for each glyph which letters it stands for. In the scripts of India and its
neighbours a vowel is drawn before the consonant that it follows, and one glyph may stand for the
end of one syllable and the start of another, so that a text put together from its glyphs is not
what was written. There the text itself is said too (ISO 32000-1, 14.9.4).
"""

import re
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

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
    if text.isascii():
        return None
    if _SPACED.search(text):
        return f"{text} " if ends_line and not text.endswith(" ") else text
    return text if _UNSPACED.search(text) else None


def last_text(line: Box) -> Box | None:
    """The text box at the end of a line, if it ends in one."""
    box = line
    while isinstance(box, boxes.ParentBox) and box.children:
        box = box.children[-1]
    return box if isinstance(box, boxes.TextBox) else None


def say(stream: Any, texts: dict[int, str]) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Give marked content of a drawn page its text, by identifier."""
    if not texts:
        return
    for operand in stream.stream:
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in texts:
            operand["ActualText"] = pydyf.String(texts[operand["MCID"]])
