"""Real posts from many sites: lawful trees, every word, the same twice."""

import re
from collections import Counter
from pathlib import Path

from support.reading import html_words, spoken

from exporter.normalise import normalise, normalise_html
from exporter.normalise.convert import convert
from exporter.normalise.source import prepared
from exporter.post import Post, scan
from exporter.tree import Publication, check, words

ALLOWED_TO_DIFFER = 12
"""Words of a post that parsers may read differently: markup that is broken in the post."""


def posts(paths: list[Path]) -> list[Post]:
    return [item for path in paths for item in scan(path) if isinstance(item, Post)]


def test_real_posts_become_lawful_trees(corpus: list[Path]) -> None:
    unlawful = {}
    for post in posts(corpus):
        chapter = normalise(post).chapter
        if found := check(Publication.of_article(chapter)):
            unlawful[post.origin] = found[:3]
    assert unlawful == {}


def test_no_word_of_a_real_post_is_lost(corpus: list[Path]) -> None:
    lost = {}
    for post in posts(corpus):
        kept = normalise(post, without=["furniture", "shortcodes"])
        said = Counter(spoken(kept.chapter.blocks))
        missing = Counter(html_words(post.content_html)) - said
        if missing.total() > ALLOWED_TO_DIFFER:
            lost[post.origin] = missing.most_common(8)
    assert lost == {}


def test_repairs_keep_every_word_in_order(corpus: list[Path]) -> None:
    changed = []
    for post in posts(corpus):
        with_repairs = normalise_html(post.content_html, base=post.source.link)
        before, _said = convert(prepared(post.content_html)[0], post.source.link)
        if spoken(before) != spoken(with_repairs.blocks):
            changed.append(post.origin)
        assert words(with_repairs.blocks) or not words(before)
    assert changed == []


def test_block_comments_add_nothing_but_what_markup_lacks(corpus: list[Path]) -> None:
    fixtures = sorted((corpus[0].parent / "gutenberg").glob("*.json"))
    differ = []
    for post in posts(fixtures):
        bare = re.sub(r"<!-- /?wp:.*?-->", "", post.content_html, flags=re.DOTALL)
        if "wp:social-link" not in post.content_html and (
            normalise_html(bare).blocks != normalise_html(post.content_html).blocks
        ):
            differ.append(post.origin)
    assert differ == []
