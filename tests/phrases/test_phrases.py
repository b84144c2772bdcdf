"""Words and dates in a file's own language."""

import subprocess
import sys
from datetime import date

import pytest
from babel.dates import format_date

from exporter.messages import ENGLISH, LOCALE, Phrases, read, up_to_date
from exporter.phrases import display_date, phrases

LANGUAGES = sorted(path.stem for path in LOCALE.glob("*.po"))
WHOLE = ["ar", "de", "es", "fr", "he", "hi", "it", "nl", "pl", "pt", "ru", "uk", "zh", "zh-Hant"]
"""Languages in which a leaflet says nothing in English."""


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_numbers_its_pages(language: str) -> None:
    shown = phrases(f"{language}-XX").page.format(page=3, pages=7)
    assert "3" in shown
    assert "7" in shown


def test_a_language_without_words_gets_english_ones() -> None:
    assert phrases("mi") == phrases("und") == phrases("en-NZ") == ENGLISH


@pytest.mark.parametrize("language", WHOLE)
def test_leaflets_are_wholly_in_their_language(language: str) -> None:
    words = phrases(language)
    same = {
        field
        for field in Phrases.__struct_fields__
        if getattr(words, field) == getattr(ENGLISH, field)
    }
    # Words that another language shares with English.
    allowed = {"video", "audio", "version", "source", "colon", "name", "notes", "email"}
    assert same <= allowed | {"website", "date", "contents", "map", "checklist", "figure"}
    missing = [
        message.context
        for message in read(LOCALE / f"{language}.po")
        if message.id and not message.string
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_up_to_date(language: str) -> None:
    path = LOCALE / f"{language}.po"
    assert up_to_date(path) == path.read_bytes(), "run python -m exporter.messages"
    contexts = [message.context for message in read(path) if message.id]
    assert contexts == list(Phrases.__struct_fields__)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_their_places(language: str) -> None:
    for message in read(LOCALE / f"{language}.po"):
        if message.id and message.string:
            assert [str(error) for error in message.check()] == []
            said = str(message.string)
            assert said == said.strip() or message.context == "colon"


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    assert phrases("fi").contents == "Sisällys"
    assert phrases("fi").about_leaflet == ENGLISH.about_leaflet


def test_english_needs_no_babel() -> None:
    code = (
        "import sys; from exporter.phrases import phrases; phrases('en-GB').page;"
        "print([name for name in sys.modules if name.startswith('babel')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["../../etc/passwd", "fr/../fr", "C:", "", "x" * 300])
def test_a_tag_is_no_path(name: str) -> None:
    assert phrases(name) == ENGLISH
