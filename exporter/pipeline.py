"""One job: read posts, normalise them, write their files. Only this module writes outputs."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from exporter.assets import Media
from exporter.diagnostics import Code, Diagnostic
from exporter.errors import EmptyContent, ExporterError, UnknownFormat, UsageError
from exporter.look import Look, Paper
from exporter.normalise import normalise
from exporter.post import Post, scan
from exporter.post.read import STANDARD_INPUT
from exporter.report import ExportReport, Failure, FileReport, PostReport
from exporter.saving import Stems, save
from exporter.tree import Publication, plain_text, words
from exporter.tree.check import LANGUAGE
from exporter.writing import (
    NoOptions,
    Writer,
    WritingContext,
    options_for,
    registered,
    writer_named,
)

DEFAULT_FORMATS = ("pdf", "docx", "epub")
DEFAULT_OUTPUT = "out"

_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}")
"""A suffix that a person takes for a kind of document."""

Source = str | Path | bytes
Step = Callable[[str, str], None]
"""Called as work begins on something: what (a format's name, or `read`), and which post."""


class Settings(Struct, frozen=True, kw_only=True):
    """How to export.

    Attributes:
        formats: Names of writers, in the order to write.
        output: A folder; or the file itself when `formats` has one name and one post is read.
        output_is_file: `output` names the file.
        media: A folder, or a JSON map from address to file, to take pictures from.
        look: Sheet, sizes and the like, for formats that have pages.
        language: BCP 47 tag that overrides what the posts say.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
        options: Each writer's own options by name.
        dry_run: Do everything except saving.
    """

    formats: tuple[str, ...] = DEFAULT_FORMATS
    output: Path = Path(DEFAULT_OUTPUT)
    output_is_file: bool = False
    media: Path | None = None
    look: Look = Look()
    language: str | None = None
    without: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, object]] = {}
    dry_run: bool = False


def export(  # noqa: PLR0913 - the keywords are the command line's options
    sources: Source | Iterable[Source],
    output: str | Path = DEFAULT_OUTPUT,
    *,
    formats: Sequence[str] | None = None,
    media: str | Path | None = None,
    paper: Paper = "a4",
    language: str | None = None,
    without: Collection[str] = (),
    also: Collection[str] = (),
    options: Mapping[str, Mapping[str, object]] | None = None,
    dry_run: bool = False,
    on_step: Step | None = None,
) -> ExportReport:
    """Export posts to files.

    A post or format that fails is reported and the others go on.

    Args:
        sources: Paths of JSON files, `-` for standard input, or JSON bytes; one or many.
        output: A folder, made if missing; or a file, when its suffix is a writer's.
        formats: Names of writers; by default PDF, DOCX and EPUB, or what `output`'s suffix says.
        media: A folder, or a JSON map from address to file, to take pictures from.
        paper: `a4` or `letter`.
        language: BCP 47 tag that overrides what the posts say.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
        options: Each writer's own options, by the writer's name.
        dry_run: Do everything except saving.
        on_step: Called as work on a post or a format begins.

    Returns:
        What was written, repaired, and what failed.

    Raises:
        UsageError: The arguments contradict each other.
        UnknownFormat: A format that no installed writer has.
        MediaMapInvalid: `media` is neither a folder nor a map.
    """
    path = Path(output)
    is_file = not str(output).endswith("/") and _is_file_name(path)
    settings = Settings(
        formats=_formats(path if is_file else None, formats),
        output=path,
        output_is_file=is_file,
        media=Path(media) if media is not None else None,
        look=Look(paper=paper),
        language=language,
        without=frozenset(without),
        also=frozenset(also),
        options=options or {},
        dry_run=dry_run,
    )
    inputs = [sources] if isinstance(sources, str | Path | bytes) else list(sources)
    return Job(settings, on_step).run(inputs)


def _formats(file: Path | None, formats: Sequence[str] | None) -> tuple[str, ...]:
    """The formats that an output file's suffix and a wish amount to."""
    wanted = tuple(dict.fromkeys(formats)) if formats is not None else None
    if file is None:
        return DEFAULT_FORMATS if wanted is None else wanted
    of_suffix = file.suffix[1:].lower()
    if wanted not in (None, (of_suffix,)):
        raise UsageError(
            f"-o {file} names one {of_suffix} file, but --to asks for {', '.join(wanted or ())}",
            next_step="Name a folder with -o, or leave --to out.",
        )
    return (of_suffix,)


def _is_file_name(output: Path) -> bool:
    """Whether an output path names a file: it has a document's suffix and is no folder.

    Raises:
        UnknownFormat: The suffix is a document's, but no writer makes such files.
    """
    if not _SUFFIX.fullmatch(output.suffix) or output.is_dir():
        return False
    name = output.suffix[1:].lower()
    if name not in registered():
        raise UnknownFormat(
            f"no installed writer makes {output.suffix} files",
            where=f"-o {output}",
            next_step=f"Installed: {', '.join(registered())}. A folder's name must end in /.",
        )
    return True


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
    _check(settings)
    for source in sources:
        for item, _beside in _read(source):
            if isinstance(item, ExporterError):
                raise item
            yield _publication(item, settings)[0]


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
) -> Iterator[Reading | ExporterError]:
    """The trees that posts become, with what was repaired; an error stands for a post that failed.

    Raises:
        UsageError: The arguments name a language or repair that there isn't.
    """
    settings = Settings(language=language, without=frozenset(without), also=frozenset(also))
    _check(settings)
    for source in sources:
        for item, _beside in _read(source):
            if isinstance(item, ExporterError):
                yield item
                continue
            try:
                publication, diagnostics = _publication(item, settings)
            except UsageError:
                raise
            except ExporterError as problem:
                yield problem
            else:
                yield Reading(item.origin, publication, tuple(diagnostics))


