"""What can be set for PDF files."""

from typing import Annotated

from msgspec import Meta, Struct


class PdfOptions(Struct, frozen=True):
    """Options of the PDF writer.

    Attributes:
        qr: Codes to scan beside what is embedded.
    """

    qr: Annotated[
        bool, Meta(description="codes that a telephone scans, beside videos, maps and the like")
    ] = True
