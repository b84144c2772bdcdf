"""What a document's styles say of lines and of the space between them, their chains resolved."""

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_OFF = frozenset({"0", "false", "off"})
_DEEPEST = 30
_NATURAL = 240
"""Twentieths of a point that stand for one line in `w:line` (ISO/IEC 29500-1, 17.3.1.33)."""


class Shape(Struct, frozen=True):
    """How a paragraph's lines look. Lengths are twentieths of a point.

    Attributes:
        family: Of the font.
        size: Of the type, in half points.
        bold: Its face.
        before: Space above.
        after: Space below.
        line: The height of a line in 240ths of the font's own, or a length.
        exact: `line` is a length: `exact`, or the `least`; empty where it is none.
        left: Indent at the start.
        right: Indent at the end.
        first: Of the first line, beyond `left`; less than 0 where it hangs.
        keep_next: No page ends after it.
        keep_lines: It stays in one piece.
        breaks: It begins a page.
        contextual: No space between it and a neighbour of its style.
    """

    family: str = ""
    size: int = 20
    bold: bool = False
    before: int = 0
    after: int = 0
    line: int = _NATURAL
    exact: str = ""
    left: int = 0
    right: int = 0
    first: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    breaks: bool = False
    contextual: bool = False


class Sheet:
    """The styles and lists of a document.

    Args:
        styles: Root of the styles part.
        numbering: Root of the numbering part, if there is one.
    """

    def __init__(self, styles: etree._Element, numbering: etree._Element | None) -> None:
        self._elements = {
            style.get(f"{W}styleId") or "": style for style in styles.iterfind(f"{W}style")
        }
        self._default = next(
            (
                name
                for name, style in self._elements.items()
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in {"1", "true", "on"}
            ),
            "",
        )
        defaults = styles.find(f"{W}docDefaults")
        base = Shape()
        for part in [] if defaults is None else defaults:
            base = shaped(base, part.find(f"{W}pPr"), part.find(f"{W}rPr"))
        self._base = base
        self._shapes: dict[str, Shape] = {}
        self._runs: dict[str, list[etree._Element]] = {}
        self._indents = {} if numbering is None else _indents(numbering)

    def paragraph(self, style: str | None) -> Shape:
        """The shape of a paragraph style; of the default one for None."""
        name = style if style in self._elements else self._default
        if name not in self._shapes:
            shape = self._base
            for link in reversed(self._chain(name)):
                shape = shaped(shape, link.find(f"{W}pPr"), link.find(f"{W}rPr"))
                instance = link.find(f"{W}pPr/{W}numPr")
                shape = self._indented(shape, instance)
            self._shapes[name] = shape
        return self._shapes[name]

    def of(self, properties: etree._Element | None) -> Shape:
        """The shape of a paragraph by its `w:pPr`."""
        if properties is None:
            return self.paragraph(None)
        shape = self.paragraph(_value(properties, "pStyle"))
        shape = self._indented(shape, properties.find(f"{W}numPr"))
        return shaped(shape, properties, None)

    def run(self, shape: Shape, properties: etree._Element | None) -> Shape:
        """The shape of a run within a paragraph, by its `w:rPr`."""
        if properties is None:
            return shape
        style = _value(properties, "rStyle")
        if style is not None:
            for link in self._run_style(style):
                shape = shaped(shape, None, link)
        return shaped(shape, None, properties)

    def _run_style(self, style: str) -> list[etree._Element]:
        if style not in self._runs:
            chain = [link.find(f"{W}rPr") for link in reversed(self._chain(style))]
            self._runs[style] = [link for link in chain if link is not None]
        return self._runs[style]

    def _indented(self, shape: Shape, numbering: etree._Element | None) -> Shape:
        if numbering is None:
            return shape
        level = _value(numbering, "ilvl") or "0"
        found = self._indents.get((_value(numbering, "numId") or "", level))
        return shape if found is None else replace(shape, left=found[0], first=found[1])

    def _chain(self, style: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while style in self._elements and len(chain) < _DEEPEST:
            chain.append(self._elements[style])
            style = _value(chain[-1], "basedOn") or ""
        return chain


def shaped(shape: Shape, paragraph: etree._Element | None, run: etree._Element | None) -> Shape:
    """A shape with what properties say beyond it.

    Args:
        shape: What holds so far.
        paragraph: `w:pPr`.
        run: `w:rPr`.
    """
    said: dict[str, object] = {}
    for child in () if paragraph is None else paragraph:
        name = child.tag.removeprefix(W)
        if name == "spacing":
            said |= _spacing(child)
        elif name == "ind":
            said |= _indent(child)
        elif name in _SWITCHES:
            said[_SWITCHES[name]] = child.get(f"{W}val") not in _OFF
    for child in () if run is None else run:
        name = child.tag.removeprefix(W)
        if name == "rFonts":
            family = child.get(f"{W}ascii") or child.get(f"{W}hAnsi")
            said |= {"family": family} if family else {}
        elif name == "sz":
            said["size"] = number(child.get(f"{W}val")) or shape.size
        elif name == "b":
            said["bold"] = child.get(f"{W}val") not in _OFF
    return replace(shape, **said) if said else shape


_SWITCHES = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "pageBreakBefore": "breaks",
    "contextualSpacing": "contextual",
}


def _spacing(element: etree._Element) -> dict[str, object]:
    said: dict[str, object] = {}
    for name in ("before", "after", "line"):
        if (found := number(element.get(f"{W}{name}"))) is not None:
            said[name] = found
    rule = element.get(f"{W}lineRule")
    if rule is not None:
        said["exact"] = {"exact": "exact", "atLeast": "least"}.get(rule, "")
    return said


def _indent(element: etree._Element) -> dict[str, int]:
    said: dict[str, int] = {}
    sides = (("left", "left"), ("start", "left"), ("right", "right"), ("end", "right"))
    for name, field in sides:
        if (found := number(element.get(f"{W}{name}"))) is not None:
            said[field] = found
    if (hanging := number(element.get(f"{W}hanging"))) is not None:
        said["first"] = -hanging
    elif (first := number(element.get(f"{W}firstLine"))) is not None:
        said["first"] = first
    return said


def _indents(numbering: etree._Element) -> dict[tuple[str, str], tuple[int, int]]:
    """Left and first indent of each list's levels, by instance and level."""
    abstract: dict[str, dict[str, tuple[int, int]]] = {}
    for definition in numbering.iterfind(f"{W}abstractNum"):
        levels = abstract.setdefault(definition.get(f"{W}abstractNumId") or "", {})
        for level in definition.iterfind(f"{W}lvl"):
            found = level.find(f"{W}pPr/{W}ind")
            said = {} if found is None else _indent(found)
            levels[level.get(f"{W}ilvl") or "0"] = said.get("left", 0), said.get("first", 0)
    return {
        (instance.get(f"{W}numId") or "", level): indent
        for instance in numbering.iterfind(f"{W}num")
        for level, indent in abstract.get(_value(instance, "abstractNumId") or "", {}).items()
    }


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def number(value: str | None) -> int | None:
    """A whole number; None for what is none."""
    try:
        return int(float(value)) if value else None
    except (ValueError, OverflowError):
        return None
