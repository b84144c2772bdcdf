"""Reviews that posts state in fields of their own."""

import json
from typing import Any

import pytest
from support.posts import post

from exporter.post import read_posts
from exporter.tree import Review


def review(**fields: Any) -> Review:  # noqa: ANN401 - JSON of any shape
    (found,) = read_posts(json.dumps(post(**fields)).encode())
    return found.source.review


def graph(*nodes: dict[str, Any]) -> dict[str, Any]:
    return {"schema": {"@graph": list(nodes)}}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Review()),
        ({"modified": "2026-06-01T00:00:00"}, Review()),
        ({"acf": False, "meta": []}, Review()),
        (
            {"acf": {"medical_reviewer": "The team", "last_reviewed": "20260201"}},
            Review(("The team",), "2026-02-01"),
        ),
        (
            {"acf": {"reviewed_by": [{"post_title": "One"}, {"display_name": "Two"}]}},
            Review(("One", "Two")),
        ),
        (
            {"meta": {"_next_review": "2029-02-01", "leaflet_version": 2.1}},
            Review(next_review="2029-02-01", version="2.1"),
        ),
        ({"meta": {"review_date": "2026-02-01 10:00:00"}}, Review(reviewed="2026-02-01")),
        ({"meta": {"review_date": "last spring", "reviewer": "<b>x</b>"}}, Review()),
        ({"meta": {"reviewed_by": True, "last_reviewed": [1], "version": "7"}}, Review()),
        (
            {
                "yoast_head_json": graph(
                    {
                        "@type": "MedicalWebPage",
                        "lastReviewed": "2026-02-01",
                        "reviewedBy": {"@id": "#p"},
                    },
                    {"@id": "#p", "name": "The team"},
                )
            },
            Review(("The team",), "2026-02-01"),
        ),
        (
            {
                "yoast_head_json": graph(
                    {"reviewedBy": {"@id": "#p"}, "lastReviewed": {}}, {"@id": 1}
                )
            },
            Review(),
        ),
    ],
)
def test_fields(fields: dict[str, Any], expected: Review) -> None:
    assert review(**fields) == expected
