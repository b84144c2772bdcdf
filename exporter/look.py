"""How a file is to look: the sheet, the sizes of type, what becomes of links on paper.

The sizes are facts that every writer with pages uses; each follows a published rule for clear
print, named where it is.
"""

from typing import Literal, get_args

from msgspec import Struct

Paper = Literal["a4", "letter", "a5", "legal"]
PAPERS: tuple[Paper, ...] = get_args(Paper)

SHEETS: dict[Paper, tuple[float, float]] = {
    "a4": (210, 297),
    "letter": (215.9, 279.4),
    "a5": (148, 210),
    "legal": (215.9, 355.6),
}
"""Width and height of the sheets, in millimetres."""

Links = Literal["notes", "inline", "none"]
LINKS: tuple[Links, ...] = get_args(Links)


class Preset(Struct, frozen=True, kw_only=True):
    """One set of sizes. Lengths are points unless said otherwise.

    Attributes:
        name: For `--preset`.
        summary: One line for people.
        body: Size of the text.
        smallest: Size that nothing on the page is below, page numbers, labels and notes included.
        headings: Sizes of the title and of headings of level 2, 3 and 4 to 6.
        line: Height of a line, in ems.
        paragraph: Space below a paragraph, in ems.
        columns: On a page.
        measure: Characters that a line holds at most.
        pictures: Pictures stand between paragraphs, or beside a short one.
        booklet: Pages are half a sheet, put in the order in which a folded booklet is read.
    """

    name: str
    summary: str
    body: float
    smallest: float
    headings: tuple[float, float, float, float]
    line: float = 1.45
    paragraph: float = 0.7
    columns: int = 1
    measure: int = 70
    pictures: Literal["between", "beside"] = "between"
    booklet: bool = False


ARTICLE = Preset(
    name="article",
    summary="12 pt, for reading and filing",
    body=12,
    smallest=9,
    headings=(22.8, 16.2, 13.8, 12),
    measure=82,  # as wide as an inch of margin leaves it
)

PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        ARTICLE,
        # 14 pt is the ideal of UKAAF's clear print; nothing is below its minimum of 12.
        Preset(
            name="standard",
            summary="clear print: 14 pt, nothing below 12",
            body=14,
            smallest=12,
            headings=(24, 18, 16, 14),
            line=1.4,
            paragraph=0.8,
        ),
        # 18 pt with headings of 20 and 22: American Council of the Blind; notes and page numbers
        # at the size of the text: UKAAF.
        Preset(
            name="large",
            summary="large print: 18 pt, page numbers and labels too",
            body=18,
            smallest=18,
            headings=(24, 22, 20, 18),
            line=1.25,
            paragraph=1.25,
        ),
        Preset(
            name="giant",
            summary="giant print: 24 pt, page numbers and labels too",
            body=24,
            smallest=24,
            headings=(30, 28, 26, 24),
            line=1.25,
            paragraph=1.25,
        ),
        Preset(
            name="easy-read",
            summary="16 pt, widely spaced, pictures beside short paragraphs",
            body=16,
            smallest=14,
            headings=(26, 20, 18, 16),
            line=1.6,
            paragraph=1.4,
            measure=60,
            pictures="beside",
        ),
        Preset(
            name="booklet",
            summary="half-size pages on the sheet, to fold and staple",
            body=12,
            smallest=12,
            headings=(18, 15, 13, 12),
            line=1.35,
            booklet=True,
        ),
        Preset(
            name="compact",
            summary="10 pt in two columns, for reference",
            body=10,
            smallest=9,
            headings=(18, 13, 11, 10),
            line=1.35,
            columns=2,
        ),
    )
}


Typeface = Literal["times", "courier"]


class Manuscript(Struct, frozen=True, kw_only=True):
    """What a manuscript says around its text, and how. What is empty isn't printed.

    Attributes:
        contact: Lines at the start of the first page: who sends it in.
        agent: Lines below them: who stands for the author.
        count: How long the text is, opposite the first of these lines.
        by_line: Below the title.
        running: At the top of every page but the first, before the page's number.
        scene_break: The sign that stands for a break between scenes.
        end: The line after the text.
        typeface: Times New Roman or Courier New.
        title_page: The text begins on the second page.
    """

    contact: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    count: str = ""
    by_line: str = ""
    running: str = ""
    scene_break: str = "#"
    end: str = ""
    typeface: Typeface = "times"
    title_page: bool = False


class Look(Struct, frozen=True, kw_only=True):
    """How a file is to look.

    Attributes:
        preset: Its sizes.
        paper: The sheet.
        links: On paper, the addresses of links are numbered notes, stand in the text, or don't
            show. On the screen links always work.
        bold_emphasis: What is emphasised is bold, since italics are hard to read for many.
        colour: For lines and the letterhead, as `#rrggbb`; empty for black.
        grey: Pictures are printed in shades of grey.
        manuscript: It is set as one, for an editor; None for anything else.
    """

    preset: Preset = ARTICLE
    paper: Paper = "a4"
    links: Links = "none"
    bold_emphasis: bool = False
    colour: str = ""
    grey: bool = False
    manuscript: Manuscript | None = None
