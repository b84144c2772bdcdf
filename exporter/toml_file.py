"""Reads a TOML file into a typed struct; what is wrong is told with its line."""

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import msgspec

from exporter.errors import ConfigInvalid

MOST_BYTES = 1_000_000
"""Larger files are refused unread: settings are written by hand."""

T = TypeVar("T")

_HEADER = re.compile(r"\s*\[\[?(?P<name>[^\]]+)\]\]?\s*(#.*)?\Z")
_KEY = re.compile(r"\s*(?P<key>(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[^=\s]+)?)\s*=")
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`\Z")
_LINE = re.compile(r" \(at line (?P<line>\d+), column \d+\)\Z")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>[^`]*)`")
_WANTED = {
    "str": "text in quotation marks",
    "bool": "true or false",
    "int": "a whole number",
    "date": "a date like 2026-01-31, without quotation marks",
    "array": 'a list like ["one", "two"]',
    "object": "a table of its own",
}
_GIVEN = {"str": "text", "bool": "true or false", "int": "a number", "float": "a number"}


class TomlFile:
    """A settings file's text, to find the line of whatever is wrong in it.

    Args:
        path: For messages.
        text: All of it.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text

    def read(self, shape: type[T]) -> T:
        """Its content.

        Args:
            shape: A struct that forbids unknown fields.

        Raises:
            ConfigInvalid: No TOML, an unknown name or a value of the wrong kind.
        """
        try:
            found = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as problem:
            said = str(problem)
            at = _LINE.search(said)
            where = f"{self.path}:{at['line']}" if at else str(self.path)
            raise ConfigInvalid(f"no TOML: {_LINE.sub('', said)}", where=where) from None
        try:
            return msgspec.convert(found, shape)
        except msgspec.ValidationError as problem:
            raise self._refused(str(problem), found, shape) from None

    def wrong(self, keys: tuple[str, ...], message: str, next_step: str = "") -> ConfigInvalid:
        """The error for the value at a path of keys."""
        return ConfigInvalid(
            f"{'.'.join(keys)}: {message}", where=self._where(keys), next_step=next_step
        )

    def _refused(self, said: str, found: object, shape: type) -> ConfigInvalid:
        at = _AT.search(said)
        keys = tuple(re.findall(r"[^.\[\]]+", at["path"])) if at else ()
        keys = self._spelt(keys, found)
        message = _AT.sub("", said)
        if unknown := _UNKNOWN.match(message):
            return self._unknown((*keys, unknown["name"]), shape)
        for kind, words in _WANTED.items():
            message = message.replace(f"Expected `{kind}`", f"should be {words}")
        for kind, words in _GIVEN.items():
            message = message.replace(f"got `{kind}`", f"is {words}")
        return self.wrong(keys, message)

    def _unknown(self, keys: tuple[str, ...], shape: type) -> ConfigInvalid:
        names = sorted(_names(shape, keys[:-1]))
        near = get_close_matches(keys[-1], names, n=1, cutoff=0.5)
        step = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
        return ConfigInvalid(
            f"{'.'.join(keys)}: there is no such setting", where=self._where(keys), next_step=step
        )

    def _spelt(self, keys: tuple[str, ...], found: object) -> tuple[str, ...]:
        """Keys as the file has them: msgspec writes `[...]` where any key may stand."""
        spelt: list[str] = []
        for key in keys:
            if key == "..." and isinstance(found, dict) and len(found) == 1:
                spelt.append(next(iter(found)))
            elif key != "...":
                spelt.append(key)
            found = found.get(spelt[-1]) if isinstance(found, dict) and spelt else None
        return tuple(spelt)

    def _where(self, keys: tuple[str, ...]) -> str:
        line = self._line(keys)
        return f"{self.path}:{line}" if line else str(self.path)

    def _line(self, keys: tuple[str, ...]) -> int | None:
        """The line on which a key stands, else that of the nearest table around it."""
        table: tuple[str, ...] = ()
        best, depth = None, 0
        for number, line in enumerate(self._text.splitlines(), 1):
            if header := _HEADER.match(line):
                table = _split(header["name"])
                here = table
            elif key := _KEY.match(line):
                here = (*table, *_split(key["key"]))
            else:
                continue
            if here == keys[: len(here)] and len(here) > depth:
                best, depth = number, len(here)
        return best


def _split(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def _names(shape: type, keys: tuple[str, ...]) -> set[str]:
    """What may stand in the table at a path of keys."""
    kind: msgspec.inspect.Type = msgspec.inspect.type_info(shape)
    for key in keys:
        kind = _below(kind, key)
    fields = kind.fields if isinstance(kind, msgspec.inspect.StructType) else ()
    return {field.encode_name for field in fields}


def _below(kind: msgspec.inspect.Type, key: str) -> msgspec.inspect.Type:
    if isinstance(kind, msgspec.inspect.DictType):
        return kind.value_type
    if isinstance(kind, msgspec.inspect.StructType):
        for field in kind.fields:
            if field.encode_name == key:
                return field.type
    return kind


def open_toml(path: Path) -> TomlFile:
    """A settings file, read.

    Raises:
        ConfigInvalid: It can't be read, is no text or too large.
    """
    try:
        if not path.is_file():  # a pipe or device would never end
            problem = "is a folder" if path.is_dir() else "no such file"
            raise ConfigInvalid(problem, where=str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise ConfigInvalid(problem.strerror or "can't be read", where=str(path)) from None
    if len(data) > MOST_BYTES:
        raise ConfigInvalid(f"larger than {MOST_BYTES} bytes", where=str(path))
    try:
        return TomlFile(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigInvalid("isn't text in UTF-8", where=str(path)) from None
