"""Every shape that post JSON comes in, and the metadata found in it."""

import json
from typing import Any

import pytest
from support.posts import HTML, post, post_json

from exporter.diagnostics import Code
from exporter.errors import ExporterError
from exporter.post import Post, read_posts, scan


def one(data: bytes) -> Post:
    (found,) = read_posts(data)
    return found


def test_a_single_post_object() -> None:
    found = one(post_json())
    assert found.content_html == HTML
    assert found.title_html == "Sprained ankle &amp; foot"
    assert found.excerpt_html == "<p>What to do first.</p>"
    assert (found.source.id, found.source.slug) == ("7", "sprained-ankle")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ({"rendered": "<p>A</p>"}, "<p>A</p>"),
        ({"raw": "<p>B</p>"}, "<p>B</p>"),
        ({"raw": "<p>B</p>", "rendered": "<p>A</p>"}, "<p>A</p>"),
        ("<p>C</p>", "<p>C</p>"),
    ],
    ids=["rendered", "raw", "both", "plain string"],
)
def test_fields_come_rendered_raw_or_plain(field: object, expected: str) -> None:
    assert one(post_json(content=field)).content_html == expected


def test_an_array_a_line_each_and_pages_of_custom_types() -> None:
    array = json.dumps([post(id=1), post(id=2, type="page"), post(id=3, type="recipe")]).encode()
    assert [item.source.id for item in read_posts(array)] == ["1", "2", "3"]
    assert [item.type for item in read_posts(array)] == ["post", "page", "recipe"]
    lines = b"\n".join([post_json(id=4), b"", post_json(id=5)]) + b"\r\n"
    assert [item.source.id for item in read_posts(lines)] == ["4", "5"]


def test_one_bad_item_does_not_take_the_others_along() -> None:
    found = list(scan(json.dumps([post(id=1), {"nonsense": 1}, post(id=3)]).encode()))
    assert [type(item) for item in found][::2] == [Post, Post]
    assert isinstance(found[1], ExporterError)
    assert found[1].where == "post[1]"


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + post_json(), post_json().decode().encode("utf-16")],
    ids=["UTF-8 BOM", "UTF-16 BOM"],
)
def test_byte_order_marks(data: bytes) -> None:
    assert one(data).content_html == HTML


def test_characters_that_no_document_may_hold_are_scrubbed() -> None:
    data = rb'{"title": "T\u0000itle", "content": "<p>One\u000btwo \ud83d three\ufffe</p>"}'
    found = one(data)
    assert found.title_html == "Title"
    assert found.content_html == "<p>One two  three</p>"
    (said,) = found.diagnostics
    assert said.code is Code.TEXT_SCRUBBED
    assert said.detail == "U+0000, U+000B, U+D83D, U+FFFE"


def test_surrogate_pairs_are_no_fault() -> None:
    found = one(rb'{"title": "", "content": "<p>\ud83d\ude00</p>"}')
    assert found.content_html == "<p>😀</p>"
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("local", "utc", "expected"),
    [
        ("2026-03-01T10:00:00", "2026-03-01T09:00:00", "2026-03-01T10:00:00+01:00"),
        ("2026-03-01T09:00:00", "2026-03-01T09:00:00", "2026-03-01T09:00:00Z"),
        ("2026-03-01T14:30:00", "2026-03-01T09:00:00", "2026-03-01T14:30:00+05:30"),
        (..., "2026-03-01T09:00:00", "2026-03-01T09:00:00Z"),
        ("2026-03-01T10:00:00", ..., "2026-03-01T10:00:00"),
        ("2026-03-01T10:00:00", "0000-00-00T00:00:00", "2026-03-01T10:00:00"),
        ("2020-03-01T10:00:00", "2026-03-01T09:00:00", "2026-03-01T09:00:00Z"),
        (..., ..., ""),
    ],
)
def test_dates_carry_the_sites_offset(local: object, utc: object, expected: str) -> None:
    assert one(post_json(date=local, date_gmt=utc)).source.published == expected


