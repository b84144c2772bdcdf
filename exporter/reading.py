"""The contract between the pipeline and the readers, and the registry of readers.

A reader is a class with a few class attributes and two methods; it is found through the entry
point group `exporter.readers`, the built-in ones exactly as anybody else's. Its module is imported
to ask whether it knows an input, so it must be light: what a reader needs to read, it imports in
`read`.
"""

import io
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import BinaryIO, ClassVar, Protocol

from msgspec import Struct

from exporter.diagnostics import Diagnostic
from exporter.errors import ExporterError, UsageError
from exporter.post import Post
from exporter.post.read import STANDARD_INPUT, read_input
from exporter.tree import Publication, plain_text

GROUP = "exporter.readers"

FALLBACK = "wordpress"
"""The reader of what no other knows: its errors say what an input is instead of post JSON."""

_HEAD = 4096


class Document(Struct, frozen=True, kw_only=True):
    """Something read that is a tree already: nothing in it is repaired.

    Attributes:
        origin: Where it was read from, for messages.
        publication: Its tree, lawful by `tree.check`.
        diagnostics: What was replaced, dropped or left in doubt while reading.
    """

    origin: str
    publication: Publication
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def label(self) -> str:
        """What messages call it: its slug, else its number, else its title."""
        source = self.publication.chapters[0].source
        return source.slug or source.id or plain_text(self.publication.title) or self.origin


Item = Post | Document
"""One thing that is exported: a post, to be normalised, or a document."""


class Input:
    """One source, opened no further than somebody asks.

    Attributes:
        origin: What messages call it.
        path: Where it lies; None for standard input and for bytes at hand. May be a folder.
    """

    def __init__(self, source: str | Path | bytes) -> None:
        self._data = source if isinstance(source, bytes) else None
        self._head: bytes | None = None
        self.path: Path | None = None
        if isinstance(source, bytes):
            self.origin = "post"
        elif str(source) == STANDARD_INPUT:
            self.origin = "standard input"
        else:
            self.origin = str(source)
            self.path = Path(str(source))

    @property
    def suffix(self) -> str:
        """Of its name, in lower case with the dot; empty where it has no name."""
        return self.path.suffix.lower() if self.path is not None else ""

    @property
    def beside(self) -> Path | None:
        """The folder that it lies in."""
        return None if self.path is None else self.path.parent

    def head(self) -> bytes:
        """The first bytes; nothing of what can't be opened, whose error `read` gives."""
        if self._head is None:
            self._head = self._first()
        return self._head

    def _first(self) -> bytes:
        if self.path is None:
            return self.read()[:_HEAD]
        try:
            with self.path.open("rb") as file:
                return file.read(_HEAD) if file.seekable() else self.read()[:_HEAD]
        except (OSError, ValueError, ExporterError):
            return b""

    def read(self) -> bytes:
        """All of its bytes.

        Raises:
            InputNotFound: No such file, a folder, or no right to read it.
            LimitExceeded: Larger than `post.decode.MAX_BYTES`.
        """
        if self._data is None:
            self._data = read_input(STANDARD_INPUT if self.path is None else str(self.path))
        return self._data

    def open(self) -> BinaryIO:
        """A stream of it that can seek, for readers that need not hold all of it.

        Raises:
            InputNotFound: As `read`.
            LimitExceeded: Not for files, whose reader has limits of its own.
        """
        if self._data is not None or self.path is None:
            return io.BytesIO(self.read())
        try:
            file = self.path.open("rb")
        except (OSError, ValueError):
            return io.BytesIO(self.read())  # raises what there is to say
        if not file.seekable():
            file.close()
            return io.BytesIO(self.read())
        return file


class Reader(Protocol):
    """Reads one kind of input.

    Attributes:
        name: Lower-case letters and digits.
        suffixes: Of its files, with the dot, in lower case; a hint, the content decides.
        media_types: Of its files.
        summary: One line for people.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    media_types: ClassVar[tuple[str, ...]]
    summary: ClassVar[str]

    def knows(self, source: Input) -> bool:
        """Whether this reader is the one for an input, by a look at its head; never raises."""
        ...

    def read(self, source: Input) -> Iterator[Item | ExporterError]:
        """What the input holds, one after the other, an error in place of what can't be read.

        An iterator, so that an input of many items needn't be held at once; each item's `origin`
        says where in the input it stood.

        Raises:
            ExporterError: Nothing at all can be read.
        """
        ...


@cache
def registered() -> Mapping[str, EntryPoint]:
    """The installed readers by name, in alphabetical order, none of them imported.

    Raises:
        UsageError: Two packages claim one name.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise UsageError(
                f"two readers are called {point.name}: {other.value} and {point.value}",
                next_step="Uninstall one of the two packages.",
            )
    return found


def reader_for(source: Input) -> Reader:
    """The reader that knows an input; that of post JSON where none does.

    Raises:
        UsageError: No reader is installed, or two of one name are.
    """
    points = registered()
    if FALLBACK not in points:
        raise UsageError(
            "the readers are missing from this installation", next_step="Install exporter again."
        )
    for name, point in points.items():
        if name != FALLBACK:
            reader: Reader = point.load()()
            if reader.knows(source):
                return reader
    fallback: Reader = points[FALLBACK].load()()
    return fallback


def read(source: str | Path | bytes) -> Iterator[Item | ExporterError]:
    """What a source holds, by whichever reader knows it.

    Raises:
        ExporterError: Nothing at all can be read.
    """
    given = Input(source)
    yield from reader_for(given).read(given)
