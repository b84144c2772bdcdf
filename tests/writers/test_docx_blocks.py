"""What each kind of node becomes in Word."""

import io

import pytest
from msgspec.structs import replace
from PIL import Image as Pixels
from support.contexts import chapter, context
from support.everything import FAR, NEAR, picture
from support.trees import bullets, h, inlines, p, strong
from support.word import Line, R, W, Word, text_of, value, written

from exporter.assets import Pictures
from exporter.assets.check import checked
from exporter.diagnostics import Code, Diagnostic
from exporter.tree import (
    Abbreviation,
    Block,
    DefinitionItem,
    DefinitionList,
    Details,
    Figure,
    Image,
    Inline,
    LabelledList,
    LineBreak,
    Link,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Publication,
    QuestionAnswer,
    Questions,
    Quote,
    Ruby,
    Span,
    Style,
    Styled,
    Text,
    ThematicBreak,
    Time,
)
from exporter.writers.docx.bookmarks import Bookmarks

AT_HAND = Pictures({NEAR: picture()})


def word(
    *blocks: Block,
    at_hand: Pictures = AT_HAND,
    reported: list[Diagnostic] | None = None,
    language: str = "en",
) -> Word:
    publication = Publication.of_article(chapter(*blocks, language=language))
    return Word(written(context(publication, at_hand, reported)))


def lines(*blocks: Block) -> list[Line]:
    """The paragraphs below title and by-line."""
    return word(*blocks).lines()[2:]


def styled(*blocks: Block) -> list[tuple[str, str]]:
    return [(line.style, line.text) for line in lines(*blocks)]


# ----------------------------------------------------------------------------------- blocks


def test_quotes() -> None:
    quote = Quote(blocks=(p("To be"), bullets("or not")), attribution=inlines("Hamlet"))
    assert styled(quote, Quote(blocks=(p("Out"),), pull=True)) == [
        ("Quote", "To be"),
        ("ListBullet", "or not"),
        ("QuoteAttribution", "Hamlet"),
        ("IntenseQuote", "Out"),
    ]


