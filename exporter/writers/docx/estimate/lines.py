"""A paragraph's lines: how many fit, and how high each is."""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from exporter.writers.docx.estimate.sheet import Shape, Sheet, W, number
from exporter.writers.docx.estimate.widths import Font, font

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIECES = re.compile(r" +|[^ -]+-?|-")
_EMU = 635
"""A twentieth of a point, in English Metric Units."""

_TAB = 709
_LEAST_ROOM = 200
_TALL = 1.6
"""A fraction or the like, in lines of text."""

_LEFT_OUT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "rt", "pPr"))
_OPENED = frozenset(
    f"{W}{name}"
    for name in (
        *("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple"),
        *("ruby", "rubyBase", "bdo", "dir", "customXml"),
    )
)


class Lines(Struct):
    """A paragraph, set. Lengths are twentieths of a point.

    Attributes:
        heights: Of its lines.
        marks: Bookmarks that begin in it, each with its line, from 0.
        notes: Footnotes that it refers to, each with the line.
    """

    heights: list[float]
    marks: list[tuple[int, str]]
    notes: list[tuple[int, str]]


def lines_of(paragraph: etree._Element, shape: Shape, sheet: Sheet, room: float) -> Lines:
    """A paragraph's lines.

    Args:
        paragraph: `w:p`.
        shape: Of the paragraph.
        sheet: The styles.
        room: Between the margins, or within the cell.
    """
    setter = _Setter(shape, sheet, room - shape.left - shape.right)
    for child in paragraph:
        setter.read(child)
    return setter.done()


class _Setter:
    """Sets one paragraph, greedily, as Word does."""

    def __init__(self, shape: Shape, sheet: Sheet, room: float) -> None:
        self._shape = shape
        self._sheet = sheet
        self._room = max(room, _LEAST_ROOM)
        self._x = float(max(0, shape.first))
        self._word = 0.0
        self._height = 0.0
        self._word_height = 0.0
        self._usual = _height(shape)
        self._lines = Lines([], [], [])

    def read(self, element: etree._Element) -> None:
        """An element of the paragraph."""
        tag = element.tag
        if tag == f"{W}r":
            self._run(element)
        elif tag in _OPENED:
            for child in element:
                self.read(child)
        elif tag == f"{W}bookmarkStart":
            self._lines.marks.append((len(self._lines.heights), element.get(f"{W}name") or ""))
        elif str(tag).startswith(_M):
            self._formula(element)

    def done(self) -> Lines:
        """The lines."""
        self._end_word()
        self._end_line()
        return self._lines

    def _run(self, run: etree._Element) -> None:
        shape = self._sheet.run(self._shape, run.find(f"{W}rPr"))
        face = font(shape.family, bold=shape.bold)
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._text(child.text or "", face, shape)
            elif tag in {f"{W}br", f"{W}cr"}:
                self._end_word()
                self._end_line()
            elif tag == f"{W}tab":
                self._end_word()
                self._x = (self._x // _TAB + 1) * _TAB
            elif tag == f"{W}noBreakHyphen":
                self._letters("-", face, shape)
            elif tag == f"{W}footnoteReference":
                note = child.get(f"{W}id") or ""
                self._lines.notes.append((len(self._lines.heights), note))
                self._letters("1", face, shape)
            elif tag == f"{W}drawing":
                self._drawing(child)
            elif tag == f"{W}ruby":
                for inner in child.iterfind(f"{W}rubyBase/{W}r"):
                    self._run(inner)

    def _text(self, text: str, face: Font, shape: Shape) -> None:
        for piece in _PIECES.findall(text.replace("\n", " ").replace("\t", " ")):
            if piece[0] == " ":
                self._end_word()
                self._x += len(piece) * face[" "] * shape.size / 100
            else:
                self._letters(piece, face, shape)
                if piece[-1] == "-":
                    self._end_word()

    def _letters(self, letters: str, face: Font, shape: Shape) -> None:
        self._word += face[letters] * shape.size / 100
        usual = self._usual if shape is self._shape else _height(shape)
        self._word_height = max(self._word_height, usual)

    def _drawing(self, drawing: etree._Element) -> None:
        extent = drawing.find(f"{_WP}inline/{_WP}extent")
        if extent is not None:
            self._end_word()
            self._word = (number(extent.get("cx")) or 0) / _EMU
            self._word_height = (number(extent.get("cy")) or 0) / _EMU
            self._end_word()

    def _formula(self, formula: etree._Element) -> None:
        face = font("Cambria", bold=False)
        for sign in _texts(formula):
            self._letters(sign, face, self._shape)
        tall = formula.find(f".//{_M}f") is not None or formula.find(f".//{_M}nary") is not None
        if tall:
            self._word_height = max(self._word_height, _TALL * self._usual)

    def _end_word(self) -> None:
        """Put the word on this line, or on the next if it doesn't fit here."""
        if not self._word:
            return
        if self._x and self._x + self._word > self._room and self._word <= self._room:
            self._end_line()
        self._x += self._word
        self._height = max(self._height, self._word_height)
        while self._x > self._room and self._word > self._room:  # broken wherever it has to be
            rest = self._x - self._room
            self._end_line()
            self._height, self._x, self._word = self._word_height, rest, rest
        self._word = self._word_height = 0.0

    def _end_line(self) -> None:
        self._lines.heights.append(self._height or self._usual)
        self._height = self._x = 0.0


def _height(shape: Shape) -> float:
    if shape.exact == "exact":
        return shape.line
    natural = font(shape.family, bold=shape.bold).line * shape.size * 10
    return max(natural, shape.line) if shape.exact else natural * shape.line / 240


def _texts(formula: etree._Element) -> Iterator[str]:
    for text in formula.iter(f"{_M}t"):
        yield text.text or ""
