"""Blocks in another script than the article's: their direction, and their language where it is sure.

An Arabic paragraph in an English article has to run from right to left, and a screen reader has to
change its voice for it. A few words in another script within a sentence are left to the
bidirectional algorithm (Unicode Standard Annex 9), which knows what to do with them.
"""

import re
from operator import is_
from typing import Any, NamedTuple, TypeVar, get_args
from unicodedata import bidirectional

from msgspec import Struct
from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.direction import base_direction
from exporter.scripts import (
    RIGHT_TO_LEFT,
    counts,
    has_right_to_left,
    is_all_latin,
    language_of,
    prevailing,
    script_of,
)
from exporter.tree import (
    Block,
    Blocks,
    Cell,
    DefinitionItem,
    Direction,
    Heading,
    Inline,
    List,
    ListItem,
    Note,
    Paragraph,
    Preformatted,
    QuestionAnswer,
    Quote,
    Row,
    Table,
    Text,
    plain_text,
    walk,
)
from exporter.tree.walk import Part

_ENOUGH = 2
"""Letters from which on a script prevails."""

_PROSE = 4
"""Words from which on a Latin text in a right-to-left article is more than a name."""

_NEARLY_ALL = 0.2
"""Share of letters of the other direction in what still runs one way."""

_LOOKED_AT = 2000
"""Characters of a block that tell its script, and which way a list, table or quote runs."""

_ADDRESS = re.compile(r"(?:\w{2,8}://|www\.)\S+|\S+@\S+\.\S+")
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}

_N = TypeVar("_N", bound=Struct)
_BLOCKS = frozenset(get_args(Block))
_LEAVES = frozenset({Paragraph, Heading, Preformatted})
_OTHERS = frozenset({*get_args(Inline), DefinitionItem, QuestionAnswer, Row}) - {Text}
"""What may hold blocks besides blocks, items and cells; of inlines only notes do."""


def mark_scripts(blocks: Blocks, language: str | None) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """The tree with direction and language on blocks whose script isn't the article's.

    Args:
        blocks: The article; what states a language or direction itself is left as it is, but for
            the direction that a stated language has.
        language: The article's BCP 47 tag, if it is known.
    """
    home = script_of(language or "und")
    way = base_direction(language or "und")
    if home == "Latn" and way == "ltr" and not _is_mixed(blocks):
        return blocks, ()
    nodes = list(walk(blocks))
    marker = _Marker(
        notes=any(type(node) is Note for node in nodes),
        turns=way == "rtl"
        or any(type(node) is Text and has_right_to_left(node.text) for node in nodes),
    )
    found = tuple(marker.block(block, _Around(home, way)) for block in blocks)
    said = (Diagnostic(Code.SCRIPT_MARKED, f"{marker.count}"),) if marker.count else ()
    return found, said


def _is_mixed(blocks: Blocks) -> bool:
    """Whether anything in a Latin article may need marks: other letters, or a stated language."""
    for node in walk(blocks):
        if type(node) is Text:
            if not (node.text.isascii() or is_all_latin(node.text)):
                return True
        elif getattr(node, "lang", None) or getattr(node, "dir", None):
            return True
    return False


class _Around(NamedTuple):
    """What stands around a block.

    Attributes:
        home: The script of the language there.
        way: The direction there.
        held: A list's marker or a table's column holds the block's text to its side.
    """

    home: str
    way: Direction
    held: bool = False


