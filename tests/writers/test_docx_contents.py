"""Word's table of contents, filled in when the document is made."""

import re

import pytest
from support.contexts import book, chapter, context
from support.everything import BLOCKS, pictures
from support.trees import bullets, h, p
from support.word import W, Word, style_of, text_of, written

from exporter.diagnostics import Code, Diagnostic
from exporter.look import PRESETS, Look
from exporter.tree import (
    Block,
    Cell,
    Heading,
    Note,
    PageBreak,
    Preformatted,
    Publication,
    Row,
    Table,
    Text,
)
from exporter.writers.docx.estimate.widths import font
from exporter.writers.docx.options import DocxOptions

TOC = DocxOptions(toc="yes")
PROSE = "The nerve leaves the spine between two bones and runs down to the foot. " * 9


def made(publication: Publication, options: DocxOptions = TOC, look: Look | None = None) -> Word:
    return Word(written(context(publication, pictures(), options=options, look=look)))


def article(*blocks: Block, language: str = "en") -> Publication:
    return Publication.of_article(chapter(*blocks, language=language))


def entries(word: Word) -> list[tuple[str, str, str]]:
    """Level, text and page of each."""
    found = []
    for line in word.document.iter(f"{W}p"):
        if level := re.fullmatch(r"TOC(\d)", style_of(line)):
            *texts, page = [text.text or "" for text in line.iter(f"{W}t")]
            found.append((level[1], "".join(texts), page))
    return found


def test_it_lists_headings_of_three_levels_with_their_pages() -> None:
    word = made(
        article(
            h(2, "One"),
            p("x"),
            PageBreak(),
            h(3, "Two"),
            h(4, "Three"),
            h(5, "Too deep"),
            PageBreak(),
            PageBreak(),
            h(2, "Last & <least>"),
            p("x"),
        )
    )
    assert entries(word) == [
        ("1", "One", "1"),
        ("2", "Two", "2"),
        ("3", "Three", "2"),
        ("1", "Last & <least>", "4"),
    ]
    assert word.lines()[2].text == "Contents"
    assert word.lines()[2].style == "TOCHeading"


def test_each_entry_leads_to_its_heading() -> None:
    word = made(article(h(2, "One", "mine"), p("x"), h(2, "Two")))
    targets = [link.get(f"{W}anchor") for link in word.find("w:sdt//w:hyperlink")]
    marked = {
        mark.get(f"{W}name"): text_of(line)
        for line in word.document.iter(f"{W}p")
        for mark in line.iter(f"{W}bookmarkStart")
        if style_of(line).startswith("Heading")
    }
    assert [marked[target] for target in targets] == ["One", "Two"]
    assert marked["mine"] == "One"
    assert _instructions(word) == [
        'TOC \\o "1-3" \\h \\z',
        f"PAGEREF {targets[0]} \\h",
        f"PAGEREF {targets[1]} \\h",
    ]


def test_fields_are_whole_and_nobody_is_asked_to_update_them() -> None:
    word = made(article(*BLOCKS))
    kinds = [char.get(f"{W}fldCharType") for char in word.find("w:fldChar")]
    assert kinds.count("begin") == kinds.count("end") > 3
    assert not word.find("w:fldChar[@w:dirty]")
    assert word.roots["word/settings.xml"].find(f"{W}updateFields") is None


def test_books_have_contents_and_articles_none_unless_asked_for() -> None:
    auto = DocxOptions()
    two = book(chapter(p("x"), title="First"), chapter(p("y"), title="Second"))
    assert entries(made(two, auto)) == [("1", "First", "2"), ("1", "Second", "3")]
    assert entries(made(two, DocxOptions(toc="no"))) == []
    assert entries(made(article(h(2, "One"), p("x")), auto)) == []
    assert "TOC1" not in made(article(h(2, "One"), p("x")), auto).styles


def test_the_estimate_is_said_to_be_one() -> None:
    reported: list[Diagnostic] = []
    written(context(article(h(2, "One"), p("x")), reported=reported, options=TOC))
    assert [each.code for each in reported] == [Code.PAGES_ESTIMATED]


def test_without_headings_there_is_none_and_it_is_said() -> None:
    reported: list[Diagnostic] = []
    word = Word(written(context(article(p("x")), reported=reported, options=TOC)))
    assert entries(word) == []
    assert [each.code for each in reported] == [Code.NOT_CARRIED]


