"""Reference documents: as Word in German, as a house's own set of styles, as python-docx makes them.

Ids of styles are those of `drafts.style`: they say nothing, as in a Word of another language.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

from exporter.diagnostics import Diagnostic
from exporter.tree import Block, Publication
from exporter.writers.docx.options import DocxOptions
from support.contexts import chapter, context
from support.drafts import NAMESPACES, package, relations, style
from support.everything import BLOCKS, pictures
from support.word import Word, written

FILLED = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'
    '<w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
NORMAL = style("Normal").replace("<w:style ", '<w:style w:default="1" ')
_COLOURED = '<w:rPr><w:rFonts w:ascii="Impact" w:hAnsi="Impact"/><w:color w:val="AA2200"/></w:rPr>'


def _heading(level: int) -> str:
    numbering = (
        f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="7"/></w:numPr>'
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    inner = f"<w:pPr><w:keepNext/>{numbering}</w:pPr>{_COLOURED}"
    return style(f"heading {level}", based="x-Normal", inner=inner)


def _list(name: str, number: int) -> str:
    inner = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return style(name, based="x-Normal", inner=inner)


HOUSE_STYLES = (
    FILLED
    + NORMAL
    + style("Title", based="x-Normal", inner='<w:rPr><w:color w:val="007755"/></w:rPr>')
    + "".join(map(_heading, (1, 2, 3)))
    + _list("List Bullet", 8)
    + _list("List Number", 9)
    + style("Quote", based="x-Normal", inner="<w:rPr><w:b/></w:rPr>")
    + style("Strong", "character", inner='<w:rPr><w:b/><w:color w:val="550000"/></w:rPr>')
)


def _level(level: int, form: str, text: str, left: int, linked: str = "") -> str:
    on = f'<w:pStyle w:val="{linked}"/>' if linked else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{on}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="300"/></w:pPr></w:lvl>'
    )


HOUSE_NUMBERING = (
    '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "decimal", "%1", 300, "x-heading-1")
    + _level(1, "decimal", "%1.%2", 300, "x-heading-2")
    + _level(2, "decimal", "%1.%2.%3", 300, "x-heading-3")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="5">'
    + '<w:multiLevelType w:val="hybridMultilevel"/>'
    + _level(0, "bullet", "–", 300, "x-List-Bullet")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="6">'
    + '<w:multiLevelType w:val="hybridMultilevel"/>'
    + _level(0, "lowerLetter", "(%1)", 300, "x-List-Number")
    + "</w:abstractNum>"
    + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
        for number, abstract in ((7, 3), (8, 5), (9, 6))
    )
)

SECTION = (
    '<w:sectPr>{}<w:pgSz w:w="9000" w:h="12000"/><w:pgMar w:top="900" w:right="700" w:bottom="800"'
    ' w:left="1100" w:header="400" w:footer="300" w:gutter="100"/><w:cols w:space="708"/></w:sectPr>'
)


def house(running: str = "", **more: Any) -> bytes:  # noqa: ANN401 - as `package` has them
    """A house's set of styles with numbered headings, on a small sheet."""
    return package(
        "<w:p><w:r><w:t>Not for the export</w:t></w:r></w:p>" + SECTION.format(running),
        styles=HOUSE_STYLES,
        numbering=HOUSE_NUMBERING,
        **more,
    )


def headed(
    content: str, related: Mapping[str, tuple[str, str, bool]] | None = None, **parts: bytes
) -> bytes:
    """The same with a header on all pages, which has relations and parts of its own."""
    header = f"<w:hdr {NAMESPACES}>{content}</w:hdr>"
    return house(
        '<w:headerReference w:type="default" r:id="own-header"/>',
        parts={
            "word/header7.xml": header,
            "word/_rels/header7.xml.rels": relations(related or {}),
            **{f"word/{name.replace('_', '.')}": data for name, data in parts.items()},
        },
        related={"own-header": ("header", "header7.xml", False)},
    )


def by_hand() -> bytes:
    """What somebody makes of python-docx's own template: landscape, a logo above, first pages."""
    document = Document()
    found = document.styles
    found["Normal"].font.name, found["Normal"].font.size = "Garamond", Pt(12)
    for name, colour in (("Heading 1", 0x7B241C), ("Title", 0x145A32)):
        found[name].font.color.rgb = RGBColor.from_string(f"{colour:06X}")
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin, section.top_margin = Cm(4), Cm(3), Cm(3.5)
    section.different_first_page_header_footer = True
    logo = io.BytesIO()
    Image.new("RGB", (300, 80), (200, 30, 60)).save(logo, "PNG")
    logo.seek(0)
    above = section.header.paragraphs[0]
    above.add_run().add_picture(logo, width=Cm(3))
    above.add_run("\tThe Lindenhof Quarterly")
    section.first_page_header.paragraphs[0].text = "First page"
    section.footer.paragraphs[0].text = "Draft"
    document.add_paragraph("Not for the export")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


EVERYTHING = Publication.of_article(chapter(*BLOCKS))


def dressed(
    folder: Path,
    reference: bytes,
    *blocks: Block,
    report: list[Diagnostic] | None = None,
    **options: Any,  # noqa: ANN401 - the writer's own
) -> bytes:
    """A document in the looks of a reference; of all kinds of blocks if none is given."""
    path = folder / "reference.docx"
    path.write_bytes(reference)
    publication = Publication.of_article(chapter(*blocks)) if blocks else EVERYTHING
    wished = DocxOptions(reference=str(path), **options)
    given = [] if report is None else report
    return written(context(publication, pictures(), given, wished))


def opened(folder: Path, reference: bytes, *blocks: Block, **more: Any) -> Word:  # noqa: ANN401
    """The same, its parts at hand."""
    return Word(dressed(folder, reference, *blocks, **more))
