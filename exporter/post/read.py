"""Reading inputs: files and standard input, bounded, with every failure said clearly."""

import sys
from collections.abc import Iterator
from pathlib import Path

from exporter.errors import ExporterError, InputNotFound, LimitExceeded, WrongShape
from exporter.post.decode import MAX_BYTES, scan_posts
from exporter.post.model import Post
from exporter.post.stored import StoredTree

STANDARD_INPUT = "-"


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises:
        InputNotFound: No such file, a folder, or no right to read it.
        LimitExceeded: Larger than `decode.MAX_BYTES`.
    """
    stdin = name == STANDARD_INPUT
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if stdin else _file(Path(name))
    if len(data) > MAX_BYTES:
        raise LimitExceeded(f"it is larger than {MAX_BYTES // 1024**2} MiB", where=name)
    return data


def _file(path: Path) -> bytes:
    where = str(path)
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputNotFound("no such file", where=where) from None
    except IsADirectoryError:
        step = "Name the files in it: exporter export FOLDER/*.json."
        raise InputNotFound("it is a folder", where=where, next_step=step) from None
    except PermissionError:
        step = "Check the file's rights."
        raise InputNotFound("it may not be read", where=where, next_step=step) from None
    except OSError as problem:
        raise InputNotFound(problem.strerror or "it can't be read", where=where) from None
    except ValueError:  # a NUL in the name
        raise InputNotFound("no file can have this name", where=repr(where)) from None


def read_posts(source: str | Path | bytes) -> list[Post]:
    """The posts of a file, of standard input (`-`), or of bytes at hand.

    Raises:
        ExporterError: The first thing that is wrong with the input or one of its posts.
    """
    return [_or_raise(item) for item in scan(source)]


def scan(source: str | Path | bytes) -> Iterator[Post | StoredTree | ExporterError]:
    """As `read_posts`, but a post that can't be read is given as its error, and the rest follow.

    A document tree in its JSON form may stand in place of a post.

    Raises:
        ExporterError: Nothing at all can be read.
    """
    if isinstance(source, bytes):
        yield from scan_posts(source, "post")
        return
    name = str(source)
    origin = "standard input" if name == STANDARD_INPUT else name
    yield from scan_posts(read_input(name), origin)


def _or_raise(item: Post | StoredTree | ExporterError) -> Post:
    if isinstance(item, ExporterError):
        raise item
    if isinstance(item, StoredTree):
        raise WrongShape("it is a document tree, not a post", where=item.origin)
    return item
