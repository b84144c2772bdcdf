"""The paragraphs, tables and boxes of a story, one after the other, as blocks."""

from lxml import etree
from msgspec.structs import replace

from exporter.diagnostics import Code
from exporter.readers.docx.assemble import Atom, joined, trimmed
from exporter.readers.docx.drawings import Drawings, chosen
from exporter.readers.docx.entry import Entry
from exporter.readers.docx.flow import Flow
from exporter.readers.docx.lines import (
    PAGE,
    Line,
    LineReader,
    OnNote,
    with_spaces,
    without_breaks,
)
from exporter.readers.docx.making import Maker
from exporter.readers.docx.names import MC, W, number, value
from exporter.readers.docx.ranges import OpenRanges
from exporter.readers.docx.said import Said, said_of
from exporter.readers.docx.session import Session, Story
from exporter.readers.docx.styles import Role
from exporter.readers.docx.tables import Content, TableReader
from exporter.tree import Blocks, Inlines, Paragraph, Text, plain_text

_MAY_BE_EMPTY = frozenset({Role.TERM, Role.QUESTION, Role.LABEL})
_VERBATIM = frozenset({Role.CODE, Role.TEXT, Role.VERSE})
_THROUGH = frozenset({f"{W}{name}" for name in ("ins", "moveTo", "customXml", "sdtContent")})
_MOST_NESTED = 5
"""Tables and boxes in each other; what is deeper is read as a flow of paragraphs."""


class Head:
    """The title and the line below it, as they are found.

    Attributes:
        title: Of the whole document.
        byline: The line below the title, in a document of ours.
        next_is_byline: It is the next line, if there is one.
        creators: Whom the properties name: a line that says no more is left to the by-line.
    """

    def __init__(self) -> None:
        self.title: Inlines = ()
        self.byline: Inlines = ()
        self.next_is_byline = False
        self.creators: frozenset[str] = frozenset()


