"""A post's metadata, from the best source present. Never invented: what is absent is absent."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from html import unescape
from typing import Any

import msgspec

from exporter.diagnostics import Code, Diagnostic
from exporter.post.review import review_of
from exporter.post.wire import WirePost
from exporter.tree import Source
from exporter.tree.check import LANGUAGE

_MINUTES = re.compile(r"(\d{1,4})\s*\D{1,20}\Z")
_NEVER = "0000-00-00T00:00:00"


def source_of(wire: WirePost) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Everything that can be said of a post without reading its HTML.

    Returns:
        The metadata, and a diagnostic for each field that held something unusable.
    """
    ignored: list[Diagnostic] = []
    published = _moment("date", wire.date, wire.date_gmt, ignored)
    modified = _moment("modified", wire.modified, wire.modified_gmt, ignored)
    image, alt = _featured(wire.embedded)
    source = Source(
        id="" if wire.id is None else str(wire.id),
        slug=wire.slug or "",
        link=(wire.link or "").strip(),
        site=_site(wire.yoast),
        authors=_authors(wire, ignored),
        published=published,
        modified=modified,
        categories=_terms(wire, "category", wire.categories),
        tags=_terms(wire, "post_tag", wire.tags),
        reading_time=_reading_time(wire.yoast),
        featured_image=image,
        featured_image_alt=alt,
        review=review_of(_graph(wire.yoast), (wire.acf, wire.meta)),
    )
    return source, tuple(ignored)


def language_of(wire: WirePost) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The post's language: Yoast's `inLanguage`, else Polylang's `lang`, else `og_locale`."""
    graph = sorted(_graph(wire.yoast), key=lambda node: node.get("@type") != "WebPage")
    found = [node.get("inLanguage") for node in graph]
    found += [wire.lang, _dig(wire.yoast, "og_locale")]
    for value in found:
        if isinstance(value, str) and value:
            tag = value.replace("_", "-")
            if LANGUAGE.match(tag):
                return tag, ()
            return None, (_ignored("language", value),)
    return None, ()


def footnotes_of(wire: WirePost) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The block editor's footnotes by id: HTML, as `meta.footnotes` keeps them in a JSON string.

    Source: https://github.com/WordPress/gutenberg/tree/trunk/packages/block-library/src/footnotes
    """
    kept = _dig(wire.meta, "footnotes")
    if not isinstance(kept, str) or not kept.strip():
        return {}, ()
    try:
        notes = msgspec.json.decode(kept, type=list[_WireNote])
    except (msgspec.DecodeError, RecursionError):
        return {}, (_ignored("meta.footnotes", kept),)
    return {note.id: note.content for note in notes}, ()


class _WireNote(msgspec.Struct, frozen=True):
    id: str
    content: str


def _dig(value: Any, *path: str | int) -> Any:  # noqa: ANN401 - plugins put anything there
    """What lies at a path of keys and positions, or None where the path ends early."""
    for step in path:
        match step, value:
            case str(), dict():
                value = value.get(step)
            case int(), list() if step < len(value):
                value = value[step]
            case _:
                return None
    return value


def _text(value: object) -> str:
    """A string field without entities and outer space; nothing for any other kind."""
    return unescape(value).strip() if isinstance(value, str) else ""


def _ignored(field: str, value: object) -> Diagnostic:
    return Diagnostic(Code.METADATA_IGNORED, f"{field}: {str(value)[:60]}")


def _moment(field: str, local: str | None, utc: str | None, ignored: list[Diagnostic]) -> str:
    """ISO 8601 with the site's offset, which is what parts the local date from `…_gmt`."""
    here, there = (_parsed(field, value, ignored) for value in (local, utc))
    if there is None:
        return here.isoformat() if here else ""
    if here is not None:
        offset = here - there
        if abs(offset) <= timedelta(hours=14) and offset % timedelta(minutes=15) == timedelta(0):
            return here.replace(tzinfo=timezone(offset)).isoformat().replace("+00:00", "Z")
    return there.isoformat() + "Z"


def _parsed(field: str, value: str | None, ignored: list[Diagnostic]) -> datetime | None:
    if not value or value == _NEVER:
        return None
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        ignored.append(_ignored(field, value))
        return None


def _graph(yoast: object) -> Iterator[dict[str, Any]]:
    """The nodes of Yoast's JSON-LD."""
    nodes = _dig(yoast, "schema", "@graph")
    yield from (node for node in nodes or () if isinstance(node, dict))


def _site(yoast: object) -> str:
    if name := _text(_dig(yoast, "og_site_name")):
        return name
    names = (_text(node.get("name")) for node in _graph(yoast) if node.get("@type") == "WebSite")
    return next(filter(None, names), "")


def _authors(wire: WirePost, ignored: list[Diagnostic]) -> tuple[str, ...]:
    embedded = _dig(wire.embedded, "author")
    names = []
    for person in embedded if isinstance(embedded, list) else ():
        if name := _text(_dig(person, "name")):
            names.append(name)
        else:
            ignored.append(_ignored("_embedded.author", _dig(person, "message") or person))
    return tuple(dict.fromkeys(names)) or _yoast_authors(wire.yoast)


def _yoast_authors(yoast: object) -> tuple[str, ...]:
    """JSON-LD's author, else Yoast's own field, else the name in `twitter_misc`."""
    for node in _graph(yoast):
        if name := _text(_dig(node.get("author"), "name")):
            return (name,)
    if name := _text(_dig(yoast, "author")):
        return (name,)
    # The labels of twitter_misc are in the site's language; the name is what isn't a duration.
    misc = _dig(yoast, "twitter_misc")
    values = misc.values() if isinstance(misc, dict) else ()
    return tuple(name for value in values if (name := _text(value)) and not _MINUTES.match(name))


def _reading_time(yoast: object) -> int | None:
    misc = _dig(yoast, "twitter_misc")
    for value in misc.values() if isinstance(misc, dict) else ():
        if found := _MINUTES.match(_text(value)):
            return int(found[1])
    return None


def _terms(wire: WirePost, taxonomy: str, own: object) -> tuple[str, ...]:
    """Term names: embedded ones, else those that the field itself spells out."""
    groups = _dig(wire.embedded, "wp:term")
    terms = [
        term
        for group in (groups if isinstance(groups, list) else ())
        for term in (group if isinstance(group, list) else ())
        if _dig(term, "taxonomy") == taxonomy
    ]
    if not terms and isinstance(own, list):
        terms = own
    return tuple(name for term in terms if (name := _text(_dig(term, "name"))))


def _featured(embedded: object) -> tuple[str, str | None]:
    media = _dig(embedded, "wp:featuredmedia", 0)
    address = _text(_dig(media, "source_url"))
    alt = _dig(media, "alt_text")
    return address, _text(alt) if address and isinstance(alt, str) and alt else None
