"""From a drawing that was checked to a PNG, in bounded time and memory, opening no address."""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from exporter.assets.unusable import Unusable

SECONDS = 5.0
"""What one drawing may take."""

ALL_SECONDS = 20.0
"""What the drawings of a publication may take together, beyond what is free."""

_FREE = 0.25
"""Seconds that each drawing has for itself: ordinary ones need a fifth of it."""

_CHILD = Path(__file__).with_name("raster_process.py")


class Rasteriser:
    """Draws the drawings of one publication.

    Args:
        seconds: What one may take.
        together: What they may take together beyond what is free; then no more are begun.
    """

    def __init__(self, seconds: float = SECONDS, together: float = ALL_SECONDS) -> None:
        self._seconds = seconds
        self._left = together

    def png(self, drawing: str, width: int) -> bytes:
        """The drawing, so many pixels wide.

        Letters are those of the exporter's own fonts, so that the picture is the same on every
        machine; only scripts that these lack are set in the system's.

        Args:
            drawing: An SVG document that refers to nothing outside itself.
            width: In pixels.

        Raises:
            Unusable: It can't be drawn, or not in the time and memory that there is.
        """
        if self._left <= 0:
            raise Unusable("the drawings before it took too long")
        began = monotonic()
        try:
            return self._run(drawing, width)
        finally:
            self._left -= max(0.0, monotonic() - began - _FREE)

    def _run(self, drawing: str, width: int) -> bytes:
        import subprocess  # noqa: PLC0415 - few posts pay

        from exporter.assets.faces import (  # noqa: PLC0415 - as above
            MONO,
            SANS,
            font_files,
            needs_others,
        )

        package = find_spec("resvg_py")
        if package is None or package.origin is None or not sys.executable:
            raise Unusable("what draws SVG (resvg) isn't installed")
        options = {
            "width": width,
            "skip_system_fonts": not needs_others(drawing),
            "font_files": list(font_files()),
            "font_family": SANS,
            "sans_serif_family": SANS,
            "serif_family": SANS,
            "cursive_family": SANS,
            "fantasy_family": SANS,
            "monospace_family": MONO,
        }
        folder = str(Path(package.origin).parent.parent)
        try:
            done = subprocess.run(  # noqa: S603 - our own file, run by our own interpreter
                [sys.executable, "-I", "-S", str(_CHILD), folder],
                input=json.dumps(options).encode() + b"\n" + drawing.encode(),
                capture_output=True,
                timeout=self._seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unusable("the drawing takes too long") from None
        if done.returncode or not done.stdout:
            raise Unusable("the drawing can't be drawn")
        return done.stdout
