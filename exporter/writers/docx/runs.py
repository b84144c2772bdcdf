"""Characters as runs: what Word has elements for, and which way the letters run."""

import re
from collections.abc import Iterator
from functools import cache

from exporter.writers.docx.emoji import emoji, may_hold_emoji
from exporter.writers.docx.languages import is_east_asian
from exporter.writers.docx.looks import Kind, Look, run_properties
from exporter.writers.docx.xml import escape

_SPACES = str.maketrans("\t\n\r\u000c", "    ")

_SPECIAL = re.compile("([\u00ad\u2011])")
_SPECIAL_VERBATIM = re.compile("([\u00ad\u2011\t\n])")
_ELEMENTS = {
    "\u00ad": "<w:softHyphen/>",
    "\u2011": "<w:noBreakHyphen/>",
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
}

_RTL = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_HAS_RTL = re.compile(f"[{_RTL}]")
_SHARED = re.compile(
    "[\u00a7\u00a8\u00b0\u00b1\u00b4\u00b6\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u205e\u2100-\u27bf]"
)
"""Marks that stand in Latin and in East Asian texts, wide in these (17.3.2.26)."""

_LTR = "A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff"


@cache
def _stretch(*, rtl: bool) -> re.Pattern[str]:
    """Letters of one direction with what is neutral between them; digits count as left to right.

    Compiled when first needed: that takes 5 ms.
    """
    if rtl:
        return re.compile(f"([{_RTL}](?:[^{_LTR}]*[{_RTL}])?)")
    return re.compile(f"([{_LTR}](?:[^{_RTL}]*[0-9{_LTR}])?)")


def text_runs(text: str, look: Look) -> str:
    """A text as runs.

    Letters that run from right to left, wherever they stand, get runs of their own, marked
    `w:rtl`: by that mark Word chooses their font, their spelling and the order of what is neutral
    (ISO/IEC 29500-1, 17.3.2.30).
    """
    if not look.verbatim:
        text = text.translate(_SPACES)
    elif "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and not look.rtl:
        return run(characters(text, look), look)
    if not look.rtl and not _HAS_RTL.search(text):
        return _of_kinds(text, look)
    return "".join([_of_kinds(part, look, rtl=rtl) for part, rtl in _stretches(text, look)])


def _of_kinds(text: str, look: Look, *, rtl: bool = False) -> str:
    """A text of one direction, emoji in runs of their own."""
    if not text or not may_hold_emoji(text):
        return _one(text, look, rtl=rtl)
    parts = enumerate(emoji().split(text))
    return "".join(
        [_one(part, look, rtl=rtl, is_emoji=number % 2 == 1) for number, part in parts if part]
    )


def _one(text: str, look: Look, *, rtl: bool, is_emoji: bool = False) -> str:
    kind: Kind = "emoji" if is_emoji else "text"
    if not is_emoji and is_east_asian(look.lang or look.home) and _SHARED.search(text):
        kind = "shared"
    return run(characters(text, look), look, rtl=rtl, kind=kind)


def _stretches(text: str, look: Look) -> Iterator[tuple[str, bool]]:
    """The text cut where its direction changes, with the direction of each part."""
    for number, part in enumerate(_stretch(rtl=not look.rtl).split(text)):
        if part:
            yield part, (number % 2 == 0) == look.rtl


def run(content: str, look: Look, *, rtl: bool = False, kind: Kind = "text") -> str:
    """One run."""
    return f"<w:r>{run_properties(look, rtl=rtl, kind=kind)}{content}</w:r>"


def characters(text: str, look: Look) -> str:
    """The content of a run: text, with Word's own elements for characters that it has such for."""
    special = _SPECIAL_VERBATIM if look.verbatim else _SPECIAL
    if not special.search(text):
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return "".join(
        [
            _ELEMENTS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
            for part in special.split(text)
            if part
        ]
    )
