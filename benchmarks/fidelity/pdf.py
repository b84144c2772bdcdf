"""Reads a PDF by its structure tree: pikepdf has the tree, PDFium the text that it tags."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks.fidelity.counting import Reading, read

_TAGS = {
    "Document": "div",
    "LI": "li",
    "TR": "tr",
    "TH": "th",
    "TD": "td",
    "Table": "table",
    "Caption": "caption",
    "BlockQuote": "blockquote",
    "Link": "a",
    "Figure": "img",
    "Span": "span",
    "Quote": "q",
    "LBody": "div",
    "THead": "thead",
    "TBody": "tbody",
    "TFoot": "tfoot",
    **{f"H{level}": f"h{level}" for level in range(1, 7)},
}
"""What a structure type is in HTML. Source: ISO 32000-1, 14.8.4."""

_NUMBERED = {"/Decimal", "/LowerAlpha", "/UpperAlpha", "/LowerRoman", "/UpperRoman"}
UNTOLD = frozenset(["bold words", "italic words", "lines of code"])
"""What tags of PDF 1.7 don't tell."""


def read_pdf(path: Path, title: str) -> Reading:
    """What is tagged in a PDF: text outside of the structure tree counts for nothing.

    Raises:
        AttributeError: It has no structure tree.
    """
    with pikepdf.open(path) as file, pypdfium2.PdfDocument(path) as view:
        pages = {page.obj.objgen: _marked(view[number]) for number, page in enumerate(file.pages)}
        pictures = sum(len(_objects(page, pdfium.FPDF_PAGEOBJ_IMAGE)) for page in view)
        root = Element("body")
        tree = file.Root.StructTreeRoot
        roles = {str(name): str(role) for name, role in tree.get("/RoleMap", {}).items()}
        _Tree(pages, roles).visit(tree, root, {})
    reading = read(root, title)
    reading.things["images"] = ["image"] * pictures  # decorative ones have no tag
    return reading


def _objects(page: pypdfium2.PdfPage, kind: int) -> list[Any]:
    """What is painted of a kind, in the order of painting."""
    every = (
        pdfium.FPDFPage_GetObject(page.raw, number)
        for number in range(pdfium.FPDFPage_CountObjects(page.raw))
    )
    return [each for each in every if pdfium.FPDFPageObj_GetType(each) == kind]


def _marked(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of each marked-content sequence of a page; where a line ends, a word does."""
    found: dict[int, str] = {}
    text = page.get_textpage()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    line = -1.0
    for item in _objects(page, pdfium.FPDF_PAGEOBJ_TEXT):
        size = pdfium.FPDFTextObj_GetText(item, text.raw, None, 0)
        buffer = ctypes.create_string_buffer(size)
        said = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFTextObj_GetText(item, text.raw, said, size)
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        middle = (bottom.value + top.value) / 2
        gap = " " if abs(middle - line) > 6 else ""  # points: a raised letter is no new line
        line = middle
        mcid = pdfium.FPDFPageObj_GetMarkedContentID(item)
        letters = buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
        found[mcid] = found.get(mcid, "") + gap + letters
    return found


class _Tree:
    """The walk of one structure tree."""

    def __init__(self, pages: dict[Any, dict[int, str]], roles: dict[str, str]) -> None:
        self._pages = pages
        self._roles = roles

    def visit(self, node: Any, out: Element, page: dict[int, str]) -> None:  # noqa: ANN401
        """Put what a structure element holds into an element."""
        for kid in _kids(node):
            if isinstance(kid, int):
                SubElement(out, "span").text = page.get(kid, "")
            elif kid.get("/Type") == "/MCR":
                SubElement(out, "span").text = self._page(kid, page).get(int(kid.MCID), "")
            elif kid.get("/Type") == "/OBJR":
                out.set("href", str(kid.Obj.get("/A", {}).get("/URI", "")))
            else:
                self._element(kid, out, self._page(kid, page))

    def _page(self, node: Any, page: dict[int, str]) -> dict[int, str]:  # noqa: ANN401
        return self._pages[node.Pg.objgen] if "/Pg" in node else page

    def _element(self, node: Any, out: Element, page: dict[int, str]) -> None:  # noqa: ANN401
        role = str(node.S)
        role = self._roles.get(role, role).removeprefix("/")
        attributes = {name: value for each in _attributes(node) for name, value in each.items()}
        here = SubElement(out, _TAGS.get(role, "p"))
        if role == "L":
            here.tag = "ol" if str(attributes.get("/ListNumbering", "")) in _NUMBERED else "ul"
        elif role == "Lbl":
            here.set("hidden", "")
        elif role in {"Note", "FENote"}:
            here.set("role", "doc-footnote")
        elif role == "Figure":
            here.set("alt", str(node.get("/Alt", "")))
        here.set("colspan", str(attributes.get("/ColSpan", 1)))
        if "/ActualText" in node:
            here.text = str(node.ActualText)
        else:
            self.visit(node, here, page)


def _kids(node: Any) -> Iterator[Any]:  # noqa: ANN401
    kids = node.get("/K", [])
    yield from kids if isinstance(kids, pikepdf.Array | list) else [kids]


def _attributes(node: Any) -> list[Any]:  # noqa: ANN401
    said = node.get("/A", [])
    several = said if isinstance(said, pikepdf.Array | list) else [said]
    return [each for each in several if not isinstance(each, int)]
