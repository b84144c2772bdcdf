"""Saving files: names that every file system takes, and writes that are whole or not there."""

import os
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from exporter.errors import OutputFailed

MAX_NAME_BYTES = 120
"""Longest stem in UTF-8: file systems allow 255, and suffixes and temporary names need room."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\ufeff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?\Z", re.IGNORECASE)
_PART = ".part"
_ORPHAN_AGE = 3600


def safe_stem(*wishes: str) -> str:
    """A file name without suffix from the first wish that has anything usable in it.

    Percent-encoded slugs are decoded; path separators, control characters and what Windows
    refuses become hyphens; leading dots and hyphens go, so that no name is hidden or an option.

    Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    for wish in wishes:
        name = unicodedata.normalize("NFC", unquote(wish, errors="replace"))
        name = _UNSAFE.sub("-", "".join(name.split("\ufffd")))
        name = "".join(
            char for char in name if unicodedata.category(char) not in ("Cf", "Cs", "Co")
        )
        name = _cut(re.sub(r"\s+", "-", name.strip())).strip(".- ")
        if _RESERVED.match(name):
            name = f"post-{name}"
        if name:
            return name
    return "post"


def _cut(name: str) -> str:
    """At most `MAX_NAME_BYTES` of UTF-8, never half a character."""
    return name.encode()[:MAX_NAME_BYTES].decode(errors="ignore")


class Stems:
    """Gives every post of a run a stem of its own, the same ones in every run."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def stem(self, slug: str, number: str, title: str) -> str:
        """A free stem: the slug, else the title, else the number; a doubled one gets a number."""
        wanted = safe_stem(slug, title, number)
        choices = [wanted, f"{wanted}-{safe_stem(number)}" if number else wanted]
        for choice in self._choices(choices):
            # File systems differ on upper case, and on how accents are composed.
            key = unicodedata.normalize("NFKC", choice).casefold()
            if key not in self._taken:
                self._taken.add(key)
                return choice
        raise AssertionError  # unreachable: the choices never end

    @staticmethod
    def _choices(first: list[str]) -> Iterator[str]:
        yield from first
        number = 2
        while True:
            yield f"{first[0]}-{number}"
            number += 1


def save(path: Path, content: bytes | Iterable[bytes]) -> int:
    """Write a file whole or not at all: beside its place first, then renamed over it.

    Returns:
        The number of bytes.

    Raises:
        OutputFailed: No room, no right, or the folder can't be made; nothing is left behind.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        size = _write(temporary, content)
        temporary.replace(path)
    except OSError as problem:
        _remove(temporary)
        reason = problem.strerror or "it can't be written"
        raise OutputFailed(f"can't save: {reason}", where=str(path)) from None
    except BaseException:
        _remove(temporary)
        raise
    return size


def _write(path: Path, content: bytes | Iterable[bytes]) -> int:
    size = 0
    with path.open("wb") as file:
        for chunk in (content,) if isinstance(content, bytes) else content:
            size += file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return size


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what a killed run left of this very file, once it is too old to be in use."""
    oldest = time.time() - _ORPHAN_AGE
    start = f".{path.name}."
    for entry in os.scandir(path.parent):
        if entry.name.startswith(start) and entry.name.endswith(_PART):
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_mtime < oldest:
                    _remove(Path(entry.path))