def test_notes_and_line_ends_of_headings_stay_out() -> None:
    note = Note(id="n", blocks=(p("a note"),))
    word = made(article(Heading(level=2, content=(Text("One\n two"), note), id="x"), p("x")))
    assert entries(word) == [("1", "One two", "1")]


def test_it_runs_the_way_of_its_language() -> None:
    word = made(article(h(2, "عنوان"), p("مرحبا"), language="ar"))
    (line,) = [line for line in word.document.iter(f"{W}p") if style_of(line) == "TOC1"]
    assert line.find(f"{W}pPr/{W}bidi") is not None
    assert entries(word) == [("1", "عنوان", "1")]


def test_in_columns_it_stands_above_them() -> None:
    word = made(article(h(2, "One"), p("x")), look=Look(preset=PRESETS["compact"]))
    first, *_rest = word.find("w:sectPr")
    assert first.getparent() is not None
    contents = word.find("w:sdt")[0]
    assert first not in list(contents.iter())
    assert entries(word) == [("1", "One", "1")]


# ------------------------------------------------------------------------------ the estimate


def pages_of(*blocks: Block) -> dict[str, int]:
    return {text: int(page) for _level, text, page in entries(made(article(*blocks)))}


def test_lines_fill_pages() -> None:
    """A4 with an inch of margin holds 49 lines of about 80 characters."""
    code = Preformatted(content=(Text("x\n" * 200),), kind="code")
    assert pages_of(code, h(2, "After"), p("x"))["After"] in {4, 5}
    assert pages_of(*[p(PROSE)] * 30, h(2, "After"), p("x"))["After"] in {5, 6, 7}


def test_a_heading_goes_with_what_follows() -> None:
    """However much stands before it, it is on the page of the next paragraph's first line."""
    for lines in range(20, 60):
        code = Preformatted(content=(Text("x\n" * lines),), kind="code")
        found = pages_of(code, h(2, "A"), h(3, "B"), p(PROSE))
        assert found["A"] == found["B"], lines


def test_rows_and_notes_take_their_room() -> None:
    rows = tuple(Row((Cell(blocks=(p(PROSE),)), Cell(blocks=(p("x"),)))) for _ in range(12))
    table = pages_of(Table(body=rows), h(2, "After"), p("x"))["After"]
    assert table > pages_of(*[p("x")] * 12, h(2, "After"), p("x"))["After"]
    noted = p("x", Note(id="n", blocks=(p(PROSE * 4),)))
    notes = [p("x", Note(id=f"n{n}", blocks=(p(PROSE * 2),))) for n in range(12)]
    assert pages_of(noted, h(2, "After"), p("x"))["After"] == 1
    assert pages_of(*notes, h(2, "After"), p("x"))["After"] > 1


@pytest.mark.parametrize(
    ("family", "word", "width"),
    [
        ("Calibri", "i", 229),
        ("Calibri", "é", 498),
        ("Cambria", "m", 813),
        ("Courier New", "anything", 8 * 550),
        ("Some Serif", "m", 778),
        ("Unheard Of", "m", 799),
        ("Calibri", "漢字", 2000),
        ("Calibri", "e\u0301", 498),
    ],
)
def test_words_are_as_wide_as_their_letters(family: str, word: str, width: int) -> None:
    assert font(family, bold=False)[word] == width


def test_a_thousand_headings_take_a_line_each() -> None:
    found = entries(made(article(*[h(2, f"S{n}") for n in range(1000)], p("x"))))
    pages = [int(page) for _level, _text, page in found]
    assert pages == sorted(pages)
    assert 20 < pages[0] < 50  # the contents themselves fill so many
    assert len(found) == 1000


def _instructions(word: Word) -> list[str]:
    return [(each.text or "").strip() for each in word.find("w:instrText")]


def test_lists_are_indented_by_their_numbering() -> None:
    """The narrower lines of nested items make more of them."""
    deep: Block = bullets(PROSE * 10)
    for _ in range(7):
        deep = bullets((p("x"), deep))
    flat = pages_of(*[p("x")] * 7, bullets(PROSE * 10), h(2, "After"), p("x"))["After"]
    assert pages_of(deep, deep, deep, h(2, "After"), p("x"))["After"] > flat
