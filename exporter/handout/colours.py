"""Whether a colour can be read on white paper (WCAG 2.2, 1.4.3)."""

import re

ENOUGH = 4.5
"""Contrast with the paper that text needs. Source: https://www.w3.org/TR/WCAG22/#contrast-minimum."""

_HEX = re.compile(r"#[0-9a-f]{6}\Z", re.IGNORECASE)
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def is_colour(text: str) -> bool:
    """Whether a text is a colour as `#rrggbb`."""
    return _HEX.match(text) is not None


def contrast(colour: str) -> float:
    """Contrast of a colour (`#rrggbb`) with white, from 1 to 21.

    Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    return 1.05 / (_luminance(_linear(colour)) + 0.05)


def nearest_readable(colour: str) -> str:
    """The lightest colour of the same hue and saturation that can be read on white.

    Args:
        colour: As `#rrggbb`; one that can be read is given back.
    """
    if contrast(colour) >= ENOUGH:
        return colour.lower()
    linear = _linear(colour)
    share = (1.05 / ENOUGH - 0.05) / _luminance(linear)
    while True:
        found = "#" + "".join(f"{_encoded(value * share):02x}" for value in linear)
        if contrast(found) >= ENOUGH:
            return found
        share *= 0.995  # rounding to whole steps may have made it a trace too light


def _linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def _luminance(linear: tuple[float, ...]) -> float:
    return sum(weight * value for weight, value in zip(_WEIGHTS, linear, strict=True))


def _encoded(value: float) -> int:
    scaled = value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return min(255, max(0, round(scaled * 255)))
