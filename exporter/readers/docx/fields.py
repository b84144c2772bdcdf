"""Fields: their results are text, and some are links (ISO/IEC 29500-1, 17.16)."""

import re

from exporter.readers.docx.looks import Linked

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_CONTENTS = frozenset({"TOC"})
_FILES = frozenset({"INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "RD"})
_LONGEST = 4096


class Field:
    """A field that is being read: between its begin and its separator it is an instruction."""

    def __init__(self) -> None:
        self._instruction: list[str] = []
        self.in_result = False
        self.link: Linked | None = None
        self.contents = False
        self.file = False

    def say(self, text: str | None) -> None:
        """Add to the instruction."""
        if text and len(self._instruction) < _LONGEST:
            self._instruction.append(text)

    def separate(self) -> None:
        """The instruction is whole; what follows is the result."""
        self.in_result = True
        words = [
            re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else found[2]
            for found in _TOKEN.finditer("".join(self._instruction)[:_LONGEST])
        ]
        if not words:
            return
        kind = words[0].upper()
        self.contents = kind in _CONTENTS
        self.file = kind in _FILES
        if kind == "HYPERLINK":
            self.link = _hyperlink(words[1:])
        elif kind == "REF" and len(words) > 1 and "\\h" in words:
            self.link = Linked(f"#{words[1]}")


def _hyperlink(words: list[str]) -> Linked | None:
    """The target of a HYPERLINK field (17.16.5.25)."""
    address = anchor = title = ""
    place = 0
    while place < len(words):
        word = words[place]
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in {"\\l", "\\o", "\\t"}:
            anchor = following if word == "\\l" else anchor
            title = following if word == "\\o" else title
            place += 1
        elif not word.startswith("\\") and not address:
            address = word
        place += 1
    target = f"{address}#{anchor}" if anchor and "#" not in address else address
    return Linked(target, title) if target else None
