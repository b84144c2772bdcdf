"""Typed records of everything that was repaired, replaced, dropped or left in doubt.

The codes are one closed list: what each means is said once, in `RULES`. Text in is text out, so
a `DROPPED` record never stands for words that a reader could see.
"""

from collections.abc import Iterable
from enum import StrEnum

import msgspec


class Effect(StrEnum):
    """What happened to the thing that a diagnostic is about."""

    REPAIRED = "repaired"
    REPLACED = "replaced"
    DROPPED = "dropped"
    NOTED = "noted"


class Severity(StrEnum):
    """How much the person who reads the file would care."""

    INFO = "info"
    WARNING = "warning"


class Code(StrEnum):
    """The closed list of diagnostics; the value is what `--json` shows."""

    # decoding
    TEXT_SCRUBBED = "text-scrubbed"
    METADATA_IGNORED = "metadata-ignored"
    # the source
    FURNITURE_DROPPED = "furniture-dropped"
    REPETITION_DROPPED = "repetition-dropped"
    SHORTCODE_EXPANDED = "shortcode-expanded"
    SHORTCODE_KEPT = "shortcode-kept"
    SHORTCODE_HIDDEN = "shortcode-hidden"
    NUMBER_SHOWN = "number-shown"
    DYNAMIC_BLOCK_MISSING = "dynamic-block-missing"
    # conversion
    SCRIPT_DROPPED = "script-dropped"
    STYLE_DROPPED = "style-dropped"
    MARKUP_DROPPED = "markup-dropped"
    FORM_FLATTENED = "form-flattened"
    EMBED_REPLACED = "embed-replaced"
    DRAWING_REPLACED = "drawing-replaced"
    FORMULA_KEPT = "formula-kept"
    LINK_UNSAFE = "link-unsafe"
    DEPTH_FLATTENED = "depth-flattened"
    TABLE_TRIMMED = "table-trimmed"
    LAYOUT_OPENED = "layout-opened"
    NOTE_FLATTENED = "note-flattened"
    MORE_DROPPED = "more-dropped"
    NOTES_HEADING_DROPPED = "notes-heading-dropped"
    LINK_NAMED = "link-named"
    ID_RENAMED = "id-renamed"
    LINK_TARGET_MISSING = "link-target-missing"
    # repairs
    LIST_FROM_LINES = "list-from-lines"
    LIST_NESTED = "list-nested"
    QUESTIONS_FOUND = "questions-found"
    LABEL_JOINED = "label-joined"
    HEADING_FOUND = "heading-found"
    ITEM_HEADING_FREED = "item-heading-freed"
    RUNS_JOINED = "runs-joined"
    HEADING_LEVEL_CHANGED = "heading-level-changed"
    PARAGRAPH_SPLIT = "paragraph-split"
    EMPTY_DROPPED = "empty-dropped"
    SPACES_COLLAPSED = "spaces-collapsed"
    CALLOUT_FOUND = "callout-found"
    # pictures
    PICTURE_MISSING = "picture-missing"
    PICTURE_UNREADABLE = "picture-unreadable"
    PICTURE_CONVERTED = "picture-converted"
    ALT_MISSING = "alt-missing"
    # leaflets
    REVIEW_NOT_STATED = "review-not-stated"
    REVIEW_OUTDATED = "review-outdated"
    REVIEW_FAR = "review-far"
    PURPOSE_LEFT_OUT = "purpose-left-out"
    # documents
    INSERTION_ACCEPTED = "insertion-accepted"
    DELETION_LEFT_OUT = "deletion-left-out"
    COMMENT_LEFT_OUT = "comment-left-out"
    NOT_READ = "not-read"
    # writing
    LANGUAGE_DETECTED = "language-detected"
    SCRIPT_MARKED = "script-marked"
    LANGUAGE_UNKNOWN = "language-unknown"
    GLYPH_MISSING = "glyph-missing"
    TABLE_REFITTED = "table-refitted"
    PAGES_ESTIMATED = "pages-estimated"
    REFERENCE_REDUCED = "reference-reduced"
    NOT_CARRIED = "not-carried"


class Rule(msgspec.Struct, frozen=True):
    """What a code stands for: its effect, its severity and a sentence for people."""

    effect: Effect
    severity: Severity
    meaning: str


def _rule(effect: Effect, severity: Severity, meaning: str) -> Rule:
    return Rule(effect, severity, meaning)


_INFO, _WARNING = Severity.INFO, Severity.WARNING