def test_a_date_that_is_none_is_left_out_and_said() -> None:
    found = one(post_json(date="yesterday", date_gmt=None))
    assert found.source.published == ""
    assert [item.code for item in found.diagnostics] == [Code.METADATA_IGNORED]


YOAST = {
    "title": "Sprained ankle - A clinic",
    "og_locale": "en_US",
    "og_site_name": "A clinic &amp; friends",
    "author": "editor",
    "twitter_misc": {"Verfasst von": "K. Weber", "Geschätzte Lesezeit": "4 Minuten"},
    "schema": {
        "@graph": [
            {"@type": "WebSite", "name": "The site", "inLanguage": "fr-FR"},
            {"@type": "WebPage", "inLanguage": "de-DE"},
        ]
    },
}


def test_yoast_fills_in_what_wordpress_leaves_out() -> None:
    found = one(post_json(yoast_head_json=YOAST))
    assert found.language == "de-DE"
    assert found.source.site == "A clinic & friends"
    assert found.source.authors == ("editor",)
    assert found.source.reading_time == 4


def test_author_sources_in_order() -> None:
    graph = {"@graph": [{"@type": "Article", "author": {"name": "M. Dupont"}}]}
    assert one(post_json(yoast_head_json={**YOAST, "schema": graph})).source.authors == (
        "M. Dupont",
    )
    misc = {"twitter_misc": YOAST["twitter_misc"]}
    assert one(post_json(yoast_head_json=misc)).source.authors == ("K. Weber",)
    embedded = {"author": [{"name": "O&#8217;Neill"}, {"name": "J. Ali"}]}
    both = one(post_json(yoast_head_json=YOAST, _embedded=embedded))
    assert both.source.authors == ("O’Neill", "J. Ali")


def test_embedded_terms_and_featured_media() -> None:
    embedded = {
        "wp:term": [
            [{"taxonomy": "category", "name": "Bones &amp; joints"}],
            [{"taxonomy": "post_tag", "name": "ankle"}, {"taxonomy": "post_tag", "name": "rest"}],
        ],
        "wp:featuredmedia": [{"source_url": "https://clinic.example/a.jpg", "alt_text": "A foot"}],
    }
    source = one(post_json(_embedded=embedded)).source
    assert source.categories == ("Bones & joints",)
    assert source.tags == ("ankle", "rest")
    assert (source.featured_image, source.featured_image_alt) == (
        "https://clinic.example/a.jpg",
        "A foot",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"_embedded": [], "yoast_head_json": False, "tags": False, "categories": [3, 4]},
        {"_embedded": {"author": [{"code": "rest_user_invalid_id", "message": "Invalid ID."}]}},
        {"yoast_head_json": {"schema": [], "twitter_misc": [], "author": False}},
        {"_embedded": {"wp:term": [False, [None]], "wp:featuredmedia": [{"code": "gone"}]}},
        {"yoast_head_json": {"schema": {"@graph": {"a": 1}}}},
    ],
)
def test_odd_metadata_never_refuses_a_post_nor_invents(fields: dict[str, Any]) -> None:
    source = one(post_json(**fields)).source
    assert source.authors == ()
    assert source.site == ""
    assert source.categories == ()
    assert source.featured_image == ""


def test_an_author_that_wordpress_hides_is_said() -> None:
    embedded = {"author": [{"code": "rest_user_invalid_id", "message": "Invalid user ID."}]}
    (said,) = one(post_json(_embedded=embedded)).diagnostics
    assert said.detail == "_embedded.author: Invalid user ID."


def test_a_language_that_is_none_is_left_out_and_said() -> None:
    found = one(post_json(lang="English!"))
    assert found.language is None
    assert found.diagnostics[0].detail == "language: English!"


def test_the_seed(seed: object) -> None:
    found = read_posts(str(seed))[0]
    assert found.language == "en-US"
    assert found.source.published == "2026-02-27T19:34:48Z"
    assert found.source.reading_time == 13
    assert len(found.source.authors) == 1
    assert found.source.site
