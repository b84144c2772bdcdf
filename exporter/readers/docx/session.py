"""What is shared while one document is read: its parts, its names, and what is said about it."""

from collections import Counter
from typing import NamedTuple

from lxml import etree

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.headings import free_name
from exporter.ooxml import Archive
from exporter.readers.docx.names import W
from exporter.readers.docx.numbering import Numbering
from exporter.readers.docx.styles import Styles
from exporter.tree.check import NCNAME

_STEP = 425
_INSETS = (0, 85, 170, 225)
_EXACT = 3
_COUNTED = {
    "deletion": (Code.DELETION_LEFT_OUT, "{} marked as deleted"),
    "insertion": (Code.INSERTION_ACCEPTED, "{} marked as inserted"),
    "hidden": (Code.NOT_READ, "hidden text, {} times: it was left out"),
    "contents": (Code.NOT_READ, "a table of contents: formats that have one make it anew"),
    "around": (Code.NOT_READ, "lines around a manuscript's text, {} of them: they are made anew"),
    "caps": (Code.NOT_READ, "small capitals, {} times: the text was kept"),
    "fields": (Code.NOT_READ, "a file that the document refers to, {} times: it was not opened"),
    "empty": (Code.EMPTY_DROPPED, "{} empty paragraphs"),
    "symbol": (Code.NOT_READ, "a sign of a font of signs, {} times: U+FFFD stands for it"),
    "nested": (Code.DEPTH_FLATTENED, "{} tables or boxes"),
    "rows": (Code.DELETION_LEFT_OUT, "{} rows marked as deleted"),
    "numbers": (Code.NOT_READ, "numbers of a kind that HTML doesn't have, {} times: digits now"),
    "object": (Code.NOT_READ, "a drawing, chart or embedded object, {} times: its text was kept"),
}
"""What is counted rather than reported one by one, in the order in which it is said."""


class Story(NamedTuple):
    """A part of the document with a flow of its own.

    Attributes:
        part: Its name, by which relationships are looked up.
        depth: How many nodes of the tree stand around it.
        note: It is a footnote or endnote.
        nested: How many tables and boxes stand around it.
    """

    part: str
    depth: int = 0
    note: bool = False
    nested: int = 0


class Session:
    """One document that is being read.

    Args:
        archive: Its package.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        main = archive.document
        self.styles = Styles(archive.xml_of(main, "styles"))
        self.numbering = Numbering(archive.xml_of(main, "numbering"))
        self.own = self.styles.own
        self.step = self._own_step() if self.own else 0
        self.language = ""
        self.rtl = False
        self.heading_shift = 1
        self.notes: dict[str, dict[str, etree._Element]] = {
            "footnote": _notes(archive.xml_of(main, "footnotes"), "footnote"),
            "endnote": _notes(archive.xml_of(main, "endnotes"), "endnote"),
        }
        self.note_ids: dict[tuple[str, str], str] = {}
        self.ranges: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._said: dict[Diagnostic, None] = {}
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self._free: dict[str, int] = {}

    def _own_step(self) -> int:
        """How far our writer indents each level: its style for attributions says it.

        That for quotations may be somebody else's, since Word knows it.
        """
        return self.styles.attribution or _STEP

    def report(self, code: Code, detail: str) -> None:
        """Say something, once."""
        self._said[Diagnostic(code, detail)] = None

    def count(self, what: str, more: int = 1) -> None:
        """Count one of the things in `_COUNTED`."""
        self._counts[what] += more

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was said and counted."""
        counted = [
            Diagnostic(code, text.format(self._counts[what]))
            for what, (code, text) in _COUNTED.items()
            if self._counts[what]
        ]
        return (*self._said, *counted)

    # --------------------------------------------------------------------------------- names

    def anchor(self, bookmark: str) -> str:
        """The id in the tree of what a bookmark marks."""
        key = bookmark.casefold()  # Word's names differ by more than case
        if key not in self._ids:
            name = bookmark if NCNAME.match(bookmark) and bookmark.isascii() else ""
            if not name:
                kept = "".join(
                    c if c.isascii() and (c.isalnum() or c in "_-.") else "-" for c in bookmark
                )
                name = f"id-{kept.strip('-.') or len(self._ids)}"
            self._ids[key] = free_name(name, self._taken, self._free)
        return self._ids[key]

    def note_id(self, bookmark: str | None) -> str:
        """The id of a note; that of its mark is taken with it."""
        name = bookmark or free_name("note", self._taken, self._free)
        while f"{name}-ref" in self._taken:
            name = free_name("note", self._taken, self._free)
        self._taken.add(f"{name}-ref")
        return name

    def steps(self, twips: int) -> int | None:
        """An indent of our writer's without what frames add to it; None for anybody else's."""
        for inset in _INSETS:
            rest = (twips - inset) % self.step
            if min(rest, self.step - rest) <= _EXACT:
                return round((twips - inset) / self.step) * self.step
        return None


def _notes(root: etree._Element | None, name: str) -> dict[str, etree._Element]:
    """The notes of a part by id, without the lines that separate them from the text."""
    if root is None:
        return {}
    return {
        note.get(W + "id") or "": note
        for note in root.iterfind(W + name)
        if (note.get(W + "type") or "normal") == "normal"
    }
