"""What each check is given, and how it says what it found."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from exporter.checks.codes import CheckCode
from exporter.checks.findings import Finding, Measures, Where
from exporter.checks.prose import Sentence
from exporter.checks.survey import Survey, primary
from exporter.checks.thresholds import Thresholds
from exporter.diagnostics import Diagnostic
from exporter.tree import Chapter
from exporter.tree.leaflet import Review

Findings = Iterator[tuple[CheckCode, str, Where, float]]
"""What checks yield: code, message, place and weight. Levels are the settings' business."""


class Subject(Struct, frozen=True, kw_only=True):
    """A chapter with what is known of it.

    Attributes:
        chapter: As it is exported.
        review: The clinical review, as far as somebody stated it.
        diagnostics: What the normaliser did.
        survey: Its nodes and lines.
        sentences: Of its prose; none in languages whose sentences can't be counted.
        measures: Of the sentences.
        thresholds: Thresholds.
        today: The day to compare review dates with; None compares none.
    """

    chapter: Chapter
    review: Review
    diagnostics: tuple[Diagnostic, ...]
    survey: Survey
    sentences: tuple[Sentence, ...]
    measures: Measures
    thresholds: Thresholds
    today: date | None = None

    @property
    def language(self) -> str:
        """The primary language; empty if unknown."""
        return primary(self.chapter.language)

    @property
    def is_english(self) -> bool:
        """Formulas and English word lists apply."""
        return self.language == "en"


def levelled(found: Findings, thresholds: Thresholds) -> tuple[Finding, ...]:
    """Findings with their levels, without those that aren't wanted."""
    return tuple(
        Finding(code, level, message, where, weight)
        for code, message, where, weight in found
        if (level := thresholds.level(code)) is not None
    )
