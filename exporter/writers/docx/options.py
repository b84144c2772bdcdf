"""What can be set for Word documents."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

LineNumbers = Literal["no", "page", "section", "continuous"]


class DocxOptions(Struct, frozen=True, kw_only=True):
    """Options of the DOCX writer.

    Attributes:
        toc: Whether there is a table of contents.
        captions: Whether captions without a number get one.
        line_numbers: Whether lines are numbered, and where the numbers begin anew.
        reference: Path of the document whose styles, page and running heads are taken.
        addresses: Addresses of links and pictures stand beside them as comments.
    """

    toc: Annotated[
        Literal["auto", "yes", "no"],
        Meta(description="a table of contents: auto gives one to books alone"),
    ] = "auto"
    captions: Annotated[
        Literal["as-written", "numbered"],
        Meta(description="captions: as they are written, or numbered, as Figure 1 and Table 1"),
    ] = "as-written"

    line_numbers: Annotated[
        LineNumbers,
        Meta(description="numbers beside the lines, anew on each page or section, or continuous"),
    ] = "no"
    reference: Annotated[
        str,
        Meta(description="a .docx or .dotx whose styles, page, headers and footers are taken"),
    ] = ""
    addresses: Annotated[
        bool,
        Meta(description="addresses of links and pictures as comments (web-draft has them)"),
    ] = False
