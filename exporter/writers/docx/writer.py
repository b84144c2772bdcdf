"""The DOCX writer: a publication as a Word document."""

from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from exporter.look import Look
from exporter.writers.docx.body import body_of
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.options import DocxOptions
from exporter.writers.docx.page import Page
from exporter.writers.docx.parts import parts_of
from exporter.writing import WritingContext, Written

if TYPE_CHECKING:
    from exporter.writers.docx.reference.load import Reference


class DocxWriter:
    """Writes Word documents in named styles, for people who edit them."""

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    summary: ClassVar[str] = "Word document in named styles, to edit"
    options: ClassVar[type[Struct]] = DocxOptions

    def prepare(self, options: Struct) -> None:
        """Read the reference document that options name, so that a wrong one is told at once.

        Raises:
            InputNotFound: There is no such file.
            DocumentUnreadable: It is no Word document, is damaged, or leaves no room for text.
            ProtectedContent: It is encrypted.
            LimitExceeded: It is too large.
        """
        reference = _reference(options) if isinstance(options, DocxOptions) else None
        if reference is not None:
            reference.page(Page.of(Look()))

    def write(self, context: WritingContext[Any]) -> Written:
        """The document.

        Raises:
            WriterFailed: The tree holds a character that no document can.
        """
        # python-docx is loaded when there is something to write, not when formats are listed.
        from exporter.writers.docx.package import DOCUMENT, NOTES, Contents, packed  # noqa: PLC0415

        reference = _reference(context.options)
        page = _page(context)
        draft = Draft(context, page if reference is None else reference.page(page), reference)
        parts = parts_of(draft, body_of(draft))
        relations = {
            DOCUMENT: draft.relations.all(),
            NOTES: draft.notes.relations.all(),
            **({} if reference is None else reference.relations),
        }
        return Written(packed(Contents(parts, relations), context.timestamp))


def _page(context: WritingContext[Any]) -> Page:
    return replace(Page.of(context.look), line_numbers=context.options.line_numbers)


def _reference(options: DocxOptions) -> "Reference | None":
    if not options.reference:
        return None
    from exporter.writers.docx.reference.load import load  # noqa: PLC0415 - it needs lxml

    return load(options.reference)