RULES: dict[Code, Rule] = {
    Code.TEXT_SCRUBBED: _rule(
        Effect.REPAIRED, _WARNING, "characters that no document may hold were removed"
    ),
    Code.METADATA_IGNORED: _rule(
        Effect.DROPPED, _INFO, "a metadata field of the wrong kind was left out"
    ),
    Code.FURNITURE_DROPPED: _rule(
        Effect.DROPPED, _INFO, "a part of the site's page, not of the article, was left out"
    ),
    Code.REPETITION_DROPPED: _rule(
        Effect.DROPPED, _INFO, "a part that repeats another for narrow screens was left out"
    ),
    Code.SHORTCODE_EXPANDED: _rule(
        Effect.REPAIRED, _INFO, "a shortcode was replaced by what it stands for"
    ),
    Code.SHORTCODE_KEPT: _rule(
        Effect.NOTED,
        _WARNING,
        "a shortcode that only the site can fill stays as text",
    ),
    Code.SHORTCODE_HIDDEN: _rule(
        Effect.DROPPED, _INFO, "a shortcode that only the site can fill was left out"
    ),
    Code.NUMBER_SHOWN: _rule(
        Effect.REPAIRED, _INFO, "a number that the page counts up to, or draws, was written out"
    ),
    Code.DYNAMIC_BLOCK_MISSING: _rule(
        Effect.DROPPED, _WARNING, "a block that only the site can fill has nothing to show here"
    ),
    Code.SCRIPT_DROPPED: _rule(Effect.DROPPED, _INFO, "a script was left out"),
    Code.STYLE_DROPPED: _rule(Effect.DROPPED, _INFO, "a style sheet was left out"),
    Code.MARKUP_DROPPED: _rule(
        Effect.DROPPED, _INFO, "markup that holds nothing to read was left out"
    ),
    Code.FORM_FLATTENED: _rule(
        Effect.REPLACED, _WARNING, "a form control was replaced by the text that it shows"
    ),
    Code.EMBED_REPLACED: _rule(
        Effect.REPLACED, _WARNING, "an embedded player or page was replaced by its link"
    ),
    Code.DRAWING_REPLACED: _rule(
        Effect.REPLACED, _WARNING, "a drawing was replaced by its text alternative"
    ),
    Code.FORMULA_KEPT: _rule(
        Effect.REPLACED, _WARNING, "a formula that can't be read stands as it was written"
    ),
    Code.LINK_UNSAFE: _rule(
        Effect.DROPPED, _WARNING, "an address that a document must not open was taken off its text"
    ),
    Code.DEPTH_FLATTENED: _rule(
        Effect.REPAIRED, _WARNING, "nesting too deep for any page was flattened"
    ),
    Code.LAYOUT_OPENED: _rule(
        Effect.REPAIRED, _INFO, "a table that only places things was opened in reading order"
    ),
    Code.TABLE_TRIMMED: _rule(
        Effect.REPAIRED, _WARNING, "table spans that reach outside the table were cut back"
    ),
    Code.NOTE_FLATTENED: _rule(
        Effect.REPAIRED, _INFO, "a footnote within a link or another note stands in brackets"
    ),
    Code.MORE_DROPPED: _rule(
        Effect.DROPPED, _INFO, "the mark where lists of posts cut the article went"
    ),
    Code.NOTES_HEADING_DROPPED: _rule(
        Effect.DROPPED, _INFO, "the heading over footnotes, which now stand at their marks, went"
    ),
    Code.LINK_NAMED: _rule(
        Effect.REPAIRED, _INFO, "a link that shows nothing got a name, by its label or address"
    ),
    Code.ID_RENAMED: _rule(Effect.REPAIRED, _INFO, "a doubled or invalid anchor got a new name"),
    Code.LINK_TARGET_MISSING: _rule(
        Effect.DROPPED, _INFO, "a link within the article led nowhere and became plain text"
    ),
    Code.LIST_FROM_LINES: _rule(
        Effect.REPAIRED, _INFO, "lines that start with dashes, bullets or numbers became a list"
    ),
    Code.LIST_NESTED: _rule(Effect.REPAIRED, _INFO, "a flattened list was nested under its labels"),
    Code.QUESTIONS_FOUND: _rule(
        Effect.REPAIRED, _INFO, "a run of questions and answers was recognised"
    ),
    Code.LABEL_JOINED: _rule(
        Effect.REPAIRED, _INFO, "a label was joined with the list that it introduces"
    ),
    Code.HEADING_FOUND: _rule(Effect.REPAIRED, _INFO, "a bold line before text became a heading"),
    Code.ITEM_HEADING_FREED: _rule(
        Effect.REPAIRED, _INFO, "a heading that was all of a list item was taken out or made bold"
    ),
    Code.RUNS_JOINED: _rule(
        Effect.REPAIRED, _INFO, "styles that were split, doubled or held spaces were joined"
    ),
    Code.HEADING_LEVEL_CHANGED: _rule(
        Effect.REPAIRED, _INFO, "heading levels were changed so that none is skipped"
    ),
    Code.PARAGRAPH_SPLIT: _rule(
        Effect.REPAIRED, _INFO, "a paragraph with doubled line breaks was split"
    ),
    Code.EMPTY_DROPPED: _rule(Effect.DROPPED, _INFO, "empty blocks were left out"),
    Code.SPACES_COLLAPSED: _rule(Effect.REPAIRED, _INFO, "runs of spaces were collapsed"),
    Code.CALLOUT_FOUND: _rule(
        Effect.REPAIRED, _INFO, "a warning or the like was set apart from the text around it"
    ),
    Code.PICTURE_MISSING: _rule(
        Effect.REPLACED, _WARNING, "a picture that isn't at hand was replaced by a placeholder"
    ),
    Code.PICTURE_UNREADABLE: _rule(
        Effect.REPLACED, _WARNING, "a picture that can't be used was replaced by a placeholder"
    ),
    Code.PICTURE_CONVERTED: _rule(
        Effect.REPAIRED, _INFO, "a picture was converted to a kind that the format can hold"
    ),
    Code.ALT_MISSING: _rule(
        Effect.NOTED, _WARNING, "a picture has no alternative text: a blind reader misses it"
    ),
    Code.REVIEW_NOT_STATED: _rule(
        Effect.NOTED,
        _WARNING,
        "nobody states a clinical review: its places on the leaflet are left blank",
    ),
    Code.REVIEW_OUTDATED: _rule(
        Effect.NOTED, _WARNING, "the text was changed after its last clinical review"
    ),
    Code.REVIEW_FAR: _rule(
        Effect.NOTED,
        _WARNING,
        "the next clinical review is more years after the last than the settings allow",
    ),
    Code.PURPOSE_LEFT_OUT: _rule(
        Effect.NOTED, _INFO, "the excerpt is cut off, long or repeats the text: no line of purpose"
    ),
    Code.INSERTION_ACCEPTED: _rule(
        Effect.NOTED, _INFO, "text that a document marks as inserted was accepted"
    ),
    Code.DELETION_LEFT_OUT: _rule(
        Effect.DROPPED, _WARNING, "text that a document marks as deleted was left out"
    ),
    Code.COMMENT_LEFT_OUT: _rule(Effect.DROPPED, _WARNING, "comments of a document were left out"),
    Code.NOT_READ: _rule(
        Effect.REPLACED, _WARNING, "something in a document was read another way, or left out"
    ),
    Code.LANGUAGE_DETECTED: _rule(
        Effect.NOTED, _INFO, "the post doesn't say its language, but its words tell it"
    ),
    Code.SCRIPT_MARKED: _rule(
        Effect.REPAIRED, _INFO, "blocks in another script got its direction and language"
    ),
    Code.LANGUAGE_UNKNOWN: _rule(
        Effect.NOTED, _WARNING, "the post doesn't say its language: name it with --lang"
    ),
    Code.GLYPH_MISSING: _rule(
        Effect.REPLACED, _WARNING, "no installed font has a character: its number is printed"
    ),
    Code.TABLE_REFITTED: _rule(
        Effect.REPAIRED, _INFO, "a table that is too wide for the page was made to fit"
    ),
    Code.REFERENCE_REDUCED: _rule(
        Effect.DROPPED,
        _WARNING,
        "something in the reference document that runs, or opens other files, was left out",
    ),
    Code.PAGES_ESTIMATED: _rule(
        Effect.NOTED,
        _INFO,
        "the contents' page numbers are an estimate: F9 in Word sets them right",
    ),
    Code.NOT_CARRIED: _rule(
        Effect.REPLACED, _WARNING, "something that the format can't hold was written another way"
    ),
}


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a diagnostic applies.

    Attributes:
        post: The post, by slug or number; empty while only one is known.
        near: The first words of the thing itself, for people to find it by.
        format: The writer's name, when only its file is concerned.
    """

    post: str = ""
    near: str = ""
    format: str = ""

    def __str__(self) -> str:
        near = f"“{self.near}”" if self.near else ""
        return ", ".join(part for part in (self.post, self.format, near) if part)


class Diagnostic(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that was repaired, replaced, dropped or noted.

    Attributes:
        code: What kind of thing; `RULES` explains it.
        detail: What exactly: an address, a count, an element's name.
        place: Where.
    """

    code: Code
    detail: str = ""
    place: Place = Place()

    @property
    def rule(self) -> Rule:
        """What the code stands for."""
        return RULES[self.code]

    def __str__(self) -> str:
        text = f"{self.rule.severity}: {self.rule.meaning}"
        text += f": {self.detail}" if self.detail else ""
        where = str(self.place)
        return f"{text} ({where})" if where else text

    def at(self, *, post: str = "", format: str = "") -> "Diagnostic":  # noqa: A002 - the field's own name
        """The same diagnostic with its place filled in where it was open."""
        place = Place(
            post=self.place.post or post,
            near=self.place.near,
            format=self.place.format or format,
        )
        return Diagnostic(self.code, self.detail, place)

    def to_json(self) -> dict[str, str]:
        """A flat object for programs: code, severity, effect, meaning, detail and place."""
        fields = {
            "code": self.code.value,
            "severity": self.rule.severity.value,
            "effect": self.rule.effect.value,
            "meaning": self.rule.meaning,
            "detail": self.detail,
            "post": self.place.post,
            "format": self.place.format,
            "near": self.place.near,
        }
        return {name: value for name, value in fields.items() if value}


def excerpt(text: str, limit: int = 48) -> str:
    """The first words of a text, at most `limit` characters, for `Place.near`."""
    words = " ".join(text.split())
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def warnings(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that the person should look at."""
    return [item for item in diagnostics if item.rule.severity is Severity.WARNING]
