"""Reads a TOML file into a typed struct; what is wrong is told with its line."""

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from exporter.errors import ConfigInvalid

MOST_BYTES = 1_000_000
"""Larger files are refused unread: settings are written by hand."""

T = TypeVar("T")

_HEADER = re.compile(r"\s*\[\[?(?P<name>[^\]]+)\]\]?\s*(#.*)?\Z")
_KEY = re.compile(r"\s*(?P<key>(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[^=\s]+)?)\s*=")
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`\Z")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_LINE = re.compile(r" \(at line (?P<line>\d+), column \d+\)\Z")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]*)`")
_ANY_KEY = "..."
"""What msgspec writes for a key that may be any."""


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

    def _refused(self, said: str, found: dict[str, Any], shape: type) -> ConfigInvalid:
        at = _AT.search(said)
        steps = [name or number for name, number in _STEP.findall(at["path"] if at else "")]
        keys = tuple(step for step in _spelt(steps, found, shape) if not step.isdigit())
        message = _AT.sub("", said)
        if unknown := _UNKNOWN.match(message):
            return self._unknown((*keys, unknown["name"]), shape)
        if missing := _MISSING.match(message):
            return self.wrong(keys, f"{missing['name']} is missing", "Add it.")
        value: Any = found
        for key in keys:
            value = value[key]
        kind = _type_at(shape, keys)
        if value == "":
            return self.wrong(keys, "is empty", "Write something, or leave the line out.")
        if isinstance(value, list) and steps[-1].isdigit():
            value = value[int(steps[-1])]
            return self.wrong(keys, f"should be {wanted(kind)}; {_given(value)} is in it")
        return self.wrong(keys, f"should be {wanted(kind)}, is {_given(value)}")

    def _unknown(self, keys: tuple[str, ...], shape: type) -> ConfigInvalid:
        kind = _type_at(shape, keys[:-1])
        fields = kind.fields if isinstance(kind, inspect.StructType) else ()
        names = sorted(field.encode_name for field in fields)
        near = get_close_matches(keys[-1], names, n=1, cutoff=0.5)
        step = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
        return self.wrong(keys, "there is no such setting", step)

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


def _spelt(steps: list[str], found: dict[str, Any], shape: type) -> tuple[str, ...]:
    """A path with the key that stands where msgspec says that any may.

    It is that of the first entry that isn't accepted alone.
    """
    if _ANY_KEY not in steps:
        return tuple(steps)
    place = steps.index(_ANY_KEY)
    if place != 1:  # no settings have such tables further down
        return tuple(steps[:place])
    table = found[steps[0]]
    for name in table:
        try:
            msgspec.convert({**found, steps[0]: {name: table[name]}}, shape)
        except msgspec.ValidationError:
            return (steps[0], name, *steps[2:])
    return (steps[0],)


def _type_at(shape: type, keys: tuple[str, ...]) -> inspect.Type:
    """What may stand at a path of keys."""
    kind: inspect.Type = inspect.type_info(shape)
    for key in keys:
        kind = _below(_only(kind), key)
    return _only(kind)


def _only(kind: inspect.Type) -> inspect.Type:
    """The one type besides nothing, where there is one."""
    if isinstance(kind, inspect.UnionType):
        real = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        return real[0] if len(real) == 1 else kind
    return kind


def _below(kind: inspect.Type, key: str) -> inspect.Type:
    if isinstance(kind, inspect.DictType):
        return kind.value_type
    fields = kind.fields if isinstance(kind, inspect.StructType) else ()
    return next((field.type for field in fields if field.encode_name == key), kind)


def wanted(kind: inspect.Type) -> str:
    """A type in words for somebody who writes TOML."""
    match kind:
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType() | inspect.FloatType():
            return "a number"
        case inspect.StrType():
            return "text in quotation marks"
        case inspect.DateType():
            return "a date like 2026-01-31, without quotation marks"
        case inspect.LiteralType():
            return f"one of {', '.join(map(str, kind.values))}"
        case inspect.VarTupleType():
            return f"a list like [{', '.join(_examples(kind.item_type))}]"
        case inspect.UnionType():
            real = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
            return " or ".join(map(wanted, real))
        case _:
            return "a table, with a line [its name] before its settings"


def _examples(kind: inspect.Type) -> list[str]:
    names = map(str, kind.values) if isinstance(kind, inspect.LiteralType) else ("…", "…")
    return [f'"{name}"' for name in names]


def _given(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {value[:40]!r}"
        case list():
            return "a list" if value else "an empty list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


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
