"""Articles in many languages, both ways of writing and all at once: valid and whole in each format."""

import re
import unicodedata
from pathlib import Path

import pytest
from conformance.test_articles import text_of_docx, text_of_epub, text_of_html
from support import validators
from support.exports import Exported, export
from support.printed import Printed

from exporter.normalise import normalise
from exporter.post import read_posts
from exporter.tree import plain_text

LANGUAGES = {
    "arabic": "ar",
    "chinese": "zh-Hans",
    "hebrew": "he",
    "hindi": "hi",
    "japanese": "ja",
    "korean": "ko",
    "mixed": None,
    "persian": "fa",
    "taiwan": "zh-Hant",
    "thai": "th",
}
FOLDER = Path(__file__).parents[1] / "fixtures" / "languages"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Exported]:
    folder = tmp_path_factory.mktemp("languages")
    return {name: export(FOLDER / f"{name}.json", folder) for name in LANGUAGES}


def test_each_is_valid_in_each_format(exported: dict[str, Exported]) -> None:
    made = exported.values()
    pdfs = validators.broken_rules([each.pdf for each in made])
    documents = validators.ooxml([each.docx for each in made])
    books = validators.epubcheck([each.epub for each in made])
    assert {path.name: found for path, found in pdfs.items() if found} == {}
    assert {path.name: found for path, found in documents.items() if found} == {}
    assert {
        path.name: found for path, said in books.items() if (found := validators.complaints(said))
    } == {}


@pytest.mark.parametrize("name", LANGUAGES)
def test_its_language_is_told(name: str) -> None:
    (post,) = read_posts(FOLDER / f"{name}.json")
    assert normalise(post).chapter.language == LANGUAGES[name]


@pytest.mark.parametrize("name", LANGUAGES)
def test_its_letters_stand_in_order_in_each_format(
    name: str, exported: dict[str, Exported]
) -> None:
    (post,) = read_posts(FOLDER / f"{name}.json")
    wanted = letters(plain_text(normalise(post).chapter.blocks))
    made = exported[name]
    found = {
        "pdf": Printed(made.pdf.read_bytes(), None).tags().text(without=("Lbl",)),
        "docx": text_of_docx(made.docx),
        "epub": text_of_epub(made.epub),
        "html": text_of_html(made.html.read_text(encoding="utf-8")),
    }
    assert {kind: wanted in letters(text) for kind, text in found.items()} == dict.fromkeys(
        found, True
    )


def letters(text: str) -> str:
    """Letters and digits, and nothing of how lines are broken."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))
