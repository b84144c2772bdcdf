"""Which way a language's script runs."""

from functools import cache
from typing import Literal
from unicodedata import bidirectional

_LANGUAGES = frozenset(
    [
        "ar",
        "arc",
        "azb",
        "bcc",
        "bqi",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "ji",
        "khw",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "rhg",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
"""Languages whose usual script runs from right to left (CLDR, likely subtags)."""

_SCRIPTS = frozenset(
    ["adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"]
)


@cache
def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left, by its script if its tag names one.

    Args:
        language: BCP 47 tag.
    """
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script in _SCRIPTS if script else first in _LANGUAGES


def base_direction(language: str, stated: str | None = None) -> Literal["ltr", "rtl"]:
    """`ltr` or `rtl`: what is stated, else the way that a language's script runs.

    Args:
        language: BCP 47 tag.
        stated: A direction that overrides the language's own.
    """
    rtl = stated == "rtl" if stated else is_right_to_left(language)
    return "rtl" if rtl else "ltr"


def way_of(text: str) -> Literal["ltr", "rtl"] | None:
    """Which way a text runs by its first letter; None for one without letters.

    Source: Unicode Standard Annex 9, rules P2 and P3.
    """
    for character in text:
        kind = bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return None
