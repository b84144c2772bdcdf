"""Pages as paper shows them: nothing outside, nothing torn apart, links above a line."""

import pytest
from support.contexts import chapter
from support.everything import BLOCKS, FAR, NEAR, picture, pictures
from support.printed import Printed, printed
from support.trees import article, bullets, h, inlines, p

from exporter.assets import Pictures
from exporter.tree import (
    Block,
    Cell,
    Figure,
    Image,
    LabelledList,
    Link,
    PageBreak,
    Paragraph,
    Preformatted,
    Publication,
    Row,
    Table,
)

LEFT, RIGHT, PAGE_HEIGHT = 70.8, 524.5, 841.9
"""The margins of A4, 25 mm each, in points."""


def filler(lines: int) -> tuple[Block, ...]:
    return tuple(p(f"Line {number}") for number in range(lines))


def inside(found: Printed, tolerance: float = 1) -> None:
    for page, paper in enumerate(found.file.pages):
        width = float(paper.mediabox[2])  # a wide table turns its page
        for left, right, bottom, text in found.lines(page):
            assert left >= LEFT - tolerance, text
            assert right <= width - LEFT + tolerance, text
            assert 0 < bottom < PAGE_HEIGHT, text


def test_nothing_stands_outside() -> None:
    # WeasyPrint hangs the space at the end of a right-to-left run in the margin.
    inside(printed(Publication.of_article(chapter(*BLOCKS)), pictures()), tolerance=5)


def wide_table(columns: int, text: str) -> Table:
    cells = tuple(Cell(blocks=(p(text),)) for _ in range(columns))
    return Table(head=(Row(cells),), body=(Row(cells),))