class Job:
    """A run with its settings checked and its writers at hand.

    Raises:
        ExporterError: As `export`.
    """

    def __init__(self, settings: Settings, on_step: Step | None = None) -> None:
        _check(settings)
        self._settings = settings
        self._step: Step = on_step or (lambda _what, _which: None)
        self._writers = [writer_named(name) for name in settings.formats]
        self._options = {
            writer.name: options_for(writer, settings.options.get(writer.name, {}))
            for writer in self._writers
        }
        self._media = Media(settings.media)
        self._stems = Stems()

    def run(self, sources: Sequence[Source]) -> ExportReport:
        """Export everything, one post after the other."""
        items = [item for source in sources for item in _read(source)]
        if self._settings.output_is_file and len(items) > 1:
            raise UsageError(
                f"-o {self._settings.output} names one file, but there are {len(items)} posts",
                next_step="Name a folder with -o.",
            )
        return ExportReport(tuple(self._one(item, beside) for item, beside in items))

    def _one(self, item: Post | ExporterError, beside: Path | None) -> PostReport:
        if isinstance(item, ExporterError):
            return PostReport(origin=item.where, failures=(Failure.of(item),))
        self._step("read", item.label)
        try:
            publication, diagnostics = _publication(item, self._settings)
        except ExporterError as problem:
            return PostReport(origin=item.origin, failures=(Failure.of(problem),))
        pictures, about_pictures = self._media.pictures_of(publication, beside)
        diagnostics += about_pictures
        context = WritingContext(
            publication=publication,
            options=NoOptions(),
            pictures=pictures,
            language=publication.language or "und",
            look=self._settings.look,
            timestamp=timestamp_of(publication),
            report=diagnostics.append,
        )
        files, failures = self._write(item, context, diagnostics)
        (chapter,) = publication.chapters
        return PostReport(
            origin=item.origin,
            title=plain_text(publication.title),
            words=len(words((*chapter.title, *chapter.blocks))),
            files=files,
            diagnostics=tuple(entry.at(post=item.label) for entry in diagnostics),
            failures=failures,
        )

    def _write(
        self, post: Post, context: WritingContext[NoOptions], diagnostics: list[Diagnostic]
    ) -> tuple[tuple[FileReport, ...], tuple[Failure, ...]]:
        title = plain_text(context.publication.title)
        stem = self._stems.stem(post.source.slug, post.source.id, title)
        files, failures = [], []
        for writer in self._writers:
            self._step(writer.name, post.label)
            try:
                files.append(self._file(writer, context, stem, diagnostics))
            except ExporterError as problem:
                failures.append(Failure.of(problem, format=writer.name))
        return tuple(files), tuple(failures)

    def _file(
        self,
        writer: Writer,
        shared: WritingContext[NoOptions],
        stem: str,
        diagnostics: list[Diagnostic],
    ) -> FileReport:
        context = replace(
            shared,
            options=self._options[writer.name],
            report=lambda entry: diagnostics.append(entry.at(format=writer.name)),
        )
        written = writer.write(context)
        output = self._settings.output
        path = output if self._settings.output_is_file else output / f"{stem}{writer.suffix}"
        if self._settings.dry_run:
            chunks = [written.content] if isinstance(written.content, bytes) else written.content
            size = sum(map(len, chunks))
        else:
            size = save(path, written.content)
        return FileReport(str(path), writer.name, size, written.pages)


def _publication(post: Post, settings: Settings) -> tuple[Publication, list[Diagnostic]]:
    """The tree of one post, with everything that was repaired on the way."""
    result = normalise(
        post, without=settings.without, also=settings.also, language=settings.language
    )
    if not result.chapter.blocks:
        raise EmptyContent(f"the post “{post.label}” has nothing to export", where=post.origin)
    publication = Publication.of_article(result.chapter)
    diagnostics = [*post.diagnostics, *result.diagnostics]
    if publication.language is None:
        diagnostics.append(Diagnostic(Code.LANGUAGE_UNKNOWN))
    return publication, diagnostics


def _check(settings: Settings) -> None:
    """Refuse what can't be done before anything is read."""
    if settings.language is not None and not LANGUAGE.match(settings.language):
        raise UsageError(
            f"{settings.language!r} is no language tag", next_step="Use one like en, en-GB or ar."
        )
    for name in settings.options:
        if name not in settings.formats:
            raise UsageError(
                f"options are given for {name}, which isn't being written",
                next_step=f"Add it: --to {','.join((*settings.formats, name))}.",
            )


def _read(source: Source) -> Iterator[tuple[Post | ExporterError, Path | None]]:
    """A source's posts, or the errors that stand in their place, with the folder they lie in."""
    on_disk = not isinstance(source, bytes) and str(source) != STANDARD_INPUT
    beside = Path(str(source)).parent if on_disk else None
    try:
        for item in scan(source):
            yield item, beside
    except ExporterError as problem:
        yield problem, beside


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
