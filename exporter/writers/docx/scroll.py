"""A printed document as one long text in which words are found again."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias, cast

from lxml import etree

from exporter.writers.docx.margin import BLOCK, PICTURE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

THROUGH = frozenset({f"{W}hyperlink"})
"""Elements of a paragraph that hold runs, between which comments may begin and end."""

_UNITS = frozenset(
    {f"{W}r", f"{M}oMath", f"{M}oMathPara", *(f"{W}{name}" for name in ("sdt", "fldSimple", "ins"))}
)
_TEXT = frozenset({f"{W}t", f"{M}t"})
_SIGNS = {
    **dict.fromkeys((f"{W}tab", f"{W}br", f"{W}cr"), " "),
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_CONTENTS = "TOC"
"""How the ids of the styles of a table of contents begin."""

_SHORTEST = 20
"""Where the words as a whole aren't found, so many of their first characters may do anywhere; fewer
only where they begin a paragraph.
"""
_MOST = 100
"""So many places where words stand are compared."""


_ABOVE = 3
"""How much worse a place is that stands above the text."""


class Spot(NamedTuple):
    """Words of a paragraph.

    Attributes:
        number: The paragraph's, from 0.
        start: Of the words, in its text with single spaces.
        end: Likewise; None for the whole paragraph.
    """

    number: int
    start: int = 0
    end: int | None = None


Mark: TypeAlias = etree._ProcessingInstruction  # noqa: SLF001 - lxml's name for them

Place = Spot | etree._Element  # noqa: SLF001 - lxml's name for its elements
"""Words, or the run, formula or link that something is about."""


def _attempts(words: str) -> Iterable[str]:
    """What to look for, the best first: the words, or as many of the first ones as there are.

    What was repaired may have lost a sign between them, and what is a list now has its items in
    paragraphs of their own.
    """
    parts = words.split()
    fewer = (" ".join(parts[:count]) for count in (4, 3, 2, 1) if count < len(parts))
    return dict.fromkeys((words, words[:_SHORTEST], *fewer))


class _Call(NamedTuple):
    """A note's mark in the text, and the block that it stands in."""

    element: etree._Element
    block: tuple[int, int]


