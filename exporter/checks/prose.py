"""Sentences, words and syllables: the one place that knows the libraries that find them.

sentencex (Wikimedia) parts sentences in some 300 languages; syllapy counts English syllables.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from exporter.checks.survey import Line, Place, primary

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz", "yue", "wuu"})
"""Languages whose words have no space between them, so that words can't be counted here."""

LONG = 3
"""Syllables from which a word counts as long (SMOG: polysyllabic)."""

_WORD = re.compile(r"[^\W_]+(?:[.,:/](?=\d)\d+|['’\-‐‑][^\W_]+)*")
_HYPHENS = re.compile(r"[-‐‑]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")


class Sentence(Struct, frozen=True):
    """One sentence with its words.

    Attributes:
        text: Without outer space.
        words: In order, as written.
        place: Where.
    """

    text: str
    words: tuple[str, ...]
    place: Place


def sentences(lines: Iterable[Line], language: str) -> tuple[Sentence, ...]:
    """The sentences of the lines that hold prose, each line on its own.

    Args:
        lines: Of one chapter.
        language: Its BCP 47 tag.
    """
    parts = (
        (line, text)
        for line in lines
        if line.is_prose
        for text in _parts(line.text, primary(language))
    )
    return tuple(
        Sentence(text, words, line.place) for line, text in parts if (words := words_of(text))
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text: hyphens, apostrophes, decimals and times don't part them.

    A web or mail address counts as one word.
    """
    return tuple(_WORD.findall(_ADDRESS.sub("address", text)))


def syllables(word: str) -> int:
    """Syllables of an English word as a reader would say it, at least one a part.

    Figures count as one: Flesch counts them as spoken, which only a person can tell.
    """
    return _syllables(word.lower())


@cache
def _syllables(word: str) -> int:
    import syllapy  # noqa: PLC0415 - its table takes 30 ms to load

    plain = word.replace("’", "'").removesuffix("'s")
    return sum(max(1, syllapy.count(part)) for part in _HYPHENS.split(plain) if part)


def _parts(text: str, language: str) -> Iterator[str]:
    import sentencex  # noqa: PLC0415 - only this verb needs it

    for part in sentencex.segment(language or "en", text):
        if stripped := part.strip():
            yield stripped