def test_no_page_ends_between_a_quote_and_its_attribution() -> None:
    cited = Quote(blocks=(p("To be"), p("or not")), attribution=inlines("Hamlet"))
    listed = Quote(blocks=(bullets("One", "Two"),), attribution=inlines("Hamlet"))
    found = word(cited, listed, Quote(blocks=(p("Out"),))).find("w:p")[2:]
    kept = [text_of(one) for one in found if one.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["or not", "Two"]


def test_preformatted_keeps_every_space_and_no_more_lines_than_html() -> None:
    code = Preformatted(content=inlines("if a:\n\tb  c\n"), kind="code")
    assert styled(code, replace(code, kind="text"), replace(code, kind="verse")) == [
        ("SourceCode", "if a:\n\tb  c"),
        ("HTMLPreformatted", "if a:\n\tb  c"),
        ("PreformattedVerse", "if a:\n\tb  c"),
    ]


def test_code_runs_from_left_to_right_in_arabic_too() -> None:
    code = Preformatted(content=inlines("x = 1"), kind="code")
    paragraphs = word(code, replace(code, kind="text"), language="ar").find("w:p")[-2:]
    assert [one.find(f"{W}pPr/{W}bidi") is not None for one in paragraphs] == [False, True]


def test_white_space_elsewhere_is_a_space() -> None:
    assert lines(p("a\nb\tc\r\nd"))[0].text == "a b c  d"


def test_figures_stay_with_their_captions() -> None:
    shown = Paragraph(content=(Image(NEAR, alt="Box"),))
    document = word(Figure(blocks=(shown,), caption=(p("Below"),)), shown)
    assert [line.style for line in document.lines()[2:]] == ["Figure", "Caption", "Figure"]
    kept = [value(one, "w:pPr/w:keepNext") for one in document.find("w:p")[2:]]
    marks = [one.find(f"{W}pPr/{W}keepNext") is not None for one in document.find("w:p")[2:]]
    assert marks == [True, False, False]
    assert kept == [None, None, None]


def test_pictures_alone_are_figures_linked_or_not() -> None:
    picture_ = Image(NEAR, alt="Box")
    linked = Link("https://example.org/", (picture_,))
    styles = [
        line.style
        for line in lines(p(picture_, " ", linked), p("x ", picture_), p(linked), p(Span(id="a")))
    ]
    assert styles == ["Figure", "BodyText", "Figure", "BodyText"]


def test_definitions_details_questions_labels_and_rules() -> None:
    term = DefinitionItem((inlines("term"), inlines("synonym")), ((p("meaning"),),))
    asked = QuestionAnswer((strong("Q: Why?"),), (p("So."),))
    assert styled(
        DefinitionList(items=(term,)),
        Details(summary=inlines("More"), blocks=(p("Hidden"),)),
        Questions(items=(asked,)),
        LabelledList(label=inlines("Pros:"), list=bullets("cheap")),
        ThematicBreak(),
    ) == [
        ("DefinitionTerm", "term"),
        ("DefinitionTerm", "synonym"),
        ("Definition", "meaning"),
        ("Summary", "More"),
        ("BodyText", "Hidden"),
        ("Question", "Q: Why?"),
        ("BodyText", "So."),
        ("ListLabel", "Pros:"),
        ("ListBullet", "cheap"),
        ("ThematicBreak", ""),
    ]


def test_a_page_break_is_a_property_of_what_follows() -> None:
    document = word(p("a"), PageBreak(), p("b"), PageBreak())
    broken = [
        text_of(one)
        for one in document.find("w:p")
        if one.find(f".//{W}pageBreakBefore") is not None
    ]
    assert broken == ["b"]


def test_alignment_and_keeping_with_the_next() -> None:
    aligned = Paragraph(content=inlines("x"), align="justify", keep_with_next=True)
    arabic = Paragraph(content=inlines("مرحبا"), align="left", dir="rtl")
    document = word(aligned, arabic)
    assert document.values("w:pPr/w:jc") == ["both", "right"]
    assert len(document.find("w:pPr/w:keepNext")) == 1
    assert len(document.find("w:pPr/w:bidi")) == 1


def test_what_stands_in_an_item_is_indented_with_it() -> None:
    item = ListItem(blocks=(p("a"), Quote(blocks=(p("b"),)), p("c"), h(3, "d")))
    document = word(replace(bullets("x"), items=(item,), tight=False))
    found = [
        (line.style, value(one, "w:pPr/w:ind", "left"))
        for line, one in zip(document.lines(), document.find("w:p"), strict=True)
    ]
    assert found[2:] == [
        ("ListBullet", None),
        ("Quote", "850"),
        ("ListContinue", None),
        ("Heading2", "425"),
    ]


# ---------------------------------------------------------------------------------- inlines


def properties(*content: str | Inline, language: str = "en") -> dict[str, list[str]]:
    """What the run that holds “x” is told, by element, with its value."""
    document = word(p(*content), language=language)
    (run,) = document.find("w:r[w:t='x']")
    return {
        element.tag.removeprefix(W): [str(text) for text in element.attrib.values()]
        for element in run.iterfind(f"{W}rPr/*")
    }


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.STRONG, {"rStyle": ["Strong"]}),
        (Style.EMPHASIS, {"rStyle": ["Emphasis"]}),
        (Style.UNDERLINE, {"u": ["single"]}),
        (Style.STRUCK, {"strike": []}),
        (Style.INSERTED, {"u": ["single"]}),
        (Style.DELETED, {"strike": []}),
        (Style.HIGHLIGHT, {"rStyle": ["Highlighted"]}),
        (Style.SMALL, {"rStyle": ["Small"]}),
        (Style.SUBSCRIPT, {"vertAlign": ["subscript"]}),
        (Style.SUPERSCRIPT, {"vertAlign": ["superscript"]}),
        (Style.CODE, {"rStyle": ["HTMLCode"]}),
        (Style.KEYBOARD, {"rStyle": ["HTMLKeyboard"]}),
        (Style.SAMPLE, {"rStyle": ["HTMLSample"]}),
        (Style.VARIABLE, {"rStyle": ["HTMLVariable"]}),
        (Style.CITATION, {"rStyle": ["HTMLCite"]}),
        (Style.QUOTATION, {}),
        (Style.DEFINITION, {"rStyle": ["HTMLDefinition"]}),
    ],
)
def test_inline_styles(style: Style, expected: dict[str, list[str]]) -> None:
    assert properties(Styled(style, inlines("x"))) == expected


