"""The tree's tagged JSON form: exact both ways, with a schema generated from the types."""

from typing import Any

import msgspec

from exporter.tree.publication import Publication


def to_json(publication: Publication, *, indent: int = 0) -> bytes:
    """The JSON form, UTF-8.

    Args:
        publication: Any publication.
        indent: Spaces a level for people; 0 for one line.
    """
    compact = msgspec.json.encode(publication)
    return msgspec.json.format(compact, indent=indent) if indent else compact


def from_json(data: bytes | str) -> Publication:
    """The publication that `to_json` wrote.

    Raises:
        msgspec.ValidationError: Names the JSON path of what doesn't fit.
    """
    return msgspec.json.decode(data, type=Publication)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the form, generated from the node types."""
    generated = msgspec.json.schema(Publication)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "exporter document tree",
        **generated,
    }
