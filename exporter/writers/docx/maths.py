"""Formulas as Word's own (Office Math, ISO/IEC 29500-1, 22.1)."""

from typing import assert_never

from exporter.tree import Math, MathElement
from exporter.tree.maths import linear
from exporter.writers.docx.xml import attribute, escape

_LARGE = frozenset("∑∏∐⋃⋂⨁⨂⋁⋀∫∬∭∮")
"""Operators that have limits and something that they work on."""

_INTEGRALS = frozenset("∫∬∭∮")
_ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0305",
    "‾": "\u0305",
}
_ACCENTS |= {
    "→": "\u20d7",
    "⃗": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "_": "\u0332",
}
_OPENING, _CLOSING = "([{⟨|‖⌊⌈", ")]}⟩|‖⌋⌉"
_STYLES = {"normal": "p", "bold": "b", "bold-italic": "bi", "italic": "i"}
_SCRIPTS = {"double-struck": "double-struck", "script": "script", "fraktur": "fraktur"}
_SCRIPTS |= {"sans-serif": "sans-serif", "monospace": "monospace"}


def formula(node: Math) -> str:
    """`m:oMath`; in an `m:oMathPara` if it stands on a line of its own."""
    written = f"<m:oMath>{_content((node.root,))}</m:oMath>"
    return f"<m:oMathPara>{written}</m:oMathPara>" if node.display else written


def _content(nodes: tuple[MathElement, ...]) -> str:
    """Elements one after the other; brackets around something tall grow with it."""
    flat = [inner for node in nodes for inner in _opened(node)]
    written = []
    place = 0
    while place < len(flat):
        node = flat[place]
        closing = _closing(flat, place)
        if closing:
            inside = tuple(flat[place + 1 : closing])
            written.append(_delimited(node.text, flat[closing].text, inside))
            place = closing + 1
            continue
        if (large := _large(node)) is not None:
            rest = tuple(flat[place + 1 : place + 2])
            written.append(_nary(large, node, rest))
            place += 2
            continue
        written.append(_one(node))
        place += 1
    return "".join(written)


def _opened(node: MathElement) -> tuple[MathElement, ...]:
    if node.name != "mrow":
        return (node,)
    return tuple(inner for child in node.children for inner in _opened(child))


def _closing(nodes: list[MathElement], start: int) -> int:
    """Where the bracket that opens at a place is closed, if something taller than text is inside."""
    first = nodes[start]
    if first.name != "mo" or first.text not in _OPENING:
        return 0
    close = _CLOSING[_OPENING.index(first.text)]
    depth = 0
    for place in range(start + 1, len(nodes)):
        node = nodes[place]
        if node.name != "mo":
            continue
        if node.text == close and depth == 0:
            inside = nodes[start + 1 : place]
            return place if any(map(_is_tall, inside)) else 0
        depth += (node.text == first.text) - (node.text == close)
    return 0


def _is_tall(node: MathElement) -> bool:
    return node.name in {"mfrac", "mtable", "munderover"} or any(map(_is_tall, node.children))


def _large(node: MathElement) -> MathElement | None:
    """The large operator that an element is, or that its limits stand at."""
    if node.name in {"msub", "msup", "msubsup", "munder", "mover", "munderover"}:
        base = node.children[0]
        while base.name == "mrow" and len(base.children) == 1:
            base = base.children[0]
    else:
        base = node
    return base if base.name == "mo" and base.text in _LARGE else None


def _nary(operator: MathElement, node: MathElement, rest: tuple[MathElement, ...]) -> str:
    parts = {"msub": ("sub",), "munder": ("sub",), "msup": ("sup",), "mover": ("sup",)}
    names = parts.get(node.name, ("sub", "sup") if len(node.children) == 3 else ())
    limits = dict(zip(names, node.children[1:], strict=False))
    place = "subSup" if operator.text in _INTEGRALS or "sub" in node.name[1:4] else "undOvr"
    hidden = "".join(f'<m:{name}Hide m:val="1"/>' for name in ("sub", "sup") if name not in limits)
    low, high = (
        f"<m:{name}>{_content((limits[name],)) if name in limits else ''}</m:{name}>"
        for name in ("sub", "sup")
    )
    properties = f'<m:chr{attribute("m:val", operator.text)}/><m:limLoc m:val="{place}"/>{hidden}'
    return f"<m:nary><m:naryPr>{properties}</m:naryPr>{low}{high}{_e(rest)}</m:nary>"


def _delimited(opening: str, closing: str, inside: tuple[MathElement, ...]) -> str:
    properties = f"<m:begChr{attribute('m:val', opening)}/><m:endChr{attribute('m:val', closing)}/>"
    return f"<m:d><m:dPr>{properties}</m:dPr>{_e(inside)}</m:d>"