def test_of_nested_styles_one_is_the_runs_style_and_the_others_formatting() -> None:
    both = Styled(Style.EMPHASIS, (strong("x"),))
    assert properties(both) == {"rStyle": ["Strong"], "i": []}
    link = Link("https://example.org/", (both,))
    assert properties(link) == {"rStyle": ["Hyperlink"], "b": [], "i": []}
    code = Styled(Style.CODE, (Link("https://example.org/", inlines("x")),))
    assert properties(code)["rStyle"] == ["HTMLCode"]
    assert properties(code)["u"] == ["single"]


def test_languages_and_directions_of_runs() -> None:
    assert properties(Span(content=inlines("x"), lang="fr")) == {"lang": ["fr-FR"]}
    document = word(p("one עברית two"))
    directions = [run.find(f"{W}rPr/{W}rtl") is not None for run in document.find("w:p")[-1]]
    assert directions == [False, False, True, False]  # paragraph properties first
    arabic = word(p("مرحبا Word 2026 بكم"), language="ar").find("w:p")[-1].iterfind(f"{W}r")
    assert [(text_of(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in arabic] == [
        ("مرحبا ", True),
        ("Word 2026", False),
        (" بكم", True),
    ]


def test_quotation_marks_are_the_languages() -> None:
    inner = Styled(Style.QUOTATION, inlines("b"))
    quoted = p(Styled(Style.QUOTATION, (Text("a "), inner)))
    assert word(quoted).lines()[-1].text == "“a ‘b’”"
    assert word(quoted, language="de").lines()[-1].text == "„a ‚b‘“"


def test_hyphens_that_word_has_elements_for() -> None:
    document = word(p("Text\u00adteil A\u2011Z"))
    assert document.lines()[-1].text == "Text\u00adteil A\u2011Z"
    assert len(document.find("w:softHyphen")) == len(document.find("w:noBreakHyphen")) == 1


def test_line_breaks_times_and_ruby() -> None:
    ruby = Ruby(inlines("漢字"), (Link("https://example.org/", inlines("かんじ")),))
    reported: list[Diagnostic] = []
    document = word(p("a", LineBreak(), Time(inlines("now"), "2026"), ruby), reported=reported)
    assert document.lines()[-1].text == "a\nnow漢字かんじ"
    assert len(document.find("w:ruby/w:rt/w:r")) == 1
    assert [item.code for item in reported] == [Code.NOT_CARRIED]


def test_an_expansion_that_word_cannot_show_is_reported_once() -> None:
    reported: list[Diagnostic] = []
    short = Abbreviation(inlines("WHO"), "World Health Organization")
    word(p(short, " and ", short, Abbreviation(inlines("UN"))), reported=reported)
    assert [(item.code, item.place.near) for item in reported] == [(Code.NOT_CARRIED, "WHO")]


# ------------------------------------------------------------------------- links and anchors


def test_links_share_a_relationship_and_say_their_title() -> None:
    address = "https://example.org/?a=1&b=ü c"
    document = word(p(Link(address, inlines("x"), "Title “1”"), Link(address, inlines("y"))))
    first, second = document.find("w:p")[-1].iterfind(f"{W}hyperlink")
    identifier = first.get(f"{R}id") or ""
    assert second.get(f"{R}id") == identifier
    assert first.get(f"{W}tooltip") == "Title “1”"
    assert document.targets()[identifier] == "https://example.org/?a=1&b=ü%20c"


@pytest.mark.parametrize(
    "address",
    [
        "https://exa mple.org/",
        f"https://example.org/{'a' * 3000}",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "relative/path",
    ],
)
def test_addresses_that_word_cannot_open_are_shown(address: str) -> None:
    reported: list[Diagnostic] = []
    document = word(p(Link(address, inlines("x"))), reported=reported)
    assert document.lines()[-1].text == f"x ({address})"
    assert [item.code for item in reported] == [Code.NOT_CARRIED]


def test_inner_links_lead_to_bookmarks() -> None:
    reported: list[Diagnostic] = []
    document = word(
        p(Link("#there-1", inlines("x")), Link("#nowhere", inlines("y"))),
        replace(bullets("z"), id="there-1"),
        reported=reported,
    )
    assert [name for name in document.values("w:hyperlink", "anchor") if name] == ["there_1"]
    assert document.values("w:bookmarkStart", "name") == ["there_1"]
    assert text_of(document.find("w:p[w:bookmarkStart]")[0]) == "z"
    assert [item.code for item in reported] == [Code.LINK_TARGET_MISSING]


def test_bookmark_names_are_such_as_word_can_hold() -> None:
    bookmarks = Bookmarks()
    long = "a-very-long-heading-that-goes-on-and-on-"
    anchors = ["rest", "Rest", "_x", "größe", f"{long}1", f"{long}2", "a.b", "a-b"]
    names = [bookmarks.name(0, anchor) for anchor in anchors] + [bookmarks.name(1, "rest")]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 40 and name[0].isalpha() for name in names)
    assert names[0] == bookmarks.name(0, "rest") == "rest"


# --------------------------------------------------------------------------------- pictures


def test_a_picture_says_what_it_shows_and_a_decorative_one_that_it_is_one() -> None:
    document = word(p(Image(NEAR, alt="A “box”", title="T"), Image(NEAR, alt=""), Image(NEAR)))
    about = document.find("wp:docPr")
    assert [one.get("descr") for one in about] == ["A “box”", "", None]
    assert [one.get("title") for one in about] == ["T", None, None]
    assert [one.find(".//{*}decorative") is not None for one in about] == [False, True, False]
    assert len({one.get("id") for one in about}) == 3
    assert [name for name in document.parts if "media" in name] == [f"word/media/{picture().name}"]


@pytest.mark.parametrize(
    ("size", "asked", "shown"),
    [
        ((40, 30), (None, None), (40, 30)),
        ((40, 30), (20, None), (20, 15)),
        ((40, 30), (None, 15), (20, 15)),
        ((40, 30), (4000, 3), (40, 30)),
        ((6000, 60), (None, None), (601, 6)),
        ((10, 3000), (None, None), (2, 790)),
    ],
)
def test_pictures_are_as_large_as_asked_but_never_larger_than_the_page(
    size: tuple[int, int], asked: tuple[int | None, int | None], shown: tuple[int, int]
) -> None:
    image = Image(NEAR, alt="x", width=asked[0], height=asked[1])
    document = word(p(image), at_hand=Pictures({NEAR: picture("red", size)}))
    (extent,) = document.find("wp:extent")
    assert (int(extent.get("cx") or 0) // 9525, int(extent.get("cy") or 0) // 9525) == shown


def test_pictures_in_a_list_fit_what_is_left_of_the_line() -> None:
    wide = Pictures({NEAR: picture("red", (3000, 10))})
    document = word(bullets((p(Image(NEAR, alt="")),)), at_hand=wide)
    (extent,) = document.find("wp:extent")
    assert int(extent.get("cx") or 0) == (9026 - 425) * 635


def test_webp_becomes_png_once() -> None:
    buffer = io.BytesIO()
    Pixels.new("RGBA", (8, 8), (10, 20, 30, 128)).save(buffer, "WEBP", lossless=True)
    reported: list[Diagnostic] = []
    document = word(
        p(Image(NEAR, alt="a"), Image(NEAR, alt="b")),
        at_hand=Pictures({NEAR: checked(buffer.getvalue())}),
        reported=reported,
    )
    (name,) = [name for name in document.parts if "media" in name]
    with Pixels.open(io.BytesIO(document.parts[name])) as converted:
        assert (converted.format, converted.size) == ("PNG", (8, 8))
        assert converted.convert("RGBA").getpixel((1, 1)) == (10, 20, 30, 128)
    assert [item.code for item in reported] == [Code.PICTURE_CONVERTED]


def test_a_picture_that_is_not_at_hand_is_a_visible_placeholder() -> None:
    assert styled(Paragraph(content=(Image(FAR, alt="A far box"),))) == [
        ("PicturePlaceholder", f"[Picture: A far box {FAR}]")
    ]
    inside = p("a ", Image("data:image/png;base64,AAAA"), " b")
    assert styled(inside) == [("BodyText", "a [Picture] b")]
