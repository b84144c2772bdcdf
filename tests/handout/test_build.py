"""What a leaflet says: from the settings, from the post, and never from nowhere."""

from datetime import date

import pytest
from msgspec.structs import replace
from support.contexts import SOURCE
from support.trees import article, p

from exporter.diagnostics import Code, Diagnostic
from exporter.handout import Handout, with_leaflet
from exporter.handout.config import ClinicTable, LeafletTable, ReviewTable, WordsTable
from exporter.tree import Leaflet, Publication, Review, Source

CLINIC = ClinicTable(name="Clinic", hours="8 to 6\nSaturday 9 to 12", out_of_hours="Call 111.")
REVIEWED = ReviewTable(
    reviewer="The team", reviewed=date(2026, 2, 1), next_review=date(2029, 2, 1), version="2"
)


def of(source: Source = SOURCE) -> Publication:
    publication = article(p("Rest the ankle."))
    return replace(
        publication, chapters=(replace(publication.chapters[0], source=source),), language="en"
    )


def made(
    handout: Handout, source: Source = SOURCE, language: str = "en"
) -> tuple[Leaflet, list[Diagnostic]]:
    publication, said = with_leaflet(of(source), handout, "", language)
    assert publication.leaflet is not None
    return publication.leaflet, said


def codes(said: list[Diagnostic]) -> list[Code]:
    return [entry.code for entry in said]


def test_without_settings_the_post_says_all() -> None:
    leaflet, said = made(Handout())
    assert leaflet.authors == SOURCE.authors
    assert leaflet.publisher == SOURCE.site
    assert leaflet.published == "2026-01-02"
    assert leaflet.purpose == SOURCE.excerpt
    assert leaflet.source == SOURCE.link
    assert leaflet.other_formats.startswith("This leaflet is available in other formats")
    assert leaflet.review == Review()
    assert codes(said) == [Code.REVIEW_NOT_STATED]


def test_the_day_of_saving_is_no_review() -> None:
    leaflet, said = made(Handout(clinic=CLINIC), replace(SOURCE, modified="2026-06-01T00:00:00Z"))
    assert "2026-06-01" not in str(leaflet)
    assert [entry.detail for entry in said] == ["reviewer, last review, next review"]


def test_a_review_comes_whole_from_one_place() -> None:
    stated = Review(reviewers=("Somebody",), reviewed="2025-01-01", version="9")
    source = replace(SOURCE, review=stated, modified="")
    everywhere = LeafletTable(reviewer="All", reviewed=date(2024, 1, 1), version="1")
    leaflet, _ = made(Handout(leaflet=everywhere), source)
    assert leaflet.review == stated
    leaflet, _ = made(Handout(leaflet=everywhere, posts={SOURCE.slug: REVIEWED}), source)
    assert leaflet.review.reviewers == ("The team",)
    assert leaflet.review.next_review == "2029-02-01"
    leaflet, _ = made(Handout(leaflet=everywhere), replace(source, review=Review()))
    assert leaflet.review == Review(("All",), "2024-01-01", "", "1")
    leaflet, _ = made(Handout(posts={SOURCE.id: REVIEWED}), source)
    assert leaflet.review.version == "2"


@pytest.mark.parametrize(
    ("review", "modified", "expected"),
    [
        (REVIEWED, "2026-01-31T00:00:00Z", []),
        (REVIEWED, "2026-02-02T00:00:00Z", [Code.REVIEW_OUTDATED]),
        (replace(REVIEWED, next_review=date(2029, 2, 2)), "", [Code.REVIEW_FAR]),
        (replace(REVIEWED, next_review=None), "", [Code.REVIEW_NOT_STATED]),
    ],
)
def test_what_is_odd_about_a_review_is_said(
    review: ReviewTable, modified: str, expected: list[Code]
) -> None:
    _, said = made(Handout(posts={SOURCE.slug: review}), replace(SOURCE, modified=modified))
    assert codes(said) == expected


@pytest.mark.parametrize(
    "excerpt", ["Rest the", "The first words of the text […]", "And so on…", "long " * 60]
)
def test_an_excerpt_that_nobody_wrote_as_a_purpose_is_none(excerpt: str) -> None:
    leaflet, said = made(
        Handout(posts={SOURCE.slug: REVIEWED}), replace(SOURCE, excerpt=excerpt, modified="")
    )
    assert leaflet.purpose == ""
    assert codes(said) == [Code.PURPOSE_LEFT_OUT]


def test_the_clinics_words_in_the_leaflets_language() -> None:
    handout = Handout(
        clinic=CLINIC,
        leaflet=LeafletTable(disclaimer="Ask us.", other_formats="Ask for larger print."),
        languages={"es": WordsTable(out_of_hours="Llame al 111.", disclaimer="Pregunte.")},
    )
    english, _ = made(handout)
    assert english.clinic.out_of_hours == "Call 111."
    assert english.disclaimer == ("Ask us.",)
    spanish, _ = made(handout, language="es-MX")
    assert spanish.clinic.out_of_hours == "Llame al 111."
    assert spanish.clinic.hours == ("8 to 6", "Saturday 9 to 12")
    assert spanish.disclaimer == ("Pregunte.",)
    assert spanish.other_formats == "Ask for larger print."
