"""Running heads that fit their line.

A text that is too long is cut here, not by the style sheet: of what WeasyPrint 70 cuts, the three
dots stand for all that is left out, and then so do the dots of any other text in the same font, for
whoever copies from the page or listens to it.
"""

from collections.abc import Callable, Sequence

_WIDEST = 1.2
"""Ems that hardly a character exceeds: a text that fits even so needs no measuring."""

_LONGEST = 300
"""Characters; no line holds more."""

_DOTS = "…"


def shortened(text: str, room: float, width: Callable[[str], float]) -> str:
    """A text, or as many of its first words as fit with three dots behind them.

    Args:
        text: One line.
        room: Ems.
        width: Measures a text in ems.
    """
    if len(text) * _WIDEST <= room or (len(text) <= _LONGEST and width(text) <= room):
        return text
    words = text[:_LONGEST].split(" ")
    found = _most(words, " ", room, width) or _most(words[0], "", room, width)
    return found.rstrip(" ,;:–—-(") + _DOTS


def _most(parts: Sequence[str], between: str, room: float, width: Callable[[str], float]) -> str:
    """As many first parts, joined, as fit with the dots."""
    low, high = 0, len(parts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if width(between.join(parts[:middle]) + _DOTS) <= room:
            low = middle
        else:
            high = middle - 1
    return between.join(parts[:low])
