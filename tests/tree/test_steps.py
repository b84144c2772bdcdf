"""The steps that a checklist repeats."""

import pytest
from msgspec.structs import replace
from support.trees import article, bullets, h, inlines, p, strong

from exporter.tree import (
    Block,
    Details,
    Figure,
    Image,
    LabelledList,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Quote,
    Span,
    check,
    plain_text,
    steps,
)

ABC = bullets("a", "b", "c", ordered=True)


def lines(*blocks: Block) -> list[str]:
    return [plain_text(step) for step in steps(article(*blocks))]


def test_the_first_ordered_list_of_three() -> None:
    two = bullets("x", "y", ordered=True)
    assert lines(p("Do:"), bullets("u", "v", "w"), two, ABC, replace(ABC, id="later")) == [
        *("a", "b", "c")
    ]
    assert lines(two, bullets("u", "v", "w")) == []


@pytest.mark.parametrize(
    ("holder", "found"),
    [
        (Details(summary=inlines("How"), blocks=(ABC,)), True),
        (Figure(blocks=(ABC,)), True),
        (bullets((p("x"), ABC)), False),
        (Quote(blocks=(ABC,)), False),
    ],
)
def test_where_it_may_stand(holder: Block, *, found: bool) -> None:
    assert bool(lines(holder)) is found


def test_lists_that_count_on_are_one() -> None:
    one, two = bullets("a", ordered=True), bullets("b", "c", ordered=True)
    assert lines(one, p("Also read"), replace(two, start=2)) == ["a", "b", "c"]
    assert lines(one, replace(two, start=2), replace(ABC, start=1)) == ["a", "b", "c"]
    assert lines(one, replace(ABC, start=5)) == []
    assert lines(replace(ABC, reversed=True)) == []


def test_pros_and_cons_are_no_steps() -> None:
    pros = LabelledList(label=inlines("Pros:"), list=ABC, tone="pros")
    assert lines(pros) == []
    assert lines(replace(pros, tone=None)) == ["a", "b", "c"]


def test_references_are_no_steps() -> None:
    book = p("See ", Link("https://example.org/", inlines("a book")))
    assert lines(bullets(book, book, "c", ordered=True), ABC) == ["a", "b", "c"]
    assert lines(bullets(book, "b", "c", ordered=True)) == ["See a book", "b", "c"]


def test_a_step_is_its_first_line_without_what_must_not_stand_twice() -> None:
    first = p(
        "Rest ",
        Span(content=inlines("the "), id="anchor"),
        strong(Link("#anchor", inlines("wrist"))),
        strong(Image("https://example.org/a.png", alt="wrist")),
        Note(id="n", blocks=(p("Really."),)),
    )
    found = steps(article(bullets((first, p("More.")), "b", (h(3, "c"), p("x")), ordered=True)))
    assert found[0] == inlines("Rest ", "the ", strong("wrist"))
    assert [plain_text(step) for step in found] == ["Rest the wrist", "b", "c"]
    twice = article(*[Paragraph(content=step) for step in found * 2])
    assert not list(check(twice))


def test_language_stays_and_empty_items_do_not_count() -> None:
    arabic = replace(p("قف"), lang="ar", dir="rtl")
    empty = p(LineBreak(), Image("https://example.org/a.png", alt=""))
    found = steps(article(bullets(arabic, empty, "b", "c", ordered=True)))
    assert found[0] == (Span(content=inlines("قف"), lang="ar", dir="rtl"),)
    assert len(found) == 3
    assert lines(bullets("a", "b", empty, ordered=True)) == []
