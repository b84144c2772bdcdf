"""A leaflet's own parts in a Word document: their order, words, ways and styles."""

import io
from itertools import groupby

import pytest
import zxingcpp
from lxml import etree
from msgspec.structs import replace
from PIL import Image as Pixels
from support.contexts import chapter, context
from support.everything import BLOCKS, picture, pictures
from support.trees import bullets, h, inlines, p
from support.word import Line, W, Word, style_of, text_of, value, written

from exporter.assets import Pictures
from exporter.look import PRESETS, Look
from exporter.phrases import phrases
from exporter.tree import Block, Clinic, Leaflet, Link, Publication, Review

LOGO = "data:image/png;base64,logo"
WORDS = phrases("en")

FULL = Leaflet(
    clinic=Clinic(
        name="Hilltop & Sons",
        logo=LOGO,
        logo_alt="A hill",
        address=("1 Mill Lane", "Oldtown"),
        phone="+44 (0)1632 960 123",
        email="hello@clinic.example",
        website="https://clinic.example/",
        hours=("Mon–Fri 8–18", "Sat 9–12"),
        out_of_hours="Call 111, or see https://night.example/.",
    ),
    purpose="What helps a wrist.",
    authors=("Ann O’Bee", "Bo"),
    publisher="Hilltop",
    published="2026-01-02",
    review=Review(
        reviewers=("The nurses",), reviewed="2026-02-03", next_review="2029-02-03", version="2"
    ),
    source="https://example.org/a-title/",
    other_formats="Ask for large print.",
    disclaimer=("No substitute.", "For anything."),
    feedback="Write to us@clinic.example.",
    fill_in=("name", "questions"),
    checklist=True,
)

STEPS = bullets("Rest", (p("Cool"), bullets("not on skin")), "Lift", ordered=True)
TEXT = (p("Text ", Link("https://far.example/", inlines("far"))), h(2, "Steps"), STEPS)


def word(
    leaflet: Leaflet,
    *blocks: Block,
    look: Look | None = None,
    language: str = "en",
    article: str = "en",
) -> Word:
    publication = Publication.of_article(chapter(*(blocks or TEXT), language=article))
    whole = replace(publication, leaflet=leaflet, language=language)
    at_hand = Pictures({**pictures(), LOGO: picture("navy", (60, 200))})
    given = replace(context(whole, at_hand), look=look or Look(preset=PRESETS["standard"]))
    return Word(written(given))


def said(leaflet: Leaflet, *blocks: Block) -> list[tuple[str, str]]:
    return [(line.style, line.text) for line in word(leaflet, *blocks).lines()]


def test_all_parts_in_their_order() -> None:
    found = said(FULL)
    assert found == [
        ("LetterheadLogo", ""),
        ("LetterheadName", "Hilltop & Sons"),
        ("Letterhead", "1 Mill Lane · Oldtown"),
        ("Letterhead", "Phone: +44 (0)1632 960 123"),
        ("Letterhead", "E-mail: hello@clinic.example"),
        ("Letterhead", "Website: clinic.example"),
        ("Letterhead", "Opening hours: Mon–Fri 8–18 · Sat 9–12"),
        ("LetterheadEnd", "When we are closed: Call 111, or see https://night.example/."),
        ("Title", "A title"),
        ("Subtitle", "What helps a wrist."),
        ("BodyText", "Text far"),
        ("Heading1", "Steps"),
        ("ListNumber", "Rest"),
        ("ListNumber", "Cool"),
        ("ListBullet2", "not on skin"),
        ("ListNumber", "Lift"),
        ("LeafletCode", ""),
        ("LeafletFact", WORDS.scan),
        ("LeafletFact", "Read this online: https://example.org/a-title/"),
        ("OtherFormats", "Ask for large print."),
        ("Heading1", "About this leaflet"),
        ("LeafletFact", "Written by: Ann O’Bee, Bo"),
        ("LeafletFact", "Clinical reviewer: The nurses"),
        ("LeafletFact", "Published by: Hilltop"),
        ("LeafletFact", "Published: January 2, 2026"),
        ("LeafletFact", "Last reviewed: February 3, 2026"),
        ("LeafletFact", "Next review: February 3, 2029"),
        ("LeafletFact", "Version: 2"),
        ("Heading1", "Please note"),
        ("BodyText", "No substitute."),
        ("BodyText", "For anything."),
        ("Heading1", "Tell us what you think of this leaflet"),
        ("BodyText", "Write to us@clinic.example."),
        ("Heading1", "For you to fill in"),
        ("FillIn", "Name: "),
        ("FillIn", "Questions to ask: "),
        *[("FillIn", "")] * 4,
        ("CutHere", "Cut here to keep this checklist"),
        ("Heading1", "Checklist"),
        ("ListLabel", "A title"),
        ("Checklist", "Rest"),
        ("Checklist", "Cool"),
        ("Checklist", "Lift"),
    ]


def test_what_nobody_states_is_not_printed_but_a_review_has_its_place() -> None:
    assert said(Leaflet(), p("x")) == [
        ("Title", "A title"),
        ("BodyText", "x"),
        ("Heading1", "About this leaflet"),
        ("LeafletFact", "Clinical reviewer: not stated"),
        ("LeafletFact", "Last reviewed: not stated"),
        ("LeafletFact", "Next review: not stated"),
    ]


def test_links_of_the_letterhead_are_live_and_not_printed_twice() -> None:
    document = word(FULL, look=Look(preset=PRESETS["standard"], links="notes"))
    assert set(document.targets().values()) > {
        *("tel:+441632960123", "mailto:hello@clinic.example", "https://clinic.example/"),
        *("https://night.example/", "mailto:us@clinic.example", "https://example.org/a-title/"),
    }
    lines = [line.text for line in document.lines()]
    heading = lines.index("Web addresses")
    assert lines[heading : heading + 3] == ["Web addresses", "https://far.example/", ""]
    assert "Text far\u00a0[1]" in lines


