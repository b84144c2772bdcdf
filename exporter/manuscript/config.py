"""`manuscript.toml`: what a writer says once for all manuscripts."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, to_builtins

from exporter.look import Paper, Typeface

if TYPE_CHECKING:
    from exporter.toml_file import TomlFile

Lines = str | tuple[str, ...]
"""One line, lines in one text, or a list of lines."""

LONGEST = 60
"""Characters that a setting for one line may have."""

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\Z")
_DIGIT = re.compile(r"\d")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


class _Table(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of the file. Names are written with hyphens there."""


class PersonTable(_Table, frozen=True):
    """Where somebody can be reached.

    Attributes:
        name: The legal one: on this name contracts and cheques are made out.
        address: Lines.
        phone: As people dial it.
        email: An address.
    """

    name: str = ""
    address: Lines = ()
    phone: str = ""
    email: str = ""


class PostTable(_Table, frozen=True):
    """What is said of the text of one post.

    Attributes:
        by_line: Who is named below the title; instead of the post's authors.
        running_title: The word or two of the title that every page has at its top.
    """

    by_line: str = ""
    running_title: str = ""


class TextTable(_Table, frozen=True):
    """What stands around every text.

    Attributes:
        by_line: Who is named below the title; instead of the posts' authors.
        surname: For the top of every page; the whole name below the title, if nothing is said.
        word_count: The first page says how long the text is.
        round_to: The number of words is rounded to this; to the usual, if nothing is said.
        scene_break: The sign between scenes.
        end: The line after the text.
        title_page: The text begins on the second page.
    """

    by_line: str = ""
    surname: str = ""
    word_count: bool = True
    round_to: Literal[1, 10, 100, 500, 1000] | None = None
    scene_break: Literal["#", "***", "* * *", "⁂"] = "#"
    end: str = ""
    title_page: bool = False


class PageTable(_Table, frozen=True):
    """How manuscripts look.

    Attributes:
        font: Times New Roman or Courier New.
        paper: The sheet.
    """

    font: Typeface = "times"
    paper: Paper = "a4"


class Settings(_Table, frozen=True):
    """The whole file.

    Attributes:
        author: Who sends the manuscript in.
        agent: Who stands for the author.
        manuscript: What stands around every text.
        page: How it looks.
        posts: What is said of one post, by its slug or number.
    """

    author: PersonTable = PersonTable()
    agent: PersonTable = PersonTable()
    manuscript: TextTable = TextTable()
    page: PageTable = PageTable()
    posts: Mapping[str, PostTable] = {}


def lines(value: Lines) -> tuple[str, ...]:
    """Lines as a list, however they were written; empty ones don't count."""
    parts = value.splitlines() if isinstance(value, str) else value
    return tuple(stripped for part in parts if (stripped := " ".join(part.split())))


def load(path: Path) -> Settings:
    """A settings file, checked.

    Raises:
        ConfigInvalid: Whatever is wrong, with its line.
    """
    from exporter.toml_file import open_toml  # noqa: PLC0415 - only where a file is given

    file = open_toml(path)
    settings = file.read(Settings)
    _refuse(settings, file)
    return settings


def _refuse(settings: Settings, file: "TomlFile") -> None:
    """Check every value that a type can't."""
    _person(settings.author, "author", file)
    _person(settings.agent, "agent", file)
    for keys, text in _texts(to_builtins(settings)):
        if _UNPRINTABLE.search(text):
            raise file.wrong(keys, "holds a character that can't be printed")
        if len(text) > LONGEST and keys[-1] != "address":
            raise file.wrong(
                keys, f"is longer than a line: {len(text)} characters", f"Use {LONGEST} at most."
            )


def _person(person: PersonTable, table: str, file: "TomlFile") -> None:
    if person.email and not _EMAIL.match(person.email):
        raise file.wrong(
            (table, "email"),
            f"{person.email!r} is no e-mail address",
            "Use name@writer.example.",
        )
    if person.phone and len(_DIGIT.findall(person.phone)) < 3:
        raise file.wrong(
            (table, "phone"), f"{person.phone!r} is no telephone number", "Use digits."
        )


def _texts(value: object, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in lists and tables, with the keys that lead to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, keys)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*keys, key))
