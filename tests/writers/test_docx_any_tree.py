"""Whatever lawful tree is given, the document is whole, in order, and says only what is defined."""

import re

from hypothesis import given
from lxml import etree
from support.contexts import chapter, context
from support.everything import FAR, NEAR, picture
from support.lawful import EMBED_NAMES, blocks
from support.reading import with_notes_last
from support.word import W, Word, style_of, value, written

from exporter.assets import Pictures
from exporter.tree import Block, Publication
from exporter.writers.docx import numbering

PICTURES = Pictures({NEAR: picture(), FAR: picture("red")})


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def word(tree: tuple[Block, ...]) -> Word:
    return Word(written(context(Publication.of_article(chapter(*tree)), PICTURES)))


def content(document: Word) -> str:
    """The body's letters below title and by-line."""
    lines = document.lines()
    assert [line.style for line in lines[:2]] == ["Title", "Subtitle"]
    return letters("".join(line.text for line in lines[2:] if line.text not in EMBED_NAMES))


@given(blocks)
def test_every_letter_is_there_in_order(tree: tuple[Block, ...]) -> None:
    document = word(tree)
    said = content(document) + letters(" ".join(document.notes()))
    assert said == letters(with_notes_last(tree))


@given(blocks)
def test_whatever_is_referred_to_is_defined(tree: tuple[Block, ...]) -> None:
    document = word(tree)
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert set(document.values(f"w:{tag}")) <= set(document.styles)
    numbers = {num.get(f"{W}numId") for num in document.roots["word/numbering.xml"].iter(f"{W}num")}
    assert set(document.values("w:numId")) <= {"0", *numbers}
    assert {int(level) for level in document.values("w:ilvl")} <= set(range(numbering.DEEPEST + 1))
    targets = document.targets()
    for link in document.document.iter(f"{W}hyperlink"):
        name = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        assert targets[name or ""].startswith("https:")


@given(blocks)
def test_cells_end_in_a_paragraph_and_tables_never_touch(tree: tuple[Block, ...]) -> None:
    document = word(tree)
    for cell in document.find("w:tc"):
        assert cell[-1].tag == f"{W}p"
    for table in document.find("w:tbl"):
        following = table.getnext()
        assert following is not None
        assert following.tag == f"{W}p"


@given(blocks)
def test_every_row_covers_every_column(tree: tuple[Block, ...]) -> None:
    for table in word(tree).find("w:tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iterfind(f"{W}tr"):
            spans = [int(value(cell, "w:tcPr/w:gridSpan") or 1) for cell in row.iterfind(f"{W}tc")]
            assert sum(spans) == columns


@given(blocks)
def test_nothing_is_indented_out_of_its_line(tree: tuple[Block, ...]) -> None:
    for paragraph in word(tree).find("w:p"):
        if (
            paragraph.getparent() is not None
            and etree.QName(paragraph.getparent()).localname == "body"
        ):
            assert int(value(paragraph, "w:pPr/w:ind", "left") or 0) <= 9026 - 2000 + 85
        assert style_of(paragraph)
