"""Formulas as Word's own (Office Math, ISO/IEC 29500-1, 22.1): the elements one by one.

What depends on what stands beside it (brackets, sums, functions) is in `maths_rows.py`.
"""

from typing import assert_never

from exporter.tree import Inline, Inlines, LineBreak, Math, MathElement, Text
from exporter.tree.maths import linear
from exporter.writers.docx.maths_rows import RowPrinter, letters, normal
from exporter.writers.docx.xml import attribute

_ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "→": "\u20d7",
    "⃗": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "´": "\u0301",
    "`": "\u0300",
    "˚": "\u030a",
}
_BARS = frozenset("¯‾_―\u0332\u0305")
_GROUPS = frozenset("⏞⏟⎴⎵⏜⏝")
_SIDES = frozenset(["left", "center", "right"])


def formula(node: Math) -> str:
    """`m:oMath`, which stands in a line of text."""
    return f"<m:oMath>{_PRINTER.content((node.root,))}</m:oMath>"


def formula_alone(content: Inlines) -> str:
    """`m:oMathPara`, if a formula with a line of its own is all of a paragraph; else nothing."""
    seen = [node for node in content if not (isinstance(node, Text) and not node.text.strip())]
    if len(seen) != 1 or not isinstance(seen[0], Math) or not seen[0].display:
        return ""
    where = '<m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr>'
    return f"<m:oMathPara>{where}{formula(seen[0])}</m:oMathPara>"


def set_apart(content: Inlines) -> Inlines:
    """A run of text, with breaks around the formulas in it that have a line of their own.

    Word takes a paragraph's text for part of the formula's line, and centres it, if it is told
    that the formula has one.
    """
    if not any(isinstance(node, Math) and node.display for node in content):
        return content
    found: list[Inline] = []
    apart = False
    for node in content:
        if apart and isinstance(node, Text):
            node = Text(node.text.lstrip())  # noqa: PLW2901 - white space ends with the line
        if isinstance(node, Text) and not node.text:
            continue
        stands = isinstance(node, Math) and node.display
        broken = isinstance(node, LineBreak) or (found and isinstance(found[-1], LineBreak))
        if found and (apart or stands) and not broken:
            found.append(LineBreak())
        found.append(node)
        apart = stands
    return tuple(found)


def as_text(node: Math) -> str:
    """A formula where none may stand: on one line."""
    return " ".join(linear(node.root).split())


