"""Language and clinical review: what stands around a text.

WordPress's `modified` is no clinical review, and nothing here is inferred from it.
Sources: WCAG 2.2, 3.1.1; PIF TICK criteria (review at most three years apart).
"""

from datetime import date

from exporter.checks.codes import CheckCode
from exporter.checks.context import Findings, Subject
from exporter.checks.findings import Where
from exporter.diagnostics import Code

_POST = Where()


def check_language(subject: Subject) -> Findings:
    """Whether anybody said the language."""
    if subject.chapter.language is None:
        yield CheckCode.LANGUAGE_MISSING, "neither the post nor its words tell it", _POST, 0
    elif any(item.code is Code.LANGUAGE_DETECTED for item in subject.diagnostics):
        yield CheckCode.LANGUAGE_GUESSED, f"taken for {subject.chapter.language}", _POST, 0


def check_review(subject: Subject) -> Findings:
    """Who reviewed the text, when, and when it is due again."""
    review = subject.review
    stated = {
        "reviewer": review.reviewers,
        "date of the last review": review.reviewed,
        "date of the next review": review.next_review,
        "version": review.version,
    }
    if missing := [name for name, value in stated.items() if not value]:
        yield CheckCode.REVIEW_MISSING, f"not stated: {', '.join(missing)}", _POST, len(missing)
    for name, value in (("last", review.reviewed), ("next", review.next_review)):
        if value and _day(value) is None:
            yield CheckCode.REVIEW_UNREADABLE, f"the {name} review is “{value}”", _POST, 0
    yield from _dates(subject, _day(review.reviewed), _day(review.next_review))


def _dates(subject: Subject, last: date | None, due: date | None) -> Findings:
    today, years = subject.today, subject.thresholds.review_years
    if due and today and due < today:
        message = f"it was due on {due}; it is {today}"
        yield CheckCode.REVIEW_OVERDUE, message, _POST, (today - due).days
    if last and due and due > _later(last, years):
        message = f"reviewed on {last}, due again on {due}: more than {years} years"
        yield CheckCode.REVIEW_FAR, message, _POST, 0
    if last and due is None and today and today > _later(last, years):
        message = f"last reviewed on {last}, more than {years} years ago; it is {today}"
        yield CheckCode.REVIEW_OVERDUE, message, _POST, (today - last).days


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _later(day: date, years: int) -> date:
    """The same day some years on; the last of February where that year has no 29th."""
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
