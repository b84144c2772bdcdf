"""What a look makes of a Word document: sizes, sheet, columns, links on paper. All in styles."""

import re
from itertools import pairwise

import pytest
from lxml import etree
from msgspec.structs import replace
from support.contexts import chapter, context, without_source
from support.everything import BLOCKS, NEAR, pictures
from support.trees import bullets, h, inlines, p
from support.word import W, Word, style_of, text_of, value, written

from exporter.look import ARTICLE, PAPERS, PRESETS, SHEETS, Links, Look, Paper, Preset
from exporter.tree import (
    Block,
    Cell,
    Figure,
    Heading,
    Image,
    Link,
    Note,
    Paragraph,
    Publication,
    Row,
    Style,
    Styled,
    Table,
)
from exporter.writers.docx import styles
from exporter.writers.docx.sizes import step

PRESET = pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.name)
HANDOUTS = [preset for preset in PRESETS.values() if preset != ARTICLE]


def word(*blocks: Block, look: Look | None = None, language: str = "en") -> Word:
    publication = Publication.of_article(chapter(*(blocks or BLOCKS), language=language))
    if blocks:
        publication = without_source(publication)
    return Word(written(replace(context(publication, pictures()), look=look or Look())))


def said(document: Word, style: str, path: str, attribute: str = "val") -> str | None:
    """What a style says of itself or takes from those that it rests on, down to the defaults."""
    name: str | None = style
    while name is not None:
        found = value(document.styles[name], path, attribute)
        if found is not None:
            return found
        name = value(document.styles[name], "w:basedOn")
    kind = path.partition("/")[0].removeprefix("w:")
    return value(
        document.roots["word/styles.xml"], f"w:docDefaults/w:{kind}Default/{path}", attribute
    )


def size(document: Word, style: str) -> float:
    """Points."""
    return int(said(document, style, "w:rPr/w:sz") or 0) / 2


def of_type(document: Word, kind: str) -> list[str]:
    return [name for name, style in document.styles.items() if style.get(f"{W}type") == kind]


# ------------------------------------------------------------------------------------- sizes


@PRESET
def test_sizes_are_the_presets(preset: Preset) -> None:
    document = word(look=Look(preset=preset))
    assert size(document, "BodyText") == size(document, "ListBullet") == preset.body
    found = [size(document, name) for name in ("Title", "Heading1", "Heading2", "Heading3")]
    assert found == [round(points * 2) / 2 for points in preset.headings]
    assert len({size(document, styles.heading(level)) for level in range(3, 10)}) == 1
    line = int(said(document, "BodyText", "w:pPr/w:spacing", "line") or 0)
    assert line == pytest.approx(preset.line * 200, abs=1)
    between = value(document.styles["BodyText"], "w:pPr/w:spacing", "before")
    after = value(document.styles["BodyText"], "w:pPr/w:spacing", "after")
    assert int(between or 0) + int(after or 0) == pytest.approx(
        preset.paragraph * preset.body * 20, abs=2
    )


@PRESET
def test_nothing_is_smaller_than_the_smallest(preset: Preset) -> None:
    document = word(look=Look(preset=preset))
    for kind in ("paragraph", "character"):
        for name in of_type(document, kind):
            assert size(document, name) >= preset.smallest, name
    for part in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"):
        assert not list(document.roots[part].iter(f"{W}sz"))


@pytest.mark.parametrize("preset", HANDOUTS, ids=lambda preset: preset.name)
def test_raised_signs_are_shown_no_smaller(preset: Preset) -> None:
    """Word shows them at two thirds of their size."""
    squared = Styled(Style.SUPERSCRIPT, inlines("2"))
    note = Note(id="n", blocks=(p("So."),))
    document = word(
        p("m", squared, Styled(Style.SUBSCRIPT, inlines("2")), note), look=Look(preset=preset)
    )
    used = document.values("w:r/w:rPr/w:rStyle")
    assert used == ["Superscript", "Subscript", "FootnoteReference"]
    for name in used:
        assert size(document, name) * 2 / 3 >= preset.smallest
    assert not document.find("w:r/w:rPr/w:vertAlign")
    assert word(p("m", squared)).values("w:r/w:rPr/w:vertAlign") == ["superscript"]


@PRESET
def test_a_numbers_room_grows_with_its_size(preset: Preset) -> None:
    document = word(bullets("a", (p("b"), bullets("c", ordered=True))), look=Look(preset=preset))
    indents = {
        int(level.get(f"{W}ilvl") or 0): int(value(level, "w:pPr/w:ind", "left") or 0)
        for level in document.roots["word/numbering.xml"].iter(f"{W}lvl")
    }
    assert {after - before for before, after in pairwise(indents.values())} == {step(preset)}
    assert step(preset) >= preset.body * 20 * 1.5
    assert value(document.styles["ListContinue2"], "w:pPr/w:ind", "left") == str(2 * step(preset))
    assert not document.find("w:p/w:pPr/w:ind")


