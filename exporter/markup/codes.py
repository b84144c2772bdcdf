"""Codes that a telephone scans from paper (QR, ISO/IEC 18004)."""

from io import BytesIO
from typing import Any

QUIET = 4
"""Modules of white around a code (ISO/IEC 18004, 6.3.8)."""


def code_drawing(address: str) -> bytes:
    """A code as an SVG drawing without a size of its own, with the white around it.

    Args:
        address: What it holds; at most what a code of error correction level M can.
    """
    return _saved(address, kind="svg", omitsize=True, xmldecl=False, nl=False)


def code_picture(address: str, module: int) -> bytes:
    """A code as a PNG picture in black and white, with the white around it.

    Args:
        address: As of `code_drawing`.
        module: Pixels that a module is wide.
    """
    return _saved(address, kind="png", scale=module)


def _saved(address: str, **how: Any) -> bytes:  # noqa: ANN401 - segno's own options
    import segno  # noqa: PLC0415 - only what is embedded or handed out needs it

    written = BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(written, border=QUIET, **how)
    return written.getvalue()