def _e(nodes: tuple[MathElement, ...]) -> str:
    return f"<m:e>{_content(nodes)}</m:e>"


def _one(node: MathElement) -> str:  # noqa: C901, PLR0912 - a total match
    parts = node.children
    match node.name:
        case "mi" | "mn" | "mo" | "mtext" | "ms":
            return _run(node)
        case "mspace":
            return '<m:r><m:t xml:space="preserve"> </m:t></m:r>'
        case "mrow" | "mtd" | "mtr":
            return _content(parts)
        case "mfrac":
            bar = '<m:type m:val="noBar"/>' if _is_bare(node) else ""
            properties = f"<m:fPr>{bar}</m:fPr>" if bar else ""
            num, den = (_content((part,)) for part in parts)
            return f"<m:f>{properties}<m:num>{num}</m:num><m:den>{den}</m:den></m:f>"
        case "msqrt":
            return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>{_e(parts)}</m:rad>'
        case "mroot":
            return f"<m:rad><m:deg>{_content(parts[1:])}</m:deg>{_e(parts[:1])}</m:rad>"
        case "msub":
            return f"<m:sSub>{_e(parts[:1])}<m:sub>{_content(parts[1:])}</m:sub></m:sSub>"
        case "msup":
            return f"<m:sSup>{_e(parts[:1])}<m:sup>{_content(parts[1:])}</m:sup></m:sSup>"
        case "msubsup":
            low, high = _content(parts[1:2]), _content(parts[2:])
            return (
                f"<m:sSubSup>{_e(parts[:1])}<m:sub>{low}</m:sub><m:sup>{high}</m:sup></m:sSubSup>"
            )
        case "munder":
            return f"<m:limLow>{_e(parts[:1])}<m:lim>{_content(parts[1:])}</m:lim></m:limLow>"
        case "mover":
            return _over(parts[0], parts[1])
        case "munderover":
            inner = f"<m:e><m:limLow>{_e(parts[:1])}<m:lim>{_content(parts[1:2])}</m:lim></m:limLow></m:e>"
            return f"<m:limUpp>{inner}<m:lim>{_content(parts[2:])}</m:lim></m:limUpp>"
        case "mtable":
            return _matrix(node)
        case _:
            assert_never(node.name)


def _is_bare(node: MathElement) -> bool:
    thickness = dict(node.attributes).get("linethickness", "")
    return thickness.rstrip("ptxem") in {"0", "0.0"}


def _over(base: MathElement, mark: MathElement) -> str:
    """An accent, or whatever else stands above."""
    accent = _ACCENTS.get(mark.text) if mark.name == "mo" else None
    if accent:
        properties = f"<m:accPr><m:chr{attribute('m:val', accent)}/></m:accPr>"
        return f"<m:acc>{properties}{_e((base,))}</m:acc>"
    return f"<m:limUpp>{_e((base,))}<m:lim>{_content((mark,))}</m:lim></m:limUpp>"


def _matrix(node: MathElement) -> str:
    columns = max((len(row.children) for row in node.children), default=0)
    if not columns:
        return ""
    aligned = dict(node.attributes).get("columnalign", "").split()
    side = aligned[0] if aligned and aligned[0] in {"left", "right", "center"} else "center"
    properties = (
        f'<m:mPr><m:mcs><m:mc><m:mcPr><m:count m:val="{columns}"/><m:mcJc m:val="{side}"/>'
        "</m:mcPr></m:mc></m:mcs></m:mPr>"
    )
    rows = []
    for row in node.children:
        cells = [_e((cell,)) for cell in row.children]
        cells += ["<m:e/>"] * (columns - len(cells))
        rows.append(f"<m:mr>{''.join(cells)}</m:mr>")
    return f"<m:m>{properties}{''.join(rows)}</m:m>"


def _run(node: MathElement) -> str:
    """A token: letters stand upright where MathML has them so."""
    variant = dict(node.attributes).get("mathvariant", "")
    style, script = _STYLES.get(variant, ""), _SCRIPTS.get(variant, "")
    if node.name in {"mtext", "ms"} or (node.name == "mi" and len(node.text) > 1 and not variant):
        style = "p"
    properties = f'<m:scr m:val="{script}"/>' if script else ""
    properties += f'<m:sty m:val="{style}"/>' if style else ""
    if node.name in {"mtext", "ms"}:
        properties = "<m:nor/>"
    marked = f"<m:rPr>{properties}</m:rPr>" if properties else ""
    fonts = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
    text = escape(node.text)
    return f'<m:r>{marked}{fonts}<m:t xml:space="preserve">{text}</m:t></m:r>'


def as_text(node: Math) -> str:
    """A formula where none may stand: on one line."""
    return " ".join(linear(node.root).split())
