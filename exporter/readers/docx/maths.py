"""Formulas of Word (Office Math, ISO/IEC 29500-1, 22.1) as MathML's elements."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from exporter.readers.docx.names import M, W
from exporter.tree import MathElement
from exporter.tree.formula import MathName
from exporter.tree.maths import ATTRIBUTES

_VARIANTS = {"p": "normal", "b": "bold", "bi": "bold-italic"}
_LETTERS = {
    "double-struck": "double-struck",
    "script": "script",
    "fraktur": "fraktur",
    "sans-serif": "sans-serif",
    "monospace": "monospace",
}
_TOKEN = re.compile(r"(\d+(?:[.,]\d+)*)|(\s+)|(.)", re.DOTALL)
_FUNCTIONS = frozenset(
    [
        "arccos",
        "arcsin",
        "arctan",
        "arg",
        "cos",
        "cosh",
        "cot",
        "coth",
        "csc",
        "deg",
        "det",
        "dim",
        "exp",
        "gcd",
        "hom",
        "inf",
        "ker",
        "lg",
        "lim",
        "liminf",
        "limsup",
        "ln",
        "log",
        "max",
        "min",
        "mod",
        "Pr",
        "sec",
        "sin",
        "sinh",
        "sup",
        "tan",
        "tanh",
    ]
)
_ACCENTS = {
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "¯",
    "\u0305": "¯",
    "\u20d7": "→",
    "\u0307": "˙",
    "\u0308": "¨",
    "\u030c": "ˇ",
    "\u0306": "˘",
    "\u0301": "´",
    "\u0300": "`",
    "\u030a": "˚",
}
_WIDTHS = {"\u2003": "1em", "\u2002": "0.5em", "\u2005": "0.25em", "\u2009": "0.17em"}
_DEEPEST = 36
_STRETCHES = (("stretchy", "true"),)
_NOT_CONTENT = frozenset(
    f"{M}{name}"
    for name in [
        "ctrlPr",
        "rPr",
        "fPr",
        "radPr",
        "sSubPr",
        "sSupPr",
        "sSubSupPr",
        "sPrePr",
        "naryPr",
        "dPr",
        "funcPr",
        "limLowPr",
        "limUppPr",
        "accPr",
        "barPr",
        "groupChrPr",
        "mPr",
        "eqArrPr",
        "boxPr",
        "borderBoxPr",
        "phantPr",
        "oMathParaPr",
        "argPr",
    ]
)


def formula(element: etree._Element) -> MathElement:
    """The formula of an `m:oMath`."""
    return _row(_read(element, 0))


def _row(parts: Iterable[MathElement]) -> MathElement:
    """One element for several."""
    parts = tuple(parts)
    return parts[0] if len(parts) == 1 else MathElement("mrow", parts)


def _read(element: etree._Element | None, depth: int) -> tuple[MathElement, ...]:
    """What an element holds."""
    if element is None:
        return ()
    if depth > _DEEPEST:
        text = "".join(t.text or "" for t in element.iter(f"{M}t"))
        return (MathElement("mtext", text=text),) if text else ()
    found: list[MathElement] = []
    for child in element:
        if child.tag not in _NOT_CONTENT:
            found.extend(_one(child, depth + 1))
    return tuple(found)


def _part(element: etree._Element, name: str, depth: int) -> MathElement:
    """A named argument as one element; an empty row for none."""
    return _row(_read(element.find(M + name), depth))


def _one(node: etree._Element, depth: int) -> Iterator[MathElement]:  # noqa: C901, PLR0912, PLR0915 - a total match
    """One element of Office Math, or several where MathML has no element around them."""
    match str(node.tag).removeprefix(M):
        case "r":
            yield from _run(node)
        case "f":
            bare = _said(node, "f", "type") == "noBar"
            attributes = (("linethickness", "0"),) if bare else ()
            parts = (_part(node, "num", depth), _part(node, "den", depth))
            yield MathElement("mfrac", parts, attributes=attributes)
        case "rad":
            degree = _read(node.find(f"{M}deg"), depth)
            inside = _part(node, "e", depth)
            if _is_on(node, "rad", "degHide") or not degree:
                yield MathElement("msqrt", (inside,))
            else:
                yield MathElement("mroot", (inside, _row(degree)))
        case "sSub":
            yield _scripted("msub", node, ("e", "sub"), depth)
        case "sSup":
            yield _scripted("msup", node, ("e", "sup"), depth)
        case "sSubSup":
            yield _scripted("msubsup", node, ("e", "sub", "sup"), depth)
        case "sPre":
            low, high = _part(node, "sub", depth), _part(node, "sup", depth)
            yield MathElement("msubsup", (MathElement("mrow"), low, high))
            yield from _read(node.find(f"{M}e"), depth)
        case "nary":
            yield _large(node, depth)
            yield from _read(node.find(f"{M}e"), depth)
        case "d":
            yield from _delimited(node, depth)
        case "func":
            yield from map(_as_name, _read(node.find(f"{M}fName"), depth))
            yield from _read(node.find(f"{M}e"), depth)
        case "limLow":
            yield _scripted("munder", node, ("e", "lim"), depth)
        case "limUpp":
            yield _upper(_scripted("mover", node, ("e", "lim"), depth))
        case "acc":
            sign = _said(node, "acc", "chr") or "\u0302"
            yield _marked("mover", _part(node, "e", depth), _ACCENTS.get(sign, sign))
        case "bar":
            top = _said(node, "bar", "pos") == "top"
            inside = _part(node, "e", depth)
            yield _marked("mover" if top else "munder", inside, "¯" if top else "_")
        case "groupChr":
            top = _said(node, "groupChr", "pos") == "top"
            sign = _said(node, "groupChr", "chr") or "⏟"
            yield _marked("mover" if top else "munder", _part(node, "e", depth), sign)
        case "m":
            yield _matrix(node, depth)
        case "eqArr":
            rows = (MathElement("mtd", _read(e, depth)) for e in node.iterfind(f"{M}e"))
            yield MathElement("mtable", tuple(MathElement("mtr", (cell,)) for cell in rows))
        case _ if node.tag not in {f"{W}del", f"{W}moveFrom", f"{W}rPr"}:
            yield from _read(node, depth)


def _scripted(
    name: MathName, node: etree._Element, parts: tuple[str, ...], depth: int
) -> MathElement:
    return MathElement(name, tuple(_part(node, part, depth) for part in parts))


def _upper(node: MathElement) -> MathElement:
    """Limits below and above are one element."""
    base, over = node.children
    return MathElement("munderover", (*base.children, over)) if base.name == "munder" else node


def _marked(name: MathName, inside: MathElement, sign: str) -> MathElement:
    return MathElement(name, (inside, MathElement("mo", text=sign)))


def _as_name(node: MathElement) -> MathElement:
    """A function's name, which stands upright as text does."""
    if node.name == "mtext" and node.text.strip():
        return MathElement("mi", text=node.text)
    if node.name in {"munder", "mover", "msub", "msup", "munderover", "msubsup"}:
        first, *rest = node.children
        return MathElement(node.name, (_as_name(first), *rest), attributes=node.attributes)
    return node