class BlockReader:
    """Reads one story.

    Args:
        session: The document.
        story: Where it stands.
        drawings: Reads what is drawn.
        tables: Reads tables.
        on_note: Reads notes.
        head: Where title and by-line go; None in a story that has none.
    """

    def __init__(  # noqa: PLR0913 - what is shared between stories
        self,
        session: Session,
        story: Story,
        *,
        drawings: Drawings,
        tables: TableReader,
        on_note: OnNote,
        head: Head | None = None,
    ) -> None:
        self._session = session
        self._story = story
        self._drawings = drawings
        self._tables = tables
        self._on_note = on_note
        self._head = head
        self._lines = LineReader(session, story, drawings, on_note)
        self._flow = Flow(session, story)
        self._maker = Maker(session, story)
        self._pending: Line | None = None
        self._anchors: list[str] = []
        self._ranges = OpenRanges(session.ranges)
        self.first_role: Role | None = None

    def blocks(self, element: etree._Element) -> Blocks:
        """All that an element holds: a body, a cell, a note, a box."""
        self._walk(element)
        if self._pending is not None:  # the last paragraph's end was deleted
            line, self._pending = self._pending, None
            entry = self._maker.plain(trimmed(joined(with_spaces(line.atoms))))
            self._flow.add(entry, 0)
        return self._flow.blocks()

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}p":
                self._ranges.enter(child)
                self._paragraph(child)
                self._ranges.leave()
            elif tag == f"{W}tbl":
                self._ranges.enter_table(child)
                self._table(child)
                self._ranges.leave()
            elif tag == f"{W}sdt":
                self._control(child)
            elif tag in _THROUGH:
                self._walk(child)
            elif tag == f"{MC}AlternateContent":
                self._walk(chosen(child))
            elif tag == f"{W}bookmarkStart":
                self._lines.bookmark(child)
            elif tag in {f"{W}altChunk", f"{W}subDoc"}:
                self._session.count("fields")

    def _control(self, element: etree._Element) -> None:
        """A content control, a table of contents apart."""
        kind = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if kind is not None and kind.get(W + "val") == "Table of Contents":
            self._session.count("contents")
            return
        if (content := element.find(f"{W}sdtContent")) is not None:
            self._walk(content)

    # ------------------------------------------------------------------------------ paragraphs

    def _paragraph(self, element: etree._Element) -> None:
        said = said_of(element, self._session)
        if self.first_role is None:
            self.first_role = said.style.role
        code = said.style.role in _VERBATIM
        line = self._lines.line(element, code=code, into=self._pending)
        self._pending = line if said.joins else None
        if said.joins:
            return
        if said.style.role is Role.CONTENTS:
            self._session.count("contents")
            return
        if said.style.role is Role.AROUND:
            self._session.count("around")
            return
        if said.page:
            self._flow.page_break(self._ranges.names)
        self._segments(line, said)
        for box in line.boxes:
            self._box(box)

    def _segments(self, line: Line, said: Said) -> None:
        """A paragraph, cut where it holds page breaks."""
        segment: list[Atom] = []
        cut = False
        for atom in line.atoms:
            if isinstance(atom.node, Text) and atom.node.text == PAGE:
                if trimmed(segment):
                    self._segment(segment, line, said)
                    line.anchors, said = [], said._replace(mark=None)
                segment, cut = [], True
                self._flow.page_break(self._ranges.names)
            else:
                segment.append(atom)
        if not cut or trimmed(segment):
            self._segment(segment, line, said)

    def _segment(self, atoms: list[Atom], line: Line, said: Said) -> None:
        role = said.style.role
        if role in _VERBATIM:
            atoms = joined(without_breaks(atoms, own=self._session.own))
        else:
            atoms = trimmed(joined(with_spaces(atoms)))
        if self._is_head(atoms, line, said):
            return
        anchors = [*self._anchors, *line.anchors]
        self._anchors = []
        if not atoms and self._is_dropped(line, said, anchors):
            return
        left = said.left if said.left is not None else self._flow.nearest(said.by_hand)
        entry = self._maker.entry(atoms, anchors, said, rule=line.rule)
        entry = replace(entry, ranges=self._ranges.names)
        self._placed(entry, said, left)

    def _is_head(self, atoms: list[Atom], line: Line, said: Said) -> bool:
        """Whether a line is the title, or what stands below the title."""
        head, role = self._head, said.style.role
        if head is None or not atoms:
            return False
        if role is Role.TITLE and not head.title:
            head.title = self._maker.inlines(atoms, self._session.language)
            head.next_is_byline = self._session.own
            self._anchors += line.anchors
            return True
        if head.next_is_byline and role is Role.SUBTITLE:
            head.byline = self._maker.inlines(atoms, self._session.language)
            head.next_is_byline = False
            return True
        head.next_is_byline = False
        return role is Role.AUTHOR and plain_text(self._maker.inlines(atoms, "")) in head.creators

    def _is_dropped(self, line: Line, said: Said, anchors: list[str]) -> bool:
        """Whether an empty paragraph is only space; its anchors go to the next."""
        role = said.style.role
        if role is Role.RULE or line.rule or (self._session.own and role in _MAY_BE_EMPTY):
            return False
        if said.mark is not None and not said.mark.blank:
            return False
        if said.bar and not self._session.own:
            return False
        self._anchors = anchors
        if not self._session.own and not line.boxes:
            self._session.count("empty")
        return True

    def _placed(self, entry: Entry, said: Said, left: int) -> None:
        """A block where it belongs."""
        flow, role = self._flow, said.style.role
        if said.mark is not None and not said.mark.blank:
            flow.item(said.mark, left, loose=said.loose, ranges=entry.ranges)
            if role is Role.TERM:
                flow.term(_content(entry), left, entry.ranges)
            else:
                flow.put(entry)
        elif said.mark is not None:
            flow.continued(entry, said.mark)
        elif role in {Role.QUOTE, Role.PULL_QUOTE}:
            flow.quoted(entry, left, pull=role is Role.PULL_QUOTE)
        elif role is Role.ATTRIBUTION:
            flow.attributed(entry, _content(entry), left)
        elif role is Role.TERM:
            flow.term(_content(entry), left, entry.ranges)
        elif role is Role.DEFINITION:
            flow.defined(entry, left)
        else:
            flow.add(entry, left)

    # ------------------------------------------------------------------------ tables and boxes

    def _table(self, element: etree._Element) -> None:
        twips = number(value(element.find(f"{W}tblPr"), "tblInd", "w")) or 0
        left = self._session.steps(max(twips, 0)) if self._session.own else max(twips, 0)
        left = self._flow.nearest(twips) if left is None else left
        if self._story.nested >= _MOST_NESTED:
            self._session.count("nested")
            for paragraph in element.iter(f"{W}p"):
                self._paragraph(paragraph)
            return
        depth = self._flow.depth + 3
        table = self._tables.table(element, lambda cell: self._cell(cell, depth))
        if table is not None:
            self._flow.add(Entry(table, ranges=self._ranges.names), left)

    def _cell(self, element: etree._Element, depth: int) -> Content:
        inner = self._inner(depth)
        blocks = inner.blocks(element)
        return Content(blocks, header=inner.first_role is Role.TABLE_HEADING)

    def _inner(self, depth: int) -> "BlockReader":
        story = self._story._replace(depth=depth, nested=self._story.nested + 1)
        return BlockReader(
            self._session,
            story,
            drawings=self._drawings,
            tables=self._tables,
            on_note=self._on_note,
        )

    def _box(self, element: etree._Element) -> None:
        """A text box: its text follows the paragraph that it hangs on."""
        if self._story.nested >= _MOST_NESTED:
            self._session.count("nested")
            for paragraph in element.iter(f"{W}p"):
                self._paragraph(paragraph)
            return
        self._session.report(Code.NOT_READ, "a text box: its text follows its paragraph")
        for block in self._inner(self._story.depth).blocks(element):
            self._flow.add(Entry(block), 0)


def _content(entry: Entry) -> Inlines:
    return entry.block.content if isinstance(entry.block, Paragraph) else ()
