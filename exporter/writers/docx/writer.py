"""The DOCX writer: a publication as a Word document."""

from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from exporter.writers.docx.body import body_of
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.options import DocxOptions
from exporter.writers.docx.page import Page
from exporter.writers.docx.parts import parts_of
from exporter.writing import WritingContext, Written


class DocxWriter:
    """Writes Word documents in named styles, for people who edit them."""

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    summary: ClassVar[str] = "Word document in named styles, to edit"
    options: ClassVar[type[Struct]] = DocxOptions

    def write(self, context: WritingContext[Any]) -> Written:
        """The document.

        Raises:
            WriterFailed: The tree holds a character that no document can.
        """
        # python-docx is loaded when there is something to write, not when formats are listed.
        from exporter.writers.docx.package import DOCUMENT, NOTES, Contents, packed  # noqa: PLC0415

        draft = Draft(context, _page(context))
        parts = parts_of(draft, body_of(draft))
        relations = {DOCUMENT: draft.relations.all(), NOTES: draft.notes.relations.all()}
        return Written(packed(Contents(parts, relations), context.timestamp))


def _page(context: WritingContext[Any]) -> Page:
    return replace(Page.of(context.look), line_numbers=context.options.line_numbers)
