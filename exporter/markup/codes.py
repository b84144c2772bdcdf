"""Codes that a telephone scans from paper (QR, ISO/IEC 18004)."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

QUIET = 4
"""Modules of white around a code (ISO/IEC 18004, 6.3.8)."""


def code_drawing(address: str) -> bytes:
    """A code as an SVG drawing without a size of its own, with the white around it.

    Args:
        address: What it holds; at most what a code of error correction level M can.
    """
    written = BytesIO()
    _code(address).save(written, kind="svg", border=QUIET, omitsize=True, xmldecl=False, nl=False)
    return written.getvalue()


def code_picture(address: str, module: int) -> bytes:
    """A code as a PNG picture in black and white, with the white around it.

    Args:
        address: As of `code_drawing`.
        module: Pixels that a module is wide.
    """
    written = BytesIO()
    _code(address).save(written, kind="png", border=QUIET, scale=module)
    return written.getvalue()


def _code(address: str) -> "QRCode":
    import segno  # noqa: PLC0415 - only what is embedded or handed out needs it

    return segno.make_qr(address, error="m", boost_error=False)
