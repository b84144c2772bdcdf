"""The document tree: two closed unions, `Block` and `Inline`, under a `Publication`.

Nodes are immutable, compare by value and have a tagged JSON form: `{"t": "paragraph", …}` with
fields that hold their default left out. What may stand inside what is said in `check.py`.

Every writer is a total match over both unions that ends in `assert_never`, so a new node fails
type checking until each writer can print it.
"""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from exporter.tree.base import Node as _Node
from exporter.tree.formula import MathElement

Direction = Literal["ltr", "rtl"]
CalloutKind = Literal["emergency", "warning", "important", "note"]
Alignment = Literal["left", "center", "right", "justify"]
Level = Annotated[int, Meta(ge=2, le=6)]
"""A heading's level in HTML terms: the chapter's title is level 1, so the content starts at 2."""


class _Block(_Node, frozen=True, kw_only=True):
    """What all blocks share.

    Attributes:
        id: Target of links within the chapter: an XML NCName, unique in the chapter.
        lang: BCP 47 tag where the language differs from what stands around.
        dir: Base direction where it differs from what stands around.
    """

    id: str | None = None
    lang: str | None = None
    dir: Direction | None = None


# ---------------------------------------------------------------------------------- inlines
class Text(_Node, frozen=True, tag="text"):
    """Characters. Never markup; white space is significant only inside `Preformatted`."""

    text: str


class LineBreak(_Node, frozen=True, tag="line-break"):
    """A forced line break within a block."""


class Style(StrEnum):
    """What a `Styled` run is; values are named for their HTML elements' meaning."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    UNDERLINE = "underline"
    STRUCK = "struck"
    INSERTED = "inserted"
    DELETED = "deleted"
    HIGHLIGHT = "highlight"
    SMALL = "small"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"
    CODE = "code"
    KEYBOARD = "keyboard"
    SAMPLE = "sample"
    VARIABLE = "variable"
    CITATION = "citation"
    QUOTATION = "quotation"
    DEFINITION = "definition"


class Styled(_Node, frozen=True, tag="styled"):
    """A run with one inline style; nested for several.

    A `QUOTATION`'s marks are not part of its text: HTML's `q` draws them, so each writer does.
    """

    style: Style
    content: "Inlines"


class Span(_Node, frozen=True, tag="span", kw_only=True):
    """A run with a language, a direction or an anchor; empty content makes a bare anchor."""

    content: "Inlines" = ()
    id: str | None = None
    lang: str | None = None
    dir: Direction | None = None


class Abbreviation(_Node, frozen=True, tag="abbreviation"):
    """A short form with what it stands for."""

    content: "Inlines"
    expansion: str = ""


class Time(_Node, frozen=True, tag="time"):
    """A date or time with its machine-readable form (HTML `time`)."""

    content: "Inlines"
    datetime: str = ""


class Ruby(_Node, frozen=True, tag="ruby"):
    """Base text with its reading above it (HTML `ruby`)."""

    base: "Inlines"
    reading: "Inlines"


class Link(_Node, frozen=True, tag="link"):
    """A link.

    Attributes:
        href: `http:`, `https:`, `mailto:`, `tel:` and the like (see `check.SCHEMES`), or `#id`
            of something in the same chapter.
        title: The advisory title, if the post gives one.
    """

    href: str
    content: "Inlines"
    title: str = ""


class Image(_Node, frozen=True, tag="image"):
    """A picture within a line or alone in its paragraph.

    Attributes:
        src: The address as the post gives it: the key into the run's pictures.
        alt: Alternative text; `""` says decorative, `None` that the post gives none.
        title: The advisory title, if any.
        width: In CSS pixels, if the post gives it.
        height: In CSS pixels, if the post gives it.
    """

    src: str
    alt: str | None = None
    title: str = ""
    width: int | None = None
    height: int | None = None


class Note(_Node, frozen=True, tag="note", kw_only=True):
    """A footnote, at the place of its mark. Writers number the marks.

    Attributes:
        id: Where links to the note lead; `reference_id` is taken with it.
    """

    id: str
    blocks: "Blocks"

    @property
    def reference_id(self) -> str:
        """The id of the note's mark in the text."""
        return f"{self.id}-ref"


class Math(_Node, frozen=True, tag="math"):
    """A formula.

    Attributes:
        root: What it consists of.
        latex: The LaTeX that it was made from, if the post has it.
        display: It stands on a line of its own.
    """

    root: MathElement
    latex: str = ""
    display: bool = False


Inline = Text | LineBreak | Styled | Span | Abbreviation | Time | Ruby | Link | Image | Note | Math
Inlines = tuple[Inline, ...]


# ----------------------------------------------------------------------------------- blocks


class Paragraph(_Block, frozen=True, tag="paragraph"):
    """A paragraph.

    Attributes:
        align: Where the post asks for it.
        keep_with_next: It introduces what follows (a list, say): no page may end between them.
    """

    content: Inlines
    align: Alignment | None = None
    keep_with_next: bool = False


class Heading(_Block, frozen=True, tag="heading"):
    """A heading of the content."""

    level: Level
    content: Inlines
    align: Alignment | None = None


