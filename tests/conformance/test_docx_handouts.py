"""The Open XML validator finds nothing in handouts of any size, full or empty, of either way."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.contexts import book, chapter, context
from support.everything import BLOCKS, pictures
from support.trees import bullets
from support.validators import libreoffice_pages, ooxml
from support.word import written

from exporter.assets import Pictures
from exporter.look import PAPERS, PRESETS, Look
from exporter.tree import Clinic, Leaflet, Publication, Review

LOGO = "data:image/png;base64,logo"
FULL = Leaflet(
    clinic=Clinic(
        name="Klinik <am> Fluss & Söhne",
        logo=LOGO,
        address=("1 Lane",),
        phone="030 1",
        email="a@b.example",
        website="https://b.example",
        hours=("Mo–Fr",),
        out_of_hours="112",
    ),
    purpose="Why",
    authors=("A", "B"),
    publisher="C",
    published="2026-01-02",
    review=Review(reviewers=("D",), reviewed="2026-01-02", next_review="2027-01-02", version="1"),
    source="https://example.org/?a=1&b=2",
    other_formats="Ask.",
    disclaimer=("No.", "None."),
    feedback="https://b.example/feedback",
    fill_in=("name", "date", "appointment", "notes", "questions"),
    checklist=True,
)


def handout(leaflet: Leaflet, language: str) -> Publication:
    steps = bullets("one", "two", "three", ordered=True)
    whole = Publication.of_article(chapter(*BLOCKS, steps))
    return replace(whole, leaflet=leaflet, language=language)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each preset with everything; and what differs otherwise, once."""
    folder = tmp_path_factory.mktemp("handouts")
    at_hand = Pictures({**pictures(), LOGO: pictures()["https://example.org/pictures/near.png"]})
    looks = {
        name: Look(preset=preset, links="notes", bold_emphasis=True, colour="#0a5c36", grey=True)
        for name, preset in PRESETS.items()
    }
    given = {
        f"{name}-{language}": (handout(FULL, language), look)
        for name, look in looks.items()
        for language in ("en", "ar")
    }
    given |= {f"empty-{n}": (handout(Leaflet(), "en"), look) for n, look in looks.items()}
    given |= {p: (handout(FULL, "he"), Look(paper=p, links="inline")) for p in PAPERS}
    chapters = (chapter(*BLOCKS, title="One"), chapter(*BLOCKS[:4], title="Two"))
    given["book"] = (book(*chapters), looks["compact"])
    made = []
    for name, (publication, look) in given.items():
        path = folder / f"{name}.docx"
        path.write_bytes(written(replace(context(publication, at_hand), look=look)))
        made.append(path)
    return made


def test_the_open_xml_validator_finds_nothing(files: list[Path]) -> None:
    assert ooxml(files) == {path: [] for path in files}


@pytest.mark.parametrize("name", ["giant-ar", "booklet-en", "compact-ar"])
def test_libreoffice_opens_it(name: str, files: list[Path]) -> None:
    (path,) = [path for path in files if path.stem == name]
    assert libreoffice_pages(path) >= 2
