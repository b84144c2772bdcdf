"""A Word document as a publication."""

import re

from lxml import etree

from exporter.diagnostics import Code, Diagnostic
from exporter.direction import is_right_to_left
from exporter.errors import DocumentUnreadable, EmptyContent
from exporter.languages import detect
from exporter.normalise.headings import anchor_headings
from exporter.normalise.prose import opening
from exporter.ooxml import Archive
from exporter.readers.docx.blocks import BlockReader, Head
from exporter.readers.docx.drawings import Drawings
from exporter.readers.docx.finish import finished
from exporter.readers.docx.names import W, flag, value
from exporter.readers.docx.properties import Properties, language_of, properties_of, source_of
from exporter.readers.docx.session import Session, Story
from exporter.readers.docx.styles import ParagraphStyle, Role
from exporter.readers.docx.tables import TableReader
from exporter.reading import Document
from exporter.remarks import AUTHOR
from exporter.tree import (
    Blocks,
    Chapter,
    Direction,
    Heading,
    Inlines,
    Note,
    Paragraph,
    Publication,
    Source,
    Text,
    plain_text,
)

_SUFFIX = re.compile(r"\.[A-Za-z]{1,5}\Z")
_NO_TITLE = frozenset({"", "post", "standard input"})


def document(data: bytes, origin: str, suffix: str = "") -> Document:
    """The one document of a file.

    Args:
        data: The file.
        origin: What messages call it.
        suffix: Of its name.

    Raises:
        DocumentUnreadable: It is no Word document, or a damaged one.
        ProtectedContent: It is encrypted.
        LimitExceeded: It is larger or deeper than is read.
        EmptyContent: There is nothing in it.
    """
    session = Session(Archive(data, origin, suffix))
    return _Reading(session).document()


class _Reading:
    """One document that is being read."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._drawings = Drawings(session)
        self._tables = TableReader(session)
        self._head = Head()
        self._in_note = False
        self._repeated = False

    def document(self) -> Document:
        session = self._session
        archive = session.archive
        root = archive.xml(archive.document)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise DocumentUnreadable(f"{archive.document} holds no body", where=archive.origin)
        properties = properties_of(session)
        session.language = language_of(properties) or _said_language(session)
        session.rtl = flag(body.find(f"{W}sectPr"), "bidi") is True
        self._head.creators = frozenset(re.split(r"\s*;\s*", properties.core_of("creator")))
        self._levels(body)
        blocks = self._story(Story(archive.document), self._head).blocks(body)
        title, blocks = self._title(blocks, properties)
        source = source_of(properties, self._head.byline, session)
        if source is None:
            blocks = (Paragraph(content=self._head.byline), *blocks)
            source = source_of(properties, (), session) or Source()
        if not blocks:
            raise EmptyContent("the document has nothing to export", where=archive.origin)
        self._comments()
        blocks, said = finished(anchor_headings(blocks))
        language, detected = self._language(title, blocks)
        chapter = Chapter(
            title=title,
            blocks=blocks,
            language=language,
            dir=_direction(language, rtl=session.rtl),
            source=source,
        )
        return Document(
            origin=archive.origin,
            publication=Publication.of_article(chapter),
            diagnostics=(*session.diagnostics(), *said, *detected),
        )

    def _story(self, story: Story, head: Head | None = None) -> BlockReader:
        return BlockReader(
            self._session,
            story,
            drawings=self._drawings,
            tables=self._tables,
            on_note=self._note,
            head=head,
        )

    def _levels(self, body: etree._Element) -> None:
        """Which level headings begin at: ours below the title; theirs, where one heads all, too."""
        session = self._session
        if session.own:
            return
        heads: list[tuple[ParagraphStyle, str]] = []
        for paragraph in body.iter(f"{W}p"):
            style = session.styles.paragraph(value(paragraph.find(f"{W}pPr"), "pStyle"))
            if style.role in {Role.TITLE, Role.HEADING}:
                heads.append((style, "".join(t.text or "" for t in paragraph.iter(f"{W}t"))))
        titles = [text for style, text in heads if style.role is Role.TITLE]
        first = next(((style, text) for style, text in heads if style.level), None)
        alone = sum(style.level == 1 for style, _text in heads) == 1
        if first is not None and first[0].level == 1 and alone:
            self._repeated = titles[:1] == [first[1]]
            if not titles or self._repeated:
                session.heading_shift = 0

    def _title(self, blocks: Blocks, properties: Properties) -> tuple[Inlines, Blocks]:
        """The title, and the blocks without it."""
        first = blocks[0] if blocks else None
        if self._head.title:
            repeats = self._repeated and isinstance(first, Heading)
            return self._head.title, blocks[1:] if repeats and len(blocks) > 1 else blocks
        if self._session.heading_shift == 0 and isinstance(first, Heading):
            return first.content, blocks[1:]
        if named := properties.core_of("title"):
            return (Text(named),), blocks
        if isinstance(first, Heading) and len(blocks) > 1:
            return first.content, blocks[1:]
        name = re.split(r"[\\/]", self._session.archive.origin)[-1]
        name = _SUFFIX.sub("", name)
        if name in _NO_TITLE:
            name = plain_text(blocks[:1])[:80] if blocks else ""
        return (Text(name or "Untitled"),), blocks

    # ----------------------------------------------------------------------------------- notes

    def _note(self, kind: str, name: str, bookmark: str | None) -> Note | None:
        """A note; what refers to one a second time, or from within one, has none."""
        session = self._session
        element = session.notes[kind].get(name)
        if element is None or self._in_note or (kind, name) in session.note_ids:
            session.report(
                Code.NOT_READ, "a mark of a note that is missing, or has its mark already"
            )
            return None
        part = session.archive.related(session.archive.document, f"{kind}s") or ""
        identity = session.note_ids[kind, name] = session.note_id(bookmark)
        self._in_note = True
        blocks = self._story(Story(part, depth=_NOTE_DEPTH, note=True)).blocks(element)
        self._in_note = False
        return Note(id=identity, blocks=blocks or (Paragraph(content=()),))

    def _comments(self) -> None:
        """Say how many comments of people there are; what our own said, the next draft says anew."""
        comments = self._session.archive.xml_of(self._session.archive.document, "comments")
        found = () if comments is None else comments.iterfind(f"{W}comment")
        count = sum(each.get(f"{W}author") != AUTHOR for each in found)
        if count:
            noun = "one comment" if count == 1 else f"{count} comments"
            self._session.report(Code.COMMENT_LEFT_OUT, noun)

    # -------------------------------------------------------------------------------- language

    def _language(
        self, title: Inlines, blocks: Blocks
    ) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """What the document says, else what its words tell."""
        if self._session.language:
            return self._session.language, ()
        found = detect(f"{plain_text(title)}. {opening(blocks)}")
        return found, (Diagnostic(Code.LANGUAGE_DETECTED, found),) if found else ()


_NOTE_DEPTH = 30
"""Notes stand in lines, which may stand deep: they leave room above them."""


def _said_language(session: Session) -> str:
    """What the defaults say; empty in documents of ours, which say it in their properties."""
    return "" if session.own else (session.styles.default_language() or "")


def _direction(language: str | None, *, rtl: bool) -> Direction | None:
    if rtl == is_right_to_left(language or "und"):
        return None
    return "rtl" if rtl else "ltr"
