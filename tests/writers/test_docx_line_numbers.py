"""Numbers beside the lines of Word documents."""

import pytest
from support.contexts import chapter, context
from support.trees import p
from support.word import Word, written

from exporter.look import PRESETS, Look
from exporter.tree import Publication
from exporter.writers.docx.options import DocxOptions, LineNumbers


def opened(kind: LineNumbers, look: Look | None = None) -> Word:
    publication = Publication.of_article(chapter(p("x")))
    return Word(written(context(publication, options=DocxOptions(line_numbers=kind), look=look)))


@pytest.mark.parametrize(
    ("kind", "restart"),
    [("page", "newPage"), ("section", "newSection"), ("continuous", "continuous")],
)
def test_every_section_numbers_its_lines(kind: LineNumbers, restart: str) -> None:
    document = opened(kind, Look(preset=PRESETS["compact"]))
    assert len(document.find("w:sectPr")) == 2
    assert document.values("w:sectPr/w:lnNumType", "restart") == [restart, restart]
    assert document.values("w:sectPr/w:lnNumType", "countBy") == ["1", "1"]
    assert b'w:styleId="LineNumber"' in document.parts["word/styles.xml"]


def test_lines_have_no_numbers_unasked() -> None:
    document = opened("no")
    assert document.find("w:lnNumType") == []
    assert b"LineNumber" not in document.parts["word/styles.xml"]
