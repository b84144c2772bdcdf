"""Checks of random and of hostile trees: they never raise, and take time in proportion."""

import time
from datetime import date

import pytest
from hypothesis import given
from support.lawful import blocks
from support.trees import article, p

from exporter.checks.checker import check
from exporter.tree import Block, Image, Link, Text


@given(blocks)
def test_any_tree_can_be_checked(tree: tuple[Block, ...]) -> None:
    publication = article(*tree)
    found = check(publication, today=date(2026, 6, 1))
    assert all(0 <= item.where.block <= len(tree) for item in found.findings)
    assert all(item.message and "\n" not in item.message for item in found.findings)
    assert check(publication, today=date(2026, 6, 1)) == found


HOSTILE = (
    *("a", "a b ", "1", "1.", "1/", "1:", "a-", "a@", "es", "is reallyly ", "“a” ", "(", "e.g. "),
    *("A. ", "isn’t ", "é", "*", "ing", "Aa 1.1 ", "_", "10 ", "jan ", "mg/", "% "),
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    picture = Image("https://x.example/a_b-c.jpg", alt=text)
    tree = article(p(text), p(Link("https://x.example/", (Text(text),))), p(picture))
    start = time.process_time()
    check(tree, today=date(2026, 6, 1))
    assert time.process_time() - start < 3
