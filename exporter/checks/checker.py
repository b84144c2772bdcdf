"""Checks one publication: the list of all checks, and what each is given."""

from collections.abc import Callable, Iterable
from datetime import date

from exporter.checks.about import check_language, check_review
from exporter.checks.codes import Level
from exporter.checks.context import Findings, Subject, levelled
from exporter.checks.findings import NotAssessed, PostCheck
from exporter.checks.numbers import check_numbers
from exporter.checks.pemat import pemat
from exporter.checks.pictures import check_pictures
from exporter.checks.prose import UNSPACED, sentences
from exporter.checks.readability import FORMULA_WORDS, SMOG_SENTENCES, measured
from exporter.checks.structure import (
    check_headings,
    check_links,
    check_lists,
    check_sections,
    check_tables,
)
from exporter.checks.survey import primary, survey
from exporter.checks.thresholds import Thresholds
from exporter.checks.wording import (
    check_grade,
    check_passive,
    check_sentences,
    check_words,
    check_you,
)
from exporter.diagnostics import Diagnostic
from exporter.tree import Chapter, Publication, plain_text
from exporter.tree.leaflet import Review

CHECKS: tuple[Callable[[Subject], Findings], ...] = (
    check_language,
    check_review,
    check_grade,
    check_pictures,
    check_headings,
    check_links,
    check_tables,
    check_lists,
    check_sections,
    check_sentences,
    check_you,
    check_passive,
    check_numbers,
    check_words,
)

_ORDER = {level: number for number, level in enumerate(Level)}


def check(
    publication: Publication,
    diagnostics: Iterable[Diagnostic] = (),
    *,
    thresholds: Thresholds | None = None,
    today: date | None = None,
    origin: str = "",
) -> PostCheck:
    """What somebody should look at in a publication before it is handed out.

    Args:
        publication: Of one chapter or many; block numbers start anew in each.
        diagnostics: What the normaliser did: it tells of headings that it repaired, and of a
            language that nobody stated.
        thresholds: Thresholds; None takes the usual ones.
        today: The day to compare review dates with; None compares none.
        origin: The file that the post was read from, for messages.
    """
    thresholds = thresholds or Thresholds()
    diagnostics = tuple(diagnostics)
    subjects = [
        _subject(chapter, _review(publication, chapter), diagnostics, thresholds, today)
        for chapter in publication.chapters
    ]
    findings = [
        finding
        for subject in subjects
        for each in CHECKS
        for finding in levelled(each(subject), thresholds)
    ]
    first = subjects[0]
    source = first.chapter.source
    return PostCheck(
        origin=origin,
        post=source.slug or source.id,
        title=plain_text(publication.title),
        language=publication.language or "",
        findings=tuple(sorted(findings, key=lambda item: _ORDER[item.level])),
        measures=first.measures,
        pemat=pemat(first),
        not_assessed=_not_assessed(first),
    )


def _review(publication: Publication, chapter: Chapter) -> Review:
    """The review that the leaflet states, else the post's own."""
    leaflet = publication.leaflet
    return leaflet.review if leaflet and leaflet.review != Review() else chapter.source.review


def _subject(
    chapter: Chapter,
    review: Review,
    diagnostics: tuple[Diagnostic, ...],
    thresholds: Thresholds,
    today: date | None,
) -> Subject:
    surveyed = survey(chapter)
    language = chapter.language or ""
    countable = primary(language) not in UNSPACED
    found = sentences(surveyed.lines, language) if countable else ()
    return Subject(
        chapter=chapter,
        review=review,
        diagnostics=diagnostics,
        survey=surveyed,
        sentences=found,
        measures=measured(found, thresholds.sentence_words, is_english=primary(language) == "en"),
        thresholds=thresholds,
        today=today,
    )


def _not_assessed(subject: Subject) -> tuple[NotAssessed, ...]:
    """What wasn't looked at in a chapter, and why."""
    found = [
        NotAssessed(
            "contrast of author colours",
            "colours of the post are never carried into a file, so no reader meets them",
        ),
        NotAssessed("what pictures show", "nobody looks into picture files here"),
    ]
    measures, language = subject.measures, subject.chapter.language
    if subject.language in UNSPACED:
        why = f"words aren't parted by spaces in {language}"
        found.append(NotAssessed("sentences, words and sections", why))
    if not subject.is_english:
        which = f"for {language}" if language else "without a known language"
        found.append(NotAssessed("reading grade", f"there is no formula here {which}"))
        what = "long words, “you”, passive sentences, calculations"
        found.append(NotAssessed(what, f"there is no word list here {which}"))
        return tuple(found)
    if measures.grade is None:
        why = f"the formula needs {FORMULA_WORDS} words; there are {measures.words}"
        found.append(NotAssessed("Flesch-Kincaid grade", why))
    if measures.smog is None:
        why = f"the formula needs {SMOG_SENTENCES} sentences; there are {measures.sentences}"
        found.append(NotAssessed("SMOG grade", why))
    if subject.today is None:
        found.append(NotAssessed("whether a review is overdue", "no day was given"))
    return tuple(found)
