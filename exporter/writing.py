"""The contract between the pipeline and the format writers, and the registry of writers.

A writer is a class with a few class attributes and one method; it is found through the entry
point group `exporter.writers`, the built-in ones exactly as anybody else's. Only the writer that
a run needs is imported. `docs/writing-a-writer.md` walks through one.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

import msgspec
from msgspec import Struct

from exporter.assets import Pictures
from exporter.diagnostics import Diagnostic
from exporter.errors import UnknownFormat, UsageError
from exporter.look import Look
from exporter.remarks import Remark
from exporter.tree import Publication

GROUP = "exporter.writers"


class NoOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """The options of a writer that has none."""


OptionsT = TypeVar("OptionsT", bound=Struct)


class WritingContext(Struct, Generic[OptionsT], frozen=True, kw_only=True):
    """Everything that a writer is given. Nothing in it may be changed.

    Attributes:
        publication: The tree to print; lawful by `tree.check`.
        options: The writer's own options, already of its declared type.
        pictures: Pictures by their address in the tree; one that isn't there is to be shown as
            a placeholder with its alternative text and address. It has been reported already.
        language: BCP 47 tag of the file: the publication's, else the one asked for, else `und`.
        look: Sheet, sizes and the like, for formats that have pages.
        timestamp: The moment to record in the file: from `SOURCE_DATE_EPOCH` or the post, never
            the clock. Always with a time zone.
        report: Call it with a diagnostic for whatever the format can't carry.
        remarks: What somebody who edits the file should see at its place, if the format can show
            such things beside the text; None where nobody asked for it.
    """

    publication: Publication
    options: OptionsT
    pictures: Pictures
    language: str
    look: Look
    timestamp: datetime
    report: Callable[[Diagnostic], None]
    remarks: tuple[Remark, ...] | None = None


class Written(Struct, frozen=True):
    """What a writer gives back.

    Attributes:
        content: The file's bytes, whole or in chunks.
        pages: How many, in formats that have pages.
    """

    content: bytes | Iterable[bytes]
    pages: int | None = None


class Writer(Protocol):
    """A format writer. One instance may write many publications, one after the other.

    Attributes:
        name: What `--to` calls it: lower-case letters and digits.
        suffix: Of its files, with the dot.
        media_type: Of its files.
        summary: One line for `exporter formats`.
        options: The type of its options: a frozen `msgspec.Struct` in which every field has a
            default and, as `Annotated[…, msgspec.Meta(description=…)]`, a description.
    """

    name: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str]
    summary: ClassVar[str]
    options: ClassVar[type[Struct]]

    def write(self, context: WritingContext[Any]) -> Written:
        """The file for one publication.

        Raises:
            WriterFailed: No valid file can be made of it.
            MissingLibrary: A system library isn't installed.
        """
        ...


@runtime_checkable
class Preparing(Protocol):
    """A writer whose options name something to be read before any post, such as a template."""

    def prepare(self, options: Struct) -> None:
        """Read it, so that what is wrong with it ends the run at once.

        Raises:
            ExporterError: It can't be used.
        """
        ...


@cache
def registered() -> Mapping[str, EntryPoint]:
    """The installed writers by name, in alphabetical order, none of them imported.

    Raises:
        UsageError: Two packages claim one name.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise UsageError(
                f"two writers are called {point.name}: {other.value} and {point.value}",
                next_step="Uninstall one of the two packages.",
            )
    return found


def writer_named(name: str) -> Writer:
    """The writer of a format, imported now.

    Raises:
        UnknownFormat: None of that name is installed; the message names the nearest.
    """
    writers = registered()
    if name not in writers:
        near = get_close_matches(name, writers, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise UnknownFormat(
            f"there is no format {name!r}", next_step=f"Installed: {', '.join(writers)}.{hint}"
        )
    writer: Writer = writers[name].load()()
    return writer


def options_for(writer: Writer, given: Mapping[str, object]) -> Struct:
    """A writer's options, made from named values as they come from a command line.

    Raises:
        UsageError: An unknown name, or a value of the wrong kind.
    """
    try:
        return msgspec.convert(given, writer.options, strict=False)
    except msgspec.ValidationError as problem:
        raise UsageError(
            f"the {writer.name} writer can't use these options: {problem}",
            next_step="exporter formats lists each writer's options.",
        ) from None