class ListItem(_Node, frozen=True, kw_only=True, tag="item"):
    """One item of a list.

    Attributes:
        value: The number that the post forces on it (HTML `li value`).
    """

    blocks: "Blocks"
    value: int | None = None
    id: str | None = None
    lang: str | None = None
    dir: Direction | None = None


Numbering = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]


class List(_Block, frozen=True, tag="list"):
    """An ordered or bulleted list.

    Attributes:
        tight: No item holds more than one paragraph (nested lists apart): print without
            space between items.
        start: First number; `None` is 1, or the item count when reversed.
    """

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int | None = None
    reversed: bool = False
    numbering: Numbering = "decimal"
    tight: bool = True


class DefinitionItem(_Node, frozen=True, tag="definition-item"):
    """One or more terms with zero or more definitions."""

    terms: tuple[Inlines, ...]
    definitions: tuple["Blocks", ...]


class DefinitionList(_Block, frozen=True, tag="definition-list"):
    """Terms and their definitions (HTML `dl`)."""

    items: tuple[DefinitionItem, ...]


class Quote(_Block, frozen=True, tag="quote"):
    """A quotation.

    Attributes:
        attribution: Who or what is quoted.
        pull: A pull quote: set apart for effect.
    """

    blocks: "Blocks"
    attribution: Inlines = ()
    pull: bool = False


class Preformatted(_Block, frozen=True, tag="preformatted"):
    """Lines whose white space counts; line ends are U+000A within `Text`.

    Attributes:
        kind: Program code, plain preformatted text, or verse.
        language: The programming language, if the post names it.
    """

    content: Inlines
    kind: Literal["code", "text", "verse"] = "text"
    language: str = ""


class Figure(_Block, frozen=True, tag="figure"):
    """Something with a caption: pictures, a table, code."""

    blocks: "Blocks"
    caption: "Blocks" = ()


class Cell(_Node, frozen=True, kw_only=True, tag="cell"):
    """One table cell.

    Attributes:
        header: It heads a row or column (HTML `th`).
        scope: Which; `None` leaves it to the cell's place.
        colspan: Columns covered, from 1; never reaches outside the table.
        rowspan: Rows covered, from 1; never reaches outside its row group.
    """

    blocks: "Blocks" = ()
    header: bool = False
    scope: Literal["row", "col", "rowgroup", "colgroup"] | None = None
    colspan: Annotated[int, Meta(ge=1, le=1000)] = 1
    rowspan: Annotated[int, Meta(ge=1, le=65534)] = 1
    align: Alignment | None = None
    id: str | None = None
    lang: str | None = None
    dir: Direction | None = None


class Row(_Node, frozen=True, tag="row"):
    """One table row."""

    cells: tuple[Cell, ...]


class Table(_Block, frozen=True, tag="table"):
    """A table of data; the row groups hold at least one row together."""

    head: tuple[Row, ...] = ()
    body: tuple[Row, ...] = ()
    foot: tuple[Row, ...] = ()
    caption: "Blocks" = ()


class Details(_Block, frozen=True, tag="details"):
    """A disclosure widget: opened on paper."""

    summary: Inlines
    blocks: "Blocks"


class Callout(_Block, frozen=True, tag="callout"):
    """A warning or the like, set apart with its label as the post has it; the most urgent first."""

    blocks: "Blocks"
    kind: CalloutKind


class QuestionAnswer(_Node, frozen=True, tag="question-answer"):
    """One question, with its marker (“Q:”) as the post writes it, and its answer."""

    question: Inlines
    answer: "Blocks"


class Questions(_Block, frozen=True, tag="questions"):
    """A run of questions and answers."""

    items: tuple[QuestionAnswer, ...]


class LabelledList(_Block, frozen=True, tag="labelled-list"):
    """A short label (“Pros:”) and the list that it names.

    Attributes:
        tone: What the label says of the items, for styling.
    """

    label: Inlines
    list: List
    tone: Literal["pros", "cons"] | None = None


class Embed(_Block, frozen=True, tag="embed"):
    """Something that the page shows but doesn't hold: a player, a map, another page.

    Never fetched: what stands for it is a link, on paper with a code to scan.

    Attributes:
        href: Where a person opens it; of a scheme that links may have.
        kind: What it is.
        title: What the post calls it, if it does.
        provider: Who serves it (“YouTube”), if it is known.
    """

    href: str
    kind: Literal["video", "audio", "map", "post", "document", "page"] = "page"
    title: str = ""
    provider: str = ""


class ThematicBreak(_Block, frozen=True, tag="thematic-break"):
    """A change of topic without a heading (HTML `hr`)."""


class PageBreak(_Block, frozen=True, tag="page-break"):
    """The post asks for a new page here."""


Block = (
    Paragraph
    | Heading
    | List
    | DefinitionList
    | Quote
    | Preformatted
    | Figure
    | Table
    | Details
    | Callout
    | Questions
    | LabelledList
    | Embed
    | ThematicBreak
    | PageBreak
)
Blocks = tuple[Block, ...]
