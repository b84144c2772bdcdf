"""How large a page is, and how much of it is margin."""

from msgspec import Struct

from exporter.look import SHEETS, Look, Paper

MILLIMETRE = 72 / 25.4
"""In points."""

CHARACTER = 0.47
"""The mean width of a character in Open Sans, in ems, spaces included.

Measured with the font's own widths on English articles: 0.464 to 0.475.
"""

GAP = 8.0
"""Between two columns, in millimetres."""

_MARGINS: dict[Paper, tuple[float, float, float]] = {
    "a4": (25, 25, 24),
    "letter": (25.4, 27.94, 24.13),
    "a5": (15, 15, 16),
    "legal": (25.4, 27.94, 24.13),
}
"""Top, sides and bottom, in millimetres: about an inch, which large print wants at least."""

_SMALL_MARGINS = (15.0, 15.0, 16.0)
"""For half sheets, and for two columns."""

_HEADER_ROOM, _FOOTER_ROOM = 8.0, 9.0
"""Millimetres around the line above and below the text."""

_LINE = 1.3
"""Height of that line, in ems."""


class Page(Struct, frozen=True):
    """One page. Lengths are millimetres.

    Attributes:
        width: Of the paper.
        height: Of the paper.
        top: Margin.
        side: Margin, left and right.
        bottom: Margin.
    """

    width: float
    height: float
    top: float
    side: float
    bottom: float

    @property
    def line(self) -> float:
        """How wide the text is, in points."""
        return (self.width - 2 * self.side) * MILLIMETRE

    @property
    def depth(self) -> float:
        """How high the text is, in points."""
        return (self.height - self.top - self.bottom) * MILLIMETRE

    @property
    def turned(self) -> "Page":
        """The same paper lying on its side."""
        return Page(self.height, self.width, self.top, self.side, self.bottom)

    def rule(self) -> str:
        """Size and margins, for CSS's `@page`."""
        size = f"size: {self.width:.6g}mm {self.height:.6g}mm"
        return f"{size}; margin: {self.top:.6g}mm {self.side:.6g}mm {self.bottom:.6g}mm"


def running_size(look: Look) -> float:
    """The size of running headers and page numbers, in points."""
    return max(look.preset.smallest, look.preset.body * 0.875)


def page_of(look: Look) -> Page:
    """The page of a look: its half sheet in a booklet.

    Margins are at least the paper's; they are wider where a line would hold more characters than
    the preset's measure.
    """
    preset = look.preset
    width, height = SHEETS[look.paper]
    top, side, bottom = _MARGINS[look.paper]
    if preset.booklet:
        width, height = height / 2, width
    if preset.booklet or preset.columns > 1:
        top, side, bottom = map(min, _SMALL_MARGINS, _MARGINS[look.paper])
    if preset.booklet and width < SHEETS["a5"][0] * 0.9:  # half of an A5 sheet
        side = 10.0
    longest = preset.measure * CHARACTER * preset.body / MILLIMETRE
    text = longest * preset.columns + GAP * (preset.columns - 1)
    side = max(side, round((width - text) / 2, 2))
    running = running_size(look) * _LINE / MILLIMETRE
    return Page(
        width,
        height,
        max(top, round(running + _HEADER_ROOM, 2)),
        side,
        max(bottom, round(running + _FOOTER_ROOM, 2)),
    )


def column(look: Look) -> float:
    """How wide a column of text is, in points."""
    columns = look.preset.columns
    return (page_of(look).line - GAP * MILLIMETRE * (columns - 1)) / columns
