"""Reads a Word file: its paragraphs, by style name and numbering, become elements as in HTML."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZipFile

from benchmarks.fidelity.counting import Reading, read

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PKG = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sectPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_ROLES = (
    ("title", re.compile(r"title$")),
    ("pre", re.compile(r"source code|preformatted|verbatim|verse")),
    ("figcaption", re.compile(r"caption")),
    ("blockquote", re.compile(r"quot|block ?text")),
    ("dt", re.compile(r"definition term|summary$")),
)
"""What a paragraph is, by the name of its style."""


class _Style:
    """A style: its name, and whether it is bold or italic, by what it is based on too."""

    def __init__(self, element: Element, known: dict[str, Element]) -> None:
        self.name = _value(element.find(f"{_W}name")).lower()
        self.bold = self.italic = False
        here: Element | None = element
        for _ in range(11):  # Word's own limit on chains of styles
            if here is None:
                break
            self.bold = self.bold or here.find(f"{_W}rPr/{_W}b") is not None
            self.italic = self.italic or here.find(f"{_W}rPr/{_W}i") is not None
            here = known.get(_value(here.find(f"{_W}basedOn")))


def read_docx(path: Path, title: str) -> Reading:
    """What a Word file holds; headers and footers aren't read.

    Raises:
        KeyError: It isn't a Word file.
    """
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
        links = {name: archive.read(name) for name in archive.namelist() if name.endswith(".rels")}
    return _Document(parts, links).reading(title)


class _Document:
    """The parts of one file."""

    def __init__(self, parts: dict[str, bytes], links: dict[str, bytes]) -> None:
        self._body = ET.fromstring(parts["word/document.xml"])[0]
        found = {each.get(f"{_W}styleId", ""): each for each in _part(parts, "styles")}
        self._styles = {name: _Style(each, found) for name, each in found.items()}
        self._notes = {
            (kind, note.get(f"{_W}id", "")): note
            for kind in ("footnote", "endnote")
            for note in _part(parts, f"{kind}s")
        }
        self._targets = {
            name: {each.get("Id", ""): each.get("Target", "") for each in ET.fromstring(data)}
            for name, data in links.items()
        }
        self._formats = _formats(_part(parts, "numbering"))
        self._cited: list[tuple[str, str]] = []
        self._from = "document"

    def reading(self, title: str) -> Reading:
        root = Element("body")
        self._blocks(self._body, root)
        for kind, number in self._cited:  # grows while notes hold notes
            self._from = f"{kind}s"
            note = self._notes.get((kind, number))
            if note is not None:
                self._blocks(note, SubElement(root, "div", {"role": f"doc-{kind}"}))
        return read(root, title)

    def _blocks(self, parent: Element, out: Element) -> None:
        """Paragraphs and tables; lists are put together from numbered paragraphs."""
        lists: list[tuple[int, str, Element]] = []
        for block in _unwrapped(parent):
            if block.tag == f"{_W}tbl":
                lists.clear()
                self._table(block, SubElement(out, "table"))
            else:
                self._paragraph(block, self._place(block, out, lists))

    def _place(
        self, block: Element, out: Element, lists: list[tuple[int, str, Element]]
    ) -> Element:
        """The element that a paragraph belongs into: a list's item, or what holds all."""
        number = _value(block.find(f"{_W}pPr/{_W}numPr/{_W}numId"))
        level = int(_value(block.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")) or 0)
        tag = self._formats.get((number, level), "") if number else ""
        if tag in {"", "blank"}:
            indent = block.find(f"{_W}pPr/{_W}ind")
            goes_on = tag == "blank" or "list continue" in self._style(block).name
            if not goes_on and indent is None:
                lists.clear()
            while tag == "blank" and len(lists) > 1 and lists[-1][0] > level:
                lists.pop()
            return lists[-1][2][-1] if lists else out
        while lists and (
            lists[-1][0] > level or (lists[-1][0] == level and lists[-1][1] != number)
        ):
            lists.pop()
        if not lists or lists[-1][0] < level:
            inside = lists[-1][2][-1] if lists else out
            lists.append((level, number, SubElement(inside, tag)))
        return SubElement(lists[-1][2], "li")

    def _style(self, element: Element, kind: str = "p") -> _Style:
        said = _value(element.find(f"{_W}{kind}Pr/{_W}{kind}Style"))
        return self._styles.get(said) or _Style(Element("style"), {})

    def _paragraph(self, block: Element, out: Element) -> None:
        style = self._style(block)
        if re.match(r"toc( |$)", style.name):
            return
        heading = re.fullmatch(r"heading (\d)", style.name)
        role = next((role for role, name in _ROLES if name.search(style.name)), "p")
        if heading:
            here = SubElement(out, f"h{min(int(heading[1]), 6)}")
        elif role == "title" and style.name == "title":
            here = SubElement(out, "h1")
        else:
            here = SubElement(out, "p" if role == "title" else role)
        self._runs(block, here, style)

    def _runs(self, parent: Element, out: Element, style: _Style) -> None:
        for child in parent:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_W}hyperlink":
                target = self._target(child.get(f"{_R}id", ""))
                self._runs(child, SubElement(out, "a", {"href": target or "#"}), style)
            elif child.tag == f"{_W}r":
                self._runs(
                    child, SubElement(out, "span", {"style": self._look(child, style)}), style
                )
            elif child.tag in {f"{_W}t", f"{_M}t"}:
                SubElement(out, "span").text = child.text
            elif child.tag in {f"{_W}br", f"{_W}cr"}:
                SubElement(out, "br")
            elif child.tag in {f"{_W}tab", f"{_W}noBreakHyphen"}:
                SubElement(out, "span").text = "\t" if child.tag.endswith("tab") else "-"
            elif child.tag == f"{_W}drawing":
                self._drawing(child, out)
            elif child.tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
                kind = child.tag.removeprefix(_W).removesuffix("Reference")
                self._cited.append((kind, child.get(f"{_W}id", "")))
            elif child.tag == f"{_W}p":  # a text box
                self._paragraph(child, out)
            else:
                self._runs(child, out, style)

    def _look(self, run: Element, style: _Style) -> str:
        """Bold and italic: what the run says, else its styles, which undo each other.

        Source: ISO/IEC 29500-1, 17.7.3.
        """
        own = self._style(run, "r")
        bold, italic = (_toggled(run.find(f"{_W}rPr/{_W}{name}")) for name in "bi")
        bold = style.bold != own.bold if bold is None else bold
        italic = style.italic != own.italic if italic is None else italic
        return "font-weight:bold;" * bold + "font-style:italic" * italic

    def _drawing(self, drawing: Element, out: Element) -> None:
        if drawing.find(f".//{_A}blip") is not None:
            said = drawing.find(f".//{_WP}docPr")
            link = drawing.find(f".//{_A}hlinkClick")
            if link is not None:
                out = SubElement(out, "a", {"href": self._target(link.get(f"{_R}id", ""))})
            SubElement(out, "img", {"alt": "" if said is None else said.get("descr", "")})
        for box in drawing.iter(f"{_W}txbxContent"):
            self._blocks(box, SubElement(out, "div"))

    def _target(self, name: str) -> str:
        return self._targets.get(f"word/_rels/{self._from}.xml.rels", {}).get(name, "")

    def _table(self, table: Element, out: Element) -> None:
        look = table.find(f"{_W}tblPr/{_W}tblLook")
        first = look is not None and look.get(f"{_W}firstColumn") in {"1", "true"}
        for row in _unwrapped(table, "tr"):
            line = SubElement(out, "tr")
            heads = row.find(f"{_W}trPr/{_W}tblHeader") is not None
            for number, cell in enumerate(_unwrapped(row, "tc")):
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                    continue
                names = {self._style(each).name for each in cell.findall(f"{_W}p")}
                header = heads or (first and not number) or any("heading" in n for n in names)
                span = _value(cell.find(f"{_W}tcPr/{_W}gridSpan")) or "1"
                self._blocks(cell, SubElement(line, "th" if header else "td", {"colspan": span}))


def _unwrapped(parent: Element, *names: str) -> list[Element]:
    """The children of some names, content controls opened, tables of contents left out."""
    wanted = {f"{_W}{name}" for name in names or ("p", "tbl")}
    found: list[Element] = []
    for child in parent:
        if child.tag in wanted:
            found.append(child)
        elif child.tag == f"{_W}sdt":
            gallery = child.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
            content = child.find(f"{_W}sdtContent")
            if content is not None and _value(gallery) != "Table of Contents":
                found += _unwrapped(content, *names)
    return found


def _formats(numbering: Element) -> dict[tuple[str, int], str]:
    """`ol`, `ul` or `blank` (a marker that nobody sees) by number and level."""
    kinds: dict[tuple[str, int], str] = {}
    for definition in numbering.findall(f"{_W}abstractNum"):
        for level in definition.findall(f"{_W}lvl"):
            form = _value(level.find(f"{_W}numFmt"))
            blank = form == "none" or not _value(level.find(f"{_W}lvlText")).strip()
            place = definition.get(f"{_W}abstractNumId", ""), int(level.get(f"{_W}ilvl", "0"))
            kinds[place] = "blank" if blank else "ul" if form == "bullet" else "ol"
    return {
        (number.get(f"{_W}numId", ""), level): kind
        for number in numbering.findall(f"{_W}num")
        for (definition, level), kind in kinds.items()
        if definition == _value(number.find(f"{_W}abstractNumId"))
    }


def _part(parts: dict[str, bytes], name: str) -> Element:
    data = parts.get(f"word/{name}.xml")
    return Element(name) if data is None else ET.fromstring(data)


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _toggled(element: Element | None) -> bool | None:
    return None if element is None else element.get(f"{_W}val", "1") not in {"0", "false", "off"}
