"""Document trees in their JSON form, read back in place of posts.

`exporter tree` prints this form, and a PDF may have it attached. It comes from outside like any
post: only a lawful tree gets further.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from exporter.errors import EmptyContent, LimitExceeded, WrongShape
from exporter.tree import Publication, Source, from_json
from exporter.tree.check import XML_ILLEGAL, check, is_safe

_TOLD = 3
"""How many breaches of the law a message names."""


class StoredTree(Struct, frozen=True):
    """A publication that was made from a post earlier.

    Attributes:
        origin: Where it was read from, for messages.
        publication: Lawful by `tree.check`; its first chapter isn't empty.
    """

    origin: str
    publication: Publication

    @property
    def source(self) -> Source:
        """Of its first chapter."""
        return self.publication.chapters[0].source

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.source.slug or self.source.id or self.origin


class _Outside(Struct):
    """What tells a tree from a post."""

    chapters: msgspec.Raw = msgspec.Raw()
    content: msgspec.Raw = msgspec.Raw()


def is_tree(data: bytes) -> bool:
    """Whether JSON is, or wants to be, a document tree."""
    try:
        outside = msgspec.json.decode(data, type=_Outside)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return bool(bytes(outside.chapters)) and not bytes(outside.content)


def decode_tree(data: bytes, origin: str) -> StoredTree:
    """The document tree that JSON holds.

    Raises:
        WrongShape: It isn't of the form, or breaks the nesting law.
        EmptyContent: Its first chapter holds nothing.
        LimitExceeded: It is nested too deep.
    """
    try:
        publication = from_json(data)
        problems = [*_breaches(publication)]
    except msgspec.ValidationError as problem:
        raise WrongShape(f"it is no document tree: {problem}", where=origin) from None
    except RecursionError:
        raise LimitExceeded("it is nested too deep", where=origin) from None
    if problems:
        raise WrongShape(
            f"the document tree is broken: {'; '.join(problems[:_TOLD])}", where=origin
        )
    if not publication.chapters[0].blocks:
        raise EmptyContent("the document tree has nothing to export", where=origin)
    return StoredTree(origin, publication)


def _breaches(publication: Publication) -> Iterator[str]:
    """What is wrong with a tree: in its nodes, and in what stands around them."""
    for violation in check(publication):
        yield f"{violation.node}: {violation.problem}"
    if not publication.title:
        yield "it has no title"
    around = [("source", chapter.source.link) for chapter in publication.chapters]
    if publication.leaflet is not None:
        around += [
            ("source", publication.leaflet.source),
            ("website", publication.leaflet.clinic.website),
        ]
    for what, address in around:
        if address and not is_safe(address):
            yield f"the {what}'s address {address[:40]!r} may not be opened"
    if any(XML_ILLEGAL.search(text) for text in _strings(msgspec.to_builtins(publication))):
        yield "a text holds characters that no document can hold"


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON of any shape
    match value:
        case str():
            yield value
        case dict():
            for item in value.values():
                yield from _strings(item)
        case list() | tuple():
            for item in value:
                yield from _strings(item)
        case _:
            pass
