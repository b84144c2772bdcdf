"""Captions that Word can count."""

import pytest
from support.contexts import chapter, context
from support.everything import NEAR, pictures
from support.trees import p, strong
from support.word import W, Word, style_of, text_of, value, written

from exporter.loading import publications
from exporter.tree import Block, Cell, Figure, Image, Inline, Publication, Row, Table, Text
from exporter.writers.docx.options import DocxOptions


def figure(*caption: str | Inline) -> Figure:
    return Figure(blocks=(p(Image(NEAR, alt="x")),), caption=(p(*caption),))


def table(caption: str) -> Table:
    return Table(body=(Row((Cell(blocks=(p("x"),)),)),), caption=(p(caption),))


def file(*blocks: Block, numbered: bool = False, language: str = "en") -> bytes:
    publication = Publication.of_article(chapter(*blocks, language=language))
    options = DocxOptions(captions="numbered" if numbered else "as-written")
    return written(context(publication, pictures(), options=options))


def captions(data: bytes) -> list[tuple[str, list[str]]]:
    """The text of each caption with what is hidden, and its fields."""
    found = []
    for line in Word(data).document.iter(f"{W}p"):
        if style_of(line) == "Caption":
            fields = [(field.text or "").strip() for field in line.iter(f"{W}instrText")]
            found.append((text_of(line), fields))
    return found


def test_a_caption_is_counted_and_says_what_it_said() -> None:
    data = file(figure("A knee"), figure(strong("Another"), " one"), table("Doses"))
    assert captions(data) == [
        ("A knee", ["SEQ Figure \\h"]),
        ("Another one", ["SEQ Figure \\h"]),
        ("Doses", ["SEQ Table \\h"]),
    ]
    word = Word(data)
    runs = [run for run in word.find("w:r") if run.find(f"{W}instrText") is not None]
    (hidden,) = {value(run, "w:rPr/w:rStyle") for run in runs}
    assert word.styles[hidden or ""].find(f"{W}rPr/{W}vanish") is not None


@pytest.mark.parametrize(
    ("text", "language", "field"),
    [
        ("Figure 1: A knee", "en", "SEQ Figure \\* ARABIC"),
        ("Fig. 1. A knee", "en", "SEQ Fig \\* ARABIC"),
        ("Abbildung 1 – Knie", "de", "SEQ Abbildung \\* ARABIC"),
        ("Таблица 1. Дозы", "ru", "SEQ Таблица \\* ARABIC"),
        ("図1 膝", "ja", "SEQ 図 \\* ARABIC"),
        ("Figure 7", "en", "SEQ Figure \\* ARABIC \\r 7"),
        ("Figure 1 & <2>", "en", "SEQ Figure \\* ARABIC"),
    ],
)
def test_a_number_that_is_typed_becomes_the_fields(text: str, language: str, field: str) -> None:
    assert captions(file(figure(text), language=language)) == [(text, [field])]
    assert captions(file(figure(text), language=language, numbered=True)) == [(text, [field])]


@pytest.mark.parametrize("text", ["Figure skating", "Room 12: a bed", "Figure 12a", "1. A knee"])
def test_other_words_with_numbers_are_no_labels(text: str) -> None:
    assert captions(file(figure(text))) == [(text, ["SEQ Figure \\h"])]


def test_numbers_go_on_where_the_author_left_off() -> None:
    data = file(figure("Figure 3: x"), figure("Figure 4: y"), figure("z"), numbered=True)
    assert captions(data) == [
        ("Figure 3: x", ["SEQ Figure \\* ARABIC \\r 3"]),
        ("Figure 4: y", ["SEQ Figure \\* ARABIC"]),
        ("Figure 5. z", ["SEQ Figure \\* ARABIC"]),
    ]


def test_numbers_are_in_the_documents_language() -> None:
    data = file(figure("térd"), table("adag"), language="hu", numbered=True)
    assert [text for text, _fields in captions(data)] == ["1. ábra. térd", "1. táblázat. adag"]


def test_added_numbers_are_left_out_again_when_a_draft_comes_back() -> None:
    data = file(figure("A knee"), figure("Figure 9: more"), table("Doses"), numbered=True)
    (found,) = publications([data])
    first, second, third = found.chapters[0].blocks
    assert isinstance(first, Figure)
    assert isinstance(second, Figure)
    assert isinstance(third, Table)
    assert first.caption == (p("A knee"),)
    assert second.caption == (p(Text("Figure 9: more")),)
    assert third.caption == (p("Doses"),)
