"""From a post to a chapter: title, language, source, and what the editor's own text needs."""

import pytest
from msgspec.structs import replace
from support.shown import run, shown

from exporter.diagnostics import Code
from exporter.errors import UsageError
from exporter.normalise import normalise
from exporter.post import Post
from exporter.tree import Source

POST = Post(
    origin="post.json",
    title_html="Ankle &amp; <em>foot</em>",
    content_html="<p>Rest.</p>",
    excerpt_html="<p>What to do&nbsp;first [&hellip;]</p>",
    language="en-GB",
    source=Source(id="7", slug="ankle", link="https://clinic.example/ankle/"),
)


def test_a_chapter_has_what_the_post_says() -> None:
    chapter = normalise(POST).chapter
    assert run(chapter.title) == "Ankle & emphasis[foot]"
    assert shown(chapter.blocks) == "p: Rest."
    assert chapter.language == "en-GB"
    assert chapter.source.link == "https://clinic.example/ankle/"
    assert chapter.source.excerpt == "What to do first […]"


def test_the_language_can_be_overridden() -> None:
    assert normalise(POST, language="de").chapter.language == "de"
    assert normalise(replace(POST, language=None)).chapter.language is None


@pytest.mark.parametrize("title", ["", "  ", "&nbsp;", "<b></b>"])
def test_an_untitled_post_is_named_by_its_slug(title: str) -> None:
    assert run(normalise(replace(POST, title_html=title)).chapter.title) == "ankle"
    bare = replace(POST, title_html=title, source=Source(id="7"))
    assert run(normalise(bare).chapter.title) == "7"


def test_relative_addresses_are_of_the_post() -> None:
    post = replace(POST, content_html='<p><a href="../knee/">knee</a></p>')
    assert shown(normalise(post).chapter.blocks) == ("p: link(https://clinic.example/knee/)[knee]")


def test_what_is_wrong_in_the_title_is_said_first() -> None:
    post = replace(
        POST,
        title_html='<a href="javascript:x()">Ankle</a>',
        content_html="<p>a<script>x()</script></p>",
    )
    found = normalise(post)
    assert run(found.chapter.title) == "Ankle"
    assert [item.code for item in found.diagnostics] == [Code.LINK_UNSAFE, Code.SCRIPT_DROPPED]


def test_the_editors_own_text_has_its_paragraphs_by_blank_lines() -> None:
    text = "First line\nsecond <b>line</b>\r\n\r\nNew paragraph\n\n\n\nLast"
    chapter = normalise(replace(POST, raw=True, content_html=text)).chapter
    assert shown(chapter.blocks) == ("p: First line⏎second strong[line]\np: New paragraph\np: Last")


def test_the_block_editors_own_text_is_markup_already() -> None:
    text = "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->"
    chapter = normalise(replace(POST, raw=True, content_html=text)).chapter
    assert shown(chapter.blocks) == "p: One two"


def test_repairs_that_there_are_not_are_refused() -> None:
    with pytest.raises(UsageError) as refusal:
        normalise(POST, without=["heading-level"])
    assert "heading-level'" in refusal.value.message
    assert "Did you mean heading-levels?" in refusal.value.next_step
