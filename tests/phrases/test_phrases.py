"""Words and dates in a file's own language."""

from datetime import date

import pytest
from babel.dates import format_date

from exporter.phrases import PHRASES, display_date, phrases


@pytest.mark.parametrize(
    ("stamp", "language", "shown"),
    [
        ("2026-02-27T19:34:48Z", "en-US", "February 27, 2026"),
        ("2026-02-27T23:30:00-07:00", "en-GB", "27 February 2026"),
        ("2026-02-27", "de-AT", "27. Februar 2026"),
        ("2026-02-27", "zh-Hant-TW", "2026年2月27日"),
        ("2026-02-27", "und", "2026-02-27"),
        ("2026-02-27", "tlh", "2026-02-27"),
        ("", "en", ""),
    ],
)
def test_dates_are_written_out_as_people_of_the_language_do(
    stamp: str, language: str, shown: str
) -> None:
    assert display_date(stamp, language) == shown


@pytest.mark.parametrize("month", range(1, 13))
def test_the_short_way_for_english_says_what_cldr_says(month: int) -> None:
    day = date(2026, month, 9)
    for language in ("en", "en-US"):
        expected = format_date(day, "long", locale=language.replace("-", "_"))
        assert display_date(day.isoformat(), language) == expected


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("zh-TW", "目錄"),
        ("zh-Hans", "目录"),
        ("no", "Innhold"),
        ("nb-NO", "Innhold"),
        ("iw", "תוכן העניינים"),
        ("fa-IR", "فهرست"),
        ("tlh", "Contents"),
    ],
)
def test_words_of_a_language_under_all_its_names(language: str, contents: str) -> None:
    assert phrases(language).contents == contents


@pytest.mark.parametrize("language", PHRASES)
def test_every_language_numbers_its_pages(language: str) -> None:
    shown = phrases(f"{language}-XX").page.format(page=3, pages=7)
    assert "3" in shown
    assert "7" in shown


def test_a_language_without_words_gets_english_ones() -> None:
    assert phrases("mi") == phrases("und") == phrases("en-NZ") == PHRASES["en"]