@pytest.mark.parametrize(
    "block",
    [
        p("x" * 900),
        h(2, "y" * 400),
        bullets(bullets(bullets("z" * 400))),
        Preformatted(content=inlines("code" * 200), kind="code"),
        wide_table(3, "w" * 90),
        wide_table(8, "unbelievable words"),
        wide_table(16, "unbelievable words"),
        p(Link("https://example.org/" + "a" * 500, inlines("https://example.org/" + "a" * 500))),
        Paragraph(content=(Image(FAR, alt="https://example.org/" + "a" * 500),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_what_is_too_wide_is_broken(block: Block) -> None:
    inside(printed(article(block)))


def test_words_in_tables_stay_whole_where_they_fit() -> None:
    short, long = Cell(blocks=(p("ragged"),)), Cell(blocks=(p("many words " * 30),))
    text = printed(article(Table(body=(Row((short, long)),)))).page_texts()[0]
    assert "ragged" in text


def test_pictures_fit_the_page() -> None:
    huge = Pictures({NEAR: picture("red", (3000, 200)), FAR: picture("red", (300, 4000))})
    found = printed(
        article(
            Paragraph(content=(Image(NEAR, alt="a"),)), Paragraph(content=(Image(FAR, alt="b"),))
        ),
        huge,
    )
    boxes = [tuple(map(float, tag.attributes["BBox"])) for tag in found.tags().find("Figure")]
    for left, bottom, right, top in boxes:
        assert LEFT - 1 <= left < right <= RIGHT + 1
        assert 0 < bottom < top < PAGE_HEIGHT
    (wide, tall) = [(right - left) / (top - bottom) for left, bottom, right, top in boxes]
    assert wide == pytest.approx(15, rel=0.01)
    assert tall == pytest.approx(0.075, rel=0.01)


def test_a_small_picture_keeps_the_size_that_the_post_gives() -> None:
    found = printed(article(p("x", Image(NEAR, alt="a", width=20))), pictures())
    left, bottom, right, top = map(float, found.tags().find("Figure")[0].attributes["BBox"])
    assert (right - left, top - bottom) == pytest.approx((15, 11.25), abs=0.02)


@pytest.mark.parametrize(
    "kept",
    [
        (h(2, "Keep"), p("next " * 40)),
        (h(2, "Keep"), h(3, "too"), p("next " * 40)),
        (h(2, "Keep"), bullets("next " * 40)),
        (Paragraph(content=inlines("Keep"), keep_with_next=True), bullets("next")),
        (LabelledList(label=inlines("Keep"), list=bullets("next " * 40)),),
        (Figure(blocks=(Paragraph(content=(Image(FAR, alt="Keep"),)),), caption=(p("next"),)),),
        (bullets((p("Keep"), bullets("next"))),),
        (h(2, "Keep"), Table(body=(Row((Cell(blocks=(p("next"),)),)),) * 4)),
    ],
    ids=range(8),
)
def test_what_belongs_together_stays_together(kept: tuple[Block, ...]) -> None:
    """Wherever on the page it comes to stand, no page ends between the two."""
    broke = 0
    for lines in range(16, 30):
        pages = printed(article(*filler(lines), *kept)).page_texts()
        first = next(number for number, text in enumerate(pages) if "Keep" in text)
        assert "next" in pages[first], lines
        broke += first
    assert broke, "the material never reached the end of a page"


def test_no_line_stands_alone() -> None:
    """At least three lines of a paragraph on either side of a page's end."""
    for lines in range(14, 22):
        found = printed(article(*filler(lines), p("word " * 150)))
        counts = [
            len({round(bottom) for _l, _r, bottom, text in found.lines(page) if "word" in text})
            for page in range(len(found.view))
        ]
        assert all(count == 0 or count >= 3 for count in counts), counts


def test_a_page_break_is_one() -> None:
    pages = printed(article(p("before"), PageBreak(), p("after"))).page_texts()
    assert "before" in pages[0]
    assert "after" in pages[1]


def test_a_page_break_inside_a_table_loses_nothing() -> None:
    cell = Cell(blocks=(p("one"), PageBreak(), p("two")))
    text = printed(article(Table(head=(Row((cell,)),), body=(Row((cell,)),)))).tags().text()
    assert text.count("one") == text.count("two") == 2


def test_a_row_that_is_taller_than_a_page() -> None:
    cell = Cell(blocks=(p("word " * 1500),))
    found = printed(article(Table(head=(Row((cell,)),), body=(Row((cell,)),))))
    assert found.tags().text().count("word") == 3000


def test_running_head_and_page_number() -> None:
    pages = printed(article(*filler(60), title="My title")).page_texts()
    assert pages[0].count("My title") == 1
    assert all("My title" in text and "A site" in text for text in pages)
    assert [f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1)] == [True] * len(
        pages
    )


def test_a_running_head_of_any_length_fits() -> None:
    found = printed(article(*filler(60), title="Very long title “with \\ marks” " * 12))
    inside(found)
    assert "…" in found.page_texts()[-1] or len(found.page_texts()[-1]) < 2000


def test_a_running_head_that_is_cut_leaves_the_dots_of_the_text_alone() -> None:
    """What Pango cuts off, its dots stand for; the font has one glyph for all dots."""
    found = printed(article(*filler(60), p("first … last"), title="Very long title " * 12))
    assert "first … last" in found.tags().text()
    assert all("Very long title Very" in text for text in found.page_texts()[1:])


def test_right_to_left() -> None:
    found = printed(article(*(p("שלום") for _ in range(60)), title="כותרת", language="he"))
    left_of_text = [left for left, _r, _b, text in found.lines(1) if "שלום" in text]
    assert left_of_text
    assert min(left_of_text) > 400


def blue(found: Printed, *, on_paper: bool) -> int:
    """How many pixels of the first page are blue."""
    data = found.pixels(0, on_paper=on_paper).tobytes()
    pixels = zip(data[::3], data[1::3], data[2::3], strict=True)
    return sum(strong - max(red, green) > 60 for red, green, strong in pixels)


def test_links_are_black_above_a_blue_line() -> None:
    link = Paragraph(content=(Link("https://example.org/", inlines("a link of some length")),))
    found = printed(article(link))
    for on_paper in (False, True):
        assert 200 < blue(found, on_paper=on_paper) < 1200
    (annotation,) = found.annotations()
    left, bottom, right, _top = (float(edge) * 2 for edge in annotation.Rect)
    page = found.pixels(0, on_paper=True)
    words = page.crop((int(left), 0, int(right), int(page.height - bottom) - 6)).tobytes()
    pixels = zip(words[::3], words[1::3], words[2::3], strict=True)
    assert not any(strong - max(red, green) > 60 for red, green, strong in pixels)


def test_linked_pictures_keep_their_colours() -> None:
    tan = Pictures({NEAR: picture("tan", (200, 200))})
    link = Paragraph(content=(Link("https://example.org/", (Image(NEAR, alt="a"),)),))
    assert blue(printed(article(link, title="T"), tan), on_paper=False) == 0
