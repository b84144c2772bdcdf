"""What a program can say of the items of PEMAT-P. People rate a leaflet with it; no score is made.

Source: S. J. Shoemaker et al., The Patient Education Materials Assessment Tool (PEMAT) and User's
Guide, AHRQ 14-0002-EF; 80 % for item 5: doi:10.1016/j.pec.2017.09.003, table 7.
"""

from collections.abc import Callable

from msgspec import Struct

from exporter.checks import english
from exporter.checks.context import Subject
from exporter.checks.findings import PematItem, Verdict
from exporter.checks.numbers import hard_numbers, plain_numbers
from exporter.checks.prose import UNSPACED
from exporter.checks.structure import column_count, section_words, sections
from exporter.tree import Heading, Image, List, Style, Styled, Table

Rated = tuple[Verdict, str]
"""A verdict, and what it rests on."""

_PEOPLE = "only people can judge it"
_UNSPACED = "words and sentences can't be counted in this language"
_ENGLISH = "there is no word list for this language"
SHORT = 150
"""Words up to which a text is very short: PEMAT asks no headings of it."""


class _Item(Struct, frozen=True):
    number: int
    topic: str
    rate: Callable[[Subject], Rated] | None = None


def pemat(subject: Subject) -> tuple[PematItem, ...]:
    """All items of the form for printed materials, in its order and with its numbers."""
    items = []
    for item in _ITEMS:
        verdict, evidence = item.rate(subject) if item.rate else ("not assessed", _PEOPLE)
        items.append(PematItem(item.number, item.topic, verdict, evidence))
    return tuple(items)


def _rated(holds: bool, evidence: str) -> Rated:  # noqa: FBT001 - the verdict itself
    return ("holds" if holds else "fails", evidence)


def _active(subject: Subject) -> Rated:
    passive, total = subject.measures.passive, subject.measures.sentences
    if passive is None or not total:
        return "not assessed", "there is no sentence" if subject.is_english else _ENGLISH
    share = 100 - round(100 * passive / total)
    limit = 100 - subject.thresholds.passive_percent
    return _rated(share >= limit, f"sentences that seem active: {share} %; {limit} % is asked")


def _numbers(subject: Subject) -> Rated:
    if subject.language in UNSPACED:
        return "not assessed", _UNSPACED
    hard = sum(len(hard_numbers(sentence, subject.language)) for sentence in subject.sentences)
    if not hard and not any(map(plain_numbers, subject.sentences)):
        return "does not apply", "no numbers but names, dates and the like"
    evidence = f"percentages, fractions, ratios and decimals: {hard}"
    return _rated(not hard, evidence)


def _sums(subject: Subject) -> Rated:
    if not subject.is_english:
        return "not assessed", _ENGLISH
    count = sum(bool(english.calculation(sentence.text)) for sentence in subject.sentences)
    return _rated(not count, f"sentences that seem to ask for a calculation: {count}")


def _chunks(subject: Subject) -> Rated:
    if subject.language in UNSPACED:
        return "not assessed", _UNSPACED
    counts = list(map(section_words, sections(subject.survey.lines)))
    if sum(counts) <= SHORT:
        return "does not apply", "the text is very short"
    limit = subject.thresholds.section_words
    over = sum(count > limit for count in counts)
    return _rated(not over, f"sections of more than {limit} words: {over} of {len(counts)}")


def _cues(subject: Subject) -> Rated:
    nodes = [found.node for found in subject.survey.nodes]
    lists = sum(isinstance(node, List) for node in nodes)
    marked = (Style.STRONG, Style.HIGHLIGHT)
    bold = sum(isinstance(node, Styled) and node.style in marked for node in nodes)
    headings = sum(isinstance(node, Heading) for node in nodes)
    evidence = f"headings: {headings}, lists: {lists}, bold or marked runs: {bold}"
    return _rated(bool(lists or bold or headings), evidence)


def _captions(subject: Subject) -> Rated:
    pictures = [found for found in subject.survey.nodes if isinstance(found.node, Image)]
    pictures = [
        found for found in pictures if isinstance(found.node, Image) and found.node.alt != ""
    ]
    if not pictures:
        return "does not apply", "no picture but decoration"
    captioned = sum(bool(found.caption) for found in pictures)
    return _rated(
        captioned == len(pictures), f"pictures with a caption: {captioned} of {len(pictures)}"
    )


def _tables(subject: Subject) -> Rated:
    tables = [found.node for found in subject.survey.nodes if isinstance(found.node, Table)]
    if not tables:
        return "does not apply", "no table"
    limit = subject.thresholds.table_columns
    simple = sum(bool(each.head) and column_count(each) <= limit for each in tables)
    evidence = f"tables with a header row and at most {limit} columns: {simple} of {len(tables)}"
    return _rated(simple == len(tables), evidence)


def _direct(subject: Subject) -> Rated:
    you = subject.measures.you
    if you is None:
        return "not assessed", _ENGLISH
    orders = sum(english.is_order(sentence.words) for sentence in subject.sentences)
    evidence = f"“you” or “your”: {you}, sentences that start with what to do: {orders}"
    return _rated(bool(you or orders), evidence)


_ITEMS: tuple[_Item, ...] = (
    _Item(1, "its purpose is evident"),
    _Item(2, "nothing distracts from its purpose"),
    _Item(3, "everyday language"),
    _Item(4, "medical terms are few and explained"),
    _Item(5, "active voice", _active),
    _Item(6, "numbers are easy to understand", _numbers),
    _Item(7, "no calculations are expected", _sums),
    _Item(8, "short sections", _chunks),
    _Item(9, "informative headings"),
    _Item(10, "a logical order"),
    _Item(11, "a summary"),
    _Item(12, "visual cues for key points", _cues),
    _Item(15, "pictures wherever they help"),
    _Item(16, "pictures support the text"),
    _Item(17, "pictures have titles or captions", _captions),
    _Item(18, "pictures are clear"),
    _Item(19, "simple tables with clear headings", _tables),
    _Item(20, "names at least one action"),
    _Item(21, "speaks to the reader directly", _direct),
    _Item(22, "breaks actions into steps"),
    _Item(23, "gives a tool, such as a checklist"),
    _Item(24, "explains how to do calculations"),
    _Item(25, "explains how to use charts and tables"),
    _Item(26, "pictures wherever they help to act"),
)
