"""Which language a text is in, where nobody says so.

Screen readers, hyphenation, quotation marks and line breaking all need it (WCAG 2.2, 3.1.1). Most
sites' REST answers don't state it.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

from exporter.scripts import LANGUAGES, language_of, prevailing, script_of, shares

ENOUGH = 4000
"""Characters that tell the language; more are not looked at."""

_WORD = re.compile(r"[a-z']+")
_ADDRESS = re.compile(r"(?:\w{2,8}://|www\.)\S+|\S+@\S+\.\S+")
_ENGLISH = frozenset([
    "the", "of", "and", "to", "in", "is", "that", "for", "it", "as", "with", "was", "on",
    "be", "by", "this", "are", "from", "at", "which", "or", "have", "you", "not", "but",
    "an", "they", "has", "were", "been", "their", "your", "can", "will", "when", "what",
    "there", "how", "more", "if", "about", "who",
])  # fmt: skip
_ONLY_ENGLISH = frozenset([
    "the", "of", "and", "that", "with", "this", "from", "which", "have", "they", "were",
    "been", "their", "your", "when", "what", "there", "would",
])  # fmt: skip
_OTHERS = frozenset([
    "der", "die", "das", "und", "nicht", "ist", "ein", "eine", "den", "von", "mit", "sie",
    "auf", "le", "la", "les", "et", "des", "du", "une", "est", "que", "pour", "el", "los",
    "las", "y", "del", "una", "por", "con", "het", "een", "van", "de", "dat", "niet",
    "zijn", "il", "di", "che", "non", "per", "o", "da", "em", "os", "um", "yang", "dan",
    "untuk", "dengan", "og", "det", "som", "och", "att", "ett", "ve", "bir", "bu",
])  # fmt: skip
"""Words of other languages: a text that has many of them only cites English titles."""

_ENGLISH_SHARE, _ONLY_ENGLISH_SHARE = 0.14, 0.06
"""Shares of such words that English prose has and no other language comes near."""

_PLACEHOLDER = frozenset([
    "lorem", "ipsum", "dolor", "amet", "consectetur", "consectetuer", "adipiscing", "elit",
    "eiusmod", "tempor", "incididunt", "labore", "dolore", "magna", "aliqua", "veniam",
    "nostrud", "ullamco", "laboris", "nisi", "aliquip", "commodo", "consequat", "posuere",
    "velit", "vestibulum", "venenatis", "dapibus", "aenean", "lacinia", "bibendum", "nulla",
    "pellentesque", "mauris", "fermentum",
])  # fmt: skip
"""Words of the garbled Latin that stands where text is to come."""

_SCRIPT_SHARE = 0.25
"""Share that a language's script has at least, beside names and code in Latin letters."""

_MALAY = frozenset([
    "kerana", "iaitu", "bahawa", "awak", "ianya", "sekiranya", "wang", "beza", "kebolehan",
    "cuba", "pejabat", "syarikat",
])  # fmt: skip
_INDONESIAN = frozenset([
    "karena", "yaitu", "bahwa", "anda", "kamu", "bisa", "uang", "beda", "coba", "kantor",
    "perusahaan", "namun", "kalau", "hanya",
])  # fmt: skip
"""Words that part Malay from Indonesian, which are so near that tables hold one of the two."""

_RENAMED = {"ku": "ckb", "no": "nb"}
"""Codes of the tables that BCP 47 has a more exact tag for: their Kurdish is in Arabic letters."""

_WINDOW, _WINDOWS = 400, 4
"""Characters that the tables look at, and how many such pieces of a text they get."""


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
    if script == "Latn":
        words = _WORD.findall(sample.lower())
        if _is_english(words):
            return "en"
        if _share(words, _PLACEHOLDER) > max(0.3, 3 * _share(words, _ENGLISH)):
            return "la"
    found = _by_words(sample)
    return found if found and shares(sample)[script_of(found)] > _SCRIPT_SHARE else None


def _is_english(words: list[str]) -> bool:
    """Whether a text is plainly English, which most are: no library is needed for that."""
    return (
        len(words) >= 12
        and _share(words, _ENGLISH) > _ENGLISH_SHARE
        and _share(words, _ONLY_ENGLISH) > _ONLY_ENGLISH_SHARE
        and _share(words, _OTHERS) < _share(words, _ENGLISH) / 4
    )


def _share(words: list[str], of: frozenset[str]) -> float:
    return sum(map(of.__contains__, words)) / len(words) if words else 0.0


@cache
def _detector() -> Any:  # noqa: ANN401 - it has no types
    # Its tables take 80 ms to load, and English posts don't need them.
    from eld import LanguageDetector  # noqa: PLC0415

    return LanguageDetector()


def _by_words(text: str) -> str | None:
    found = [_detector().detect(piece) for piece in _pieces(_ADDRESS.sub(" ", text))]
    scores: Counter[str] = Counter()
    for each in found:
        scores.update(each.scores())
    # The order of equals is that of their names, lest it be chance.
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or not _is_sure(
        text,
        [score / len(found) for _, score in ranked],
        reliable=any(each.is_reliable() and each.language == ranked[0][0] for each in found),
    ):
        return None
    language = ranked[0][0]
    if language == "ms":
        words = _WORD.findall(text.lower())
        malay, indonesian = (sum(map(each.__contains__, words)) for each in (_MALAY, _INDONESIAN))
        return "ms" if malay > indonesian else "id"
    return _RENAMED.get(language, language)


def _pieces(text: str) -> list[str]:
    """A few pieces from all over a text: the tables look at the first words only."""
    text = " ".join(text.split())
    if len(text) <= _WINDOW * 2:
        return [text]
    step = len(text) // _WINDOWS
    starts = [text.find(" ", number * step) + 1 if number else 0 for number in range(_WINDOWS)]
    return [text[start : start + _WINDOW] for start in starts]


def _is_sure(text: str, scores: list[float], *, reliable: bool) -> bool:
    """Whether the best score tells the language: by far the best of a text, or high for a few words."""
    first, second = (*scores, 0.0)[:2]
    letters = sum(map(str.isalpha, text))
    if letters >= 100:
        return first >= 0.2 and (reliable or first >= 1.4 * second)
    return letters >= 12 and reliable and (first >= 0.5 or first >= max(0.4, 1.3 * second))