def test_a_handout_is_in_letters_without_serifs_black_and_ragged() -> None:
    just = replace(p("justified"), align="justify")
    cell = Cell(blocks=(p("x"),), align="justify")
    for preset in HANDOUTS:
        document = word(just, Table(body=(Row((cell,)),)), look=Look(preset=preset))
        assert not document.find("w:jc")
        for name in (*of_type(document, "paragraph"), "DefaultParagraphFont"):
            assert said(document, name, "w:rPr/w:rFonts", "ascii") in {"Arial", "Consolas"}
            assert said(document, name, "w:rPr/w:color") in {None, "000000"}
    assert word(just).values("w:jc") == ["both"]


def test_no_style_breaks_words_or_writes_in_capitals() -> None:
    document = word()
    settings = document.roots["word/settings.xml"]
    assert value(settings, "w:autoHyphenation") == "false"
    for name in ("caps", "smallCaps"):
        assert not list(document.roots["word/styles.xml"].iter(f"{W}{name}"))


def test_what_belongs_together_stays_on_a_page() -> None:
    document = word()
    for name in of_type(document, "paragraph"):
        style = document.styles[name]
        if name.startswith(("List", "Heading")):
            assert style.find(f"{W}pPr/{W}keepLines") is not None, name
    assert document.find("w:tr/w:trPr/w:tblHeader")
    assert document.find("w:tr/w:trPr/w:cantSplit")


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
def test_a_picture_stands_beside_the_short_paragraph_after_it(language: str, side: str) -> None:
    shown = Image(NEAR, alt="Near")
    blocks = (
        *(p(shown), p("Short.")),
        *(Figure(blocks=(p(shown),)), p("Short too.")),
        *(Figure(blocks=(p(shown),), caption=(p("Caption"),)), p("Has a caption.")),
        *(p(shown), p("long " * 61)),
        *(p(shown), h(2, "A heading", "x")),
        *(p(Image("https://example.org/none.png", alt="Not here")), p("None.")),
        Table(body=(Row((Cell(blocks=(p(shown), p("In a cell."))),)),)),
    )
    document = word(*blocks, look=Look(preset=PRESETS["easy-read"]), language=language)
    frames = document.find("w:p/w:pPr/w:framePr")
    assert [frame.get(f"{W}xAlign") for frame in frames] == [side] * 2
    for frame, paragraph in zip(frames, document.find("w:p/w:pPr/w:framePr/../.."), strict=True):
        assert style_of(paragraph) == "PictureBeside"
        (extent,) = paragraph.iter("{*}extent")
        assert int(extent.get("cx") or 0) <= int(frame.get(f"{W}w") or 0) * 635
    ended = document.find("w:p/w:r/w:br[@w:clear]/../..")
    assert [text_of(paragraph) for paragraph in ended] == ["Short.\n", "Short too.\n"]
    assert not word(*blocks).find("w:framePr")
    assert not word(*blocks).find("w:br[@w:clear]")


# ------------------------------------------------------------------------------------- sheet


@pytest.mark.parametrize("paper", PAPERS)
@PRESET
def test_the_sheet(paper: Paper, preset: Preset) -> None:
    document = word(p("x"), look=Look(preset=preset, paper=paper))
    section = document.find("w:body/w:sectPr")[0]
    page, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert page is not None
    assert margin is not None
    width, height = (int(page.get(f"{W}{side}") or 0) for side in "wh")
    asked = [side * 1440 / 25.4 for side in SHEETS[paper]]
    if preset.booklet:
        asked = [asked[1] / 2, asked[0]]
    assert [width, height] == [pytest.approx(side, abs=1) for side in asked]
    left, right = (int(margin.get(f"{W}{side}") or 0) for side in ("left", "right"))
    assert left == right >= width / 9
    line = (width - left - right) / 20 / preset.columns
    if preset != ARTICLE:
        assert line / (preset.body * 0.5) <= preset.measure + 0.1


def test_columns_begin_below_the_title() -> None:
    document = word(p("x"), look=Look(preset=PRESETS["compact"]))
    opening, text = document.find("w:sectPr")
    assert opening.find(f"{W}titlePg") is not None
    assert value(opening, "w:cols", "num") is None
    assert (value(text, "w:type"), value(text, "w:cols", "num")) == ("continuous", "2")
    (properties,) = document.find("w:p/w:pPr/w:sectPr/..")
    holder = properties.getparent()
    assert holder is not None
    assert style_of(holder) == "Title"


@pytest.mark.parametrize(
    ("language", "fold"), [("en", "bookFoldPrinting"), ("ar", "bookFoldRevPrinting")]
)
def test_a_booklet_is_folded(language: str, fold: str) -> None:
    document = word(p("x"), look=Look(preset=PRESETS["booklet"]), language=language)
    names = [etree.QName(item).localname for item in document.roots["word/settings.xml"]]
    assert fold in names
    assert sum(name.startswith("bookFold") for name in names) == 1
    assert not [name for name in _names(word(p("x"))) if name.startswith("bookFold")]


def _names(document: Word) -> list[str]:
    return [etree.QName(item).localname for item in document.roots["word/settings.xml"]]


# ---------------------------------------------------------------------------- emphasis, colour