def units(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The runs and formulas of a paragraph, those of links too, with their texts."""
    for child in paragraph:
        if child.tag in _UNITS:
            yield child, text_of(child)
        elif child.tag in THROUGH:
            yield from units(child)


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style; empty for none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def text_of(unit: etree._Element) -> str:
    """What is to be read in a run or formula, character by character."""
    return "".join(
        [
            (each.text or "") if each.tag in _TEXT else _SIGNS[each.tag]
            for each in unit.iter()
            if each.tag in _TEXT or each.tag in _SIGNS
        ]
    )


def _marks(element: etree._Element) -> list[Mark]:
    """The marks that the margin left in an element."""
    return [cast("Mark", each) for each in element.iter(etree.PI)]


class Scroll:
    """The paragraphs of a document one after the other, those of its notes after all others.

    Attributes:
        paragraphs: Elements `w:p`.
        marks: The run that refers to a note, by the number of each paragraph that the note has.
        pictures: What the mark of a picture stands before, by the picture's number.

    Args:
        document: The root of the document.
        notes: The root of the footnotes, if there are any.
    """

    def __init__(self, document: etree._Element, notes: etree._Element | None) -> None:
        self.paragraphs: list[etree._Element] = []
        self.marks: dict[int, etree._Element] = {}
        self.pictures: dict[int, etree._Element] = {}
        self._starts: list[int] = []
        self._texts: list[str] = []
        self._length = 0
        self._blocks: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._text = 0
        calls = self._body(document)
        if notes is not None:
            self._notes(notes, calls)
        self._whole = " ".join(self._texts)

    # ---------------------------------------------------------------------------------- making

    def _body(self, document: etree._Element) -> dict[str, "_Call"]:
        """Take the paragraphs in, and give the calls of notes by their ids."""
        calls: dict[str, _Call] = {}
        block, began = (0, 0), 0
        for paragraph in document.iter(f"{W}p"):
            for mark in _marks(paragraph):
                if mark.target == BLOCK:
                    self._text = self._text or self._length
                    self._blocks.setdefault(block, []).append((began, len(self.paragraphs)))
                    chapter, number = (mark.text or "").split()
                    block, began = (int(chapter), int(number)), len(self.paragraphs)
                else:
                    self._picture(mark, None)
            for call in paragraph.iter(f"{W}footnoteReference"):
                calls[call.get(f"{W}id", "")] = _Call(call, block)
            self._add(paragraph)
        self._blocks.setdefault(block, []).append((began, len(self.paragraphs)))
        return calls

    def _notes(self, notes: etree._Element, calls: dict[str, "_Call"]) -> None:
        for note in notes:
            if (call := calls.get(note.get(f"{W}id", ""))) is None:
                continue
            began = len(self.paragraphs)
            for paragraph in note.iter(f"{W}p"):
                self.marks[len(self.paragraphs)] = call.element
                self._add(paragraph)
            self._blocks[call.block].append((began, len(self.paragraphs)))
            for mark in _marks(note):
                if mark.target == PICTURE:
                    self._picture(mark, call.element)

    def _add(self, paragraph: etree._Element) -> None:
        style = style_of(paragraph)
        listed = style.startswith(_CONTENTS)  # what the contents say stands in the text as well
        parts = [] if listed else [text for _unit, text in units(paragraph)]
        text = " ".join("".join(parts).split())
        self.paragraphs.append(paragraph)
        self._texts.append(text)
        self._starts.append(self._length)
        self._length += len(text) + 1

    def _picture(self, mark: Mark, call: etree._Element | None) -> None:
        """What a picture's mark stands before; of one in a note, the note's call."""
        shown = call
        if shown is None:
            following = mark.getnext()
            shown = mark.getparent() if following is None else following
        if shown is not None:
            self.pictures[int(mark.text or 0)] = shown

    # --------------------------------------------------------------------------------- finding

    def first(self, chapter: int, block: int) -> Spot | None:
        """The first paragraph of a block."""
        found = self._blocks.get((chapter, block))
        return Spot(found[0][0]) if found and found[0][0] < found[0][1] else None

    def find(self, near: str, turn: int = 0, block: tuple[int, int] | None = None) -> Spot | None:
        """Where words stand.

        Beginnings of paragraphs come before other places, whole words before parts of words.

        Args:
            near: The words; cut short, they end in “…”.
            turn: Of several places, which one, from 0; of too few, the last.
            block: Chapter and number of the block that they stand in; None for anywhere.
        """
        cut = near.endswith("…")
        words = " ".join(near.rstrip("…").split())
        ranges = self._ranges(block)
        if not words or not ranges:
            return None
        for sought in _attempts(words):
            places = [place for each in ranges for place in self._places(sought, each, cut=cut)]
            if len(sought) < _SHORTEST and sought != words:
                places = [place for place in places if self._opens(sought, *place)]
            if places:
                places.sort()
                _rank, start = places[min(turn, len(places) - 1)]
                return self._spot(start, start + len(sought), cut=cut or sought != words)
        return None

    def _ranges(self, block: tuple[int, int] | None) -> list[tuple[int, int]]:
        """The paragraphs to search: those of a block and its notes, or all."""
        if block is not None:
            return self._blocks.get(block, [])
        return [(0, len(self.paragraphs))]

    def _places(
        self, words: str, paragraphs: tuple[int, int], *, cut: bool
    ) -> Iterator[tuple[int, int]]:
        """Where words stand among some paragraphs: how well, 0 for best, and where."""
        first, last = paragraphs
        if first == last:
            return
        end = self._starts[last - 1] + len(self._texts[last - 1])
        start = self._starts[first]
        for _ in range(_MOST):
            start = self._whole.find(words, start, end)
            if start < 0:
                return
            yield self._rank(start, start + len(words), cut=cut), start
            start += len(words)

    def _opens(self, words: str, rank: int, start: int) -> bool:
        """Whether a few words open a paragraph, or one or two are all of it."""
        text = self._texts[bisect_right(self._starts, start) - 1]
        return rank % _ABOVE == 0 and (words.count(" ") >= 2 or text == words)

    def _rank(self, start: int, end: int, *, cut: bool) -> int:
        """0 for what begins a paragraph, 1 for whole words elsewhere, 2 for parts of words.

        What stands above the text, as a title does, comes after all of these.
        """
        text = self._whole
        head = _ABOVE if start < self._text else 0
        opens = start == self._starts[bisect_right(self._starts, start) - 1]
        before = not opens and text[start - 1].isalnum() and text[start].isalnum()
        after = text[end - 1 : end].isalnum() and text[end : end + 1].isalnum()
        if before or (after and not cut):
            return head + 2
        return head + (0 if opens else 1)

    def _spot(self, start: int, end: int, *, cut: bool) -> Spot:
        """The words within the paragraph where they begin; all of it where they only open it."""
        number = bisect_right(self._starts, start) - 1
        length = len(self._texts[number])
        start, end = start - self._starts[number], end - self._starts[number]
        if start == 0 and (cut or end >= length):
            return Spot(number)
        return Spot(number, start, min(end, length))
