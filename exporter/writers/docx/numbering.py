"""Numbering definitions: one abstract definition a kind, one instance a list.

Instances of one abstract definition share its counters, and an instance with a start override
resets them at its first paragraph (ISO/IEC 29500-1, 17.9.27). So a list that stands inside an item
of another, but not at a deeper level (in a table's cell, say), takes a copy of the definition:
otherwise the outer list would count on from the inner one.
"""

from collections.abc import Iterator
from typing import Literal

from exporter.tree import List
from exporter.tree.nodes import Numbering as Kind
from exporter.writers.docx import styles
from exporter.writers.docx.xml import DECLARATION, W_NS, attribute

DEEPEST = 8
"""Word has nine levels, from 0."""

_MOST = 32767
"""The highest number that Word counts to."""

AnyKind = Kind | Literal["bullet", "box", "bare"]

_FORMATS: dict[AnyKind, str] = {
    "bullet": "bullet",
    "box": "bullet",
    "bare": "bullet",
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_COUNTABLE = {"decimal": range(_MOST + 1), "alpha": range(1, 27), "roman": range(1, 4000)}
"""What Word's numbers and HTML's agree on; after z, Word goes on with bb where HTML has ab."""

_BULLETS = "•◦▪"
_BULLET_FONT = (
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/></w:rPr>'
)

_BOX = "\u2610"
_BOX_FONT = _BULLET_FONT.replace("Arial", "Segoe UI Symbol")
_UNSEEN = "\u200b"
"""Takes no room. With no sign at all, pandoc takes the paragraph for one more of the item before."""

_NOTHING = '<w:suff w:val="nothing"/>'
"""Between a sign and the text (17.9.28): no tab where there is no sign."""


class OpenList:
    """A list that is being written: the numbering instance of each of its items in turn."""

    def __init__(self, kind: AnyKind, level: int, numbers: Iterator[int]) -> None:
        self.kind = kind
        self.level = level
        self._numbers = numbers

    def next_number(self) -> int:
        """The id of the instance that the next item refers to."""
        return next(self._numbers)


class Numbering:
    """All numbering of a document.

    The first two instances belong to the list styles, so that a list which an editor makes with
    them is numbered too.
    """

    def __init__(self, step: int = styles.STEP) -> None:
        self._step = step
        self._abstract: dict[tuple[AnyKind, int], int] = {("bullet", 0): 0, ("decimal", 0): 1}
        self._instances = [_instance(1, 0), _instance(2, 1)]
        self._open: list[OpenList] = []

    def open(self, node: List, level: int, *, bare: bool = False) -> OpenList:
        """Begin a list at a level from 0 to 8; `close` it after its last item.

        Args:
            node: What is written.
            level: From 0.
            bare: Its items have no bullets, and begin where their further paragraphs do.
        """
        kind: AnyKind = node.numbering if node.ordered else "bare" if bare else "bullet"
        copy = sum(other.kind == kind and other.level >= level for other in self._open)
        abstract = self._abstract.setdefault((kind, copy), len(self._abstract))
        opened = OpenList(kind, level, self._numbers(node, abstract, level))
        self._open.append(opened)
        return opened

    def boxes(self) -> int:
        """The id of the instance whose items have boxes to tick."""
        abstract = self._abstract.setdefault(("box", 0), len(self._abstract))
        return self._new(abstract, "")

    def close(self) -> None:
        """End the list that was opened last."""
        self._open.pop()

    def _numbers(self, node: List, abstract: int, level: int) -> Iterator[int]:
        """Instance ids, one an item: a new one wherever Word wouldn't count to the number."""
        if not node.ordered:
            yield from [self._new(abstract, "")] * len(node.items)
            return
        number, before = 0, None
        for value in values(node):
            if not is_countable(node.numbering, value):
                number = self._new(
                    abstract, _literal(level, label(node.numbering, value), self._step)
                )
                before = None
            else:
                if before is None or value != before + 1:
                    number = self._new(abstract, _start(level, value))
                before = value
            yield number

    def _new(self, abstract: int, override: str) -> int:
        number = len(self._instances) + 1
        self._instances.append(_instance(number, abstract, override))
        return number

    def part(self) -> str:
        """The numbering part (ISO/IEC 29500-1, 17.9)."""
        definitions = "".join(
            [
                _definition(number, kind, self._step, styled=copy == 0)
                for (kind, copy), number in self._abstract.items()
            ]
        )
        instances = "".join(self._instances)
        return f"{DECLARATION}<w:numbering {W_NS}>{definitions}{instances}</w:numbering>"


def values(node: List) -> Iterator[int]:
    """The number of each item of an ordered list.

    Source: https://html.spec.whatwg.org/multipage/grouping-content.html#ordinal-value
    """
    step = -1 if node.reversed else 1
    first = len(node.items) if node.reversed else 1
    value = first if node.start is None else node.start
    for item in node.items:
        value = value if item.value is None else item.value
        yield value
        value += step


def is_countable(kind: Kind, value: int) -> bool:
    """Whether Word prints the number as HTML does."""
    return value in _COUNTABLE[kind.rpartition("-")[2]]


def label(kind: Kind, value: int) -> str:
    """A number as HTML prints it.

    Source: https://www.w3.org/TR/css-counter-styles-3/#simple-numeric
    """
    if value < 1 or kind == "decimal" or (kind.endswith("roman") and value > 3999):
        return str(value)
    written = _roman(value) if kind.endswith("roman") else _letters(value)
    return written.upper() if kind.startswith("upper") else written


def _letters(value: int) -> str:
    letters = ""
    while value:
        value, rest = divmod(value - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(value: int) -> str:
    signs = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    worth = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    written = ""
    for sign, amount in zip(signs, worth, strict=True):
        count, value = divmod(value, amount)
        written += sign * count
    return written


def _start(level: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def _instance(number: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _definition(number: int, kind: AnyKind, step: int, *, styled: bool) -> str:
    """An abstract definition of nine levels."""
    levels = "".join([_level(kind, level, step, styled=styled) for level in range(DEEPEST + 1)])
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x5EED0000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(kind: AnyKind, level: int, step: int, *, styled: bool) -> str:
    style = ""
    if styled and level < 5 and kind in {"bullet", "decimal"}:
        style = f'<w:pStyle w:val="{styles.list_item(level, ordered=kind == "decimal")}"/>'
    if kind == "box":
        sign, font = _BOX, _BOX_FONT
    elif kind == "bare":
        sign, font = _UNSEEN, _BULLET_FONT
    elif kind == "bullet":
        sign, font = _BULLETS[level % len(_BULLETS)], _BULLET_FONT
    else:
        sign, font = f"%{level + 1}.", ""
    return _level_with(level, step, _FORMATS[kind], sign, (style, font))


def _literal(level: int, sign: str, step: int) -> str:
    """An override whose label is a fixed text."""
    fixed = _level_with(level, step, "decimal", f"{sign}.", ("", ""))
    return f'<w:lvlOverride w:ilvl="{level}">{fixed}</w:lvlOverride>'


def _level_with(level: int, step: int, form: str, sign: str, looks: tuple[str, str]) -> str:
    style, font = looks
    left = step * (level + 1)
    bare = sign == _UNSEEN
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
        f'{_NOTHING if bare else ""}<w:lvlText{attribute("w:val", sign)}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{0 if bare else step}"/></w:pPr>{font}</w:lvl>'
    )
