"""The EPUB 3.3 writer.

Pages are made here byte by byte; the package document, the NCX and the container come from
EbookLib (`package.py`); `archive.py` reads back what was written and packs it reproducibly.
"""

from typing import ClassVar

from msgspec.structs import replace

from exporter.errors import WriterFailed
from exporter.markup import uncarried_links
from exporter.markup.holding import held
from exporter.writers.epub.archive import packed, verify
from exporter.writers.epub.book import book_of
from exporter.writing import NoOptions, WritingContext, Written

CORE_TYPES = frozenset({"image/gif", "image/jpeg", "image/png", "image/webp"})
"""Kinds of pictures that every reading system shows (EPUB 3.3, 3.2), SVG aside."""


class EpubWriter:
    """One EPUB file of a publication, a page for each chapter."""

    name: ClassVar[str] = "epub"
    suffix: ClassVar[str] = ".epub"
    media_type: ClassVar[str] = "application/epub+zip"
    summary: ClassVar[str] = "EPUB 3.3 for e-book readers, with navigation and accessibility data"
    options: ClassVar[type[NoOptions]] = NoOptions

    def write(self, context: WritingContext[NoOptions]) -> Written:
        """The EPUB.

        Raises:
            WriterFailed: What was written isn't what was given.
        """
        # EbookLib is loaded when there is something to write, not when formats are listed.
        from exporter.writers.epub.package import archive_of  # noqa: PLC0415

        pictures = held(
            context.publication, context.pictures, CORE_TYPES, context.report, cover=True
        )
        context = replace(context, pictures=pictures)
        try:
            book = book_of(context)
        except UnicodeEncodeError as problem:  # a lone surrogate, in a tree that breaks the law
            raise WriterFailed(f"the text can't be written as UTF-8: {problem}") from problem
        entries = archive_of(book, context.timestamp)
        verify(book, entries)
        for diagnostic in uncarried_links(context.publication.chapters, epub=True):
            context.report(diagnostic)
        return Written(packed(entries, context.timestamp))
