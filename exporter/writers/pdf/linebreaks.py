"""Lines that end with a space before bold text, a link or the like.

Where the words before such a thing fill a line but for the width of the space behind them,
WeasyPrint 70 finds no room for the space, and sets the first word alone on the line instead. A
space at the end of a line takes no room (https://www.w3.org/TR/css-text-3/#white-space-phase-2).

A no-break space there does take room. Pango leaves it out of account and says that all words fit;
WeasyPrint knows better, finds no break, and sets the first word alone on the line again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline

_COLLAPSING = frozenset({"normal", "nowrap", "pre-line"})

_NO_BREAK, _NARROW = "\u00a0", "\u00ed"

_MOST = 5
"""Letters for each em of a line: a longer text doesn't fit, and isn't measured again."""


@contextmanager
def hanging_spaces() -> Iterator[None]:
    """While it lasts, a text fits a line if it does so without the space at its end."""
    theirs = inline.split_first_line

    def split(
        text: str,
        style: Any,  # noqa: ANN401 - WeasyPrint has no types
        context: object,
        max_width: float | None,
        *rest: object,
        **more: object,
    ) -> tuple[object, ...]:
        found: tuple[object, ...] = theirs(text, style, context, max_width, *rest, **more)
        _layout, length, resumed_at, *_metrics = found
        if text.endswith(_NO_BREAK) and resumed_at is not None and max_width is not None:
            # A letter as narrow, and as long in UTF-8, is broken before with its word.
            words = text.rstrip(_NO_BREAK)
            stretched = words + _NARROW * (len(text) - len(words))
            again: tuple[Any, ...] = theirs(stretched, style, context, max_width, *rest, **more)
            return again if again[2] is not None and again[1] > length else found
        if resumed_at is None or max_width is None or not text.endswith(" "):
            return found
        bare = text.rstrip(" ")
        fits = len(bare) * style["font_size"] <= max_width * _MOST and bare
        if not fits or length == len(bare.encode()) or style["white_space"] not in _COLLAPSING:
            return found
        if theirs(bare, style, context, max_width, *rest, **more)[2] is not None:
            return found
        whole: tuple[object, ...] = theirs(text, style, context, None, *rest, **more)
        return whole

    inline.split_first_line = split
    try:
        yield
    finally:
        inline.split_first_line = theirs