class _Printer(RowPrinter):
    def one(self, node: MathElement) -> str:  # noqa: C901, PLR0912 - a total match
        """One element."""
        parts = node.children
        match node.name:
            case "mi" | "mn" | "mo":
                return letters(node)
            case "mtext" | "ms":
                return normal(node.text)
            case "mspace":
                return normal(_space(node))
            case "mrow" | "mtd" | "mtr":
                return self.content(parts)
            case "mfrac":
                bare = '<m:fPr><m:type m:val="noBar"/></m:fPr>' if _is_bare(node) else ""
                num, den = (self.filled((part,)) for part in parts)
                return f"<m:f>{bare}<m:num>{num}</m:num><m:den>{den}</m:den></m:f>"
            case "msqrt":
                properties = '<m:radPr><m:degHide m:val="1"/></m:radPr>'
                return f"<m:rad>{properties}<m:deg/>{self.e(parts)}</m:rad>"
            case "mroot":
                return f"<m:rad><m:deg>{self.content(parts[1:])}</m:deg>{self.e(parts[:1])}</m:rad>"
            case "msub":
                low = self.filled(parts[1:])
                return f"<m:sSub>{self.e(parts[:1])}<m:sub>{low}</m:sub></m:sSub>"
            case "msup":
                high = self.filled(parts[1:])
                return f"<m:sSup>{self.e(parts[:1])}<m:sup>{high}</m:sup></m:sSup>"
            case "msubsup":
                low, high = self.filled(parts[1:2]), self.filled(parts[2:])
                limits = f"<m:sub>{low}</m:sub><m:sup>{high}</m:sup>"
                return f"<m:sSubSup>{self.e(parts[:1])}{limits}</m:sSubSup>"
            case "munder":
                return self._under(self.e(parts[:1]), parts[0], parts[1])
            case "mover":
                return self._over(self.e(parts[:1]), parts[1])
            case "munderover":
                under = self._under(self.e(parts[:1]), parts[0], parts[1])
                return self._over(f"<m:e>{under}</m:e>", parts[2])
            case "mtable":
                return self._matrix(node)
            case _:
                assert_never(node.name)

    def _under(self, base: str, _inner: MathElement, mark: MathElement) -> str:
        if mark.name == "mo" and mark.text in _BARS:
            return f'<m:bar><m:barPr><m:pos m:val="bot"/></m:barPr>{base}</m:bar>'
        if mark.name == "mo" and mark.text in _GROUPS:
            return _group(mark.text, "bot", "top", base)
        return f"<m:limLow>{base}<m:lim>{self.filled((mark,))}</m:lim></m:limLow>"

    def _over(self, base: str, mark: MathElement) -> str:
        """An accent, a bar, a brace, or whatever else stands above."""
        if mark.name in {"mo", "mi", "mtext"}:
            if mark.text in _BARS:
                return f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{base}</m:bar>'
            if mark.text in _GROUPS:
                return _group(mark.text, "top", "bot", base)
            if accent := _ACCENTS.get(mark.text):
                chosen = f"<m:accPr><m:chr{attribute('m:val', accent)}/></m:accPr>"
                return f"<m:acc>{chosen}{base}</m:acc>"
        return f"<m:limUpp>{base}<m:lim>{self.filled((mark,))}</m:lim></m:limUpp>"

    def _matrix(self, node: MathElement) -> str:
        columns = max((len(row.children) for row in node.children), default=0)
        if not columns:
            return ""
        kinds = "".join(
            f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc{attribute("m:val", side)}/></m:mcPr></m:mc>'
            for side in _sides(node, columns)
        )
        rows = []
        for row in node.children:
            cells = [f"<m:e>{self.filled((cell,))}</m:e>" for cell in row.children]
            cells += [f"<m:e>{normal(' ')}</m:e>"] * (columns - len(cells))
            rows.append(f"<m:mr>{''.join(cells)}</m:mr>")
        properties = f'<m:mPr><m:plcHide m:val="1"/><m:mcs>{kinds}</m:mcs></m:mPr>'
        return f"<m:m>{properties}{''.join(rows)}</m:m>"


def _group(sign: str, place: str, towards: str, base: str) -> str:
    chosen = f'<m:chr{attribute("m:val", sign)}/><m:pos m:val="{place}"/>'
    properties = f'<m:groupChrPr>{chosen}<m:vertJc m:val="{towards}"/></m:groupChrPr>'
    return f"<m:groupChr>{properties}{base}</m:groupChr>"


def _sides(node: MathElement, columns: int) -> list[str]:
    """Each column's alignment: what its cells say, else what the table says."""
    stated = _attribute(node, "columnalign").split() or ["center"]
    sides = [stated[min(number, len(stated) - 1)] for number in range(columns)]
    for row in node.children:
        for number, cell in enumerate(row.children):
            sides[number] = _attribute(cell, "columnalign") or sides[number]
    return [side if side in _SIDES else "center" for side in sides]


def _attribute(node: MathElement, name: str) -> str:
    return dict(node.attributes).get(name, "")


def _is_bare(node: MathElement) -> bool:
    thickness = _attribute(node, "linethickness")
    return bool(thickness) and thickness.rstrip("ptxem") in {"0", "0.0"}


def _space(node: MathElement) -> str:
    """A space about as wide as is said: an em or a part of it."""
    width = float(_attribute(node, "width").removesuffix("em") or 0.3)
    if width >= 0.9:
        return "\u2003" * min(round(width), 4)
    return "\u2002" if width >= 0.45 else "\u2005" if width >= 0.2 else "\u2009"


_PRINTER: RowPrinter = _Printer()
