"""The hidden bookmarks by which our writer marks what Word has no containers for.

See `writers.docx.ranges`. A draft that was edited keeps them around their paragraphs; what an editor
adds at the end of one stands outside, and is told by its style as in anybody's document.
"""

import re
from typing import get_args

from lxml import etree

from exporter.readers.docx.names import W
from exporter.tree import CalloutKind

_NAME = re.compile(r"_(Quote|Figure|Questions|Details|Callout([A-Z][a-z]+))[0-9]{1,7}\Z")
_KINDS: tuple[CalloutKind, ...] = get_args(CalloutKind)
_START, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_MARKS = (_START, _END)
_BESIDE = frozenset({f"{W}rPr", f"{W}commentReference"})
_OWN_CONTENTS = re.compile(r"_Toc[0-9]{9}\Z")


def kind_of(name: str) -> str:
    """What a range holds: `Quote`, `Figure`, `Questions`, `Details`, `Callout`; else nothing."""
    found = _NAME.match(name)
    if found is None:
        return ""
    if found[2] is not None:
        return "Callout" if found[2].lower() in _KINDS else ""
    return found[1]


def callout_kind(name: str) -> CalloutKind:
    """The kind of a callout's range."""
    found = _NAME.match(name)
    word = "" if found is None else (found[2] or "").lower()
    return next((kind for kind in _KINDS if kind == word), "note")


def is_ours(name: str) -> bool:
    """Whether a bookmark is one that our writer has added."""
    return bool(kind_of(name) or _OWN_CONTENTS.match(name))


def _shows(run: etree._Element) -> bool:
    """Whether a run is of the text, and not the sign of a comment."""
    return any(child.tag not in _BESIDE for child in run)


class OpenRanges:
    """The ranges of one story, as its paragraphs and tables are gone through.

    Attributes:
        names: Of those that hold the paragraph or table that is being read, the outermost first.

    Args:
        taken: Names that other stories of the document have, this one's among them from now on.
    """

    def __init__(self, taken: set[str]) -> None:
        self.names: tuple[str, ...] = ()
        self._taken = taken
        self._ids: dict[str, str] = {}
        self._ended: list[str] = []

    def enter(self, paragraph: etree._Element) -> None:
        """A paragraph begins.

        LibreOffice begins a bookmark that goes over several paragraphs again in the last.
        """
        seen = not any(map(_shows, paragraph.iter(f"{W}r")))
        for child in paragraph.iter(*_MARKS, f"{W}r"):
            if child.tag == f"{W}r":
                seen = seen or _shows(child)
            elif child.tag == _START:
                self._start(child)
            else:
                self._end(child)
                if not seen:
                    self.leave()

    def enter_table(self, table: etree._Element) -> None:
        """A table begins: what begins or ends in it alone, or goes over all of it, is of this story."""
        cells = list(table.iterfind(f"{W}tr/{W}tc"))
        if not cells:
            return
        first, last = list(cells[0].iter(_START)), list(cells[-1].iter(_END))
        ended = {mark.get(f"{W}id") for mark in table.iter(_END)}
        over = {mark.get(f"{W}id") for mark in last} if len(cells) > 1 else set()
        for mark in first:
            number = mark.get(f"{W}id")
            if number not in ended or number in over:
                self._start(mark)
        for mark in last:
            self._end(mark)

    def leave(self) -> None:
        """The paragraph or table has ended."""
        if self._ended:
            self.names = tuple(name for name in self.names if name not in self._ended)
            self._ended = []

    def _start(self, mark: etree._Element) -> None:
        name = mark.get(f"{W}name") or ""
        if not kind_of(name) or (name in self._taken and name not in self.names):
            return
        self._ids[mark.get(f"{W}id") or ""] = name
        self._taken.add(name)
        if name not in self.names:
            self.names = (*self.names, name)

    def _end(self, mark: etree._Element) -> None:
        if (name := self._ids.pop(mark.get(f"{W}id") or "", None)) is not None:
            self._ended.append(name)