def _large(node: etree._Element, depth: int) -> MathElement:
    """A sum or integral with its limits (22.1.2.70)."""
    sign = MathElement("mo", text=_said(node, "nary", "chr") or "∫")
    low = () if _is_on(node, "nary", "subHide") else _read(node.find(f"{M}sub"), depth)
    high = () if _is_on(node, "nary", "supHide") else _read(node.find(f"{M}sup"), depth)
    beside = (_said(node, "nary", "limLoc") or "subSup") == "subSup"
    if low and high:
        name: MathName = "msubsup" if beside else "munderover"
        return MathElement(name, (sign, _row(low), _row(high)))
    if low:
        return MathElement("msub" if beside else "munder", (sign, _row(low)))
    if high:
        return MathElement("msup" if beside else "mover", (sign, _row(high)))
    return sign


def _delimited(node: etree._Element, depth: int) -> Iterator[MathElement]:
    """Brackets and what they hold (22.1.2.24)."""
    said = {name: _said(node, "d", f"{name}Chr") for name in ("beg", "sep", "end")}
    opening = "(" if said["beg"] is None else said["beg"]
    closing = ")" if said["end"] is None else said["end"]
    parts: list[MathElement] = []
    if opening:
        parts.append(MathElement("mo", text=opening, attributes=_STRETCHES))
    for place, e in enumerate(node.iterfind(f"{M}e")):
        if place:
            parts.append(MathElement("mo", text=said["sep"] or "|"))
        parts.extend(_read(e, depth))
    if closing:
        parts.append(MathElement("mo", text=closing, attributes=_STRETCHES))
    yield MathElement("mrow", tuple(parts))


