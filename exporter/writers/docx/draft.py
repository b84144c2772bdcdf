"""What a document gathers while its body is written: links, pictures, numbering, bookmarks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from exporter.diagnostics import Code, Diagnostic
from exporter.look import ARTICLE
from exporter.phrases import phrases
from exporter.tree import Alignment, walk
from exporter.writers.docx.bookmarks import Bookmarks
from exporter.writers.docx.captions import Captions
from exporter.writers.docx.columns import least_width
from exporter.writers.docx.contents import Contents
from exporter.writers.docx.manuscript_styles import STEP, body_style
from exporter.writers.docx.margin import Margin
from exporter.writers.docx.notes import Notes
from exporter.writers.docx.numbering import Numbering
from exporter.writers.docx.page import Page
from exporter.writers.docx.pictures import PictureParts
from exporter.writers.docx.places import Place
from exporter.writers.docx.printed import PrintedLinks
from exporter.writers.docx.ranges import Ranges
from exporter.writers.docx.relations import Relations
from exporter.writers.docx.sections import Kind
from exporter.writers.docx.sizes import TABLE_SIZE, point_size, step
from exporter.writers.docx.styles import BODY, BOLD
from exporter.writing import WritingContext

if TYPE_CHECKING:
    from exporter.writers.docx.reference.load import Reference


class Draft:
    """A document in the making.

    Args:
        context: What is to be written.
        page: The sheet to write it on.
        reference: The document whose styles it takes, if one was named.
    """

    def __init__(
        self, context: WritingContext[Any], page: Page, reference: "Reference | None" = None
    ) -> None:
        self.reference = reference
        self.context = context
        self.page = page
        self.language = context.language
        self.margin = Margin(context)
        self.report = self.margin.report
        self.ragged = context.look.preset != ARTICLE  # clear print: UKAAF G003
        self.beside = context.look.preset.pictures == "beside"
        self.table_size = point_size(context.look.preset, TABLE_SIZE)
        self.unusual: dict[str, Kind] = {}
        self.words = phrases(context.language)
        self.captions = Captions(self.words, numbered=context.options.captions == "numbered")
        self.relations = Relations()
        self.before = ""
        self.manuscript = context.look.manuscript
        self.step = STEP if self.manuscript else step(context.look.preset)
        self.numbering = Numbering(self.step)
        self.bookmarks = Bookmarks()
        self.ranges = Ranges(self.bookmarks)
        self.contents = Contents(wanted=_wants_contents(context))
        self.bold = BOLD
        if reference is not None:
            self.step = reference.lists.step
            self.numbering = Numbering(self.step, reference.lists.looks)
            self.bold = reference.bold
            self.contents = Contents(
                wanted=self.contents.wanted, numbers=reference.heading_numbers()
            )
        self.notes = Notes()
        self.printed = PrintedLinks(context.look.links)
        self.pictures = PictureParts(
            context.pictures,
            self.relations,
            self.report,
            page.picture_height,
            grey=context.look.grey,
        )
        self._reported: set[tuple[Code, str]] = set()
        self._anchors: dict[int, frozenset[str]] = {}

    def begun(self, style: str, align: Alignment | None, *, rtl: bool) -> str:
        """The style in which a paragraph of the text begins, after one in the style `before`."""
        if self.manuscript is None or style != BODY:
            return style
        usual = {None, "justify", "right" if rtl else "left"}
        return body_style(self.before, aligned=align not in usual)

    @contextmanager
    def within_notes(self) -> Iterator[None]:
        """While it lasts, links and pictures are those of the notes' part."""
        body = self.relations
        self.relations = self.pictures.relations = self.notes.relations
        try:
            yield
        finally:
            self.relations = self.pictures.relations = body

    def page_of(self, columns: Sequence[Sequence[str]], place: Place) -> tuple[Kind, int]:
        """The kind of page that a table needs, and the width that it has there.

        A handout breaks no word: a table that needs it goes across columns or on a turned sheet.

        Args:
            columns: The texts of each column's cells.
            place: Where it stands.
        """
        nested = place.cell or self.relations is self.notes.relations
        if nested or not self.ragged or self.page.folded:
            return "text", place.width
        needed = place.left + least_width(columns, self.table_size)
        if needed <= place.width:
            return "text", place.width
        if needed <= self.page.line_width:
            return "wide", self.page.line_width
        return "turned", self.page.turned_width

    def report_once(self, diagnostic: Diagnostic) -> None:
        """Report something, unless the same has been reported of another place before."""
        key = diagnostic.code, diagnostic.detail
        if key not in self._reported:
            self._reported.add(key)
            self.report(diagnostic)

    def has_anchor(self, chapter: int, name: str) -> bool:
        """Whether something in a chapter (from 0) has that id."""
        if chapter not in self._anchors:
            whole = self.context.publication.chapters[chapter]
            found = (getattr(node, "id", None) for node in walk((*whole.title, *whole.blocks)))
            self._anchors[chapter] = frozenset(filter(None, found))
        return name in self._anchors[chapter]


def _wants_contents(context: WritingContext[Any]) -> bool:
    wish: str = context.options.toc
    return wish == "yes" or (wish == "auto" and len(context.publication.chapters) > 1)
