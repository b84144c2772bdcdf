"""The named styles of the document, by their ids in `templates/docx/styles.xml`.

Word knows its built-in styles by name, whatever the interface's language; ids are those that an
English Word gives them.
"""

from collections.abc import Iterable

from exporter.look import Look
from exporter.resources import text
from exporter.tree import CalloutKind
from exporter.writers.docx.languages import east_asian_font, word_languages
from exporter.writers.docx.sizes import sized
from exporter.writers.docx.xml import attribute

STEP = 425
"""How far each list level, quotation or definition is indented, in twentieths of a point."""

TITLE = "Title"
SUBTITLE = "Subtitle"
NORMAL = "Normal"
BODY = "BodyText"
QUOTE = "Quote"
PULL_QUOTE = "IntenseQuote"
ATTRIBUTION = "QuoteAttribution"
CAPTION = "Caption"
FIGURE = "Figure"
BESIDE = "PictureBeside"
EMBED = "Embed"
PLACEHOLDER = "PicturePlaceholder"
CODE = "SourceCode"
PREFORMATTED = "HTMLPreformatted"
VERSE = "PreformattedVerse"
TERM = "DefinitionTerm"
DEFINITION = "Definition"
QUESTION = "Question"
LABEL = "ListLabel"
SUMMARY = "Summary"
RULE = "ThematicBreak"
TABLE = "ArticleTable"
TABLE_TEXT = "TableText"
TABLE_HEADING = "TableHeading"
AFTER_TABLE = "AfterTable"
HEADER = "Header"
NOTE = "FootnoteText"
NOTE_MARK = "FootnoteReference"
FOOTER = "Footer"
PRINTED_LINK = "PrintedLink"
LETTERHEAD = "Letterhead"
CLINIC = "LetterheadName"
LETTERHEAD_END = "LetterheadEnd"
LOGO = "LetterheadLogo"
FACT = "LeafletFact"
SCAN = "LeafletCode"
OTHER_FORMATS = "OtherFormats"
FILL_IN = "FillIn"
CUT_HERE = "CutHere"
CHECKLIST = "Checklist"

CALLOUTS: dict[CalloutKind, str] = {
    "emergency": "CalloutEmergency",
    "warning": "CalloutWarning",
    "important": "CalloutImportant",
    "note": "CalloutNote",
}


def callout_list(style: str) -> str:
    """The style of list items within a callout of a style; none for none."""
    return f"{style}List" if style else ""


HEAD_FILL = "F2F2F2"
"""The shade behind a table's head."""


def _leveled(name: str, level: int) -> str:
    """Word's list styles go from one without a number to one with 5."""
    number = min(level, 4) + 1
    return name if number == 1 else f"{name}{number}"


def list_item(level: int, *, ordered: bool) -> str:
    """The style of an item's first paragraph, at a level from 0."""
    return _leveled("ListNumber" if ordered else "ListBullet", level)


def list_continue(level: int) -> str:
    """The style of an item's further paragraphs."""
    return _leveled("ListContinue", level)


def heading_level(style: str) -> int:
    """The level of a heading's style, from 1; 0 for others."""
    return int(style[7:]) if style.startswith("Heading") else 0


def heading(number: int) -> str:
    """The style of a heading, from 1."""
    return f"Heading{min(number, 9)}"


LEFT: dict[str, int] = {
    QUOTE: STEP,
    PULL_QUOTE: STEP,
    ATTRIBUTION: STEP,
    DEFINITION: STEP,
    **{list_continue(level): STEP * (level + 1) for level in range(5)},
}
"""The left indent that a style has of itself, where it isn't 0."""

INSET: dict[str, int] = {
    CODE: 85,
    PLACEHOLDER: 85,
    EMBED: 170,
    **dict.fromkeys(CALLOUTS.values(), 225),
    **dict.fromkeys(map(callout_list, CALLOUTS.values()), 225),
}
"""How far a style with a border stands in from where its text would begin, at both sides."""

BOLD = frozenset(
    {
        *(TITLE, TERM, QUESTION, LABEL, SUMMARY, TABLE_HEADING, CLINIC),
        *map(heading, range(1, 10)),
    }
)
"""Paragraph styles in bold: a character style's bold would switch theirs off.

Source: ISO/IEC 29500-1, 17.7.3, toggle properties.
"""


def styles_part(language: str, look: Look, *, more: Iterable[str] = ()) -> str:
    """The styles part, with the document's language and look, and the fonts that it needs.

    Args:
        language: BCP 47 tag.
        look: Sizes, emphasis and colour.
        more: Names of the parts with styles that only some documents need.
    """
    latin, east_asian, bidi = word_languages(language)
    lang = "".join(
        (
            attribute("w:val", latin),
            attribute("w:eastAsia", east_asian),
            attribute("w:bidi", bidi),
        )
    )
    part = text("templates", "docx/styles.xml")
    for name in more:
        added = text("templates", f"docx/{name}.xml").partition("<w:styles")[2].partition(">")[2]
        part = part.replace("</w:styles>", added)
    part = sized(part, look)
    part = part.replace("<w:lang/>", f"<w:lang{lang}/>" if lang else "")
    return part.replace('w:eastAsia="MS Mincho"', f'w:eastAsia="{east_asian_font(language)}"')
