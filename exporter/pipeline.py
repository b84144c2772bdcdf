"""One job: read posts, normalise them, write their files. Only this module writes outputs."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from exporter.assets import Media
from exporter.diagnostics import Diagnostic
from exporter.errors import ExporterError, UsageError
from exporter.loading import Source, file_language, items_of, publication_of, timestamp_of
from exporter.look import Links, Look, Paper
from exporter.manuscript import dressed as as_manuscript
from exporter.reading import Item
from exporter.remarks import Remark
from exporter.report import ExportReport, Failure, FileReport, PostReport
from exporter.saving import Stems, save
from exporter.settings import (
    DEFAULT_OUTPUT,
    Profile,
    Settings,
    Wish,
    check,
    check_reference,
    dressed,
    formats_of,
    is_file_name,
    manuscript_of,
    options_of,
)
from exporter.tree import Publication, plain_text, words
from exporter.writing import (
    NoOptions,
    Preparing,
    Writer,
    WritingContext,
    options_for,
    writer_named,
)

Step = Callable[[str, str], None]
"""Called as work begins on something: what (a format's name, or `read`), and which post."""


def export(  # noqa: PLR0913 - the keywords are the command line's options
    sources: Source | Iterable[Source],
    output: str | Path = DEFAULT_OUTPUT,
    *,
    formats: Sequence[str] | None = None,
    media: str | Path | None = None,
    profile: Profile = "article",
    config: str | Path | None = None,
    preset: str | None = None,
    paper: Paper | None = None,
    links: Links | None = None,
    language: str | None = None,
    without: Collection[str] = (),
    also: Collection[str] = (),
    options: Mapping[str, Mapping[str, object]] | None = None,
    comments: bool = False,
    dry_run: bool = False,
    on_step: Step | None = None,
) -> ExportReport:
    """Export posts to files.

    A post or format that fails is reported and the others go on.

    Args:
        sources: Paths of JSON files, `-` for standard input, or JSON bytes; one or many.
        output: A folder, made if missing; or a file, when its suffix is a writer's.
        formats: Names of writers; by default PDF, DOCX and EPUB (handouts: PDF and DOCX), or what
            `output`'s suffix says.
        media: A folder, or a JSON map from address to file, to take pictures from.
        profile: `article`, `handout` for a leaflet that a clinic hands out, or `manuscript`.
        config: The handout's or manuscript's settings, a TOML file; `exporter init` writes one.
        preset: Name of a set of sizes, as `look.PRESETS` has them.
        paper: `a4`, `letter`, `a5` or `legal`.
        links: What becomes of links on paper: `notes`, `inline` or `none`.
        language: BCP 47 tag that overrides what the posts say.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
        options: Each writer's own options, by the writer's name.
        comments: Put what an editor should look at into the Word document as comments.
        dry_run: Do everything except saving.
        on_step: Called as work on a post or a format begins.

    Returns:
        What was written, repaired, and what failed.

    Raises:
        UsageError: The arguments contradict each other.
        ConfigInvalid: The handout's settings can't be used.
        UnknownFormat: A format that no installed writer has.
        MediaMapInvalid: `media` is neither a folder nor a map.
    """
    path = Path(output)
    is_file = not str(output).endswith("/") and is_file_name(path)
    wish = Wish(
        profile=profile,
        config=Path(config) if config is not None else None,
        preset=preset,
        paper=paper,
        links=links,
    )
    look, handout, logo = dressed(wish)
    look, manuscript = manuscript_of(wish, look)
    if handout is not None and handout.page.callouts and "callouts" not in without:
        also = {*also, "callouts"}
    settings = Settings(
        formats=formats_of(path if is_file else None, formats, profile),
        output=path,
        output_is_file=is_file,
        media=Path(media) if media is not None else None,
        look=look,
        handout=handout,
        logo=logo,
        manuscript=manuscript,
        language=language,
        without=frozenset(without),
        also=frozenset(also),
        options=options_of(profile, options or {}),
        comments=comments,
        dry_run=dry_run,
    )
    check_reference(wish, settings)
    inputs = [sources] if isinstance(sources, str | Path | bytes) else list(sources)
    return Job(settings, on_step).run(inputs)


class Job:
    """A run with its settings checked and its writers at hand.

    Raises:
        ExporterError: As `export`.
    """

    def __init__(self, settings: Settings, on_step: Step | None = None) -> None:
        check(settings)
        self._settings = settings
        self._step: Step = on_step or (lambda _what, _which: None)
        self._writers = [writer_named(name) for name in settings.formats]
        self._options = {
            writer.name: options_for(writer, settings.options.get(writer.name, {}))
            for writer in self._writers
        }
        for writer in self._writers:
            if isinstance(writer, Preparing):
                writer.prepare(self._options[writer.name])
        self._media = Media(settings.media)
        self._stems = Stems()

    def run(self, sources: Sequence[Source]) -> ExportReport:
        """Export everything, one post after the other."""
        items = [item for source in sources for item in items_of(source)]
        if self._settings.output_is_file and len(items) > 1:
            raise UsageError(
                f"-o {self._settings.output} names one file, but there are {len(items)} posts",
                next_step="Name a folder with -o.",
            )
        return ExportReport(tuple(self._one(item, beside) for item, beside in items))

    def _one(self, item: Item | ExporterError, beside: Path | None) -> PostReport:
        if isinstance(item, ExporterError):
            return PostReport(origin=item.where, failures=(Failure.of(item),))
        self._step("read", item.label)
        try:
            publication, diagnostics = publication_of(item, self._settings)
        except ExporterError as problem:
            return PostReport(origin=item.origin, failures=(Failure.of(problem),))
        pictures, about_pictures = self._media.pictures_of(publication, beside)
        diagnostics += about_pictures
        context = WritingContext(
            publication=publication,
            options=NoOptions(),
            pictures=pictures,
            language=file_language(publication, self._settings),
            look=_look(publication, self._settings),
            timestamp=timestamp_of(publication),
            report=diagnostics.append,
            remarks=_remarks(publication, diagnostics, self._settings),
        )
        files, failures = self._write(item, context, diagnostics)
        inside = [node for each in publication.chapters for node in (*each.title, *each.blocks)]
        return PostReport(
            origin=item.origin,
            title=plain_text(publication.title),
            words=len(words(inside)),
            files=files,
            diagnostics=tuple(entry.at(post=item.label) for entry in diagnostics),
            failures=failures,
        )

    def _write(
        self, post: Item, context: WritingContext[NoOptions], diagnostics: list[Diagnostic]
    ) -> tuple[tuple[FileReport, ...], tuple[Failure, ...]]:
        title = plain_text(context.publication.title)
        source = context.publication.chapters[0].source
        stem = self._stems.stem(source.slug, source.id, title)
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


def _remarks(
    publication: Publication, diagnostics: Sequence[Diagnostic], settings: Settings
) -> tuple[Remark, ...] | None:
    """What an editor is told, if that was asked for; only then are the checks loaded."""
    if not settings.comments:
        return None
    from exporter.checks.remarks import remarks_on  # noqa: PLC0415

    thresholds = settings.handout.check if settings.handout is not None else None
    return remarks_on(publication, diagnostics, thresholds)


def _look(publication: Publication, settings: Settings) -> Look:
    """How one publication is to look: a manuscript says on its pages whose it is, and how long."""
    if settings.manuscript is None:
        return settings.look
    language = file_language(publication, settings)
    return as_manuscript(settings.look, settings.manuscript, publication, language)
