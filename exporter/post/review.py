"""The clinical review that a post states in fields of its own.

Never taken from `modified`: that somebody saved a post doesn't mean that a clinician read it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from html import unescape
from typing import Any

from exporter.tree import Review

_REVIEWERS = [
    "medical_reviewer",
    "medically_reviewed_by",
    "clinical_reviewer",
    "clinically_reviewed_by",
    "reviewed_by",
    "reviewer",
    "reviewers",
]
_REVIEWED = [
    "last_reviewed",
    "last_medical_review",
    "last_review_date",
    "reviewed_on",
    "review_date",
    "date_reviewed",
    "medical_review_date",
    "clinical_review_date",
]
_NEXT = ["next_review", "next_review_date", "review_due", "review_due_date", "next_review_due"]
_VERSION = ["leaflet_version", "document_version", "version_number"]
"""Names that sites give such fields, in the order in which they count.

They are custom fields, of the plugin ACF or registered for the REST interface. Source of the first
two in the graph, `reviewedBy` and `lastReviewed`: https://schema.org/MedicalWebPage
"""


def review_of(graph: Iterable[Mapping[str, Any]], fields: Iterable[Any]) -> Review:
    """What a post says of its review.

    Args:
        graph: Its schema.org nodes.
        fields: Its groups of custom fields, of any kind.
    """
    nodes = list(graph)
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    groups = [
        {_key(name): value for name, value in group.items()}
        for group in fields
        if isinstance(group, dict)
    ]
    pages = [node for node in nodes if "reviewedBy" in node or "lastReviewed" in node]
    people = [list(_names(node.get("reviewedBy"), by_id)) for node in pages]
    people += [list(_names(value, by_id)) for value in _values(groups, _REVIEWERS)]
    dates = [node.get("lastReviewed") for node in pages] + list(_values(groups, _REVIEWED))
    return Review(
        reviewers=tuple(next((names for names in people if names), ())),
        reviewed=_first_day(dates),
        next_review=_first_day(_values(groups, _NEXT)),
        version=next(filter(None, map(_text, _values(groups, _VERSION))), ""),
    )


def _key(name: object) -> str:
    return str(name).strip("_").lower().replace("-", "_")


def _values(groups: list[dict[str, Any]], names: list[str]) -> Iterator[Any]:
    for name in names:
        for group in groups:
            if group.get(name):
                yield group[name]


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]], depth: int = 0) -> Iterator[str]:  # noqa: ANN401
    """Names of people: a text, an object with a name or a reference to one, or a list of those."""
    if isinstance(value, list) and depth < 3:
        for part in value[:20]:
            yield from _names(part, by_id, depth + 1)
    elif isinstance(value, dict):
        node = value if "name" in value else by_id.get(str(value.get("@id")), value)
        title = node.get("post_title") or node.get("display_name")  # what ACF gives for a relation
        if name := _text(node.get("name") or title):
            yield name
    elif name := _text(value):
        yield name


def _text(value: object) -> str:
    """A short text; a number counts as one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return ""
    text = " ".join(unescape(value).split())
    return text if len(text) <= 200 and "<" not in text else ""


def _first_day(values: Iterable[Any]) -> str:
    return next(filter(None, map(_day, values)), "")


def _day(value: object) -> str:
    """An ISO 8601 date, from one with or without a time, or ACF's own `20260131`."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    text = str(value).strip()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return ""
