"""Booklets: the order of the pages on the sheets, and that nothing of the file's order is lost."""

import math
from pathlib import Path

import pytest
from support.contexts import chapter
from support.everything import BLOCKS, pictures
from support.printed import Printed, printed
from support.trees import article, p
from support.validators import verapdf

from exporter.look import PRESETS, Look
from exporter.tree import PageBreak, Publication
from exporter.writers.pdf import produce
from exporter.writers.pdf.booklet import sides

BOOKLET = Look(preset=PRESETS["booklet"], links="notes")


def test_eight_pages_are_two_sheets() -> None:
    assert list(sides(8)) == [(7, 0), (1, 6), (5, 2), (3, 4)]


def test_a_booklet_from_right_to_left_is_bound_on_the_right() -> None:
    assert list(sides(8, rtl=True)) == [(0, 7), (6, 1), (2, 5), (4, 3)]


@pytest.mark.parametrize("pages", range(1, 14))
def test_every_page_is_on_one_half(pages: int) -> None:
    plan = list(sides(pages))
    shown = [page for halves in plan for page in halves if page is not None]
    assert sorted(shown) == list(range(pages))
    assert len(plan) == 2 * math.ceil(pages / 4)
    for front, back in zip(plan[::2], plan[1::2], strict=True):
        # What lies behind the right half of a sheet, turned over its short edge, is the next page.
        assert back[0] is None or front[1] is None or back[0] == front[1] + 1


def numbered(pages: int, language: str = "en") -> Printed:
    blocks = [block for n in range(1, pages + 1) for block in (p(f"Sheet {n}x"), PageBreak())][:-1]
    return printed(article(*blocks, language=language), look=BOOKLET)


@pytest.mark.parametrize(
    ("pages", "halves"),
    [(1, ["", "1", "", ""]), (5, ["", "1", "2", "", "", "3", "4", "5"])],
)
def test_pages_stand_where_the_plan_says(pages: int, halves: list[str]) -> None:
    found = numbered(pages)
    middle = float(found.file.pages[0].mediabox[2]) / 2
    seen = []
    for page in range(len(found.view)):
        here = ["", ""]
        for left, _right, _bottom, text in found.lines(page):
            if text.startswith("Sheet"):
                here[left > middle] = text.split()[1].split("x")[0]
        seen += here
    assert seen == halves
    assert found.counted == len(found.view) == len(halves) // 2


def test_a_hebrew_booklet_opens_on_the_right() -> None:
    found = numbered(4, language="he")
    middle = float(found.file.pages[0].mediabox[2]) / 2
    (first,) = [left for left, _r, _b, text in found.lines(0) if "1x" in text]
    assert first < middle


def test_order_bookmarks_and_links_are_those_of_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the sheets differ from the pages before they were put on them."""
    everything = Publication.of_article(chapter(*BLOCKS, *(p("word " * 300) for _ in range(6))))
    bound = printed(everything, pictures(), look=BOOKLET)
    monkeypatch.setattr(produce, "impose", lambda _pdf, rtl: rtl)
    loose = printed(everything, pictures(), look=BOOKLET)
    assert len(loose.view) > 4
    assert bound.tags().text() == loose.tags().text()
    assert bound.tags().outline() == loose.tags().outline()
    assert [mark[:2] for mark in bound.bookmarks()] == [mark[:2] for mark in loose.bookmarks()]
    assert len(bound.annotations()) == len(loose.annotations()) > 2
    plan = list(sides(len(loose.view)))
    side_of = {page: side for side, halves in enumerate(plan) for page in halves}
    assert [mark[2] for mark in bound.bookmarks()] == [
        side_of[mark[2]] for mark in loose.bookmarks()
    ]


def test_links_lie_on_their_words() -> None:
    everything = Publication.of_article(chapter(*BLOCKS, *(p("word " * 300) for _ in range(6))))
    found = printed(everything, pictures(), look=BOOKLET)
    for number, page in enumerate(found.file.pages):
        for annotation in page.get("/Annots", []):
            if str(annotation.get("/Contents", "")) != "outside":
                continue
            left, _bottom, right, _top = map(float, annotation.Rect)
            near = [line for line in found.lines(number) if "outside" in line[3]]
            assert any(line[0] - 2 <= left and right <= line[1] + 2 for line in near)
            return
    raise AssertionError("the link is missing")


def test_printers_are_told_how_to_turn_the_sheet() -> None:
    found = numbered(5)
    root = found.file.Root
    assert root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
    assert root.ViewerPreferences.DisplayDocTitle
    labels = [str(entry.P) for entry in list(root.PageLabels.Nums)[1::2]]
    assert labels == ["1", "2", "3", "4, 5"]


def test_a_booklet_is_valid(tmp_path: Path) -> None:
    everything = Publication.of_article(chapter(*BLOCKS, *(p("word " * 300) for _ in range(6))))
    files = []
    for name, publication in (("all", everything), ("one", article(p("x")))):
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(printed(publication, pictures(), look=BOOKLET).content)
    assert all(not complaints for complaints in verapdf(files).values())
