"""Directions and languages as each writer says them."""

from xml.etree import ElementTree as ET

import pytest
from support.contexts import context
from support.printed import Printed, printed
from support.trees import article, bullets, p
from support.word import Word, written

from exporter.diagnostics import Code, Diagnostic
from exporter.tree import Block, LineBreak, List, ListItem, Paragraph, Text
from exporter.writers.pdf.listmarks import write_markers

HINDI = "टखने में मोच आने के बाद जितनी जल्दी आप आराम करेंगे, उतनी ही जल्दी चोट ठीक होगी।"
ARABIC = "كلما أسرعت في إراحة الكاحل، كان الشفاء أسرع (WordPress 6.4)."


def with_fonts(language: str, *blocks: Block) -> Printed:
    """A page in a script, on a machine that has a font for it; else the test is skipped aloud."""
    reported: list[Diagnostic] = []
    found = printed(article(*blocks, language=language), reported=reported)
    if any(item.code is Code.GLYPH_MISSING for item in reported):
        pytest.skip(
            f"no installed font has the letters of {language}: its words were not read back"
        )
    return found


@pytest.mark.parametrize(("text", "language"), [(HINDI, "hi"), (ARABIC, "ar")])
def test_a_pdf_tells_what_is_written_whatever_its_glyphs_are(text: str, language: str) -> None:
    found = with_fonts(language, p(" ".join([text] * 5)))
    (paragraph,) = [tag for tag in found.tags().find("P") if len(tag.text()) > 200]
    assert " ".join(paragraph.text().split()) == " ".join([text] * 5)


def test_lines_end_in_spaces_only_where_words_do() -> None:
    lines = Paragraph((Text("שורה אחת"), LineBreak(), Text("שורה שתיים")))
    long = p("ככה" * 100)
    found = with_fonts("he", lines, long).tags()
    texts = [" ".join(tag.text().split()) for tag in found.find("P")]
    assert "שורה אחת שורה שתיים" in texts
    assert "ככה" * 100 in texts


def test_indic_words_can_be_copied_from_a_page() -> None:
    page = with_fonts("hi", p(HINDI)).page_texts()[0]
    assert all(word in page for word in HINDI.split())


def test_plain_text_needs_no_second_saying() -> None:
    found = printed(article(p("Naïve “words” – 漢字 и слова."), language="en"))
    assert b"ActualText" not in b"".join(
        bytes(item.unparse()) for item in found.file.objects if hasattr(item, "unparse")
    )


def test_a_marker_stays_at_the_side_of_its_list() -> None:
    html = ET.fromstring('<ol><li>One</li><li><p dir="rtl">שתיים.</p></li></ol>')
    write_markers(html)
    first, second = html
    assert first.find("marker") is not None
    assert second.find("p/marker") is None
    assert "list-item" in second.get("style", "")


def word(*blocks: Paragraph | List, language: str) -> Word:
    return Word(written(context(article(*blocks, language=language))))


def test_word_runs_by_direction_not_by_language() -> None:
    texts = (
        Paragraph((Text("שלום."),), lang="he", dir="rtl"),
        Paragraph((Text("שלום"),), lang="he"),
    )
    found = word(*texts, language="en")
    assert len(found.find("w:body/w:p/w:pPr/w:bidi")) == 1


def test_english_page_numbers_run_their_own_way() -> None:
    def turned(language: str) -> bool:
        parts = word(p("x"), language=language).parts
        return b"<w:bidi/>" in parts["word/footer1.xml"]

    assert turned("ar")
    assert turned("he")
    assert not turned("dv")  # no words of its own
    assert not turned("en")


def test_all_of_a_right_to_left_list_is_marked() -> None:
    items = bullets("אחת", "שתיים").items
    found = word(List(items=(*items, ListItem(blocks=(p("שלוש"),)))), language="he")
    assert len(found.find("w:body/w:p/w:pPr/w:bidi")) == len(found.find("w:body/w:p"))
