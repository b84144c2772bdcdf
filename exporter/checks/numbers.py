"""Numbers and calculations.

Sources: PEMAT items 6 and 7; CDC Clear Communication Index, items 16 to 18.
"""

import re

from exporter.checks import english
from exporter.checks.codes import CheckCode
from exporter.checks.context import Findings, Subject
from exporter.checks.prose import ADDRESS, Sentence

_ANY = re.compile(r"[\d¼½¾⅐-⅞]")
_HARD = re.compile(
    r"(?<![\w.,])(?P<percent>\d+(?:[.,]\d+)?(?:\s?[–-]\s?\d+(?:[.,]\d+)?)?\s?%"
    r"|\d+(?:\.\d+)? per ?cent\b)"
    r"|(?<![\w./])(?P<fraction>\d/(?:[2-9]|1[0-6]))(?![\w/])"
    r"|(?P<glyph>[¼½¾⅐-⅞])"
    r"|(?<![\w:])(?P<ratio>\d{1,3}:\d)(?![\d:])"
)
_POINT = re.compile(r"(?<![\w.,/:])\d+\.\d+(?!\w*[./]\d)(?!\s?%)")
_COMMA = re.compile(r"(?<![\w.,/:])(?:\d+,\d+|\d+\.\d{1,2}(?!\d))(?!\w*[.,/]\d)(?!\s?%)")
"""Decimals: where a comma begins them, a point before three figures parts thousands."""

_COMMAS = frozenset([
    "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv",
    "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi",
])  # fmt: skip
"""Languages that write decimals with a comma."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NAMES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?|\b{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    r"|\b(?:19|20)\d\d\b(?:[-/.]\d{1,2}){0,2}|\b\d{1,2}:\d{2}(?!\d)|\b\d{1,2}\.\d{2}\s?[ap]\.?m\b"
    r"|\b\d{1,2}\s?[ap]\.?m\b|\+?\(?\d[\d\s()-]{6,20}\d|(?<![\d.,])(?:911|999|112|111|000|988|24/7)(?![.,]?\d)"
    r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|(?<![A-Za-z])[A-Za-z]+[-‐–]?\d+\w*|\b\d+[A-Za-z]+\d\w*"
    r"|\b(?:step|figure|fig\.?|table|chapter|page|no\.|version|part|room|floor|ward)\s+\d+(?:\.\d+)*",
    re.IGNORECASE,
)
"""Numbers that name something: dates, times, telephone numbers, codes (PEMAT: they don't count)."""
_RELEASE = re.compile(
    r"(?<!^)(?<![.!?] )\b[A-Z]\w+ \d+\.\d+(?!\s?(?:mg|ml|mcg|µg|g|kg|cm|mm|m|km|l|%)\b)"
    r"|(?<![\d.])\d+\.\d+ ?(?:FM|AM|[KMG]Hz)\b"
)
"""Versions (“Linux 9.2”) and stations: names too, told by their capitals."""
_NUMBER = re.compile(
    r"(?<![\w.])\d[\d.,]*(?:\s?(?:mg|ml|mcg|µg|g|kg|lb|cm|mm|m|km)\b|\s?(?:%|°[CF]?))?"
)


def check_numbers(subject: Subject) -> Findings:
    """Sentences with numbers: those that are hard to grasp, those that ask for a sum, the rest."""
    for sentence in subject.sentences:
        where = sentence.place.where(sentence.text)
        if subject.is_english and (words := english.calculation(sentence.text)):
            yield CheckCode.CALCULATION, f"“{words}”", where, 0
        if hard := hard_numbers(sentence, subject.language):
            yield CheckCode.NUMBER_HARD, ", ".join(hard), where, len(hard)
        elif plain := plain_numbers(sentence):
            yield CheckCode.NUMBER, ", ".join(plain), where, len(plain)


def hard_numbers(sentence: Sentence, language: str = "en") -> list[str]:
    """Percentages, fractions, ratios and decimals, as they are written.

    Args:
        sentence: One.
        language: Its primary language, which tells what a decimal looks like.
    """
    text = _without_names(sentence.text)
    decimal = _COMMA if language in _COMMAS else _POINT
    found = [*_HARD.finditer(text), *decimal.finditer(text)]
    return [match[0].strip() for match in sorted(found, key=lambda match: match.start())]


def plain_numbers(sentence: Sentence) -> list[str]:
    """Numbers in figures that don't just name a day, a place or a line to call.

    A number that is all there is counts a line.
    """
    if len(sentence.words) == 1:
        return []
    text = _without_names(sentence.text)
    return [match[0].rstrip(".,") for match in _NUMBER.finditer(text)]


def _without_names(text: str) -> str:
    """A text whose numbers count: nothing where it has none."""
    if not _ANY.search(text):
        return ""
    for names in (ADDRESS, _RELEASE, _NAMES):
        text = names.sub(" ", text)
    return text
