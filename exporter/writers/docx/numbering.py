"""Numbering definitions: one abstract definition a kind, one instance a list.

Instances of one abstract definition share its counters, and an instance with a start override
resets them at its first paragraph (ISO/IEC 29500-1, 17.9.27). So a list that stands inside an item
of another, but not at a deeper level (in a table's cell, say), takes a copy of the definition:
otherwise the outer list would count on from the inner one.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

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

_SIGNS: dict[AnyKind, tuple[str, str]] = {
    "bullet": ("", _BULLET_FONT),
    "box": (_BOX, _BOX_FONT),
    "bare": (_UNSEEN, _BULLET_FONT),
}
"""The sign and its font of lists without numbers; bullets go by the level."""

_NOTHING = '<w:suff w:val="nothing"/>'
"""Between a sign and the text (17.9.28): no tab where there is no sign."""


class ListLook(Struct, frozen=True):
    """How a level's items look.

    Attributes:
        text: The sign; `%` with the level from 1 stands for a number.
        hanging: How far the sign stands before it.
        font: `w:rPr` of the sign; may be empty.
    """

    text: str
    hanging: int
    font: str


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

    Args:
        step: How far a level is indented, in twentieths of a point.
        looks: What is said of some levels, by whether they are numbered, and the level from 0.
    """

    def __init__(
        self, step: int = styles.STEP, looks: Mapping[tuple[bool, int], ListLook] | None = None
    ) -> None:
        self._step = step
        self._looks = looks or {}
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
                number = self._new(abstract, self._literal(level, label(node.numbering, value)))
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
                self._definition(number, kind, styled=copy == 0)
                for (kind, copy), number in self._abstract.items()
            ]
        )
        instances = "".join(self._instances)
        return f"{DECLARATION}<w:numbering {W_NS}>{definitions}{instances}</w:numbering>"

    def _definition(self, number: int, kind: AnyKind, *, styled: bool) -> str:
        """An abstract definition of nine levels."""
        levels = "".join([self._level(kind, level, styled=styled) for level in range(DEEPEST + 1)])
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x5EED0000 + number:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )

    def _level(self, kind: AnyKind, level: int, *, styled: bool) -> str:
        style = ""
        if styled and level < 5 and kind in {"bullet", "decimal"}:
            style = f'<w:pStyle w:val="{styles.list_item(level, ordered=kind == "decimal")}"/>'
        return self._level_with(level, _FORMATS[kind], self._look(kind, level), style)

    def _literal(self, level: int, sign: str) -> str:
        """An override whose label is a fixed text."""
        look = self._look("decimal", level)
        fixed = self._level_with(level, "decimal", replace(look, text=f"{sign}."), "")
        return f'<w:lvlOverride w:ilvl="{level}">{fixed}</w:lvlOverride>'

    def _level_with(self, level: int, form: str, look: ListLook, style: str) -> str:
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
            f"{_NOTHING if look.text == _UNSEEN else ''}"
            f'<w:lvlText{attribute("w:val", look.text)}/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{self._step * (level + 1)}" w:hanging="{look.hanging}"/></w:pPr>{look.font}</w:lvl>'
        )

    def _look(self, kind: AnyKind, level: int) -> ListLook:
        """What is said of a level of such lists; else our sign at the next step inwards."""
        ordered = kind not in {"bullet", "box", "bare"}
        known = self._looks.get((ordered, level))
        if known is None:
            text, font = _SIGNS.get(kind, (f"%{level + 1}.", ""))
            if kind == "bullet":
                text = _BULLETS[level % len(_BULLETS)]
            known = ListLook(text, self._step, font)
        elif kind in _SIGNS and kind != "bullet":
            known = replace(known, text=_SIGNS[kind][0], font=_SIGNS[kind][1])
        return replace(known, hanging=0) if kind == "bare" else known


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
