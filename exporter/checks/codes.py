"""What can be found, as one closed list: each code with its level, its meaning and what to do."""

from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How much a finding matters; the values are those of SARIF and of GitHub's annotations."""

    ERROR = "error"
    """Some readers can't use the text, or may be harmed by it."""
    WARNING = "warning"
    """It breaks a published rule for clear leaflets."""
    NOTE = "note"
    """A place to look at; it may well be as it should."""


class CheckCode(StrEnum):
    """The closed list of findings; the value is what people read, write in settings and look up."""

    # pictures
    ALT_MISSING = "alt-missing"
    ALT_USELESS = "alt-useless"
    ALT_EMPTY = "alt-empty"
    TEXT_PICTURE = "text-picture"
    # structure
    HEADING_SKIPPED = "heading-skipped"
    LINK_VAGUE = "link-vague"
    TABLE_HEADLESS = "table-headless"
    TABLE_WIDE = "table-wide"
    LIST_LONG = "list-long"
    SECTION_LONG = "section-long"
    # what stands around the text
    LANGUAGE_MISSING = "language-missing"
    LANGUAGE_GUESSED = "language-guessed"
    REVIEW_MISSING = "review-missing"
    REVIEW_UNREADABLE = "review-unreadable"
    REVIEW_OVERDUE = "review-overdue"
    REVIEW_FAR = "review-far"
    # wording
    GRADE_ABOVE_LIMIT = "grade-above-limit"
    GRADE_ABOVE_TARGET = "grade-above-target"
    SENTENCE_LONG = "sentence-long"
    WORD_LONG = "word-long"
    YOU_ABSENT = "you-absent"
    PASSIVE_SHARE = "passive-share"
    PASSIVE = "passive"
    # numbers
    NUMBER = "number"
    NUMBER_HARD = "number-hard"
    CALCULATION = "calculation"


class CheckRule(Struct, frozen=True):
    """What a code stands for.

    Attributes:
        level: Unless the settings say otherwise.
        meaning: One line: what is wrong.
        next_step: One line: what to do about it.
    """

    level: Level
    meaning: str
    next_step: str


_ERROR, _WARNING, _NOTE = Level.ERROR, Level.WARNING, Level.NOTE

CHECK_RULES: dict[CheckCode, CheckRule] = {
    CheckCode.ALT_MISSING: CheckRule(
        _ERROR,
        "a picture has no alternative text",
        "Write in the media library what the picture tells, in a sentence; or say that it decorates.",
    ),
    CheckCode.ALT_USELESS: CheckRule(
        _WARNING,
        "an alternative text says nothing about its picture",
        "Say what the picture tells the reader, not that it is a picture or what its file is called.",
    ),
    CheckCode.ALT_EMPTY: CheckRule(
        _NOTE,
        "a picture counts as decoration: its alternative text is empty",
        "Leave it if the picture only decorates; WordPress writes the same where nobody described it.",
    ),
    CheckCode.TEXT_PICTURE: CheckRule(
        _WARNING,
        "a picture seems to show text",
        "Put its words into the text: in a picture they can't be enlarged, translated or read aloud.",
    ),
    CheckCode.HEADING_SKIPPED: CheckRule(
        _WARNING,
        "a heading skips a level",
        "Use the next level down: h2 under the title, h3 under an h2.",
    ),
    CheckCode.LINK_VAGUE: CheckRule(
        _WARNING,
        "a link's text doesn't say where it leads",
        "Name the page that it opens: screen readers list links without the text around them.",
    ),
    CheckCode.TABLE_HEADLESS: CheckRule(
        _ERROR,
        "a table has no header cells",
        "Turn on the header section in the table's settings, or make it a list.",
    ),
    CheckCode.TABLE_WIDE: CheckRule(
        _WARNING,
        "a table has many columns",
        "Split it, or turn rows into short lists: large print has room for few columns.",
    ),
    CheckCode.LIST_LONG: CheckRule(
        _WARNING,
        "a list has many items",
        "Group the items under two or three headings, or keep those that matter most.",
    ),
    CheckCode.SECTION_LONG: CheckRule(
        _WARNING,
        "a section runs on for long without a heading",
        "Part it with headings that say what follows.",
    ),
    CheckCode.LANGUAGE_MISSING: CheckRule(
        _ERROR,
        "the text's language is unknown",
        "Name it with --lang: screen readers need it to speak the words right.",
    ),
    CheckCode.LANGUAGE_GUESSED: CheckRule(
        _NOTE,
        "the post doesn't state its language; its words tell it",
        "Name it with --lang if the guess is wrong.",
    ),
    CheckCode.REVIEW_MISSING: CheckRule(
        _WARNING,
        "the clinical review isn't stated in full",
        "State who reviewed the text, when, when it is due again, and its version.",
    ),
    CheckCode.REVIEW_UNREADABLE: CheckRule(
        _WARNING,
        "a review date isn't a date",
        "Write dates as YYYY-MM-DD.",
    ),
    CheckCode.REVIEW_OVERDUE: CheckRule(
        _ERROR,
        "the next review is overdue",
        "Have the text reviewed before it is given to anyone.",
    ),
    CheckCode.REVIEW_FAR: CheckRule(
        _WARNING,
        "the next review is planned too late",
        "Plan it sooner: three years is the longest that publishers of leaflets allow.",
    ),
    CheckCode.GRADE_ABOVE_LIMIT: CheckRule(
        _ERROR,
        "the text is far too hard to read for a leaflet",
        "Shorten what sentence-long finds, replace what word-long finds, and check again.",
    ),
    CheckCode.GRADE_ABOVE_TARGET: CheckRule(
        _WARNING,
        "the text is harder to read than a leaflet should be",
        "Shorten the longest sentences and replace the longest words.",
    ),
    CheckCode.SENTENCE_LONG: CheckRule(
        _WARNING,
        "a sentence is long",
        "Make two or three of it, with one idea each.",
    ),
    CheckCode.WORD_LONG: CheckRule(
        _NOTE,
        "a word has three or more syllables",
        "Use an everyday word if there is one; explain a medical term where it first stands.",
    ),
    CheckCode.YOU_ABSENT: CheckRule(
        _WARNING,
        "the text never says “you”",
        "Speak to the reader: “you may feel”, “call us”, not “patients may experience”.",
    ),
    CheckCode.PASSIVE_SHARE: CheckRule(
        _WARNING,
        "many sentences seem to be in the passive",
        "Say who does what: “a nurse will call you”, not “you will be contacted”.",
    ),
    CheckCode.PASSIVE: CheckRule(
        _NOTE,
        "a sentence seems to be in the passive",
        "See whether it can say who does what; the passive is fine where that doesn't matter.",
    ),
    CheckCode.NUMBER: CheckRule(
        _NOTE,
        "a sentence has numbers in it",
        "Check that the reader needs each, and that digits and units are plain.",
    ),
    CheckCode.NUMBER_HARD: CheckRule(
        _WARNING,
        "a number is of a kind that many people misread",
        "Say it in whole numbers: “1 in 20 people”, not “5 %” or “a ratio of 0.05”.",
    ),
    CheckCode.CALCULATION: CheckRule(
        _WARNING,
        "the reader seems to be asked to calculate",
        "Do the sum for the reader, or give a table of the results.",
    ),
}
