"""What counts as too much: the table `[check]` of a clinic's settings file."""

from typing import Literal

from msgspec import Struct

from exporter.checks.codes import CHECK_RULES, CheckCode, Level

LevelOrOff = Literal["error", "warning", "note", "off"]


class Levels(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What findings of each code count as; None leaves it to the code's rule."""

    alt_missing: LevelOrOff | None = None
    alt_useless: LevelOrOff | None = None
    alt_empty: LevelOrOff | None = None
    text_picture: LevelOrOff | None = None
    heading_skipped: LevelOrOff | None = None
    link_vague: LevelOrOff | None = None
    table_headless: LevelOrOff | None = None
    table_wide: LevelOrOff | None = None
    list_long: LevelOrOff | None = None
    section_long: LevelOrOff | None = None
    language_missing: LevelOrOff | None = None
    language_guessed: LevelOrOff | None = None
    review_missing: LevelOrOff | None = None
    review_unreadable: LevelOrOff | None = None
    review_overdue: LevelOrOff | None = None
    review_far: LevelOrOff | None = None
    grade_above_limit: LevelOrOff | None = None
    grade_above_target: LevelOrOff | None = None
    sentence_long: LevelOrOff | None = None
    word_long: LevelOrOff | None = None
    you_absent: LevelOrOff | None = None
    passive_share: LevelOrOff | None = None
    passive: LevelOrOff | None = None
    number: LevelOrOff | None = None
    number_hard: LevelOrOff | None = None
    calculation: LevelOrOff | None = None


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What counts as too much.

    Attributes:
        target_grade: Flesch-Kincaid grade to aim at (AMA: 6).
        limit_grade: Grade above which a leaflet isn't fit to hand out (NIH: 8).
        sentence_words: Words that a sentence may have.
        list_items: Items that a list may have.
        section_words: Words that may stand without a heading.
        table_columns: Columns that a table may have.
        passive_percent: Share of sentences that may be passive (PEMAT: 20).
        review_years: Years from one review to the next.
        levels: What findings count as; `off` leaves them out.
    """

    target_grade: float = 6
    limit_grade: float = 8
    sentence_words: int = 15
    list_items: int = 7
    section_words: int = 200
    table_columns: int = 5
    passive_percent: int = 20
    review_years: int = 3
    levels: Levels = Levels()

    def level(self, code: CheckCode) -> Level | None:
        """What a finding of a code counts as; None for one that isn't wanted."""
        stated: LevelOrOff | None = getattr(self.levels, code.name.lower())
        if stated is None:
            return CHECK_RULES[code].level
        return None if stated == "off" else Level(stated)
