"""Thresholds, and the TOML file that sets them."""

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from exporter.checks.codes import CHECK_RULES, CheckCode, Level
from exporter.errors import InputNotFound, LimitExceeded, UsageError

LevelOrOff = Literal["error", "warning", "note", "off"]
Grade = Annotated[float, Meta(ge=0, le=20)]
Count = Annotated[int, Meta(ge=1, le=10_000)]
Percent = Annotated[int, Meta(ge=0, le=100)]

MOST = 1_000_000
"""Bytes of a settings file; a longer one is none."""

_TABLE = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]+\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*[=.]""")
_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_NEXT = "docs/checks.md lists the settings with their values."


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What counts as too much.

    Attributes:
        target_grade: Flesch-Kincaid grade to aim at (AMA: 6).
        limit_grade: Grade above which a leaflet isn't fit to hand out (NIH: 8).
        sentence_words: Words that a sentence may have.
        list_items: Items that a list may have.
        section_words: Words that may stand without a heading.
        table_columns: Columns that a table may have.
        passive_percent: Share of sentences that may be passive (PEMAT: 20).
        review_years: Years from one review to the next.
        levels: What a code's findings count as; `off` leaves them out.
    """

    target_grade: Grade = 6
    limit_grade: Grade = 8
    sentence_words: Count = 15
    list_items: Count = 7
    section_words: Count = 200
    table_columns: Count = 5
    passive_percent: Percent = 20
    review_years: Count = 3
    levels: dict[CheckCode, LevelOrOff] = {}

    def level(self, code: CheckCode) -> Level | None:
        """What a finding of a code counts as; None for one that isn't wanted."""
        stated = self.levels.get(code)
        if stated is None:
            return CHECK_RULES[code].level
        return None if stated == "off" else Level(stated)


def settings_from(path: Path) -> Settings:
    """The settings in a TOML file: all of it, or its table `[check]` if it has one.

    Raises:
        InputNotFound: It can't be read.
        LimitExceeded: It is far too long.
        UsageError: It isn't TOML, or holds a key or value that there isn't; the line is named.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputNotFound(
            f"the settings can't be read: {problem.strerror or 'no such file'}",
            where=str(path),
            next_step="Name a TOML file with --config.",
        ) from None
    if len(data) > MOST:
        raise LimitExceeded("the settings file is too long", where=str(path), next_step=_NEXT)
    return _read(data, str(path))


def _read(data: bytes, name: str) -> Settings:
    try:
        text = data.decode()
        table: dict[str, Any] = tomllib.loads(text)
    except UnicodeDecodeError:
        raise UsageError("the file isn't UTF-8 text", where=name, next_step=_NEXT) from None
    except RecursionError:
        raise UsageError("the file is nested too deep", where=name, next_step=_NEXT) from None
    except tomllib.TOMLDecodeError as problem:
        line = _LINE.search(str(problem))
        where = f"{name}:{line[1]}" if line else name
        message = _LINE.sub("", str(problem)).strip()
        raise UsageError(f"not TOML: {message}", where=where, next_step=_NEXT) from None
    prefix = ""
    if "check" in table:
        table, prefix = table["check"], "check"
    if not isinstance(table, dict):
        raise UsageError("check must be a table", where=f"{name}:{_line(text, '', 'check')}")
    return _converted(table, text, name, prefix)


def _converted(table: dict[str, Any], text: str, name: str, prefix: str) -> Settings:
    keys = {
        "": list(Settings.__struct_encode_fields__),
        "levels": [code.value for code in CheckCode],
    }
    levels = table.get("levels", {})
    for inside, given in (("", table), ("levels", levels if isinstance(levels, dict) else {})):
        for key in given:
            if key not in keys[inside]:
                near = get_close_matches(key, keys[inside], n=1)
                raise UsageError(
                    f"there is no setting {key!r}",
                    where=f"{name}:{_line(text, _joined(prefix, inside), key)}",
                    next_step=f"Did you mean {near[0]}?" if near else _NEXT,
                )
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as problem:
        message, _, path = str(problem).partition(" - at `$")
        inside, key = _position(path.rstrip("`"), levels)
        where = f"{name}:{_line(text, _joined(prefix, inside), key)}"
        raise UsageError(f"{key}: {message}", where=where, next_step=_NEXT) from None
    if settings.limit_grade < settings.target_grade:
        key = "limit-grade" if "limit-grade" in table else "target-grade"
        where = f"{name}:{_line(text, prefix, key)}"
        raise UsageError("limit-grade is below target-grade", where=where, next_step=_NEXT)
    return settings


def _position(path: str, levels: Any) -> tuple[str, str]:  # noqa: ANN401 - whatever TOML held
    """The table and key that a path of msgspec's (`.levels[...]`, `.list-items`) speaks of."""
    if path.startswith(".levels") and isinstance(levels, dict) and levels:
        wrong = (key for key, value in levels.items() if value not in get_args(LevelOrOff))
        return "levels", next(wrong, "levels")
    return "", path.lstrip(".")


def _joined(*names: str) -> str:
    return ".".join(filter(None, names))


def _line(text: str, table: str, key: str) -> int:
    """The line on which a table of a TOML text has a key: the table's own if it is written inline."""
    inside, best = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.fullmatch(line):
            inside = header[1].replace(" ", "").replace('"', "")
            if _joined(table, key) == inside:
                return number
            if inside == table:
                best = number
        elif found := _KEY.match(line):
            name = found[1] or found[2] or found[3]
            if inside == table and name == key:
                return number
            if _joined(inside, name) == table:
                best = number
    return best
