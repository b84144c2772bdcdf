"""Runs as Word wants them: emoji, East Asian text, hyphens and spaces that count."""

import pytest
from support.contexts import chapter, context
from support.trees import p
from support.word import W, Word, text_of, written

from exporter.readers.docx.reader import document
from exporter.tree import Inline, Link, Preformatted, Publication, Span, Style, Styled, Text

EMOJI = "Segoe UI Emoji"


def article(*content: Inline | str, language: str = "en") -> Word:
    publication = Publication.of_article(chapter(p(*content), language=language))
    return Word(written(context(publication)))


def runs(opened: Word) -> list[tuple[str, dict[str, str]]]:
    """The text of each run of the last paragraph, and what it says of its fonts."""
    found = []
    for run in opened.find("w:body/w:p")[-1].iter(f"{W}r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        said = {} if fonts is None else {str(k): str(v) for k, v in fonts.attrib.items()}
        found.append((text_of(run), {name.removeprefix(W): said[name] for name in said}))
    return found


ALL_FOUR = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), EMOJI)


@pytest.mark.parametrize(
    "emoji",
    [
        "😀",
        "👍🏽",
        "👩‍⚕️",
        "👩‍👩‍👧‍👦",
        "🇩🇪🇫🇷",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "1️⃣",
        "#⃣",
        "❤️",
        "❤️‍🔥",
        "✅",
        "©️",
        "🌡️",
        "🅰️",
        "⭐⭐⭐",
    ],
)
def test_emoji_have_a_font_of_their_own_whole_sequences_at_once(emoji: str) -> None:
    assert runs(article(f"Rest {emoji} 3 days")) == [
        ("Rest ", {}),
        (emoji, ALL_FOUR),
        (" 3 days", {}),
    ]


@pytest.mark.parametrize(
    "text", ["©", "®", "™", "❤", "✔", "→", "★", "☎", "10# 3*", "日本語", "♂", "👍\ufe0e", "🜚", "𝒜"]
)
def test_what_is_text_stays_with_the_text(text: str) -> None:
    assert runs(article(f"a {text} b")) == [(f"a {text} b", {})]


def test_emoji_keep_the_look_around_them() -> None:
    opened = article(
        Styled(Style.STRONG, (Text("a 😀"),)), Link("https://e.example/", (Text("👍"),))
    )
    assert opened.values("w:body/w:p/w:r/w:rPr/w:rStyle") == ["Strong", "Strong"]
    linked = opened.find("w:hyperlink/w:r/w:rPr")[-1]
    assert [each.tag for each in linked] == [f"{W}rStyle", f"{W}rFonts"]


def test_emoji_among_letters_from_the_right() -> None:
    opened = article("راحة 😀 تامة", language="ar")
    assert [(text, bool(fonts)) for text, fonts in runs(opened)] == [
        ("راحة ", False),
        ("😀", True),
        (" تامة", False),
    ]
    body = opened.find("w:body/w:p")[-1]
    assert len(list(body.iter(f"{W}rtl"))) == 3


def test_the_font_of_emoji_has_others_to_stand_in() -> None:
    table = article("x").roots["word/fontTable.xml"]
    (font,) = [each for each in table if each.get(f"{W}name") == EMOJI]
    assert font[0].get(f"{W}val") == "Apple Color Emoji,Noto Color Emoji"


def test_emoji_are_read_back_as_text() -> None:
    tree = (
        p("a 😀 b", Styled(Style.CODE, (Text("c 👍 d"),)), "1️⃣"),
        Preformatted(content=(Text("e 😀 f"),), kind="code"),
    )
    data = written(context(Publication.of_article(chapter(*tree))))
    assert document(data, "draft.docx").publication.chapters[0].blocks == tree


def test_a_long_row_of_emoji_takes_no_long_time() -> None:
    assert len(runs(article("🏻" * 100_000 + "\ufe0e"))) <= 2


# ------------------------------------------------------------------------------- East Asian


def test_east_asian_text_in_another_language_has_its_fonts_and_says_so() -> None:
    opened = article("The word ", Span(content=(Text("骨折"),), lang="zh-Hans"), ".")
    assert runs(opened)[1] == ("骨折", {"eastAsia": "SimSun"})
    (language,) = opened.find("w:body/w:p/w:r/w:rPr/w:lang")
    assert (language.get(f"{W}val"), language.get(f"{W}eastAsia")) == ("zh-CN", "zh-CN")


def test_marks_that_latin_and_east_asian_text_share_are_east_asian_in_it() -> None:
    assert runs(article("他说“休息”。", language="zh")) == [("他说“休息”。", {"hint": "eastAsia"})]
    assert runs(article("他说：休息。", language="zh")) == [("他说：休息。", {})]
    assert runs(article("He said “rest”.", language="en")) == [("He said “rest”.", {})]
    inside = article("a ", Span(content=(Text("“休息”"),), lang="zh"), language="ja")
    assert runs(inside)[1][1] == {"hint": "eastAsia", "eastAsia": "SimSun"}
    outside = article("一 ", Span(content=(Text("“rest”"),), lang="en"), language="zh")
    assert runs(outside)[1][1] == {}


# ------------------------------------------------------------------------ hyphens and spaces


def test_hyphens_and_spaces_that_count() -> None:
    opened = article("phy\u00adsio\u2011team 5\u00a0mg 5\u202fmg")
    (run,) = list(opened.find("w:body/w:p")[-1].iter(f"{W}r"))
    assert [each.tag.removeprefix(W) for each in run] == [
        *("t", "softHyphen", "t", "noBreakHyphen", "t")
    ]
    assert run[4].text == "team 5\u00a0mg 5\u202fmg"


def test_bold_letters_from_the_right_are_bold_as_such() -> None:
    part = article("x").roots["word/styles.xml"]
    for style in part.iter(f"{W}style"):
        for latin, complex_ in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            both = [len(style.findall(f"{W}rPr/{W}{name}")) for name in (latin, complex_)]
            assert both[0] == both[1], style.get(f"{W}styleId")
