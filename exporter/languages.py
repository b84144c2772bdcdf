"""Which language a text is in, where nobody says so.

Screen readers, hyphenation, quotation marks and line breaking all need it (WCAG 2.2, 3.1.1). Most
sites' REST answers don't state it.
"""

import re

from exporter.scripts import LANGUAGES, language_of, prevailing

ENOUGH = 4000
"""Characters that tell the language; more are not looked at."""

_WORD = re.compile(r"[a-z']+")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "is",
        "that",
        "for",
        "it",
        "as",
        "with",
        "was",
        "on",
        "be",
        "by",
        "this",
        "are",
        "from",
        "at",
        "which",
        "or",
        "have",
        "you",
        "not",
        "but",
        "an",
        "they",
        "has",
        "were",
        "been",
        "their",
        "your",
        "can",
        "will",
        "when",
        "what",
        "there",
        "how",
        "more",
        "if",
        "about",
        "who",
    ]
)
_ONLY_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "that",
        "with",
        "this",
        "from",
        "which",
        "have",
        "they",
        "were",
        "been",
        "their",
        "your",
        "when",
        "what",
        "there",
        "would",
    ]
)
_ENGLISH_SHARE, _ONLY_ENGLISH_SHARE = 0.14, 0.06
"""Shares of such words that English prose has and no other language comes near."""

_MALAY = re.compile(r"\b(?:kerana|ialah|iaitu|awak|hendaklah)\b")
"""Words of Malay that Indonesian, which is otherwise so near that tables hold one of the two, lacks."""


def detect(text: str) -> str | None:
    """The language of a text, if it can be told for sure.

    Args:
        text: Plain text, without program code.

    Returns:
        A BCP 47 tag (`de`, `zh-Hant`), or None.
    """
    sample = text[:ENOUGH]
    script = prevailing(sample)
    if script is None:
        return None
    if script in LANGUAGES or script == "Hani":
        return language_of(sample, script)
    if script == "Latn" and _is_english(sample):
        return "en"
    return _by_words(sample)


def _is_english(text: str) -> bool:
    """Whether a text is plainly English, which most are: no library is needed for that."""
    words = _WORD.findall(text.lower())
    if len(words) < 12:
        return False
    usual = sum(word in _ENGLISH for word in words)
    only = sum(word in _ONLY_ENGLISH for word in words)
    return usual > _ENGLISH_SHARE * len(words) and only > _ONLY_ENGLISH_SHARE * len(words)


def _by_words(text: str) -> str | None:
    # Its tables take 80 ms to load, and English posts don't need them.
    from eld import LanguageDetector  # noqa: PLC0415

    found = LanguageDetector().detect(text)
    scores = sorted(found.scores().values(), reverse=True)
    if not scores or not _is_sure(text, scores, reliable=found.is_reliable()):
        return None
    language = str(found.language)
    if language == "ms" and not _MALAY.search(text.lower()):
        return "id"
    return language


def _is_sure(text: str, scores: list[float], *, reliable: bool) -> bool:
    """Whether the best score tells the language: by far the best of a text, or high for a few words."""
    first, second = (*scores, 0.0)[:2]
    letters = sum(map(str.isalpha, text))
    if letters >= 100:
        return first >= 0.2 and (reliable or first >= 1.4 * second)
    return letters >= 12 and reliable and first >= 0.5