def test_bold_instead_of_italic() -> None:
    emphasis = Styled(Style.EMPHASIS, inlines("so"))
    link = Link("https://example.org/", inlines(emphasis))
    heading = Heading(level=2, content=(emphasis,), id="h")
    document = word(p(emphasis), p(link), heading, look=Look(bold_emphasis=True))
    for part in ("word/styles.xml", "word/document.xml"):
        assert not list(document.roots[part].iter(f"{W}i"))
    assert document.styles["Emphasis"].find(f"{W}rPr/{W}b") is not None
    plain, linked, bold = document.find("w:r[w:t='so']")
    assert plain.find(f"{W}rPr/{W}b") is None
    assert value(plain, "w:rPr/w:rStyle") == "Emphasis"
    assert linked.find(f"{W}rPr/{W}b") is not None
    assert bold.find(f"{W}rPr/{W}b") is not None  # else the two styles' bold cancel each other

    italic = word(p(emphasis), p(link))
    assert italic.styles["Emphasis"].find(f"{W}rPr/{W}i") is not None
    assert italic.find("w:hyperlink/w:r/w:rPr/w:i")


def test_colour_and_grey() -> None:
    document = word(look=Look(preset=PRESETS["large"], colour="#0a5c36", grey=True))
    lines = {
        line.get(f"{W}color")
        for border in document.styles["IntenseQuote"].iter(f"{W}pBdr")
        for line in border
    }
    assert lines == {"0A5C36"}
    drawn = document.find("a:blip")
    assert drawn
    assert len(document.find("a:blip/a:grayscl")) == len(drawn)
    assert not word().find("a:blip/a:grayscl")


@PRESET
def test_in_black_and_white_no_colour_is_left(preset: Preset) -> None:
    link = Link("https://example.org/", inlines(Styled(Style.CODE, inlines("x"))))
    marked = Styled(Style.CODE, inlines(Styled(Style.HIGHLIGHT, inlines("y"))))
    blocks = (p(link), p(marked), p("z", Note(id="n", blocks=(p(link), p(marked)))))
    document = word(*blocks, look=Look(preset=preset, grey=True))
    assert document.values("w:rPr/w:color") == ["000000"]
    assert document.values("w:highlight") == ["lightGray"]
    for part in ("styles", "document", "footnotes"):
        for element in document.roots[f"word/{part}.xml"].iter():
            for shade in (element.get(f"{W}{name}") for name in ("color", "fill", "val")):
                assert not re.fullmatch("[0-9A-F]{6}", shade or "") or _is_grey(shade or "")
    assert word(*blocks).values("w:highlight") == ["yellow"]


def _is_grey(shade: str) -> bool:
    return shade[:2] == shade[2:4] == shade[4:]


# ------------------------------------------------------------------------------ links on paper

LINKED = (
    p("See ", Link("https://example.org/a", inlines("A")), " and "),
    p(Link("https://example.org/a", inlines("A once more")), "."),
    p("Write to ", Link("mailto:b@example.org", inlines("us")), "."),
    p(Link("https://www.example.org/c/", inlines("example.org/c"))),
    p(Link("https://example.org/big.jpg", (Image("https://example.org/big.jpg", alt="x"),))),
    p(
        Link("#h", inlines("above")),
        Note(id="n", blocks=(p(Link("http://d.example/", inlines("D"))),)),
    ),
    h(2, "H", "h"),
)


@pytest.mark.parametrize(
    ("links", "printed", "listed"),
    [
        ("none", ["", "", "", "", "", ""], []),
        (
            "notes",
            ["\u00a0[1]", "\u00a0[1]", "\u00a0[2]", "", "", "\u00a0[3]"],
            ["https://example.org/a", "b@example.org", "http://d.example/"],
        ),
        (
            "inline",
            [
                *(" (https://example.org/a)", " (https://example.org/a)", " (b@example.org)"),
                *("", "", " (http://d.example/)"),
            ],
            [],
        ),
    ],
)
def test_links_on_paper(links: Links, printed: list[str], listed: list[str]) -> None:
    document = word(*LINKED, look=Look(links=links))
    found = [
        text_of(run)
        for part in ("document", "footnotes")
        for run in document.roots[f"word/{part}.xml"].iter(f"{W}r")
        if value(run, "w:rPr/w:rStyle") == "PrintedLink"
    ]
    assert found == [text for text in printed if text]
    lines = document.lines()
    start = next((n for n, line in enumerate(lines) if line.text == "Web addresses"), len(lines))
    assert [line.text for line in lines[start + 1 :]] == listed
    assert [line.label for line in lines[start + 1 :]] == [
        f"{number}." for number, _ in enumerate(listed, start=1)
    ]
    assert {line.style for line in lines[start + 1 :]} <= {"ListNumber"}
    targets = set(document.targets().values())
    assert {"https://example.org/a", "mailto:b@example.org"} <= targets  # live all the same


def test_addresses_keep_their_order_in_arabic() -> None:
    look = Look(links="notes")
    document = word(
        Paragraph(content=(Link("tel:0301", inlines("هنا")),)), look=look, language="ar"
    )
    last = document.find("w:p")[-1]
    assert text_of(last) == "\u200e0301\u200e"
    assert not list(last.iter(f"{W}rtl"))
