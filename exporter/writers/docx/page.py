"""The sheet: its size and margins, the section that says so, header and footer."""

import re

from msgspec import Struct

from exporter.look import Paper
from exporter.writers.docx import styles
from exporter.writers.docx.xml import DECLARATION, R_NS, W_NS, escape

_MARGIN = 1440
_EDGE = 709

_PLACE = re.compile(r"\{(pages?)\}")


class Page(Struct, frozen=True):
    """A sheet; lengths are twentieths of a point."""

    width: int
    height: int

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - 2 * _MARGIN

    @property
    def picture_height(self) -> int:
        """The tallest that leaves room for a caption."""
        return (self.height - 2 * _MARGIN) * 17 // 20


PAGES: dict[Paper, Page] = {
    "a4": Page(11906, 16838),
    "letter": Page(12240, 15840),
    "a5": Page(8391, 11906),
    "legal": Page(12240, 20160),
}


def section_properties(page: Page, header: str, footer: str, first: str, *, rtl: bool) -> str:
    """The section that is the whole document (ISO/IEC 29500-1, 17.6.17).

    Args:
        page: The sheet.
        header: Relationship of the header of all pages but the first, which has none.
        footer: Relationship of the footer.
        first: Relationship of the first page's footer.
        rtl: The document runs from right to left.
    """
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:footerReference w:type="first" r:id="{first}"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" w:left="{_MARGIN}"'
        f' w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/><w:cols w:space="708"/>'
        f"<w:titlePg/>{'<w:bidi/>' if rtl else ''}</w:sectPr>"
    )


def header_part(title: str, *, rtl: bool) -> str:
    """The running header: the title."""
    content = f'<w:r>{_direction(rtl)}<w:t xml:space="preserve">{escape(title)}</w:t></w:r>'
    return _part("hdr", styles.HEADER, content, rtl=rtl)


def footer_part(template: str, *, rtl: bool) -> str:
    """The footer: the page's number and their count, as fields that Word keeps up to date.

    Args:
        template: With `{page}` and `{pages}`.
        rtl: The document runs from right to left.
    """
    parts = []
    for number, part in enumerate(_PLACE.split(template)):
        text = f'<w:r>{_direction(rtl)}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        if number % 2 == 0:
            parts.append(text if part else "")
        else:
            field = "NUMPAGES" if part == "pages" else "PAGE"
            shown = f"<w:r>{_direction(rtl)}<w:t>1</w:t></w:r>"
            parts.append(f'<w:fldSimple w:instr=" {field} ">{shown}</w:fldSimple>')
    return _part("ftr", styles.FOOTER, "".join(parts), rtl=rtl)


def _direction(rtl: bool) -> str:  # noqa: FBT001 - the only thing that it is about
    return "<w:rPr><w:rtl/></w:rPr>" if rtl else ""


def _part(root: str, style: str, content: str, *, rtl: bool) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{"<w:bidi/>" if rtl else ""}</w:pPr>'
    return f"{DECLARATION}<w:{root} {W_NS} {R_NS}><w:p>{properties}{content}</w:p></w:{root}>"
