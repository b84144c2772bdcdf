"""The tagged JSON form: exact both ways, refused with a path, described by its schema."""

import json
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from support.everything import BLOCKS
from support.lawful import blocks
from support.trees import article, bullets, inlines, p

from exporter.tree import (
    Block,
    Blocks,
    Chapter,
    Inline,
    Publication,
    from_json,
    schema,
    to_json,
)
from exporter.tree.publication import TREE_VERSION


def test_every_kind_of_node_survives() -> None:
    tree = article(*BLOCKS)
    assert from_json(to_json(tree)) == tree
    assert from_json(to_json(tree, indent=2)) == tree


@given(blocks)
def test_any_tree_survives(tree: Blocks) -> None:
    publication = article(*tree)
    assert from_json(to_json(publication)) == publication


def test_the_form_is_tagged_and_leaves_defaults_out() -> None:
    chapter = Chapter(title=inlines("T"), blocks=(p("x"), bullets("y", ordered=True)))
    assert json.loads(to_json(Publication.of_article(chapter))) == {
        "title": [{"t": "text", "text": "T"}],
        "chapters": [
            {
                "title": [{"t": "text", "text": "T"}],
                "blocks": [
                    {"t": "paragraph", "content": [{"t": "text", "text": "x"}]},
                    {
                        "t": "list",
                        "ordered": True,
                        "items": [
                            {
                                "t": "item",
                                "blocks": [
                                    {"t": "paragraph", "content": [{"t": "text", "text": "y"}]}
                                ],
                            }
                        ],
                    },
                ],
            }
        ],
    }


REFUSED = {
    "unknown block": ('{"t": "marquee"}', "Invalid value 'marquee' - at `$.chapters[0].blocks[0]."),
    "inline as block": ('{"t": "text", "text": "x"}', "Invalid value 'text'"),
    "unknown field": ('{"t": "thematic-break", "colour": 1}', "unknown field `colour`"),
    "level 1": ('{"t": "heading", "level": 1, "content": []}', "`int` >= 2"),
    "no content": ('{"t": "paragraph"}', "missing required field `content`"),
    "endless span": (
        '{"t": "table", "body": [{"t": "row", "cells": [{"t": "cell", "colspan": 1001}]}]}',
        "`int` <= 1000",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_with_its_place(name: str) -> None:
    block, message = REFUSED[name]
    data = f'{{"title": [], "chapters": [{{"title": [], "blocks": [{block}]}}]}}'
    with pytest.raises(msgspec.ValidationError) as refusal:
        from_json(data)
    assert message in str(refusal.value)
    assert "$.chapters[0].blocks[0]" in str(refusal.value)


def test_a_later_version_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="version"):
        from_json(f'{{"title": [], "chapters": [], "version": {TREE_VERSION + 1}}}')


def test_the_schema_knows_every_node_and_nothing_else() -> None:
    whole = schema()
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    named = {
        tag
        for definition in whole["$defs"].values()
        for tag in definition.get("properties", {}).get("t", {}).get("enum", ())
    }
    parts = {"math-element", "item", "definition-item", "question-answer", "row", "cell"}
    assert named == {_tag(kind) for kind in (*get_args(Block), *get_args(Inline))} | parts
    assert all(reference in whole["$defs"] for reference in _references(whole))
    json.dumps(whole)


def _tag(kind: type[msgspec.Struct]) -> str:
    return str(kind.__struct_config__.tag)


def _references(part: Any) -> list[str]:  # noqa: ANN401 - JSON of any shape
    if isinstance(part, dict):
        own = [part["$ref"].removeprefix("#/$defs/")] if "$ref" in part else []
        return own + [found for value in part.values() for found in _references(value)]
    if isinstance(part, list):
        return [found for value in part for found in _references(value)]
    return []
