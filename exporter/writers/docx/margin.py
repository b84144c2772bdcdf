"""What a document's comments will be about, gathered while its body is printed.

A comment goes where words stand, and that is only known of the whole document. So the printers
leave processing instructions at the beginnings of blocks and before pictures; `comments` reads
them and takes them out again. Where nobody asked for comments there is none.
"""

from typing import Any

from exporter.diagnostics import Diagnostic
from exporter.remarks import Remark, remark_of
from exporter.tree import Blocks, Image
from exporter.writing import WritingContext

BLOCK, PICTURE = "block", "picture"
"""The targets of the instructions."""


class Margin:
    """The remarks on a document, and the pictures that it shows.

    Attributes:
        remarks: Those that were given, and what the document itself can't carry.
        addresses: Addresses are asked for as comments.
        pictures: As they were printed.
        is_open: There are to be comments.
        top: The blocks of the chapter that is being printed.
    """

    def __init__(self, context: WritingContext[Any]) -> None:
        self.addresses: bool = getattr(context.options, "addresses", False)
        self.is_open = self.addresses or context.remarks is not None
        self.remarks: list[Remark] = list(context.remarks or ())
        self.pictures: list[Image] = []
        self.top: Blocks = ()
        self._mark = ""
        self._told = context.remarks is not None
        self._report = context.report

    def report(self, diagnostic: Diagnostic) -> None:
        """Report something; where remarks are wanted it is one too."""
        self._report(diagnostic)
        if self._told and (remark := remark_of(diagnostic)) is not None:
            self.remarks.append(remark)

    def reach(self, chapter: int, blocks: Blocks, number: int) -> None:
        """Say which block is being printed; chapters from 0, blocks from 1.

        Those of the chapter itself are marked, at the next paragraph; those within others aren't.
        """
        if blocks is self.top and self.is_open:
            self._mark = f"<?{BLOCK} {chapter} {number}?>"

    def mark(self) -> str:
        """What marks the paragraph with which a block begins; nothing for most paragraphs."""
        mark, self._mark = self._mark, ""
        return mark

    def picture(self, image: Image, printed: str) -> str:
        """A picture, or what stands for it, with a mark before it."""
        if not self.is_open:
            return printed
        self.pictures.append(image)
        return f"<?{PICTURE} {len(self.pictures) - 1}?>{printed}"
