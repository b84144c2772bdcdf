"""A PDF as its readers have it: structure tree with the text of each element, pages, links, outline.

Read with pikepdf (objects) and PDFium (text and pixels), neither of which made it.
"""

import ctypes
import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image as Pixels

from exporter.assets import Pictures
from exporter.diagnostics import Diagnostic
from exporter.look import Look
from exporter.tree import Publication
from exporter.writers.pdf import PdfWriter
from exporter.writers.pdf.options import PdfOptions
from exporter.writing import Written
from support.contexts import context

if TYPE_CHECKING:
    from collections.abc import Iterator

INLINE = {"Span", "Link", "Code", "Quote", "OBJR", "Figure"}

WRITER = PdfWriter()
"""One for all tests, as a batch has it."""


def printed(
    publication: Publication,
    pictures: Pictures | None = None,
    reported: list[Diagnostic] | None = None,
    options: PdfOptions | None = None,
    look: Look | None = None,
) -> "Printed":
    """Write a publication and read it back."""
    written = WRITER.write(
        context(publication, pictures, reported, options or PdfOptions(missing_glyphs="show"), look)
    )
    return Printed(content_of(written), written.pages)


def content_of(written: Written) -> bytes:
    content = written.content
    return content if isinstance(content, bytes) else b"".join(content)


class Tag:
    """A structure element: its type after the role map, its attributes, and what it holds."""

    def __init__(self, role: str, attributes: dict[str, Any], kids: "list[Tag | str]") -> None:
        self.role, self.attributes, self.kids = role, attributes, kids

    def walk(self) -> "Iterator[Tag]":
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def find(self, *roles: str) -> "list[Tag]":
        return [tag for tag in self.walk() if tag.role in roles]

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """The text below, blocks on lines of their own; `ActualText` stands for what it replaces."""
        if "ActualText" in self.attributes:
            return str(self.attributes["ActualText"])
        parts = []
        for kid in self.kids:
            if isinstance(kid, str):
                parts.append(kid)
            elif kid.role not in without:
                said = kid.text(without=without)
                parts.append(said if kid.role in INLINE else f"\n{said}\n")
        return "".join(parts).strip("\n")

    def outline(self) -> str:
        """The types below, as in `L(LI(Lbl LBody))`; inline types are left out."""
        below = [kid.outline() for kid in self.kids if isinstance(kid, Tag)]
        below = [kid for kid in below if kid.partition("(")[0] not in INLINE - {"Figure"}]
        return f"{self.role}({' '.join(below)})" if below else self.role


class Printed:
    """A PDF to ask questions."""

    def __init__(self, content: bytes, counted: int | None) -> None:
        self.content, self.counted = content, counted
        self.file = pikepdf.open(io.BytesIO(content))
        self.view = pypdfium2.PdfDocument(content)
        self._marked = [self._texts(page) for page in self.view]
        self._pages = {page.obj.objgen: number for number, page in enumerate(self.file.pages)}
        self._roles = dict(self.file.Root.StructTreeRoot.get("/RoleMap", {}).items())

    @staticmethod
    def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
        """The text of each marked-content sequence of a page."""
        found: dict[int, str] = {}
        text = page.get_textpage()
        for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
            item = pdfium.FPDFPage_GetObject(page.raw, number)
            mcid = pdfium.FPDFPageObj_GetMarkedContentID(item)
            if mcid < 0 or pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            size = pdfium.FPDFTextObj_GetText(item, text.raw, None, 0)
            buffer = ctypes.create_string_buffer(size)
            said = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FPDFTextObj_GetText(item, text.raw, said, size)
            found[mcid] = found.get(mcid, "") + buffer.raw[:size].decode("utf-16-le").rstrip("\0")
        return found

    # ------------------------------------------------------------------------------ structure

    def tags(self) -> Tag:
        """The structure tree's only kid: the document."""
        (root,) = self.file.Root.StructTreeRoot.K
        return self._tag(root)

    def _tag(self, element: Any) -> Tag:  # noqa: ANN401
        role = str(self._roles.get(str(element.S), element.S)).removeprefix("/")
        attributes = {
            str(key).removeprefix("/"): value
            for key, value in (*element.items(), *element.get("/A", {}).items())
        }
        home = self._page(element.get("/Pg"))
        return Tag(role, attributes, list(self._kids(element, home)))

    def _kids(self, element: Any, home: int) -> "Iterator[Tag | str]":  # noqa: ANN401
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                yield self._marked[home].get(kid, "")
            elif kid.get("/Type") == "/MCR":
                yield self._marked[self._page(kid.Pg)].get(int(kid.MCID), "")
            elif kid.get("/Type") == "/OBJR":
                yield Tag("OBJR", {"annotation": kid.Obj}, [])
            else:
                yield self._tag(kid)

    def _page(self, reference: Any) -> int:  # noqa: ANN401
        return -1 if reference is None else self._pages[reference.objgen]

    # ---------------------------------------------------------------------------------- pages

    def page_texts(self) -> list[str]:
        """What PDFium reads on each page, in the order in which it is painted."""
        return [page.get_textpage().get_text_range() for page in self.view]

    def lines(self, page: int) -> list[tuple[float, float, float, str]]:
        """Left, right and bottom edge in points, and text, of each stretch of text on a page."""
        text = self.view[page].get_textpage()
        found = []
        for number in range(text.count_rects()):
            left, bottom, right, _top = text.get_rect(number)
            found.append((left, right, bottom, text.get_text_bounded(*text.get_rect(number))))
        return found

    def sizes(self) -> list[tuple[str, float]]:
        """Each stretch of text, and its size in points as it is painted."""
        found = []
        for page in self.view:
            text = page.get_textpage()
            for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(item.raw, ctypes.byref(size))
                length = pdfium.FPDFTextObj_GetText(item.raw, text.raw, None, 0)
                buffer = ctypes.create_string_buffer(length)
                said = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
                pdfium.FPDFTextObj_GetText(item.raw, text.raw, said, length)
                words = buffer.raw[:length].decode("utf-16-le").rstrip("\0")
                found.append((words, size.value * abs(item.get_matrix().d)))
        return found

    def pixels(self, page: int, *, on_paper: bool) -> Pixels.Image:
        """A page as a screen shows it, or as a printer gets it."""
        flags = pdfium.FPDF_PRINTING if on_paper else 0
        seen: Pixels.Image = self.view[page].render(scale=2, extra_flags=flags).to_pil()
        return seen.convert("RGB")

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Depth from 0, title and page number from 0 of each bookmark."""
        return [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in self.view.get_toc()
        ]

    def annotations(self) -> list[Any]:
        return [item for page in self.file.pages for item in page.get("/Annots", [])]
