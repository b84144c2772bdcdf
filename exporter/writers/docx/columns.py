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
    least = [max(map(_word_length, texts), default=0) * 1.35 + 2.5 for texts in columns]
    most = [max(map(_text_length, texts), default=0) + 3.0 for texts in columns]
    most = [max(low, high) for low, high in zip(least, most, strict=True)]
    room = width / (_EM * size)
    if sum(least) >= room:
        wishes = least
    elif sum(most) <= room:
        wishes = most
    else:
        share = (room - sum(least)) / (sum(most) - sum(least))
        wishes = [low + (high - low) * share for low, high in zip(least, most, strict=True)]
    total = sum(wishes)
    edges = [round(width * edge / total) for edge in accumulate(wishes, initial=0.0)]
    return [after - before for before, after in pairwise(edges)]


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


def _text_length(text: str) -> int:
    return min(len(text) + len(_wide().findall(text)), _LONGEST_TEXT)
