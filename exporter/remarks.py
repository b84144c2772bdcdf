"""Remarks: what a person should see at its place in a draft, whichever format shows such things.

A `Diagnostic` accounts for a run; a `Remark` speaks to whoever edits the text. Most diagnostics
become none: what was tidied up without a guess is nobody's work any more.
"""

from msgspec import Struct

from exporter.diagnostics import Code, Diagnostic

AUTHOR = "exporter"
"""Who remarks in a draft, so that a draft that comes back shows which were people's."""

_SHORTCODES = "Write what the site shows there, or take it out."
_PICTURES = "Give the picture's file with --media, or put the picture in here."
_REPAIR = "See whether the guess is right; to have the text as it was: --without"

NEXT_STEPS: dict[Code, str] = {
    Code.TEXT_SCRUBBED: "See whether a sign is missing from a word.",
    Code.FURNITURE_DROPPED: "If any of it belongs to the article: --without furniture keeps it.",
    Code.REPETITION_DROPPED: "Nothing to do if the other one says the same.",
    Code.SHORTCODE_KEPT: _SHORTCODES,
    Code.SHORTCODE_HIDDEN: _SHORTCODES,
    Code.NUMBER_SHOWN: "Compare it with the page.",
    Code.DYNAMIC_BLOCK_MISSING: "Look at the page, and write here what readers need of it.",
    Code.FORM_FLATTENED: "Take it out, or say what a reader of a document can do instead.",
    Code.EMBED_REPLACED: "Say in a sentence what is to be seen there: paper can't play it.",
    Code.DRAWING_REPLACED: "Put a picture in its place if the text doesn't say all of it.",
    Code.FORMULA_KEPT: "Write it anew as a Word equation.",
    Code.LINK_UNSAFE: "Give an address that starts with https, or leave it plain text.",
    Code.DEPTH_FLATTENED: "See whether the order still makes sense.",
    Code.LAYOUT_OPENED: "See whether the order makes sense.",
    Code.TABLE_TRIMMED: "Compare the table with the page.",
    Code.NOTE_FLATTENED: "See whether it reads well in brackets.",
    Code.LINK_NAMED: "Give the link words that say where it leads.",
    Code.LINK_TARGET_MISSING: "Link to something that is there, or leave it plain text.",
    Code.LIST_FROM_LINES: f"{_REPAIR} line-lists.",
    Code.LIST_NESTED: f"{_REPAIR} nested-lists.",
    Code.QUESTIONS_FOUND: f"{_REPAIR} questions.",
    Code.HEADING_FOUND: "See whether it is a heading; it was asked for by --with bold-headings.",
    Code.HEADING_LEVEL_CHANGED: f"{_REPAIR} heading-levels.",
    Code.CALLOUT_FOUND: "See whether it should be set apart.",
    Code.PICTURE_MISSING: _PICTURES,
    Code.PICTURE_UNREADABLE: _PICTURES,
    Code.ALT_MISSING: "Say in the picture's alternative text what it shows.",
    Code.REVIEW_NOT_STATED: "State who reviewed the text, and when.",
    Code.REVIEW_OUTDATED: "Have the change reviewed.",
    Code.REVIEW_FAR: "Plan the next review sooner.",
    Code.DELETION_LEFT_OUT: "Accept or reject the changes in the document that was read.",
    Code.COMMENT_LEFT_OUT: "Look them up in the document that was read.",
    Code.NOT_READ: "Compare this with the document that was read.",
    Code.LANGUAGE_UNKNOWN: "Name it with --lang: spelling and speech go by it.",
    Code.GLYPH_MISSING: "Install a font that has it.",
    Code.NOT_CARRIED: "See whether this will do.",
    Code.REFERENCE_REDUCED: "Put plain text or a picture of its own into the reference document.",
}
"""What to do about each diagnostic that is worth a remark; every warning is."""

_ABOUT_PICTURES = frozenset({Code.ALT_MISSING, Code.PICTURE_MISSING, Code.PICTURE_UNREADABLE})

_ABOUT_LINKS = frozenset({Code.EMBED_REPLACED, Code.LINK_NAMED})


class Remark(Struct, frozen=True, kw_only=True):
    """Something that a person should look at, with its place as far as it is known.

    Attributes:
        kind: What sort of thing, for telling how often it comes up.
        what: What is wrong with any of its kind: a sentence without its full stop.
        detail: What exactly, here.
        step: What to do about it: a sentence.
        near: Words that stand there; cut short, they end in “…”.
        picture: The address of the picture that it is about, or its file's name.
        link: The address of the link that it is about.
        chapter: From 0.
        block: The running number of the chapter's block, from 1; 0 for what is about all of it.
    """

    kind: str
    what: str
    detail: str = ""
    step: str = ""
    near: str = ""
    picture: str = ""
    link: str = ""
    chapter: int = 0
    block: int = 0


def remark_of(diagnostic: Diagnostic) -> Remark | None:
    """What somebody who edits the text is told of a diagnostic; None where nothing is to be done."""
    step = NEXT_STEPS.get(diagnostic.code)
    if step is None:
        return None
    code, detail, near = diagnostic.code, diagnostic.detail, diagnostic.place.near
    if code is Code.FURNITURE_DROPPED and near:
        detail, near = f"{detail}: “{near}”", ""  # its words stand nowhere any more
    if code is Code.SHORTCODE_KEPT:
        near = f"[{detail.partition(' × ')[0]}…"  # it stands there as it was written
    return Remark(
        kind=code.value,
        what=diagnostic.rule.meaning,
        detail=detail,
        step=step,
        near=near,
        picture=detail.partition(": ")[0] if code in _ABOUT_PICTURES else "",
        link=detail.rpartition("> ")[2] if code in _ABOUT_LINKS else "",
    )
