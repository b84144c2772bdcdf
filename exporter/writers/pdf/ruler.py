"""How wide words are in print, measured with the fonts that they are printed in."""

import re
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import FontConfiguration

_FAMILY = "Exporter Sans, sans-serif"
_SIZE = 100
"""Pixels: widths are found at this size, and told in ems."""

_BOLD = 700

_BREAKS = re.compile(r"\s+|(?<=[-–—])|(?<=[\u3040-\u30ff\u3400-\u9fff])")
"""Where a line may end."""

_CANDIDATES = 3
"""The longest words of a text by letters; one of them is the widest but for a hair."""


_LONGEST = 400
"""Letters that are measured: no line holds more."""

_KEPT = 5000
"""Widths that are remembered, from one document to the next."""


class Ruler:
    """Measures text in the fonts of a document."""

    def __init__(self, fonts: FontConfiguration) -> None:
        context = pango.pango_font_map_create_context(fonts.font_map)
        self._context = ffi.gc(context, gobject.g_object_unref)
        self._layout = ffi.gc(pango.pango_layout_new(self._context), gobject.g_object_unref)
        self._fonts = [_description(bold=False), _description(bold=True)]
        self._known: dict[tuple[str, bool], float] = {}

    def width(self, text: str) -> float:
        """The width of one line of a text, in ems."""
        return self._width(text, bold=False)

    def widest(self, text: str, *, bold: bool = False) -> float:
        """The width of the widest piece of a text that no line breaks, in ems."""
        pieces = sorted(set(_BREAKS.split(text)), key=lambda piece: (len(piece), piece))
        return max((self._width(piece, bold=bold) for piece in pieces[-_CANDIDATES:]), default=0.0)

    def _width(self, text: str, *, bold: bool) -> float:
        text = text[:_LONGEST]
        if (text, bold) not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            pango.pango_layout_set_font_description(self._layout, self._fonts[bold])
            written, _ = unicode_to_char_p(text)
            pango.pango_layout_set_text(self._layout, written, -1)
            line = pango.pango_layout_get_line_readonly(self._layout, 0)
            extents = ffi.new("PangoRectangle *")
            pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
            self._known[text, bold] = extents.width * FROM_UNITS / _SIZE
        return self._known[text, bold]


def _description(*, bold: bool) -> Any:  # noqa: ANN401 - of cffi
    new = pango.pango_font_description_new()
    description = ffi.gc(new, pango.pango_font_description_free)
    family, _ = unicode_to_char_p(_FAMILY)
    pango.pango_font_description_set_family(description, family)
    pango.pango_font_description_set_absolute_size(description, _SIZE * TO_UNITS)
    if bold:
        pango.pango_font_description_set_weight(description, _BOLD)
    return description
