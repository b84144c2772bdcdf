"""How wide words are, in the fonts that documents name.

The widths of Cambria, Calibri, Times New Roman and Arial are those of the free fonts that are
metrically compatible with them: Caladea, Carlito, Liberation Serif and Liberation Sans.
"""

import json
import unicodedata
from functools import cache
from typing import Any

from exporter.resources import text

_FIRST = 32
_SIGNS = "‘’“”–—…•·"
_MONO = 550
"""Consolas; Courier New has 600."""

_OTHER = 540
_NARROW_SCRIPTS = 450
_FULL = 1000
_LINE = 1.2
_SERIF = ("times", "georgia", "garamond", "book", "serif", "palatino", "minion")
_FIXED = ("mono", "courier", "consolas", "typewriter")
_ALIKE = {
    "caladea": "Cambria",
    "carlito": "Calibri",
    "liberation serif": "Times New Roman",
    "liberation sans": "Arial",
    "helvetica": "Arial",
    "verdana": "Arial",
}


class Font(dict[str, int]):
    """The widths of words in one font, in thousandths of its size, measured once each.

    Attributes:
        line: The height of a line in sizes of the type, before the style's own factor.

    Args:
        signs: Widths of the characters that are known.
        line: See above.
        fixed: All letters have one width.
    """

    def __init__(self, signs: dict[str, int], line: float, *, fixed: bool = False) -> None:
        super().__init__()
        self.line = line
        self._signs = dict(signs)
        self._fixed = fixed

    def __missing__(self, word: str) -> int:
        width = sum([self._sign(sign) for sign in word])
        self[word] = width
        return width

    def _sign(self, sign: str) -> int:
        known = self._signs.get(sign)
        if known is None:
            known = self._signs[sign] = self._guess(sign)
        return known

    def _guess(self, sign: str) -> int:
        """A letter with a mark is as wide as without it; others by the script."""
        if unicodedata.combining(sign) or unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
            return 0
        if unicodedata.east_asian_width(sign) in {"W", "F"}:
            return _FULL
        if self._fixed:
            return _MONO
        base = unicodedata.normalize("NFKD", sign)[0]
        if base != sign and base in self._signs:
            return self._signs[base]
        return _NARROW_SCRIPTS if unicodedata.bidirectional(sign) in {"R", "AL"} else _OTHER


@cache
def font(family: str, *, bold: bool) -> Font:
    """The font of a family, or the nearest whose widths are known.

    Args:
        family: As `w:rFonts` names it; may be empty.
        bold: Its bold face.
    """
    low = family.casefold()
    if any(part in low for part in _FIXED):
        return Font({}, 1.17, fixed=True)
    known = _known()
    name = _ALIKE.get(low, family)
    if name not in known:
        name = "Times New Roman" if any(part in low for part in _SERIF) else "Calibri"
    found = known[name]
    face = "bold" if bold else "regular"
    signs = {chr(_FIRST + place): width for place, width in enumerate(found[face])}
    signs.update(zip(_SIGNS, found[f"{face}_signs"], strict=True))
    signs["\u00a0"] = signs[" "]
    return Font(signs, found["line"])


@cache
def _known() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(text("templates", "docx/widths.json"))
    return found
