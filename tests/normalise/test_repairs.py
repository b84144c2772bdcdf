"""Each repair: what it mends, what it leaves alone, and what it says."""

import pytest
from msgspec.structs import replace
from support.trees import bullets, h, inlines, p, strong

from exporter.diagnostics import Code, Diagnostic
from exporter.errors import UsageError
from exporter.normalise import normalise_html
from exporter.normalise.passes import PASSES, repair
from exporter.tree import (
    Block,
    Heading,
    LabelledList,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    QuestionAnswer,
    Questions,
    Text,
)

BR = LineBreak()


def run(name: str, *blocks: Block) -> tuple[tuple[Block, ...], list[Code]]:
    """One repair by itself."""
    (one,) = (each for each in PASSES if each.name == name)
    found, said = one.function(blocks)
    return found, [item.code for item in said]


def unchanged(name: str, *blocks: Block) -> None:
    assert run(name, *blocks) == (blocks, [])


def test_items_go_under_the_bold_labels_before_them() -> None:
    flat = bullets(p(strong("Rest")), "crutches", "a chair", p(strong("Ice"), ":"), "in a towel")
    (found,), said = run("nested-lists", flat)
    assert found == bullets(
        (p(strong("Rest")), bullets("crutches", "a chair")),
        (p(strong("Ice"), ":"), bullets("in a towel")),
    )
    assert said == [Code.LIST_NESTED]


@pytest.mark.parametrize(
    "flat",
    [
        bullets(p(strong("Only one")), "a", "b"),
        bullets("starts plain", p(strong("A")), "a", p(strong("B")), "b"),
        bullets(p(strong("A")), p(strong("B")), "b"),
        bullets(p(strong("A")), "a", p(strong("B"))),
        bullets(p(strong("A"), " and more"), "a", p(strong("B"), " and more"), "b"),
        bullets(p(strong("A")), "a", p(strong("B")), "b", ordered=True),
    ],
    ids=["one label", "no label first", "two labels in a row", "label last", "text", "numbered"],
)
def test_emphasis_in_a_list_is_no_label(flat: List) -> None:
    unchanged("nested-lists", flat)


def test_a_run_of_questions_with_answers() -> None:
    first = p(strong("Q: Does it hurt?"), BR, "Not much.")
    second = p(strong("How long?"), BR, "An hour, ", strong("at most"), ".")
    (before, found, after), said = run("questions", p("Before"), first, second, p("After"))
    assert (before, after) == (p("Before"), p("After"))
    assert found == Questions(
        items=(
            QuestionAnswer(inlines(strong("Q: Does it hurt?")), (p("Not much."),)),
            QuestionAnswer(inlines(strong("How long?")), (p("An hour, ", strong("at most"), "."),)),
        )
    )
    assert said == [Code.QUESTIONS_FOUND]


def test_what_is_no_run_of_questions_stays() -> None:
    one = p(strong("Does it hurt?"), BR, "Not much.")
    unchanged("questions", one)
    unchanged("questions", one, p("Between"), one)
    bold = p(strong("Address"), BR, "12 High Street")
    unchanged("questions", bold, bold)
    plain = p("Why?", BR, "Because.")
    unchanged("questions", plain, plain)
    unanswered = p(strong("Why?"), BR)
    unchanged("questions", unanswered, unanswered)


@pytest.mark.parametrize(
    ("label", "tone"),
    [("Pros:", "pros"), ("CONS", "cons"), ("Vorteile:", "pros"), ("Inconvénients", "cons")],
)
def test_pros_and_cons_in_several_languages(label: str, tone: str) -> None:
    (found,), said = run("labels", p(label), bullets("a"))
    assert isinstance(found, LabelledList)
    assert (found.label, found.list, found.tone) == (inlines(label), bullets("a"), tone)
    assert said == [Code.LABEL_JOINED]


def test_a_short_label_has_no_tone_and_a_sentence_is_kept_with_its_list() -> None:
    (found,), _said = run("labels", p("You need:"), bullets("a"))
    assert isinstance(found, LabelledList)
    assert found.tone is None
    intro = p("It is used for the following purposes:")
    (first, second), said = run("labels", intro, bullets("a"))
    assert first == Paragraph(content=intro.content, keep_with_next=True)
    assert (second, said) == (bullets("a"), [])


@pytest.mark.parametrize(
    ("text", "is_label"), [("优点：", True), ("因此，新的步骤如下所示：", False), ("ข้อดี:", True)]
)
def test_scripts_that_part_no_words_are_measured_by_letters(text: str, is_label: bool) -> None:  # noqa: FBT001
    found, _said = run("labels", p(text), bullets("a"))
    assert isinstance(found[0], LabelledList) is is_label
    if not is_label:
        assert found == (replace(p(text), keep_with_next=True), bullets("a"))


def test_what_introduces_nothing_is_no_label() -> None:
    unchanged("labels", p("Pros:"), p("No list follows."))
    unchanged("labels", p("A sentence without a colon"), bullets("a"))
    item = (p("Pros:"), bullets("a"))
    unchanged("labels", bullets(item, "b"))


