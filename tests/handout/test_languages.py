"""Leaflets of many languages in one run: each speaks its own, or the one that the clinic names."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conformance.test_writing_systems import FOLDER
from docx import Document
from support import validators

from exporter import export
from exporter.phrases import phrases

LANGUAGES = {"arabic": "ar", "chinese": "zh-Hans", "hebrew": "he", "hindi": "hi"}
CLINIC = """\
[clinic]
name = "Hill Clinic"
phone = "01632 960 123"
hours = ["8 to 6"]
[leaflet]
disclaimer = "Ask us."
fill-in = ["name", "questions"]
[languages.ar]
name = "عيادة التل"
disclaimer = "اسألنا."
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All posts in one run."""
    folder = tmp_path_factory.mktemp("leaflets")
    (folder / "clinic.toml").write_text(CLINIC)
    report = export(
        [FOLDER / f"{name}.json" for name in LANGUAGES],
        folder / "out",
        profile="handout",
        config=folder / "clinic.toml",
        options={"pdf": {"missing_glyphs": "show"}},
    )
    assert [post.failures for post in report.posts] == [()] * len(LANGUAGES)
    for name, post in zip(LANGUAGES, report.posts, strict=True):
        for file in post.files:
            Path(file.path).rename(folder / f"{name}{Path(file.path).suffix}")
    return folder


def test_all_are_valid(folder: Path) -> None:
    pdfs = validators.broken_rules(sorted(folder.glob("*.pdf")))
    documents = validators.ooxml(sorted(folder.glob("*.docx")))
    assert {path.name: rules for path, rules in (pdfs | documents).items() if rules} == {}


@pytest.mark.parametrize("name", LANGUAGES)
def test_each_speaks_its_own_language(folder: Path, name: str) -> None:
    words = phrases(LANGUAGES[name])
    said = "\n".join(
        paragraph.text for paragraph in Document(str(folder / f"{name}.docx")).paragraphs
    )
    for label in (
        words.about_leaflet,
        words.last_reviewed,
        words.not_stated,
        words.phone,
        words.fill_in,
    ):
        assert label in said
    assert "Last reviewed" not in said
    with pikepdf.open(folder / f"{name}.pdf") as pdf:
        assert str(pdf.Root.Lang) == LANGUAGES[name]
        titles = [str(mark.title) for mark in pdf.open_outline().root]
        below = [str(kid.title) for mark in pdf.open_outline().root for kid in mark.children]
        assert words.about_leaflet in titles + below


def test_the_clinics_own_words_are_in_the_leaflets_language(folder: Path) -> None:
    arabic, hebrew = (
        "\n".join(p.text for p in Document(str(folder / f"{name}.docx")).paragraphs)
        for name in ("arabic", "hebrew")
    )
    assert "عيادة التل" in arabic
    assert "اسألنا." in arabic
    assert "Hill Clinic" not in arabic
    assert "Ask us." in hebrew


@pytest.mark.parametrize(
    ("name", "mirrored"), [("arabic", True), ("hebrew", True), ("chinese", False)]
)
def test_pages_are_mirrored(folder: Path, name: str, mirrored: bool) -> None:  # noqa: FBT001
    page = pypdfium2.PdfDocument(folder / f"{name}.pdf")[0]
    text = page.get_textpage()
    middle = page.get_width() / 2
    lines = [text.get_rect(number) for number in range(text.count_rects())]
    foot = [(left, right) for left, bottom, right, _top in lines if bottom < 70]
    assert foot
    assert all((right < middle) == mirrored for left, right in foot)
