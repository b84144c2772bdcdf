"""The sheet: its size and margins, the section that says so, header and footer."""

import re

from msgspec import Struct

from exporter.look import ARTICLE, SHEETS, Look
from exporter.writers.docx import styles
from exporter.writers.docx.options import LineNumbers
from exporter.writers.docx.xml import DECLARATION, R_NS, W_NS, escape

_MARGIN = 1440
_EDGE = 709
_NARROWEST_MARGIN = 8
"""On small sheets a margin is this part of the width at least: 1/8."""

_CHARACTER = 0.5
"""The width of a character on average, in ems."""

_PER_MILLIMETRE = 1440 / 25.4

_PLACE = re.compile(r"\{(pages?)\}")


class Margins(Struct, frozen=True):
    """Around a page's text, in twentieths of a point (ISO/IEC 29500-1, 17.6.11).

    Attributes:
        top: Above; less than 0 if a tall header may not push the text down.
        right: Beside.
        bottom: Below; less than 0 as at the top.
        left: Beside.
        header: From the sheet's upper edge to the header.
        footer: From the footer to the sheet's lower edge.
        gutter: For the binding, beyond the margin.
    """

    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    gutter: int = 0

    @classmethod
    def even(cls, margin: int) -> "Margins":
        """The same on all sides."""
        edge = min(_EDGE, margin // 2)
        return cls(margin, margin, margin, margin, edge, edge)

    @property
    def beside(self) -> int:
        """What they take of the sheet's width."""
        return self.left + self.right + self.gutter

    @property
    def above_and_below(self) -> int:
        """What they take of the sheet's height."""
        return abs(self.top) + abs(self.bottom)


class Page(Struct, frozen=True):
    """A page; lengths are twentieths of a point.

    Attributes:
        width: Of the paper.
        height: Of the paper.
        margins: Around the text.
        columns: Of text.
        gap: Between columns.
        folded: It is half of a sheet that is folded to a booklet.
        landscape: Its sheet lies on its side.
        title_page: The first page has a header and a footer of its own.
        line_numbers: Where the numbers beside its lines begin anew, if it has such.
        borders: XML of those around it, if it has such; the next ones likewise.
        numbers: XML of how pages are counted.
        align: XML of where on the page the text stands.
        grid: XML of the lines that text stands on.
    """

    width: int
    height: int
    margins: Margins = Margins.even(_MARGIN)
    columns: int = 1
    gap: int = 0
    folded: bool = False
    landscape: bool = False
    title_page: bool = True
    line_numbers: LineNumbers = "no"
    borders: str = ""
    numbers: str = ""
    align: str = ""
    grid: str = ""

    @classmethod
    def of(cls, look: Look) -> "Page":
        """The page that a look asks for."""
        width, height = (round(side * _PER_MILLIMETRE) for side in SHEETS[look.paper])
        preset = look.preset
        if preset.booklet:
            width, height = height // 2, width
        margin = min(_MARGIN, width // _NARROWEST_MARGIN)
        gap = round(preset.body * 40) if preset.columns > 1 else 0
        if preset != ARTICLE and preset.columns == 1:
            longest = preset.measure * preset.body * 20 * _CHARACTER
            margin = max(margin, round((width - longest) / 2))
        return cls(width, height, Margins.even(margin), preset.columns, gap, preset.booklet)

    @property
    def line_width(self) -> int:
        """Between the margins."""
        return self.width - self.margins.beside

    @property
    def text_width(self) -> int:
        """Of a column."""
        return (self.line_width - (self.columns - 1) * self.gap) // self.columns

    @property
    def turned_width(self) -> int:
        """Between the margins of the sheet laid on its side."""
        return self.height - self.margins.beside

    @property
    def picture_height(self) -> int:
        """The tallest that leaves room for a caption."""
        return (self.height - self.margins.above_and_below) * 17 // 20


def section_properties(  # noqa: PLR0913 - one argument for each thing that is said
    page: Page, parts: str, kind: str, *, rtl: bool, first: bool, goes_on: bool
) -> str:
    """A section (ISO/IEC 29500-1, 17.6.17).

    Args:
        page: The sheet.
        parts: References to header and footers, from `running_parts`.
        kind: `text` in the page's columns, `turned` on a turned sheet; else in one column.
        rtl: The document runs from right to left.
        first: It is the first of the document.
        goes_on: It begins on the page on which the one before ends.
    """
    width, height = (page.height, page.width) if kind == "turned" else (page.width, page.height)
    in_columns = kind == "text" and page.columns > 1
    columns = (
        f'<w:cols w:num="{page.columns}" w:space="{page.gap}"/>' if in_columns else _ONE_COLUMN
    )
    lies = page.landscape != (kind == "turned")
    orient = ' w:orient="landscape"' if page.folded or lies else ""
    around = page.margins
    return (
        f"<w:sectPr>{parts}{_CONTINUOUS if goes_on else ''}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="{around.top}" w:right="{around.right}" w:bottom="{around.bottom}"'
        f' w:left="{around.left}" w:header="{around.header}" w:footer="{around.footer}"'
        f' w:gutter="{around.gutter}"/>'
        f"{page.borders}{_RESTARTS[page.line_numbers]}{page.numbers if first else ''}{columns}"
        f"{page.align}{'<w:titlePg/>' if first and page.title_page else ''}"
        f"{'<w:bidi/>' if rtl else ''}{page.grid}</w:sectPr>"
    )


_ONE_COLUMN = '<w:cols w:space="708"/>'
_LINES = '<w:lnNumType w:countBy="1" w:restart="{}"/>'
_RESTARTS: dict[LineNumbers, str] = {
    "no": "",
    "page": _LINES.format("newPage"),
    "section": _LINES.format("newSection"),
    "continuous": _LINES.format("continuous"),
}
"""Numbers beside each line of the text; tables and notes have none (17.6.8)."""

_CONTINUOUS = '<w:type w:val="continuous"/>'


def running_parts(header: str, footer: str, first: str) -> str:
    """References to what stands on each page.

    Args:
        header: Relationship of the header of all pages but the first, which has none.
        footer: Relationship of the footer.
        first: Relationship of the first page's footer.
    """
    return (
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:footerReference w:type="first" r:id="{first}"/>'
    )


def header_part(title: str, *, rtl: bool, title_rtl: bool) -> str:
    """The running header: the title, as a field, so that it follows the file's own."""
    shown = f'<w:r>{_direction(title_rtl)}<w:t xml:space="preserve">{escape(title)}</w:t></w:r>'
    content = f'<w:fldSimple w:instr=" TITLE ">{shown}</w:fldSimple>' if title else shown
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