def test_boxes_to_tick_are_a_list() -> None:
    lines = word(FULL).lines()
    assert [line for line in lines if line.style == "Checklist"] == [
        Line("Checklist", "☐", text) for text in ("Rest", "Cool", "Lift")
    ]
    none = said(replace(FULL, checklist=True), p("No steps."))
    assert not {"CutHere", "Checklist"} & {style for style, _ in none}
    assert "CutHere" not in {style for style, _ in said(replace(FULL, checklist=False))}


def test_logo_and_code_say_what_they_are() -> None:
    document = word(FULL)
    drawn = document.find("wp:docPr")
    assert [item.get("descr") for item in drawn] == [
        "A hill",
        f"{WORDS.scan} https://example.org/a-title/",
    ]
    logo, code = document.find("wp:inline/wp:extent")
    assert int(logo.get("cy") or 0) <= 60 * 12700
    assert int(code.get("cx") or 0) >= 25 * 36000  # what a telephone reads from paper: 25 mm
    named = word(replace(FULL, clinic=replace(FULL.clinic, logo_alt="")))
    assert named.find("wp:docPr")[0].get("descr") == ""
    assert len(named.find("adec:decorative")) == 1


def test_the_code_holds_the_address() -> None:
    document = word(FULL)
    media = [data for name, data in document.parts.items() if name.startswith("word/media/")]
    read = [
        found.text
        for data in media
        for found in zxingcpp.read_barcodes(Pixels.open(io.BytesIO(data)).convert("L"))
    ]
    assert read == ["https://example.org/a-title/"]
    without = word(replace(FULL, code=False))
    assert sum(name.startswith("word/media/") for name in without.parts) == 1
    assert "https://example.org/a-title/" in without.targets().values()


@pytest.mark.parametrize("name", PRESETS)
def test_the_offer_of_other_formats_is_large_enough(name: str) -> None:
    style = word(FULL, look=Look(preset=PRESETS[name])).styles["OtherFormats"]
    assert int(value(style, "w:rPr/w:sz") or 0) / 2 >= max(16, PRESETS[name].smallest)


@pytest.mark.parametrize("name", PRESETS)
def test_no_style_of_a_leaflet_is_below_the_smallest(name: str) -> None:
    document = word(FULL, look=Look(preset=PRESETS[name]))
    for style in document.styles.values():
        for tag in ("sz", "szCs"):
            found = value(style, f"w:rPr/w:{tag}")
            assert found is None or int(found) / 2 >= PRESETS[name].smallest


def test_looks_come_from_styles_alone() -> None:
    """A leaflet's own paragraphs have a style, and say what they belong to: nothing else."""
    document = word(FULL)
    for paragraph in document.find("w:body/w:p"):
        properties = paragraph.find(f"{W}pPr")
        assert properties is not None
        assert {etree.QName(item).localname for item in properties} <= {
            *("pStyle", "keepNext", "numPr")
        }
        for run in paragraph.iter(f"{W}rPr"):
            assert [etree.QName(item).localname for item in run] == ["rStyle"]
        assert style_of(paragraph) in document.styles
    assert not document.find("w:txbxContent")
    assert not document.find("w:framePr")


def test_the_name_and_lines_have_the_clinics_colour() -> None:
    look = Look(preset=PRESETS["standard"], colour="#0a5c36")
    known = word(FULL, look=look).styles
    assert value(known["LetterheadName"], "w:rPr/w:color") == "0A5C36"
    assert value(known["Title"], "w:rPr/w:color") == "0A5C36"
    assert value(known["Heading1"], "w:rPr/w:color") == "000000"
    for name, side in (("LetterheadEnd", "bottom"), ("FillIn", "between"), ("CutHere", "top")):
        assert value(known[name], f"w:pPr/w:pBdr/w:{side}", "color") == "0A5C36"
    assert value(known["CutHere"], "w:pPr/w:pBdr/w:top") == "dashed"


def test_an_arabic_leaflet_around_an_english_text() -> None:
    arabic = replace(FULL, other_formats="اطلب نسخة كبيرة.")
    document = word(arabic, language="ar")
    ways = {
        text_of(paragraph): paragraph.find(f"{W}pPr/{W}bidi") is not None
        for paragraph in document.find("w:body/w:p")
    }
    assert ways["اطلب نسخة كبيرة."]
    assert ways["\u200eHilltop & Sons\u200e"]
    assert not ways["A title"]
    assert not ways["Text far"]
    assert not ways["Rest"]
    assert document.find("w:body/w:sectPr/w:bidi")
    article = document.find("w:r[w:t='Text ']")[0]
    assert value(article, "w:rPr/w:lang") == "en-US"
    phone = next(text for text in ways if "960" in text)
    assert "\u200e+44 (0)1632 960 123\u200e" in phone
    words = phrases("ar")
    assert f"{words.reviewed_by}: \u200eThe nurses\u200e" in ways
    footer = document.roots["word/footer1.xml"]
    assert footer.find(f".//{W}bidi") is not None
    heading = document.roots["word/header1.xml"].find(f".//{W}rtl")
    assert heading is None  # the title is English


def test_articles_have_none_of_it() -> None:
    publication = Publication.of_article(chapter(*BLOCKS))
    document = Word(written(context(publication, pictures())))
    assert "LeafletFact" not in document.styles
    assert "Subtitle" in [style for style, _ in groupby(line.style for line in document.lines())]


def test_the_same_leaflet_gives_the_same_bytes() -> None:
    one, two = word(FULL, *BLOCKS), word(FULL, *BLOCKS)
    assert one.parts == two.parts
