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


class Page(Struct, frozen=True):
    """A page; lengths are twentieths of a point.

    Attributes:
        width: Of the paper.
        height: Of the paper.
        margin: On all sides.
        columns: Of text.
        gap: Between columns.
        folded: It is half of a sheet that is folded to a booklet.
        line_numbers: Where the numbers beside its lines begin anew, if it has such.
    """

    width: int
    height: int
    margin: int = _MARGIN
    columns: int = 1
    gap: int = 0
    folded: bool = False
    line_numbers: LineNumbers = "no"

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
        return cls(width, height, margin, preset.columns, gap, preset.booklet)

    @property
    def line_width(self) -> int:
        """Between the margins."""
        return self.width - 2 * self.margin

    @property
    def text_width(self) -> int:
        """Of a column."""
        return (self.line_width - (self.columns - 1) * self.gap) // self.columns

    @property
    def turned_width(self) -> int:
        """Between the margins of the sheet laid on its side."""
        return self.height - 2 * self.margin

    @property
    def picture_height(self) -> int:
        """The tallest that leaves room for a caption."""
        return (self.height - 2 * self.margin) * 17 // 20


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
    edge = min(_EDGE, page.margin // 2)
    margin = f'w:top="{page.margin}" w:right="{page.margin}" w:bottom="{page.margin}"'
    orient = ' w:orient="landscape"' if page.folded or kind == "turned" else ""
    return (
        f"<w:sectPr>{parts}{_CONTINUOUS if goes_on else ''}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar {margin} w:left="{page.margin}"'
        f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{_RESTARTS[page.line_numbers]}{columns}'
        f"{'<w:titlePg/>' if first else ''}{'<w:bidi/>' if rtl else ''}</w:sectPr>"
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
    """The running header: the title."""
    content = f'<w:r>{_direction(title_rtl)}<w:t xml:space="preserve">{escape(title)}</w:t></w:r>'
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
