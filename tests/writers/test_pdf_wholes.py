"""What stays on one page in handouts, wherever on it it comes to stand."""

import pytest
from support.everything import NEAR, pictures
from support.printed import printed
from support.trees import article, bullets, h, inlines, p

from exporter.look import PRESETS, Look
from exporter.tree import (
    Block,
    Figure,
    Image,
    LabelledList,
    Paragraph,
    QuestionAnswer,
    Questions,
)

WORDS = "word " * 40


def filler(lines: int) -> tuple[Block, ...]:
    return tuple(p(f"Line {number}") for number in range(lines))


WHOLE: dict[str, Block] = {
    "item": bullets("first", f"Start {WORDS} finish"),
    "nested": bullets((p("Start"), bullets("a", "b", "c", "finish"))),
    "question": Questions(
        items=(QuestionAnswer(question=inlines("Start?"), answer=(p(WORDS), p("finish"))),)
    ),
    "labelled": LabelledList(label=inlines("Start:"), list=bullets("a", WORDS, "finish")),
    "figure": Figure(
        blocks=(p("Start"), Paragraph(content=(Image(NEAR, alt="A box"),))), caption=(p("finish"),)
    ),
}


@pytest.mark.parametrize("preset", ["standard", "large", "easy-read"])
@pytest.mark.parametrize("name", WHOLE)
def test_what_belongs_together_stays_on_one_page(name: str, preset: str) -> None:
    broke = 0
    for lines in range(8, 26, 2):
        blocks = (*filler(lines), WHOLE[name])
        pages = printed(article(*blocks), pictures(), look=Look(preset=PRESETS[preset]))
        texts = pages.page_texts()
        first = next(number for number, text in enumerate(texts) if "Start" in text)
        assert "finish" in texts[first], lines
        broke += first
    assert broke, "the material never reached the end of a page"


@pytest.mark.parametrize("preset", ["standard", "large", "booklet", "compact"])
def test_what_is_longer_than_a_page_is_broken(preset: str) -> None:
    blocks = (*filler(4), bullets("Start " + "word " * 1500))
    pages = printed(article(*blocks), look=Look(preset=PRESETS[preset])).page_texts()
    assert any("Line 3" in text and "Start" in text for text in pages), "no page is left empty"


@pytest.mark.parametrize("preset", ["standard", "large", "giant", "easy-read"])
def test_no_heading_ends_a_page(preset: str) -> None:
    for lines in range(4, 22, 3):
        blocks = (*filler(lines), h(2, "Heading"), h(3, "Below"), bullets(f"next {WORDS}", "x"))
        texts = printed(article(*blocks), look=Look(preset=PRESETS[preset])).page_texts()
        first = next(number for number, text in enumerate(texts) if "Heading" in text)
        assert "next" in texts[first]


def test_pictures_stand_beside_short_paragraphs_in_easy_read() -> None:
    picture = Paragraph(content=(Image(NEAR, alt="A box", width=40),))
    blocks = (picture, p("Short words beside it."), p(WORDS * 3), picture, p(WORDS * 3))
    found = printed(article(*blocks), pictures(), look=Look(preset=PRESETS["easy-read"]))
    (left, _right, bottom) = next(
        line[:3] for line in found.lines(0) if line[3].startswith("Short words")
    )
    boxes = [tuple(map(float, tag.attributes["BBox"])) for tag in found.tags().find("Figure")]
    assert left > boxes[0][2] + 20
    assert boxes[0][1] - 20 < bottom < boxes[0][3]
    assert found.tags().outline().count("Figure") == 2


def test_what_is_read_first_stays_first() -> None:
    picture = Paragraph(content=(Image(NEAR, alt="A box", width=40),))
    found = printed(
        article(h(2, "Head"), p("Short words."), picture, h(2, "Next"), p("x")),
        pictures(),
        look=Look(preset=PRESETS["easy-read"]),
    )
    outline = found.tags().outline()
    assert outline.index("P") < outline.index("Figure")
    left = next(line[0] for line in found.lines(0) if line[3].startswith("Short words"))
    box = found.tags().find("Figure")[0].attributes["BBox"]
    assert left > float(box[2])


def test_words_before_a_picture_stand_beside_it_too() -> None:
    picture = Paragraph(content=(Image(NEAR, alt="A box", width=40),))
    found = printed(
        article(h(2, "Head"), p("Short words."), picture),
        pictures(),
        look=Look(preset=PRESETS["easy-read"]),
    )
    bottom = next(line[2] for line in found.lines(0) if line[3].startswith("Short words"))
    box = [float(edge) for edge in found.tags().find("Figure")[0].attributes["BBox"]]
    assert box[1] - 20 < bottom < box[3]


def test_no_heading_ends_a_column() -> None:
    for lines in range(30, 60, 3):
        blocks = (*filler(lines), h(2, "Heading"), h(3, "Below"), p(f"next {WORDS}"), p(WORDS * 9))
        found = printed(article(*blocks), look=Look(preset=PRESETS["compact"]))
        heading = [line for line in found.lines(0) if "Heading" in line[3]]
        after = [line for line in found.lines(0) if line[3].startswith("next")]
        if heading:
            assert after, lines
            assert abs(heading[0][0] - after[0][0]) < 20, lines
