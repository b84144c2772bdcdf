"""SVG drawings become PNG pictures, twice as fine as they are shown."""

import hashlib

from exporter.assets.check import MAX_PIXELS, opened
from exporter.assets.pictures import Picture
from exporter.assets.raster import Rasteriser
from exporter.assets.svg import is_svg, safe_drawing
from exporter.assets.unusable import Unusable

__all__ = ["drawn", "is_svg"]

FINENESS = 2
"""Pixels of the picture for each CSS pixel at which it is shown."""

MOST_SHOWN = 2_000
"""CSS pixels of the longer side: no page shows more."""

_MAX_SIDE = 4_096
"""Pixels of the longer side of the picture."""


def drawn(data: bytes, shown: int | None = None, rasteriser: Rasteriser | None = None) -> Picture:
    """A drawing as a PNG picture.

    Args:
        data: The file's bytes.
        shown: How wide the post shows it, in CSS pixels: it is drawn larger if need be.
        rasteriser: What draws it; without one, a new one.

    Raises:
        Unusable: It isn't a drawing that can be drawn safely, or nothing is to be seen on it.
    """
    drawing = safe_drawing(data)
    pixels = 0
    for embedded in drawing.images:
        width, height = opened(embedded).size
        pixels += width * height
    if pixels > MAX_PIXELS:
        raise Unusable("the pictures in the drawing have too many pixels")
    wide = max(drawing.width, shown or 0)
    wide = min(wide, MOST_SHOWN, MOST_SHOWN * drawing.width / drawing.height)
    high = wide * drawing.height / drawing.width
    fineness = min(FINENESS, _MAX_SIDE / max(wide, high))
    png = (rasteriser or Rasteriser()).png(drawing.text, max(1, round(wide * fineness)))
    image = opened(png)
    if "A" in image.getbands() and image.getextrema()[-1] == (0, 0):
        raise Unusable("nothing is to be seen on the drawing")
    digest = hashlib.sha256(png).hexdigest()
    return Picture(png, "image/png", max(1, round(wide)), max(1, round(high)), digest, "SVG")
