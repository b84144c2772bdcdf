"""Posts and documents as trees, repaired, without writing anything."""

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.errors import EmptyContent, ExporterError, UsageError
from exporter.handout import Handout, with_leaflet
from exporter.normalise import normalise
from exporter.post import Post
from exporter.reading import Document, Input, Item, reader_for
from exporter.settings import Settings, check
from exporter.tree import Publication

Source = str | Path | bytes
"""What can be exported."""


def publications(
    sources: Iterable[Source],
    *,
    language: str | None = None,
    without: Collection[str] = (),
    also: Collection[str] = (),
) -> Iterator[Publication]:
    """The trees that posts become, without writing anything.

    Raises:
        ExporterError: The first thing that is wrong with an input or a post.
    """
    settings = Settings(language=language, without=frozenset(without), also=frozenset(also))
    check(settings)
    for source in sources:
        for item, _beside in items_of(source):
            if isinstance(item, ExporterError):
                raise item
            yield publication_of(item, settings)[0]


class Reading(Struct, frozen=True):
    """A post as it is read and repaired.

    Attributes:
        origin: Where it was read from.
        publication: Its tree.
        diagnostics: What was repaired, replaced or dropped on the way.
    """

    origin: str
    publication: Publication
    diagnostics: tuple[Diagnostic, ...]


def readings(
    sources: Iterable[Source],
    *,
    language: str | None = None,
    without: Collection[str] = (),
    also: Collection[str] = (),
    handout: Handout | None = None,
) -> Iterator[Reading | ExporterError]:
    """The trees that posts become, with what was repaired; an error stands for a post that failed.

    Args:
        sources: As of `export`.
        language: BCP 47 tag that overrides what the posts say.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
        handout: A clinic's settings, where the posts become leaflets.

    Raises:
        UsageError: The arguments name a language or repair that there isn't.
    """
    settings = Settings(
        language=language, without=frozenset(without), also=frozenset(also), handout=handout
    )
    check(settings)
    for source in sources:
        for item, _beside in items_of(source):
            if isinstance(item, ExporterError):
                yield item
                continue
            try:
                publication, diagnostics = publication_of(item, settings)
            except UsageError:
                raise
            except ExporterError as problem:
                yield problem
            else:
                yield Reading(item.origin, publication, tuple(diagnostics))


def publication_of(item: Item, settings: Settings) -> tuple[Publication, list[Diagnostic]]:
    """The tree of one post or document, with everything that was repaired on the way."""
    if isinstance(item, Document):
        publication = _in_language(item.publication, settings.language)
        diagnostics = list(item.diagnostics)
    else:
        publication, diagnostics = _told(item, settings)
    if not any(chapter.blocks for chapter in publication.chapters):
        raise EmptyContent(f"the post “{item.label}” has nothing to export", where=item.origin)
    if settings.handout is not None and not _is_dressed(publication, settings.handout):
        language = file_language(publication, settings)
        publication, said = with_leaflet(publication, settings.handout, settings.logo, language)
        diagnostics += said
    if publication.language is None:
        diagnostics.append(Diagnostic(Code.LANGUAGE_UNKNOWN))
    return publication, diagnostics


def _is_dressed(publication: Publication, handout: Handout) -> bool:
    """Whether a stored leaflet stays: no settings say anything of another."""
    return publication.leaflet is not None and handout == Handout()


def _told(post: Post, settings: Settings) -> tuple[Publication, list[Diagnostic]]:
    """The tree of a post as it was fetched."""
    result = normalise(
        post, without=settings.without, also=settings.also, language=settings.language
    )
    return Publication.of_article(result.chapter), [*post.diagnostics, *result.diagnostics]


def file_language(publication: Publication, settings: Settings) -> str:
    """What a file says of its own accord is in this language."""
    chosen = settings.handout.page.language if settings.handout is not None else ""
    return chosen or publication.language or "und"


def _in_language(publication: Publication, language: str | None) -> Publication:
    """A publication whose language a person overrules."""
    if language is None:
        return publication
    chapters = tuple(replace(chapter, language=language) for chapter in publication.chapters)
    return replace(publication, language=language, chapters=chapters)


def items_of(source: Source) -> Iterator[tuple[Item | ExporterError, Path | None]]:
    """What a source holds, or the errors that stand in its place, with the folder it lies in."""
    given = Input(source)
    try:
        for item in reader_for(given).read(given):
            yield item, given.beside
    except ExporterError as problem:
        yield problem, given.beside


def timestamp_of(publication: Publication) -> datetime:
    """The moment to record in files, so that the same input gives the same bytes.

    `SOURCE_DATE_EPOCH` if set, else the latest time that a post tells, else the start of 1980,
    which is the first that ZIP knows.

    Source: https://reproducible-builds.org/specs/source-date-epoch/

    Raises:
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(
                f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds",
                next_step="Unset it, or set it to seconds since 1970.",
            ) from None
    told = [
        datetime.fromisoformat(stamp)
        for chapter in publication.chapters
        for stamp in (chapter.source.published, chapter.source.modified)
        if stamp
    ]
    zoned = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in told]
    return max(
        (moment.astimezone(UTC) for moment in zoned), default=datetime(1980, 1, 1, tzinfo=UTC)
    )
