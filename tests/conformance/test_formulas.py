"""An article full of formulas: valid in every format, with every formula and every word in each."""

import re
import zipfile
from pathlib import Path

import pytest
from support import validators
from support.exports import Exported, export

POST = Path(__file__).parents[1] / "fixtures" / "formulas.json"
FORMULAS = 22


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export(POST, tmp_path_factory.mktemp("formulas"))


def test_the_pdf_is_accessible(article: Exported) -> None:
    assert validators.broken_rules([article.pdf]) == {article.pdf: []}


def test_the_docx_is_valid_and_opens(article: Exported) -> None:
    assert validators.ooxml([article.docx]) == {article.docx: []}
    assert validators.libreoffice_pages(article.docx) > 0


def test_the_epub_is_valid_and_accessible(article: Exported) -> None:
    assert validators.complaints(validators.epubcheck([article.epub])[article.epub]) == []
    assert validators.ace(article.epub) == []


def test_no_formula_is_lost_and_none_is_invented(article: Exported) -> None:
    with zipfile.ZipFile(article.epub) as book:
        page = book.read("EPUB/chapter-1.xhtml").decode()
    with zipfile.ZipFile(article.docx) as document:
        body = document.read("word/document.xml").decode()
    assert len(re.findall(r"<math[ >]", page)) == FORMULAS
    # In a link Word can hold text only.
    assert len(re.findall(r"<m:oMath>", body)) == FORMULAS - 1
    assert "E = mc^2" in body
    for kept in ("$5 or $10", r"<code>\(x\)</code>", "<code>$latex y$</code>"):
        assert kept in page
