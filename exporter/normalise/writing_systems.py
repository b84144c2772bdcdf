"""Blocks in another script than the article's: their direction, and their language where it is sure.

An Arabic paragraph in an English article has to run from right to left, and a screen reader has to
change its voice for it. A few words in another script within a sentence are left to the
bidirectional algorithm (Unicode Standard Annex 9), which knows what to do with them.
"""

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.direction import base_direction
from exporter.scripts import RIGHT_TO_LEFT, is_all_latin, language_of, prevailing, script_of
from exporter.tree import (
    Block,
    Blocks,
    Cell,
    Direction,
    Heading,
    List,
    Paragraph,
    Preformatted,
    Quote,
    Table,
    plain_text,
    rebuild,
    walk,
)

_ENOUGH = 2
"""Letters from which on a script prevails."""


def mark_scripts(blocks: Blocks, language: str | None) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """The tree with direction and language on blocks whose script isn't the article's.

    Args:
        blocks: The article; what states a language or direction itself is left as it is.
        language: The article's BCP 47 tag, if it is known.
    """
    home = script_of(language or "und")
    if home == "Latn" and all(map(is_all_latin, _texts(blocks))):
        return blocks, ()
    marker = _Marker(home, base_direction(language or "und"))
    found = rebuild(blocks, on_block=marker.block)
    said = (Diagnostic(Code.SCRIPT_MARKED, f"{marker.count}"),) if marker.count else ()
    return found, said


def _texts(blocks: Blocks) -> list[str]:
    return [plain_text([block]) for block in blocks]


class _Marker:
    """Marks leaf blocks, then what holds nothing but marked ones."""

    def __init__(self, home: str, direction: Direction) -> None:
        self.home = home
        self.direction = direction
        self.count = 0

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return self._leaf(block)
            case Preformatted() if block.kind != "code":
                return self._leaf(block)
            case List():
                return self._container(block, tuple(item.blocks for item in block.items))
            case Quote():
                return self._container(block, (block.blocks,))
            case Table():
                cells = tuple(node.blocks for node in walk([block]) if isinstance(node, Cell))
                return self._container(block, tuple(filter(None, cells)))
            case _:
                return block

    def _leaf(self, block: Paragraph | Heading | Preformatted) -> Block:
        if block.lang or block.dir:
            return block
        text = plain_text(block.content)
        script = prevailing(text)
        if script is None or script == self.home or sum(map(str.isalpha, text)) < _ENOUGH:
            return block
        direction: Direction = "rtl" if script in RIGHT_TO_LEFT else "ltr"
        language = language_of(text, script) if self._is_foreign(script) else None
        if direction == self.direction and language is None:
            return block
        self.count += 1
        dir_ = direction if direction != self.direction else None
        return replace(block, dir=dir_, lang=language)

    def _is_foreign(self, script: str) -> bool:
        """Whether a script can't be the article's: Japanese and Korean use Chinese characters too."""
        return not (script == "Hani" and self.home in {"Kana", "Hang"})

    def _container(self, block: List | Quote | Table, parts: tuple[Blocks, ...]) -> Block:
        """A block whose parts all run the other way runs that way itself: so do its markers."""
        other: Direction = "rtl" if self.direction == "ltr" else "ltr"
        if block.dir or block.lang or not parts:
            return block
        if all(part and getattr(part[0], "dir", None) == other for part in parts):
            return replace(block, dir=other)
        return block
