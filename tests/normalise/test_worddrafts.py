"""Lists pasted from Word: real lists, every word kept, and nothing else touched."""

import time

import pytest

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.worddrafts import with_word_lists
from exporter.tree import List, Paragraph, plain_text


def item(mark: str, text: str, level: int | None = 1, extra: str = "") -> str:
    style = "" if level is None else f"mso-list:l0 level{level} lfo1"
    return (
        f'<p class="MsoListParagraphCxSpMiddle" style="text-indent:-18.0pt;{style}{extra}">'
        f'<!--[if !supportLists]--><span style="mso-list:Ignore">{mark}'
        f'<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp; </span></span>'
        f"<!--[endif]-->{text}<o:p></o:p></p>"
    )


def outline(found: List) -> list[object]:
    blocks = [block for each in found.items for block in each.blocks]
    return [outline(each) if isinstance(each, List) else plain_text((each,)) for each in blocks]


@pytest.mark.parametrize("mark", ["·", "•", "o", "§", "–", "&middot;"])
def test_bullets(mark: str) -> None:
    found = normalise_html(item(mark, "One") + "\n" + item(mark, "<b>Two</b> more"))
    (block,) = found.blocks
    assert isinstance(block, List)
    assert not block.ordered
    assert outline(block) == ["One", "Two more"]
    assert [entry.code for entry in found.diagnostics] == [Code.LIST_FROM_LINES]


@pytest.mark.parametrize(
    ("marks", "numbering", "start"),
    [
        (("1.", "2."), "decimal", None),
        (("4)", "5)"), "decimal", 4),
        (("a.", "b."), "lower-alpha", None),
        (("C.", "D."), "upper-alpha", 3),
        (("i.", "ii."), "lower-roman", None),
    ],
)
def test_numbers(marks: tuple[str, str], numbering: str, start: int | None) -> None:
    (block,) = normalise_html("".join(item(mark, "x" + mark[0]) for mark in marks)).blocks
    assert isinstance(block, List)
    assert (block.ordered, block.numbering, block.start) == (True, numbering, start)


def test_levels_nest() -> None:
    html = item("1.", "One") + item("a.", "Sub", 2) + item("b.", "Sub two", 2) + item("2.", "Two")
    (block,) = normalise_html(html).blocks
    assert isinstance(block, List)
    assert outline(block) == ["One", ["Sub", "Sub two"], "Two"]


def test_indents_tell_levels_where_word_does_not() -> None:
    html = item("·", "One", None, "margin-left:36pt") + item("o", "Sub", None, "margin-left:1in")
    (block,) = normalise_html(html).blocks
    assert isinstance(block, List)
    assert outline(block) == ["One", ["Sub"]]


def test_another_list_begins_at_one() -> None:
    html = item("1.", "One") + item("2.", "Two") + item("1.", "First") + item("·", "Dot")
    assert [outline(block) for block in normalise_html(html).blocks if isinstance(block, List)] == [
        ["One", "Two"],
        ["First"],
        ["Dot"],
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>· a line</p>",
        '<p class="MsoNormal">1. Not a list</p>',
        '<p class="MsoListParagraph">No marker here</p>',
        '<p class="MsoListParagraph">A paragraph</p>',
        '<p class="MsoListParagraph">',
        '<p class="MsoListParagraph">·&nbsp;unclosed<p>next</p>',
        '<li style="mso-list: l0 level1 lfo1">An item</li>',
    ],
)
def test_what_is_no_list_of_word_is_left(html: str) -> None:
    assert with_word_lists(html) == (html, ())


def test_text_between_parts_lists() -> None:
    html = item("·", "One") + "<p>Between</p>" + item("·", "Two")
    kinds = [type(block) for block in normalise_html(html).blocks]
    assert kinds == [List, Paragraph, List]


@pytest.mark.parametrize(
    "piece",
    [
        '<p class="MsoListParagraph">',
        '<p class="MsoListParagraph">·&nbsp;',
        '<p class="MsoListParagraph"> <span> ',
        "<p class='MsoListParagraph'>·&nbsp;x</p> ",
        '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1;',
        '<p class="MsoListParagraph"><!--',
    ],
)
def test_crowds_take_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        with_word_lists(piece * count)
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(3)) for count in (1_000, 8_000))
    assert large < 40 * small + 0.05
