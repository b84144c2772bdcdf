"""What somebody who edits a draft is told: findings, and what was repaired on the way."""

from collections.abc import Iterable

from exporter.checks.checker import check
from exporter.checks.codes import CheckCode, Level
from exporter.checks.findings import Finding
from exporter.checks.thresholds import Thresholds
from exporter.diagnostics import Code, Diagnostic
from exporter.remarks import Remark, remark_of
from exporter.tree import Publication

_TWINS: dict[Code, CheckCode] = {
    Code.ALT_MISSING: CheckCode.ALT_MISSING,
    Code.LANGUAGE_UNKNOWN: CheckCode.LANGUAGE_MISSING,
    Code.REVIEW_NOT_STATED: CheckCode.REVIEW_MISSING,
    Code.REVIEW_FAR: CheckCode.REVIEW_FAR,
    Code.HEADING_LEVEL_CHANGED: CheckCode.HEADING_SKIPPED,
}
"""Diagnostics that say what a finding says too: where there are such, the finding is enough."""

_OF_LEAFLETS = frozenset(
    {
        *(CheckCode.REVIEW_MISSING, CheckCode.REVIEW_UNREADABLE, CheckCode.REVIEW_OVERDUE),
        *(CheckCode.REVIEW_FAR, CheckCode.GRADE_ABOVE_LIMIT, CheckCode.GRADE_ABOVE_TARGET),
        *(CheckCode.YOU_ABSENT, CheckCode.PASSIVE_SHARE, CheckCode.SECTION_LONG),
        *(CheckCode.NUMBER_HARD, CheckCode.CALCULATION),
    }
)
"""What is asked of a leaflet for patients, and would only be noise in an article's draft."""

_OF_ARTICLES = Thresholds(sentence_words=25)
"""An article's sentences may be longer than a leaflet's.

Source: GOV.UK, “Sentence length: why 25 words is our limit”, 2014.
"""

_ABOUT_PICTURES = frozenset(
    {CheckCode.ALT_MISSING, CheckCode.ALT_USELESS, CheckCode.ALT_EMPTY, CheckCode.TEXT_PICTURE}
)


def remarks_on(
    publication: Publication,
    diagnostics: Iterable[Diagnostic],
    thresholds: Thresholds | None = None,
) -> tuple[Remark, ...]:
    """The remarks on a publication: first what was done to it, then what the checks find.

    Notes, which may well be as they should, are left to `exporter check`; and to an article
    nothing is said that only a leaflet for patients owes its readers. No date is compared with
    today's, so that the same post gives the same remarks.

    Args:
        publication: As it is written.
        diagnostics: What was repaired, replaced and dropped on the way.
        thresholds: Of the checks; None takes the usual ones for leaflets, and longer sentences for
            articles.
    """
    diagnostics = tuple(diagnostics)
    if thresholds is None and publication.leaflet is None:
        thresholds = _OF_ARTICLES
    found = [
        _remark(finding, number)
        for number, chapter in enumerate(publication.chapters)
        for finding in check(
            Publication(
                title=chapter.title,
                chapters=(chapter,),
                language=chapter.language,
                leaflet=publication.leaflet,
            ),
            diagnostics if number == 0 else (),
            thresholds=thresholds,
        ).findings
        if _is_shown(finding, leaflet=publication.leaflet is not None)
    ]
    kinds = {remark.kind for remark in found}
    told = [
        remark
        for diagnostic in diagnostics
        if (twin := _TWINS.get(diagnostic.code)) is None or twin.value not in kinds
        if (remark := remark_of(diagnostic)) is not None
    ]
    return (*told, *found)


def _is_shown(finding: Finding, *, leaflet: bool) -> bool:
    return finding.level is not Level.NOTE and (leaflet or finding.code not in _OF_LEAFLETS)


def _remark(finding: Finding, chapter: int) -> Remark:
    pictured = finding.code in _ABOUT_PICTURES
    return Remark(
        kind=finding.code.value,
        what=finding.rule.meaning,
        detail=finding.message,
        step=finding.rule.next_step,
        near="" if pictured else finding.where.quote,
        picture=finding.where.quote.partition(": ")[0] if pictured else "",
        chapter=chapter,
        block=finding.where.block,
    )