class _Marker:
    """Marks blocks from the outermost inwards, and counts them.

    Args:
        notes: Whether there are notes to look for among the inlines.
        turns: Whether anything may run from right to left.
    """

    def __init__(self, *, notes: bool, turns: bool) -> None:
        self.notes = notes
        self.turns = turns
        self.count = 0

    def block(self, block: Block, around: _Around) -> Block:
        """A block with its marks, and those of all that it holds."""
        if isinstance(block, Preformatted) and block.kind == "code":
            block = _as_code(block, around)
        elif isinstance(block, Paragraph | Heading | Preformatted):
            block = self._leaf(block, around)
        elif block.dir is None:
            block = self._container(block, around)
        return self._inside(block, _within(block, around))

    def _inside(self, node: _N, around: _Around) -> _N:
        """A node with all blocks that it holds marked, whatever field they stand in."""
        if not self.notes and type(node) in _LEAVES:
            return node
        changed = {}
        for name in node.__struct_fields__:
            old = getattr(node, name)
            new = self._field(old, around)
            if new is not old:
                changed[name] = new
        return replace(node, **changed) if changed else node

    def _field(self, value: Any, around: _Around) -> Any:  # noqa: ANN401 - of any node
        """A field's value with the blocks in it marked; inlines hold blocks too: notes."""
        kind = type(value)
        if kind is tuple:
            new = tuple([self._field(item, around) for item in value])
            return value if all(map(is_, value, new)) else new
        if kind is ListItem or kind is Cell:
            marked = self._inside(value, _within(value, around)._replace(held=True))
            return value if marked is value else _lifted(marked, value)
        if kind in _BLOCKS:
            return self.block(value, around)
        if kind in _OTHERS:
            return self._inside(value, _within(value, around))
        return value

    def _container(self, block: Block, around: _Around) -> Block:
        """What holds nearly all its text in the other direction runs that way: so do its markers."""
        if block.lang:
            way = base_direction(block.lang)
            return block if way == around.way else replace(block, dir=way)
        if not self.turns or not isinstance(block, List | Table | Quote):
            return block
        text = plain_text([block])[:_LOOKED_AT]
        found = _way_of(text)
        if found in {None, around.way} or (found == "ltr" and _is_of_names(block, text)):
            return block
        self.count += 1
        return replace(block, dir=found)

    def _leaf(self, block: Paragraph | Heading | Preformatted, around: _Around) -> Block:
        text = plain_text(block.content)
        bare = _bare(text[:_LOOKED_AT])
        script = prevailing(bare)
        if script is None or (script == around.home and around.way == _direction(script)):
            return block
        if sum(map(str.isalpha, bare)) < _ENOUGH:
            return block
        way = _direction(script)
        changes: dict[str, Any] = {}
        if block.dir is None and way != around.way and not _may_stay(text, way, around):
            changes["dir"] = way
            if (
                not isinstance(block, Preformatted)
                and block.align is None
                and _is_held(text, around)
            ):
                changes["align"] = "left" if around.way == "ltr" else "right"
        language = None if block.lang else language_of(text, script)
        if language and _is_foreign(script, around.home):
            changes["lang"] = language
        self.count += bool(changes)
        return replace(block, **changes) if changes else block


def _lifted(part: ListItem | Cell, before: ListItem | Cell) -> ListItem | Cell:
    """An item or cell that says the language which its only paragraph was found to be in."""
    only = part.blocks[0] if len(part.blocks) == 1 else None
    if not isinstance(only, Paragraph) or not only.lang or only.dir:
        return part
    if part.lang or part.dir or before.blocks[0].lang:
        return part
    return replace(part, lang=only.lang, blocks=(replace(only, lang=None),))


def _within(node: Block | Part, around: _Around) -> _Around:
    """What stands around the blocks that a node holds."""
    lang, way = getattr(node, "lang", None), getattr(node, "dir", None)
    if lang:
        around = around._replace(home=script_of(lang))
    return around._replace(way=way or around.way, held=False)


def _direction(script: str) -> Direction:
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"


def _bare(text: str) -> str:
    """A text without the addresses in it."""
    has_address = "://" in text or "@" in text or "www." in text
    return _ADDRESS.sub(" ", text) if has_address else text


def _way_of(text: str) -> Direction | None:
    """The direction of nearly all letters of a text; None where it is mixed."""
    found = counts(_bare(text))
    total = sum(found.values())
    share = sum(found[script] for script in RIGHT_TO_LEFT) / total if total else 0.5
    if min(share, 1 - share) > _NEARLY_ALL:
        return None
    return "rtl" if share > 1 / 2 else "ltr"


def _is_of_names(block: Block, text: str) -> bool:
    """Whether the parts of a list, table or quote are too short for sentences."""
    parts = sum(isinstance(node, Paragraph) for node in walk([block]))
    return len(text.split()) < _PROSE * parts


def _as_code(block: Preformatted, around: _Around) -> Preformatted:
    """Programs run from left to right everywhere."""
    return block if block.dir or around.way == "ltr" else replace(block, dir="ltr")


def _is_foreign(script: str, home: str) -> bool:
    """Whether a script isn't the language's: Japanese and Korean use Chinese characters too."""
    return script != home and not (script == "Hani" and home in {"Kana", "Hang"})


def _is_held(text: str, around: _Around) -> bool:
    """Whether a text of the other direction stays on the side where its surroundings begin."""
    return around.held or (around.way == "rtl" and len(text.split()) < _PROSE)


def _may_stay(text: str, way: Direction, around: _Around) -> bool:
    """Whether a text that stays on its side reads the same in both base directions.

    It does when all its strong characters run one way, and neither a mark nor a number that could
    go to the other end stands outside of them (Unicode Standard Annex 9, N1, N2 and W7).
    """
    if not _is_held(text, around):
        return False
    kinds = [bidirectional(char) for char in text]
    while kinds and kinds[-1] == "NSM":
        kinds.pop()
    if {_STRONG[kind] for kind in kinds if kind in _STRONG} != {way}:
        return False
    return kinds[0] in _STRONG and (kinds[-1] in _STRONG or kinds[-1] in {"EN", "AN"})
