"""Sentences and words: the one place that knows sentencex, which parts sentences.

sentencex is Wikimedia's: rules and abbreviations for some 300 languages, so that neither “e.g.”
nor “2.5 mg” nor “Dr. Weiß” ends a sentence. It leaves quotations and brackets whole, of many
sentences too; they are looked into here.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from exporter.checks.survey import Line, Place, primary

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz", "yue", "wuu"})
"""Languages whose words have no space between them, so that words can't be counted here."""

_WORD = re.compile(r"[^\W_]+(?:[.,:/](?=\d)\d+|['’\-‐‑״׳][^\W_]+|\"(?=[א-ת])[^\W_]+)*")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{3,255}")
"""Web and mail addresses."""

_ABBREVIATED = re.compile(
    r"\b(?:approx|tabs?|caps?|mins?|max|hrs?|wks?|incl|excl|tel|temp|dept|appt|avg|resp)\.\s*$",
    re.IGNORECASE,
)
"""Abbreviations of leaflets that sentencex doesn't know; they end a sentence before a capital."""

_MISSED = re.compile(r"\b(?P<word>[a-z]{2,12})[.!?]\s+(?=[A-Z])")
"""Ends that sentencex takes for abbreviations: “come with me. I will help” (Me. for Maine)."""

_SHORT = frozenset([
    "al", "approx", "avg", "ca", "cf", "dept", "dr", "ed", "eds", "excl", "fig", "incl", "max", "min",
    "mr", "mrs", "ms", "no", "prof", "resp", "st", "tel", "viz", "vol", "vs",
])  # fmt: skip
"""English abbreviations that stand before a name or number, in small letters too."""

_QUOTES = dict.fromkeys(map(ord, '“”„‟«»‹›"'), " ")
"""Blanks for quotation marks and brackets, so that places in the text stay."""


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
        (line, text) for line in lines if line.is_prose for text in _parts(line, primary(language))
    )
    return tuple(
        Sentence(text, words, line.place) for line, text in parts if (words := words_of(text))
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text: hyphens, apostrophes, decimals and times don't part them.

    A web or mail address counts as one word.
    """
    return tuple(_WORD.findall(ADDRESS.sub("address", text)))


def _parts(line: Line, language: str) -> Iterator[str]:
    """The sentences of a line; quotation marks and brackets don't hold them together."""
    for text in line.parts:
        start, held = 0, ""
        for part in _segments(text.translate(_QUOTES), language):
            piece = held + text[start : start + len(part)]
            start += len(part)
            goes_on = text[start : start + 1]
            if (goes_on.islower() or goes_on.isdigit()) and _ABBREVIATED.search(piece):
                held = piece
            else:
                held = ""
                yield piece.strip()


def _segments(text: str, language: str) -> Iterator[str]:
    """Pieces of a text that make it up again, each with the space after it."""
    import sentencex  # noqa: PLC0415 - only this verb needs it

    for piece in sentencex.segment(language or "en", text):
        start = 0
        for match in _MISSED.finditer(piece) if language == "en" else ():
            if match["word"].lower() not in _SHORT:
                yield piece[start : match.end()]
                start = match.end()
        yield piece[start:]
