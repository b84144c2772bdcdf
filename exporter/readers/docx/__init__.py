"""The reader of Word documents: an edited draft as a tree again."""

from collections.abc import Iterator
from typing import ClassVar

from exporter.errors import ExporterError
from exporter.reading import Input, Item

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_OTHERS = (".doc", ".dot", ".odt", ".ott")


class DocxReader:
    """Reads Word documents, ours and those of other programs."""

    name: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = _SUFFIXES
    media_types: ClassVar[tuple[str, ...]] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroEnabled.12",
    )
    summary: ClassVar[str] = "Word document: an edited draft"

    def knows(self, source: Input) -> bool:
        """Whether it is a Word document, or what people take for one: .doc, .odt, encrypted."""
        head = source.head()
        if head.startswith(_OLE):
            return True
        if not head.startswith(_ZIP):
            # A damaged document gets a message of its own, post JSON by another name its reader.
            text = head.lstrip()[:1] in {b"{", b"[", b"<", b""}
            return source.suffix in _SUFFIXES and not text
        if source.suffix in _SUFFIXES + _OTHERS or b"word/" in head or b"opendocument.text" in head:
            return True
        return self._holds_document(source)

    def _holds_document(self, source: Input) -> bool:
        """By the archive's own list, where the parts of pictures, say, come first."""
        import zipfile  # noqa: PLC0415 - only archives pay

        try:
            with source.open() as stream, zipfile.ZipFile(stream) as archive:
                return "word/document.xml" in archive.namelist()
        except (zipfile.BadZipFile, ExporterError, OSError, ValueError):
            return False

    def read(self, source: Input) -> Iterator[Item | ExporterError]:
        """The one document.

        Raises:
            DocumentUnreadable: No Word document, or a damaged one.
            ProtectedContent: It is encrypted.
            LimitExceeded: It is larger or deeper than is read.
            EmptyContent: There is nothing in it.
        """
        from exporter.readers.docx.reader import document  # noqa: PLC0415 - loads lxml

        yield document(source.read(), source.origin, source.suffix)
