"""Codes that a telephone scans from paper (QR, ISO/IEC 18004)."""

from io import BytesIO

QUIET = 4
"""Modules of white around a code (ISO/IEC 18004, 6.3.8)."""


def code_drawing(address: str) -> bytes:
    """A code as an SVG drawing without a size of its own, with the white around it.

    Args:
        address: What it holds; at most what a code of error correction level M can.
    """
    import segno  # noqa: PLC0415 - only articles with something embedded need it

    written = BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False)
    code.save(written, kind="svg", border=QUIET, omitsize=True, xmldecl=False, nl=False)
    return written.getvalue()
