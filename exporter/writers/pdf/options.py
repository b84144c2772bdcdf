"""What can be set for PDF files."""

from typing import Annotated

from msgspec import Meta, Struct


class PdfOptions(Struct, frozen=True):
    """Options of the PDF writer.

    Attributes:
        qr: Codes to scan beside what is embedded.
        attach: The document tree is in the file too.
    """

    qr: Annotated[
        bool, Meta(description="codes that a telephone scans, beside videos, maps and the like")
    ] = True

    attach: Annotated[
        bool, Meta(description="the text as data within the file, to export it again from there")
    ] = False
