"""Whole posts in the markup that sites emit, as the trees that they become."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.reading import html_words, spoken
from support.shown import run, shown

from exporter.normalise import normalise
from exporter.post import read_posts
from exporter.tree import Publication, check

POSTS = ["wrist-splint", "trinken-im-sommer", "salt-table"]


@pytest.mark.parametrize("name", POSTS)
def test_posts(name: str, fixtures: Path, golden: Callable[[str, str], None]) -> None:
    (post,) = read_posts(fixtures / f"{name}.json")
    found = normalise(post)
    chapter = found.chapter
    said = "\n".join(str(item) for item in found.diagnostics)
    golden(
        f"normalise/{name}.txt",
        f"{run(chapter.title)} ({chapter.language})\n{chapter.source.excerpt}\n\n"
        f"{shown(chapter.blocks)}\n\n{said}\n",
    )
    assert check(Publication.of_article(chapter)) == []


@pytest.mark.parametrize("name", POSTS)
def test_no_word_of_them_is_lost(name: str, fixtures: Path) -> None:
    (post,) = read_posts(fixtures / f"{name}.json")
    rest = iter(spoken(normalise(post, without=["furniture"]).chapter.blocks))
    missing = [word for word in html_words(post.content_html) if word not in rest]
    assert missing == []
