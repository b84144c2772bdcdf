"""The HTML file: whole, self-contained, safe."""

import re
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.contexts import book, chapter, context, without_source
from support.everything import BLOCKS, pictures
from support.reading import with_notes_last
from support.trees import h, inlines, p

from exporter.assets import Pictures
from exporter.tree import Chapter, Publication
from exporter.writers.html import HtmlWriter
from exporter.writing import writer_named


def written(publication: Publication, at_hand: Pictures | None = None) -> str:
    content = HtmlWriter().write(context(publication, at_hand)).content
    assert isinstance(content, bytes)
    return content.decode()


def page(publication: Publication, at_hand: Pictures | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(written(publication, at_hand))


def first(found: LexborHTMLParser, selector: str) -> LexborNode:
    node = found.css_first(selector)
    assert node is not None, selector
    return node


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


EVERYTHING = Publication.of_article(chapter(*BLOCKS, title="Every & <node>"))


def test_it_is_registered() -> None:
    assert isinstance(writer_named("html"), HtmlWriter)


def test_golden(golden: Callable[[str, str], None]) -> None:
    text = written(EVERYTHING, pictures())
    head, rest = text.split("<style>")
    golden("html/everything.html", head + rest.partition("</style>")[2])


def test_every_word_is_there() -> None:
    body = first(page(EVERYTHING, pictures()), "body")
    numbers = "[role=doc-noteref], [role=doc-backlink]"
    for extra in body.css(f".missing-picture, .embed, nav, rp, .byline, .source, {numbers}"):
        extra.decompose()
    assert letters(body.text()) == letters("Every & <node>" + with_notes_last(BLOCKS))


def test_nothing_in_it_is_fetched_or_run() -> None:
    found = page(EVERYTHING, pictures())
    assert not found.css("script, iframe, object, embed, link[rel=stylesheet], form")
    assert all((img.attributes["src"] or "").startswith("data:image/") for img in found.css("img"))
    policy = first(found, "meta[http-equiv=Content-Security-Policy]").attributes["content"]
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    style = first(found, "style").text()
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("hostile", ["<script>x</script>", '"><b>', "</title><b>", "{{ 7*7 }}"])
def test_hostile_facts_stay_text(hostile: str) -> None:
    publication = Publication.of_article(chapter(p(hostile), title=hostile))
    found = page(publication)
    assert first(found, "title").text() == hostile
    assert first(found, "h1").text() == hostile
    assert not found.css("script, b")


def test_metadata() -> None:
    found = page(EVERYTHING)
    assert found.root is not None
    assert found.root.attributes == {"lang": "en", "dir": "ltr"}

    def meta(name: str) -> list[str | None]:
        return [node.attributes["content"] for node in found.css(f"meta[name={name}]")]

    assert meta("author") == ["Ann O’Bee", "Bo <b>"]
    assert meta("description") == ["In short & sweet."]
    assert meta("generator") == ["exporter"]
    assert first(found, "time").attributes["datetime"] == "2026-01-02"
    assert first(found, "time").text() == "January 2, 2026"
    canonical = first(found, "link[rel=canonical]")
    assert canonical.attributes["href"] == "https://example.org/a-title/"


def test_what_is_unknown_is_absent() -> None:
    publication = without_source(Publication.of_article(chapter(p("x"))))
    found = page(publication)
    assert not found.css("meta[name=author], meta[name=description], link, .byline, .source")


def test_three_headings_make_a_list_of_contents() -> None:
    few = Publication.of_article(chapter(h(2, "one"), h(3, "two")))
    many = Publication.of_article(chapter(h(2, "one"), h(3, "two"), h(2, "three")))
    assert not page(few).css("nav")
    found = page(many)
    assert [a.attributes["href"] for a in found.css("nav a")] == ["#one", "#two", "#three"]
    assert first(found, "nav > ol > li > ol > li").text() == "two"


def test_chapters_share_a_page_without_sharing_ids() -> None:
    first = chapter(*BLOCKS, title="First")
    second = Chapter(title=inlines("Second"), blocks=BLOCKS, language="ar")
    found = page(book(first, second), pictures())
    ids = [node.attributes["id"] for node in found.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = [(a.attributes["href"] or "") for a in found.css("a[href^='#']")]
    assert {target[1:] for target in targets} <= set(ids)
    assert [node.text() for node in found.css("h1")] == ["A book"]
    assert [node.text() for node in found.css("article > header > h2")] == ["First", "Second"]
    languages = [(a.attributes["lang"], a.attributes["dir"]) for a in found.css("article")]
    assert languages == [("en", "ltr"), ("ar", "rtl")]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written(EVERYTHING, pictures()) == written(EVERYTHING, pictures())
