"""Lists count in Word as they do in HTML."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from support.contexts import chapter, context
from support.trees import bullets, p
from support.word import W, Word, text_of, value, written

from exporter.diagnostics import Code, Diagnostic
from exporter.tree import Block, Cell, List, ListItem, Publication, Quote, Row, Table
from exporter.writers.docx.numbering import label

if TYPE_CHECKING:
    from exporter.tree.nodes import Numbering


def numbered(*items: str | Block | tuple[Block, ...]) -> List:
    return bullets(*items, ordered=True)


def word(*blocks: Block, reported: list[Diagnostic] | None = None) -> Word:
    return Word(written(context(Publication.of_article(chapter(*blocks)), reported=reported)))


def labelled(*blocks: Block) -> list[str]:
    """Each paragraph below title and by-line, after its label."""
    return [f"{line.label} {line.text}".strip() for line in word(*blocks).lines()[2:]]


def test_every_list_starts_anew() -> None:
    assert labelled(numbered("a", "b"), p("x"), numbered("c"), numbered("d", "e")) == [
        *("1. a", "2. b", "x"),
        *("1. c", "1. d", "2. e"),
    ]


def test_the_outer_list_goes_on_after_a_nested_one() -> None:
    inner = numbered("x", "y")
    assert labelled(numbered("a", (p("b"), inner), (p("c"), inner), "d")) == [
        *("1. a", "2. b", "1. x", "2. y"),
        *("3. c", "1. x", "2. y", "4. d"),
    ]


def test_further_paragraphs_of_an_item_have_no_number() -> None:
    item = (p("a"), p("more"), bullets("dot"), p("last"))
    document = word(replace(numbered(item, "b"), tight=False))
    assert [(line.style, line.label, line.text) for line in document.lines()[2:]] == [
        ("ListNumber", "1.", "a"),
        ("ListContinue", "", "more"),
        ("ListBullet2", "◦", "dot"),
        ("ListContinue", "", "last"),
        ("ListNumber", "2.", "b"),
    ]


def test_no_page_ends_between_an_item_and_the_list_that_it_introduces() -> None:
    document = word(bullets((p("label"), bullets("one")), "plain", (p("a"), p("b"))))
    kept = [one for one in document.find("w:p") if one.find(f"{W}pPr/{W}keepNext") is not None]
    assert [text_of(one) for one in kept] == ["label"]


def test_starts_values_and_letters() -> None:
    items = tuple(ListItem(blocks=(p(name),)) for name in "abc")
    forced = (items[0], replace(items[1], value=9), items[2])
    assert labelled(List(items=items, ordered=True, start=5)) == ["5. a", "6. b", "7. c"]
    assert labelled(List(items=forced, ordered=True)) == ["1. a", "9. b", "10. c"]
    letters = List(items=items, ordered=True, start=3, numbering="upper-alpha")
    assert labelled(letters) == ["C. a", "D. b", "E. c"]
    romans = List(items=items, ordered=True, start=4, numbering="lower-roman")
    assert labelled(romans) == ["iv. a", "v. b", "vi. c"]


def test_a_list_that_counts_down_does_so_and_is_reported() -> None:
    reported: list[Diagnostic] = []
    down = replace(numbered("a", "b", "c"), reversed=True)
    assert labelled(down) == ["3. a", "2. b", "1. c"]
    word(down, reported=reported)
    assert [item.code for item in reported] == [Code.NOT_CARRIED]


def test_numbers_that_word_has_not_are_fixed_text() -> None:
    reported: list[Diagnostic] = []
    below = replace(numbered("a", "b", "c"), start=-1)
    assert labelled(below) == ["-1. a", "0. b", "1. c"]
    letters = replace(numbered("a", "b", "c"), start=26, numbering="lower-alpha")
    assert labelled(letters) == ["z. a", "aa. b", "ab. c"]
    word(below, letters, reported=reported)
    assert [item.code for item in reported] == [Code.NOT_CARRIED] * 2


def test_labels_as_html_prints_them() -> None:
    kinds: list[tuple[Numbering, int, str]] = [
        ("lower-alpha", 703, "aaa"),
        ("upper-alpha", 28, "AB"),
        ("lower-alpha", 0, "0"),
        ("upper-roman", 3999, "MMMCMXCIX"),
        ("lower-roman", 4000, "4000"),
        ("decimal", 40000, "40000"),
    ]
    assert [label(kind, number) for kind, number, _ in kinds] == [text for *_, text in kinds]


def test_a_list_within_a_cell_within_an_item_does_not_count_for_the_outer_one() -> None:
    cell = Cell(blocks=(numbered("in", "side"),))
    table = Table(body=(Row((cell,)),))
    assert [text for text in labelled(numbered("a", (p("b"), table), "c")) if text] == [
        *("1. a", "2. b"),
        *("1. in", "2. side"),
        "3. c",
    ]
    deep = numbered("a", (p("b"), numbered("x", (p("y"), table), "z")), "c")
    assert [text for text in labelled(bullets((p("dot"), deep))) if text] == [
        *("• dot", "1. a", "2. b", "1. x", "2. y"),
        *("1. in", "2. side"),
        *("3. z", "3. c"),
    ]


def test_ten_levels_are_nine_with_every_number_and_a_diagnostic() -> None:
    tree: Block = numbered("deepest", "after")
    for depth in range(10, 0, -1):
        tree = numbered((p(f"level {depth}"), tree), f"next {depth}")
    reported: list[Diagnostic] = []
    document = word(tree, reported=reported)
    assert {int(level) for level in document.values("w:ilvl")} == set(range(9))
    assert [line.label for line in document.lines()[2:]] == ["1."] * 11 + ["2."] * 11
    assert [item.code for item in reported] == [Code.DEPTH_FLATTENED]


def test_an_item_that_begins_with_no_paragraph_keeps_its_number() -> None:
    assert labelled(numbered((numbered("x"),), "b")) == ["1.", "1. x", "2. b"]
    quoted = numbered((Quote(blocks=(p("q"),)),))
    assert labelled(quoted) == ["1. q"]


def test_lists_in_quotes_stand_further_in() -> None:
    (item,) = [
        one
        for one in word(Quote(blocks=(bullets("x"),))).find("w:p")
        if one.find(f"{W}pPr/{W}numPr") is not None
    ]
    assert value(item, "w:pPr/w:ind", "left") == "850"


def test_list_styles_are_numbered_by_themselves() -> None:
    """What an editor sets in List Number gets a number: style and level name each other."""
    document = word(p("x"))
    part = document.roots["word/numbering.xml"]
    linked = {style.get(f"{W}val") for style in part.iter(f"{W}pStyle")}
    own = {
        name
        for name, style in document.styles.items()
        if value(style, "w:pPr/w:numPr/w:numId") not in {None, "0"}
    }
    assert (
        linked
        == own
        == {f"List{kind}{number}" for kind in ("Bullet", "Number") for number in ("", 2, 3, 4, 5)}
    )
