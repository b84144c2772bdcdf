"""Tables: HTML's model of cells on Word's grid."""

import pytest
from lxml import etree
from support.contexts import chapter, context
from support.trees import bullets, inlines, p
from support.word import W, Word, text_of, value, written

from exporter.diagnostics import Code, Diagnostic
from exporter.tree import Block, Cell, Paragraph, Publication, Row, Table, words
from exporter.writers.docx.columns import column_widths


def cell(text: str = "", **fields: object) -> Cell:
    return Cell(blocks=(p(text),) if text else (), **fields)  # type: ignore[arg-type]


def rows(*texts: str) -> tuple[Row, ...]:
    """Rows of one-letter cells."""
    return tuple(Row(tuple(cell(letter) for letter in text)) for text in texts)


def word(*blocks: Block, reported: list[Diagnostic] | None = None) -> Word:
    return Word(written(context(Publication.of_article(chapter(*blocks)), reported=reported)))


def shape(document: Word) -> list[list[str]]:
    """The first table's cells: text, then `<` for each more column, `^` for a cell from above."""
    (table, *_) = document.find("w:tbl")
    return [[_cell(one) for one in row.iterfind(f"{W}tc")] for row in table.iterfind(f"{W}tr")]


def _cell(one: etree._Element) -> str:
    continued = value(one, "w:tcPr/w:vMerge") == "continue"
    return ("^" if continued else text_of(one)) + "<" * (
        int(value(one, "w:tcPr/w:gridSpan") or 1) - 1
    )


def test_spans() -> None:
    table = Table(
        head=(Row((cell("a", colspan=2), cell("b"))),),
        body=(
            Row((cell("c", rowspan=2), cell("d", colspan=2))),
            Row((cell("e"), cell("f"))),
            Row((cell("g", rowspan=9, colspan=3),)),
        ),
    )
    assert shape(word(table)) == [["a<", "b"], ["c", "d<"], ["^", "e", "f"], ["g<<"]]


def test_rows_of_unequal_length_are_filled() -> None:
    assert shape(word(Table(body=rows("abc", "d", "ef")))) == [
        ["a", "b", "c"],
        ["d", "<"],
        ["e", "f", ""],
    ]


def test_a_cell_that_would_lie_over_another_is_cut_back() -> None:
    table = Table(
        body=(
            Row((cell("a"), cell("b", rowspan=2), cell("c"))),
            Row((cell("d", colspan=3), cell("e"))),
            Row((cell("f"), cell("g"), cell("h"))),
        )
    )
    assert shape(word(table)) == [
        ["a", "b", "c"],
        ["d", "^", "e"],
        ["f", "g", "h"],
    ]


def test_a_gap_left_of_a_cell_from_above_is_filled() -> None:
    table = Table(body=(Row((cell("a"), cell("b"), cell("c", rowspan=2))), Row((cell("d"),))))
    assert shape(word(table)) == [["a", "b", "c"], ["d", "", "^"]]


def test_head_rows_repeat_and_header_cells_are_bold_by_style() -> None:
    table = Table(
        head=rows("ab"),
        body=(Row((cell("c", header=True), cell("d"))), Row((cell("e", header=True), cell("f")))),
        foot=rows("gh"),
    )
    document = word(table)
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in document.find("w:tr")]
    assert repeated == [True, False, False, False]
    found = {line.text: line.style for line in document.lines() if len(line.text) == 1}
    assert (
        "".join(sorted(text for text, style in found.items() if style == "TableHeading")) == "abce"
    )
    (look,) = document.find("w:tblLook")
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
    assert len(document.find("w:cantSplit")) == 4


def test_a_first_row_of_header_cells_is_a_head() -> None:
    first = Row((cell("a", header=True), cell("b", header=True)))
    document = word(Table(body=(first, *rows("cd"))))
    assert len(document.find("w:tblHeader")) == 1
    assert len(word(Table(body=(first,))).find("w:tblHeader")) == 0


def test_captions_stand_before_and_stay_with_their_table() -> None:
    document = word(Table(caption=(p("Said"),), body=rows("a")))
    caption = document.find("w:tbl")[0].getprevious()
    assert caption is not None
    assert (text_of(caption), value(caption, "w:pPr/w:pStyle")) == ("Said", "Caption")
    assert caption.find(f"{W}pPr/{W}keepNext") is not None


def test_alignment_of_a_cell_is_that_of_its_paragraphs_unless_they_have_their_own() -> None:
    blocks = (p("x"), Paragraph(content=inlines("y"), align="center"))
    document = word(Table(body=(Row((Cell(blocks=blocks, align="right"),)),)))
    assert document.values("w:jc") == ["right", "center"]


def test_tables_in_tables_and_tables_that_touch() -> None:
    inner = Table(body=rows("ab"))
    outer = Table(body=(Row((Cell(blocks=(inner,)), cell("c"))),))
    document = word(outer, inner)
    assert len(document.find("w:tbl")) == 3
    assert len(document.find("w:tc/w:tbl")) == 1
    assert [line.style for line in document.lines()].count("AfterTable") == 3


def test_a_list_keeps_its_distance_from_a_table() -> None:
    between = [line.style for line in word(Table(body=rows("a")), bullets("b")).lines()]
    assert between[-2:] == ["AfterTable", "ListBullet"]


@pytest.mark.parametrize("count", [63, 64, 200])
def test_more_columns_than_word_has_share_a_cell(count: int) -> None:
    reported: list[Diagnostic] = []
    row = Row(tuple(cell(f"w{number}") for number in range(count)))
    table = Table(body=(row, row))
    document = word(table, reported=reported)
    assert {len(cells) for cells in shape(document)} == {63}
    found = [line.text for line in document.lines() if line.text.startswith("w")]
    assert found == words((table,))
    assert [item.code for item in reported] == ([Code.NOT_CARRIED] if count > 63 else [])


def test_a_row_under_63_cells_from_above_keeps_its_words() -> None:
    above = Row(tuple(cell(f"w{number}", rowspan=2) for number in range(63)))
    table = Table(body=(above, Row((cell("late"), cell("later")))))
    found = [line.text for line in word(table).lines()]
    assert [text for text in found if text.startswith("late")] == ["late", "later"]


@pytest.mark.parametrize(
    ("columns", "share"),
    [
        ([["a"], ["a"]], (0.5, 0.5)),
        ([["short"], ["a long text " * 5]], (0.05, 0.25)),
        ([["Unsplittableword"], ["a b c d " * 30]], (0.2, 0.5)),
        ([["短い"], ["日本語の長い文章" * 9]], (0.02, 0.2)),
    ],
)
def test_column_widths(columns: list[list[str]], share: tuple[float, float]) -> None:
    first, second = column_widths(columns, 9026)
    assert first + second == 9026
    assert share[0] <= first / 9026 <= share[1]


def test_heads_of_many_columns_are_not_broken() -> None:
    """Where all want more than there is, letters' widths say who needs it: 10.5 pt bold, 1 em = 210."""
    heads = [
        "Summer",
        "Games",
        "Minutes",
        "Touches",
        "Pass%",
        "Chances",
        "Assists",
        "Goals",
        "Shots",
    ]
    found = dict(zip(heads, column_widths([[head, "12"] for head in heads], 9026), strict=True))
    inside = {head: width - 2 * 108 for head, width in found.items()}
    assert inside["Games"] > 2.95 * 210
    assert inside["Summer"] > 3.75 * 210
    assert inside["Shots"] < inside["Games"] < inside["Touches"]
