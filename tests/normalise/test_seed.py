"""The post that the product was born from: its outline as people see it, every word kept."""

from pathlib import Path

import pytest
from support.reading import html_words, spoken

from exporter.normalise import normalise
from exporter.post import read_posts
from exporter.tree import (
    Block,
    Chapter,
    Heading,
    LabelledList,
    List,
    Publication,
    Questions,
    check,
    plain_text,
    walk,
)


@pytest.fixture(scope="module")
def chapter(seed: Path) -> Chapter:
    return normalise(read_posts(seed)[0]).chapter


def after(chapter: Chapter, heading: str) -> list[Block]:
    """The blocks of the section whose heading starts so."""
    found: list[Block] = []
    inside = False
    for block in chapter.blocks:
        if isinstance(block, Heading):
            inside = plain_text(block.content).startswith(heading)
        elif inside:
            found.append(block)
    assert found
    return found


def groups(blocks: list[Block]) -> list[int]:
    """How many items each item of the first list has below it."""
    (outer,) = (block for block in blocks if isinstance(block, List))
    below = [[b for b in item.blocks if isinstance(b, List)] for item in outer.items]
    return [sum(len(one.items) for one in lists) for lists in below]


def test_headings(chapter: Chapter) -> None:
    levels = [node.level for node in walk(chapter.blocks) if isinstance(node, Heading)]
    assert (levels.count(2), levels.count(3), len(levels)) == (11, 2, 13)


def test_lists_typed_as_lines_are_nested_in_their_steps(chapter: Chapter) -> None:
    steps = after(chapter, "S4 nerve root Procedure")
    assert groups(steps) == [3, 3, 2, 4, 2, 2]
    assert [block.ordered for block in steps if isinstance(block, List)] == [True]


def test_flattened_lists_are_nested_again(chapter: Chapter) -> None:
    assert groups(after(chapter, "Types")) == [2, 2, 2, 2]
    assert groups(after(chapter, "Alternatives")) == [2, 3, 2, 1, 2]


def test_pros_and_cons_and_questions(chapter: Chapter) -> None:
    sides = [block for block in after(chapter, "Pros and cons") if isinstance(block, LabelledList)]
    assert [(side.tone, len(side.list.items)) for side in sides] == [("pros", 5), ("cons", 6)]
    (questions,) = after(chapter, "S4 nerve root Common questions")
    assert isinstance(questions, Questions)
    assert len(questions.items) == 10


def test_every_word_is_there_in_order(chapter: Chapter, seed: Path) -> None:
    assert spoken(_unnumbered(chapter)) == html_words(read_posts(seed)[0].content_html)
    assert check(Publication.of_article(chapter)) == []


def _unnumbered(chapter: Chapter) -> list[Block]:
    """The source numbers its steps by markup only, so their numbers aren't words."""
    from msgspec.structs import replace

    return [
        replace(block, ordered=False) if isinstance(block, List) else block
        for block in chapter.blocks
    ]
