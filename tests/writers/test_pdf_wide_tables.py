"""Tables wider than the page: which way they are made to fit, and that nothing of them is lost."""

import pytest
from support.printed import Printed, printed
from support.trees import article, bullets, h, p

from exporter.diagnostics import Code, Diagnostic
from exporter.look import PRESETS, Look
from exporter.tree import Block, Cell, Figure, Link, Row, Table, Text

LONG = ("Chlorpheniramine", "Hydroxyzine", "Dexamethasone", "Methylprednisolone")


def grid(columns: int, rows: int = 3, *, words: str = "", titled: bool = False) -> Table:
    head = Row(tuple(Cell(blocks=(p(f"Head{n}"),), header=True) for n in range(columns)))
    body = tuple(
        Row(
            tuple(
                Cell(
                    blocks=(p(f"{LONG[n % 4]}{row} {words}".strip()),),
                    header=titled and n == 0,
                )
                for n in range(columns)
            )
        )
        for row in range(rows)
    )
    return Table(head=(head,), body=body)


def fitted(*blocks: Block, preset: str) -> tuple[Printed, list[str]]:
    reported: list[Diagnostic] = []
    found = printed(article(*blocks), reported=reported, look=Look(preset=PRESETS[preset]))
    return found, [item.detail for item in reported if item.code is Code.TABLE_REFITTED]


def inside(found: Printed) -> None:
    for number, page in enumerate(found.file.pages):
        width = float(page.mediabox[2])
        for left, right, _bottom, text in found.lines(number):
            assert left > 25, text
            assert right < width - 25, text


def turned(found: Printed) -> list[bool]:
    return [float(page.mediabox[2]) > float(page.mediabox[3]) for page in found.file.pages]


@pytest.mark.parametrize("preset", ["article", "standard"])
def test_a_table_that_fits_is_left_alone(preset: str) -> None:
    found, ways = fitted(grid(3), preset=preset)
    assert ways == []
    assert not any(turned(found))


def test_smaller_type_is_the_first_way() -> None:
    found, ways = fitted(grid(5), preset="article")
    (way,) = ways
    assert way.startswith("in type of ")
    inside(found)
    sizes = {size for text, size in found.sizes() if "Hydroxyzine" in text}
    assert all(9 <= size < 11 for size in sizes)


def test_a_turned_page_is_the_second() -> None:
    found, ways = fitted(p("Before"), h(2, "Medicines"), grid(6), p("After"), preset="standard")
    assert ways == ["on a page of its own, turned"]
    assert turned(found) == [False, True, False]
    inside(found)
    texts = found.page_texts()
    assert "Medicines" in texts[1], "the heading goes along"
    assert "Hydroxyzine2" in texts[1]
    assert min(size for _text, size in found.sizes()) >= 12 - 0.01


def test_a_caption_goes_along() -> None:
    figure = Figure(blocks=(grid(6),), caption=(p("Doses"),))
    found, _ways = fitted(p("Before"), figure, preset="standard")
    assert "Doses" in found.page_texts()[1]
    assert turned(found) == [False, True]


@pytest.mark.parametrize("preset", ["large", "giant", "booklet", "compact"])
def test_cards_hold_every_value_under_its_head(preset: str) -> None:
    found, ways = fitted(grid(6, rows=2), preset=preset)
    assert ways == ["each row as a list"]
    inside(found)
    tags = found.tags()
    assert not tags.find("Table")
    items = ["".join(body.text().split()) for body in tags.find("LBody")]
    assert items == [f"Head{n}:{LONG[n % 4]}{row}" for row in range(2) for n in range(6)]


def test_the_head_of_a_row_is_the_title_of_its_card() -> None:
    found, _ways = fitted(grid(6, rows=1, titled=True), preset="large")
    text = found.tags().text()
    assert text.count("Chlorpheniramine0") == 2  # in columns 0 and 4
    assert "Head0" not in text


def test_cells_keep_their_blocks_as_cards() -> None:
    cells = (Cell(blocks=(p("One"), bullets("deep", "deeper"))), *(grid(6).body[0].cells[1:]))
    table = Table(head=grid(6).head, body=(Row(cells),))
    found, ways = fitted(table, preset="large")
    assert ways == ["each row as a list"]
    assert found.tags().outline().count("LI(Lbl LBody)") == 5 + 2


def test_cells_over_columns_make_no_cards_and_stay_on_the_page() -> None:
    wide = Table(
        head=(Row((Cell(blocks=(p("Over all"),), header=True, colspan=7),)),),
        body=grid(7).body,
    )
    found, ways = fitted(wide, preset="giant")
    assert ways == ["with words broken"]
    inside(found)
    assert found.tags().find("Table")


def test_large_print_turns_what_can_be_no_cards() -> None:
    found, ways = fitted(Table(body=grid(4).body), preset="large")
    assert ways == ["on a page of its own, turned"]
    assert any(turned(found))


def test_a_table_in_a_list_is_never_turned() -> None:
    found, _ways = fitted(bullets((p("In a list"), grid(6))), preset="standard")
    assert not any(turned(found))
    inside(found)


def test_addresses_in_cells_may_be_broken() -> None:
    address = "https://example.org/" + "a" * 90
    cell = Cell(blocks=(p(Link(address, (Text(address),))),))
    found, ways = fitted(Table(body=(Row((cell, Cell(blocks=(p("x"),)))),)), preset="standard")
    assert ways == []
    inside(found)


def test_columns_of_running_text_are_wide_enough_to_read() -> None:
    sentence = "one two three four five six seven eight nine ten"
    row = Row(tuple(Cell(blocks=(p(sentence),)) for _ in range(8)))
    head = Row(tuple(Cell(blocks=(p(f"H{n}"),), header=True) for n in range(8)))
    _found, ways = fitted(Table(head=(head,), body=(row,)), preset="large")
    assert ways == ["each row as a list"]
