"""What writers are given, for tests."""

from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from exporter.assets import Pictures
from exporter.diagnostics import Diagnostic
from exporter.look import Look
from exporter.tree import Block, Chapter, Publication, Source, Text
from exporter.writing import NoOptions, WritingContext

MOMENT = datetime(2026, 1, 3, 4, 5, 6, tzinfo=UTC)

SOURCE = Source(
    id="7",
    slug="a-title",
    link="https://example.org/a-title/",
    site="Bones & Co",
    authors=("Ann O’Bee", "Bo <b>"),
    published="2026-01-02T03:04:05Z",
    modified="2026-01-03T04:05:06Z",
    excerpt="In short & sweet.",
    categories=("Spine",),
    tags=("nerves", "Spine"),
)


def chapter(*blocks: Block, title: str = "A title", language: str | None = "en") -> Chapter:
    """A chapter with a full source."""
    return Chapter(title=(Text(title),), blocks=blocks, language=language, source=SOURCE)


def book(*chapters: Chapter, title: str = "A book", language: str | None = "en") -> Publication:
    """A publication of several chapters."""
    return Publication(
        title=(Text(title),), chapters=chapters, language=language, authors=SOURCE.authors
    )


def context(
    publication: Publication,
    pictures: Pictures | None = None,
    reported: list[Diagnostic] | None = None,
    options: Struct | None = None,
    look: Look | None = None,
) -> WritingContext[Any]:
    """A context of a writer, by default without options; what it reports goes into `reported`."""
    return WritingContext(
        publication=publication,
        options=options or NoOptions(),
        pictures=pictures or Pictures(),
        language=publication.language or "und",
        look=look or Look(),
        timestamp=MOMENT,
        report=([] if reported is None else reported).append,
    )


def without_source(publication: Publication) -> Publication:
    """The same with nothing known of where it comes from."""
    bare = tuple(replace(item, source=Source()) for item in publication.chapters)
    return replace(publication, chapters=bare, authors=())
