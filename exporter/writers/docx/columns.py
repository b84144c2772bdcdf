"""The widths of a table's columns, from what stands in them."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

_SIZE = 10.5
_EM = 11
"""The width that a character takes on average, in twentieths of the size of type."""

_LONGEST_WORD = 24
_LONGEST_TEXT = 80
"""Words and texts count as no longer than this many characters."""

_BROAD, _THIN = frozenset("mwæœ%@&—…"), frozenset("ijlftr.,:;!|()[]’'-")
_SEARCHED = 2_000
"""So much of a cell's text is looked at for its broadest word."""

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
"""Characters twice as wide as a letter (Unicode Standard Annex 11), between which lines may end."""


@cache
def _wide() -> re.Pattern[str]:
    """Compiled when first needed, as the next: that takes 4 ms."""
    return re.compile(f"[{_WIDE}]")


@cache
def _narrow_word() -> re.Pattern[str]:
    return re.compile(f"[^\\s{_WIDE}]+")


def column_widths(columns: Sequence[Sequence[str]], width: int, size: float = _SIZE) -> list[int]:
    """The columns' widths: wide enough for the longest word, then by the length of the text.

    Word fits them anew when it shows the table; other programs take them as they are.

    Args:
        columns: The texts of each column's cells.
        width: To be shared out, in twentieths of a point.
        size: Of the type, in points.
    """
    room = width / (_EM * size)
    least = [max(map(_word_length, texts), default=0) * 1.35 + 2.5 for texts in columns]
    if sum(least) > room:
        tight = [max(map(_breadth, texts), default=0) + 2.2 for texts in columns]
        wishes = _between(tight, least, room)
    else:
        most = [max(map(_text_length, texts), default=0) + 3.0 for texts in columns]
        most = [max(low, high) for low, high in zip(least, most, strict=True)]
        wishes = _between(least, most, room)
    total = sum(wishes)
    edges = [round(width * edge / total) for edge in accumulate(wishes, initial=0.0)]
    return [after - before for before, after in pairwise(edges)]


def _between(lows: list[float], highs: list[float], room: float) -> list[float]:
    """Wishes that fill the room, as far as the narrow ones leave any."""
    if sum(highs) <= room:
        return highs
    if sum(lows) >= room:
        return lows
    share = (room - sum(lows)) / (sum(highs) - sum(lows))
    return [low + (high - low) * share for low, high in zip(lows, highs, strict=True)]


def least_width(columns: Sequence[Sequence[str]], size: float) -> int:
    """The width in which no word has to be broken, in twentieths of a point.

    Args:
        columns: The texts of each column's cells.
        size: Of the type, in points.
    """
    longest = (max(map(_word_length, texts), default=0) for texts in columns)
    return round(sum(length + 1.6 for length in longest) * _EM * size)


def _word_length(text: str) -> int:
    """Of the longest stretch that must not be broken."""
    longest = max((len(found[0]) for found in _narrow_word().finditer(text)), default=0)
    return min(max(longest, 2), _LONGEST_WORD)


def _breadth(text: str) -> float:
    """How broad the broadest word is in bold, in characters of the usual width."""
    words = (found[0] for found in _narrow_word().finditer(text[:_SEARCHED]))
    broadest = max((_weight(word) for word in words), default=2.0)
    return min(broadest, float(_LONGEST_WORD))


def _weight(word: str) -> float:
    broad = sum(letter.isupper() or letter in _BROAD for letter in word)
    thin = sum(letter in _THIN for letter in word)
    return 1.1 * len(word) + 0.4 * broad - 0.35 * thin


def _text_length(text: str) -> int:
    return min(len(text) + len(_wide().findall(text)), _LONGEST_TEXT)
