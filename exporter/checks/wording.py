"""Grade, sentences, words, “you” and the passive.

Sources: AMA and NIH on patient materials (6th grade, at most 8th); Health Literacy plain-language
checklists (15 words a sentence); PEMAT items 3, 5 and 21 (active voice: 80 % of sentences).
"""

from collections import Counter

from exporter.checks import english
from exporter.checks.codes import CheckCode
from exporter.checks.context import Findings, Subject
from exporter.checks.findings import Where
from exporter.checks.readability import LONG
from exporter.checks.syllables import syllables

_YOU_FROM = 100
"""Words from which on a text is long enough to miss “you” in."""


def check_grade(subject: Subject) -> Findings:
    """The grade level against its target and its limit."""
    grade, thresholds = subject.measures.grade, subject.thresholds
    if grade is None or grade <= thresholds.target_grade:
        return
    code = CheckCode.GRADE_ABOVE_LIMIT
    bound = f"the limit is {thresholds.limit_grade:g}"
    if grade <= thresholds.limit_grade:
        code, bound = (
            CheckCode.GRADE_ABOVE_TARGET,
            f"the limit of {thresholds.limit_grade:g} is kept",
        )
    above = grade - thresholds.target_grade
    message = (
        f"grade {grade:.1f} (Flesch-Kincaid): {above:.1f} above the target of"
        f" {thresholds.target_grade:g}; {bound}"
    )
    yield code, message, Where(), above


def check_sentences(subject: Subject) -> Findings:
    """Every sentence with too many words."""
    limit = subject.thresholds.sentence_words
    for sentence in subject.sentences:
        if (count := len(sentence.words)) > limit:
            where = sentence.place.where(sentence.text)
            yield CheckCode.SENTENCE_LONG, f"{count} words; at most {limit}", where, count


def check_words(subject: Subject) -> Findings:
    """Every word of three or more syllables, once, with its count and where it first stands."""
    if not subject.is_english:
        return
    counts: Counter[str] = Counter()
    first: dict[str, Where] = {}
    for sentence in subject.sentences:
        for word in sentence.words:
            if syllables(word) >= LONG:
                key = word.lower().replace("’", "'").removesuffix("'s")
                counts[key] += 1
                first.setdefault(key, sentence.place.where())
    for word, count in counts.items():
        times = "once" if count == 1 else f"{count} times, first here"
        message = f"“{word}”, {syllables(word)} syllables, {times}"
        yield CheckCode.WORD_LONG, message, first[word], count


def check_you(subject: Subject) -> Findings:
    """Whether the reader is spoken to."""
    if subject.measures.you == 0 and subject.measures.words >= _YOU_FROM:
        message = f"“you” and “your”: 0 times in {subject.measures.words:,} words"
        yield CheckCode.YOU_ABSENT, message, Where(), 0


def check_passive(subject: Subject) -> Findings:
    """Each sentence that seems passive, and their share where it is too high."""
    passive, total = subject.measures.passive, subject.measures.sentences
    limit = subject.thresholds.passive_percent
    if not passive:
        return
    share = round(passive * 100 / total)
    if share > limit:
        message = f"{passive} of {total} sentences ({share} %); at most {limit} %"
        yield CheckCode.PASSIVE_SHARE, message, Where(), 0
    for sentence in subject.sentences:
        if words := english.passive(sentence.text):
            yield CheckCode.PASSIVE, f"“{words}”", sentence.place.where(sentence.text), 0
