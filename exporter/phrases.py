"""The few words that a file says of its own accord, in the file's language, and its dates.

The English ones stand here; those of other languages in the message catalogues of the folder
`locale`, which Babel reads. What a catalogue doesn't have is said in English. Dates come from CLDR
through Babel for every language.
"""

from datetime import date, datetime
from functools import cache

from exporter.messages import Phrases, translated

_NAMES = {"iw": "he", "nn": "nb", "no": "nb"}
_TRADITIONAL_CHINESE = ("zh-hant", "zh-hk", "zh-mo", "zh-tw")


@cache
def phrases(language: str) -> Phrases:
    """The words of a language, by its BCP 47 tag; English where there is no catalogue."""
    low = language.lower()
    if low.startswith(_TRADITIONAL_CHINESE):
        return translated("zh-Hant")
    first = low.partition("-")[0]
    return translated(_NAMES.get(first, first))


def embed_name(kind: str, title: str, provider: str, href: str, language: str) -> str:
    """What an embedded thing is called: its title, else its kind, and who serves it.

    Args:
        kind: As `tree.Embed` has it.
        title: May be empty.
        provider: May be empty.
        href: Names what has nothing else to be named by.
        language: BCP 47 tag of the file.
    """
    words = phrases(language)
    known = {"video": words.video, "audio": words.audio, "map": words.map}
    name = title or known.get(kind, "")
    if provider and provider.casefold() not in name.casefold():
        return f"{name} ({provider})" if name else provider
    return name or href


def display_date(stamp: str, language: str) -> str:
    """A date as people of a language write it out, without the time of day.

    Args:
        stamp: ISO 8601, as `tree.Source.published`; the day is the one that it names, in its own
            time zone.
        language: BCP 47 tag; `und` and languages unknown to CLDR get the ISO date.

    Returns:
        `27 February 2026`; the empty string for an empty stamp.
    """
    if not stamp:
        return ""
    day = datetime.fromisoformat(stamp).date()
    return day.isoformat() if language == "und" else _in_words(day, language)


def about_words(count: int, language: str) -> str:
    """How long a text is, for its editor.

    Args:
        count: Words, rounded.
        language: BCP 47 tag; digits are grouped as its people do.

    Returns:
        `about 1,200 words`.
    """
    return phrases(language).about_words.format(words=_grouped(count, language))


def _grouped(count: int, language: str) -> str:
    if language in {"en", "en-US", "und"}:
        return f"{count:,}"
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - as below
    from babel.numbers import format_decimal  # noqa: PLC0415

    try:
        return format_decimal(count, locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return f"{count:,}"


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _in_words(day: date, language: str) -> str:
    if language in {"en", "en-US"}:
        # What CLDR says too; most posts are in these, and Babel takes 30 ms to load.
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 20 ms that few runs need
    from babel.dates import format_date  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    return format_date(day, format="long", locale=locale)
