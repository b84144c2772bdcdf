"""Checks as the command line makes them, on posts and on trees."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from support.posts import post_json

from exporter.checks.checker import check
from exporter.checks.findings import PostCheck
from exporter.checks.thresholds import Thresholds
from exporter.loading import Reading, readings
from exporter.tree.leaflet import Review

TODAY = date(2026, 6, 1)
REVIEW = Review(
    reviewers=("Ann O’Bee",), reviewed="2025-03-01", next_review="2028-03-01", version="2"
)

Checked = Callable[..., PostCheck]


def checked(
    source: bytes | str,
    *,
    review: Review = REVIEW,
    thresholds: Thresholds | None = None,
    today: date | None = TODAY,
    language: str | None = None,
) -> PostCheck:
    """What is found in a post, with a review stated for it."""
    (reading,) = readings([source], language=language, without={"heading-levels"})
    assert isinstance(reading, Reading), reading
    (chapter,) = reading.publication.chapters
    publication = replace(
        reading.publication,
        chapters=(replace(chapter, source=replace(chapter.source, review=review)),),
    )
    return check(
        publication, reading.diagnostics, thresholds=thresholds, today=today, origin="post.json"
    )


def of_html(html: str, *, lang: str = "en", **fields: object) -> bytes:
    """A post of that content; its language is stated."""
    return post_json(html, lang=lang, **fields)


@pytest.fixture
def check_html() -> Checked:
    """`check_html("<p>…</p>")`: what is found in a post of that content."""

    def run(html: str, *, lang: str = "en", **named: object) -> PostCheck:
        return checked(of_html(html, lang=lang), **named)  # type: ignore[arg-type]

    return run
