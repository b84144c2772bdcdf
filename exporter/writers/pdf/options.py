"""What can be set for PDF files."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Standard = Literal["ua-1", "ua-2"]


class PdfOptions(Struct, frozen=True):
    """Options of the PDF writer.

    Attributes:
        standard: Which standards the file keeps.
        qr: Codes to scan beside what is embedded.
        attach: The document tree is in the file too.
        missing_glyphs: What becomes of a text whose script no installed font has.
    """

    standard: Annotated[
        Standard,
        Meta(description="ua-1: PDF/UA-1 and PDF/A-3a; ua-2: PDF/UA-2 and PDF/A-4, PDF 2.0"),
    ] = "ua-1"

    qr: Annotated[
        bool, Meta(description="codes that a telephone scans, beside videos, maps and the like")
    ] = True

    missing_glyphs: Annotated[
        Literal["refuse", "show"],
        Meta(
            description="a script that no font has: refuse the file, or show each letter's number"
        ),
    ] = "refuse"

    attach: Annotated[
        bool, Meta(description="the text as data within the file, to export it again from there")
    ] = False