def _matrix(node: etree._Element, depth: int) -> MathElement:
    sides = [
        side.get(f"{M}val") or "center"
        for column in node.iterfind(f"{M}mPr/{M}mcs/{M}mc/{M}mcPr")
        if (side := column.find(f"{M}mcJc")) is not None
    ]
    rows = []
    for row in node.iterfind(f"{M}mr"):
        cells = (MathElement("mtd", _read(e, depth)) for e in row.iterfind(f"{M}e"))
        rows.append(MathElement("mtr", tuple(cells)))
    said = " ".join(sides)
    stated = bool(set(sides) - {"center"}) and bool(ATTRIBUTES["columnalign"].match(said))
    return MathElement("mtable", tuple(rows), attributes=(("columnalign", said),) if stated else ())


def _run(node: etree._Element) -> Iterator[MathElement]:
    """A run: words, or letters, numbers and signs one by one."""
    text = "".join(t.text or "" for t in node.iter(f"{M}t", f"{W}t"))
    if not text:
        return
    properties = node.find(f"{M}rPr")
    if properties is not None and properties.find(f"{M}nor") is not None:
        yield from _words(text)
        return
    style, script = _value(properties, "sty"), _value(properties, "scr")
    variant = _LETTERS.get(script or "", _VARIANTS.get(style or "", ""))
    attributes = (("mathvariant", variant),) if variant else ()
    for digits, blank, sign in _TOKEN.findall(text):
        if digits:
            yield MathElement("mn", text=digits, attributes=attributes)
        elif sign:
            name: MathName = "mi" if sign.isalpha() else "mo"
            yield MathElement(name, text=sign, attributes=attributes if name == "mi" else ())
        elif blank in _WIDTHS:
            yield MathElement("mspace", attributes=(("width", _WIDTHS[blank]),))


def _words(text: str) -> Iterator[MathElement]:
    """Normal text in a formula: a space, a sign by itself, a function's name, or words."""
    if not text.strip():
        for sign in text:
            if sign in _WIDTHS:
                yield MathElement("mspace", attributes=(("width", _WIDTHS[sign]),))
    elif text in _FUNCTIONS:
        yield MathElement("mi", text=text)
    elif len(text) == 1 and not text.isalnum():
        yield MathElement("mo", text=text)
    else:
        yield MathElement("mtext", text=text)


def _value(element: etree._Element | None, name: str) -> str | None:
    child = None if element is None else element.find(M + name)
    return None if child is None else child.get(f"{M}val")


def _said(node: etree._Element, kind: str, name: str) -> str | None:
    """What an element's properties say."""
    return _value(node.find(f"{M}{kind}Pr"), name)


def _is_on(node: etree._Element, kind: str, name: str) -> bool:
    properties = node.find(f"{M}{kind}Pr")
    child = None if properties is None else properties.find(M + name)
    return child is not None and child.get(f"{M}val", "1") not in {"0", "false", "off"}
