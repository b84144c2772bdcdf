"""The PDF writer: tagged PDF/UA-1, laid out by WeasyPrint.

WeasyPrint is imported when something is written, not when formats are listed.
"""

from typing import TYPE_CHECKING, ClassVar

from exporter.errors import WriterFailed
from exporter.writers.pdf.options import PdfOptions
from exporter.writing import WritingContext, Written

if TYPE_CHECKING:
    from exporter.writers.pdf.layout import Press

_ENGINE_FAILURES = (
    *(ArithmeticError, AssertionError, LookupError, MemoryError, RecursionError, ValueError),
)
"""What WeasyPrint is known to raise on content that it can't lay out, besides errors of its own."""


class PdfWriter:
    """One PDF of a publication, for paper and screen."""

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"
    summary: ClassVar[str] = "accessible PDF (PDF/UA-1) to print and hand out, A4 or Letter"
    options: ClassVar[type[PdfOptions]] = PdfOptions

    def __init__(self) -> None:
        self._press: Press | None = None

    def write(self, context: WritingContext[PdfOptions]) -> Written:
        """The PDF.

        Raises:
            MissingLibrary: Pango or HarfBuzz isn't installed.
            WriterFailed: The pages can't be laid out.
        """
        from exporter.writers.pdf.engine import load  # noqa: PLC0415

        load()
        from exporter.writers.pdf.layout import Press  # noqa: PLC0415 - needs WeasyPrint
        from exporter.writers.pdf.produce import produce  # noqa: PLC0415

        self._press = self._press or Press()
        try:
            return produce(context, self._press)
        except _ENGINE_FAILURES as problem:
            raise WriterFailed(
                f"the pages can't be laid out: {type(problem).__name__}"
            ) from problem