@pytest.mark.parametrize(
    ("levels", "closed"),
    [
        ([2, 4, 4, 3], [2, 3, 3, 3]),
        ([4, 5, 2], [2, 3, 2]),
        ([3, 2, 6, 6, 2, 3], [2, 2, 3, 3, 2, 3]),
        ([2, 3, 4, 5, 6], [2, 3, 4, 5, 6]),
    ],
)
def test_no_level_is_skipped(levels: list[int], closed: list[int]) -> None:
    headings = [h(level, f"Heading {place}") for place, level in enumerate(levels)]
    found, said = run("heading-levels", *headings)
    assert [block.level for block in found if isinstance(block, Heading)] == closed
    changed = sum(a != b for a, b in zip(levels, closed, strict=True))
    assert said == [Code.HEADING_LEVEL_CHANGED] * changed


def test_doubled_breaks_part_paragraphs() -> None:
    given = Paragraph(content=inlines("One", BR, " ", BR, "two", BR, "lines", BR), id="a")
    found, said = run("double-breaks", given)
    first = Paragraph(content=inlines("One"), id="a")
    assert found == (first, p("two", BR, "lines"))
    assert said == [Code.PARAGRAPH_SPLIT]


def test_a_single_break_stays_and_a_heading_is_not_parted() -> None:
    unchanged("double-breaks", p("One", BR, "two"))
    heading = Heading(level=2, content=inlines("One", BR, BR, "two"), id="x")
    (found,), said = run("double-breaks", heading)
    assert found == Heading(level=2, content=inlines("One", BR, "two"), id="x")
    assert said == []


def test_empty_blocks_go_and_their_anchors_stay() -> None:
    empty = Paragraph(content=inlines("\u00a0"), id="here")
    found, said = run("empty-blocks", p("One"), empty, p("Two"), p())
    assert found == (p("One"), Paragraph(content=inlines("Two"), id="here"))
    assert said == [Code.EMPTY_DROPPED]


def test_empty_items_go_unless_they_count() -> None:
    found, _said = run("empty-blocks", bullets("a", p(), "b"), bullets(p()))
    assert found == (bullets("a", "b"),)
    unchanged("empty-blocks", bullets("a", p(), "b", ordered=True))


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ((" a\n b  ",), ("a b",)),
        (("a\u00a0\u00a0b",), ("a b",)),
        (("10\u00a0mg",), ("10\u00a0mg",)),
        (("a ", strong(" b "), " c"), ("a ", strong("b "), "c")),
        (("a", strong("  "), "b"), ("a", strong(" "), "b")),
        (("a ", BR, "\nb"), ("a", BR, "b")),
        (("a", " ", "b"), ("a b",)),
        ((strong(), "a"), ("a",)),
        ((Link("https://e.org", inlines("x ")), " y"), (Link("https://e.org", inlines("x ")), "y")),
    ],
)
def test_spaces(given: tuple[str, ...], clean: tuple[str, ...]) -> None:
    (found,), _said = run("spaces", p(*given))
    assert found == p(*clean)


def test_only_collapsed_no_break_spaces_are_worth_saying() -> None:
    assert run("spaces", p("a\u00a0 b"))[1] == [Code.SPACES_COLLAPSED]
    assert run("spaces", p("a  b"))[1] == []


def test_a_list_is_loose_when_an_item_has_two_paragraphs() -> None:
    nested = (p("a"), bullets("b"))
    (found,), _said = run("tight-lists", bullets((p("a"), p("b"))))
    assert isinstance(found, List)
    assert not found.tight
    unchanged("tight-lists", bullets(nested, "c"))
    loose = List(items=(ListItem(blocks=(p("a"),)),), tight=False)
    assert run("tight-lists", loose)[0] == (bullets("a"),)


def test_repairs_are_left_out_by_name() -> None:
    html = "<h2>A</h2><h5>B</h5><p>x</p>"
    assert [block.level for block in normalise_html(html).blocks if isinstance(block, Heading)] == [
        2,
        3,
    ]
    without = normalise_html(html, without=["heading-levels"]).blocks
    assert [block.level for block in without if isinstance(block, Heading)] == [2, 5]
    with pytest.raises(UsageError, match="no repair 'heading-level'") as wrong:
        repair((), ["heading-level"])
    assert wrong.value.next_step.endswith("Did you mean heading-levels?")


def test_crowds_of_one_diagnostic_are_counted() -> None:
    said = normalise_html("<script>x</script>" * 30 + "<p>x</p>").diagnostics
    assert [item.code for item in said] == [Code.SCRIPT_DROPPED] * 6
    assert said[-1] == Diagnostic(Code.SCRIPT_DROPPED, "25 more")


def test_every_heading_gets_an_id_of_its_own() -> None:
    html = (
        '<h2>Care at home</h2><h2>Care at home</h2><h2>寝る</h2><h2 id="mine">X</h2><h2>1 mg</h2>'
    )
    found = normalise_html(html).blocks
    assert [block.id for block in found] == [
        "care-at-home",
        "care-at-home-2",
        "section-3",
        "mine",
        "s-1-mg",
    ]
    assert Text("Care at home") in found[0].content  # type: ignore[union-attr]
