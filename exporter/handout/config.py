"""`clinic.toml`: what a clinic says once for all of its leaflets."""

import base64
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from exporter.checks.thresholds import Thresholds
from exporter.look import Links, Paper
from exporter.tree import FillIn

PresetName = Literal["standard", "large", "giant", "easy-read", "booklet", "compact"]
Lines = str | tuple[str, ...]
"""One line, lines in one text, or a list of lines."""

_Name = Annotated[str, Meta(min_length=1)]


class _Table(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of the file. Names are written with hyphens there."""


class ClinicTable(_Table, frozen=True):
    """Who hands the leaflets out.

    Attributes:
        name: Of the clinic.
        logo: A PNG or JPEG file, beside the settings file.
        address: Lines.
        phone: As people dial it.
        email: An address.
        website: An address with http or https.
        hours: Lines.
        out_of_hours: What to do when it is closed.
    """

    name: _Name
    logo: str = ""
    address: Lines = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    hours: Lines = ()
    out_of_hours: str = ""


class ReviewTable(_Table, frozen=True):
    """What is said of the text of one post.

    Attributes:
        purpose: What the leaflet is for, in one line; instead of the post's excerpt.
        author: Who wrote it; instead of the post's authors.
        reviewer: Who reviewed it clinically: a name or a list.
        reviewed: When.
        next_review: By when it is to be done again.
        version: As the publisher counts.
    """

    purpose: str = ""
    author: Lines = ()
    reviewer: Lines = ()
    reviewed: date | None = None
    next_review: date | None = None
    version: str = ""


class LeafletTable(ReviewTable, frozen=True):
    """What stands around every text.

    Attributes:
        publisher: Who answers for the leaflets; the clinic, if nothing is said.
        disclaimer: Paragraphs.
        feedback: Where to say what one thinks of a leaflet.
        other_formats: Instead of the built-in sentence; `""` leaves it out.
        fill_in: Lines for a hand.
        checklist: The steps of a text once more, to tear off.
        code: A code to scan beside the address.
    """

    publisher: str = ""
    disclaimer: Lines = ()
    feedback: str = ""
    other_formats: str | None = None
    fill_in: tuple[FillIn, ...] = ()
    checklist: bool = False
    code: bool = True


class PageTable(_Table, frozen=True):
    """How the leaflets look.

    Attributes:
        language: Of what the leaflet says of itself; each post's own, if nothing is said.
        paper: The sheet.
        preset: Its sizes.
        colour: The brand's, as `#rrggbb`.
        black_and_white: No colour at all, pictures in shades of grey.
        links: What becomes of links on paper.
        bold_emphasis: Bold instead of italics.
        callouts: Warnings are set apart.
    """

    language: str = ""
    paper: Paper = "a4"
    preset: PresetName = "standard"
    colour: str = ""
    black_and_white: bool = False
    links: Links = "notes"
    bold_emphasis: bool = True
    callouts: bool = True


class WordsTable(_Table, frozen=True):
    """The clinic's own words in another language. What isn't there stays as it is.

    Attributes are those of `ClinicTable` and `LeafletTable`.
    """

    name: str | None = None
    address: Lines | None = None
    hours: Lines | None = None
    out_of_hours: str | None = None
    publisher: str | None = None
    disclaimer: Lines | None = None
    feedback: str | None = None
    other_formats: str | None = None


class Handout(_Table, frozen=True):
    """The whole file.

    Attributes:
        clinic: Its letterhead, if it has one.
        leaflet: What stands around every text.
        page: How it looks.
        languages: The clinic's words in other languages, by BCP 47 tag.
        posts: What is said of one post, by its slug or number.
        check: What `exporter check` counts as too much.
    """

    clinic: ClinicTable | None = None
    leaflet: LeafletTable = LeafletTable()
    page: PageTable = PageTable()
    languages: Mapping[str, WordsTable] = {}
    posts: Mapping[str, ReviewTable] = {}
    check: Thresholds = Thresholds()


def lines(value: Lines | None) -> tuple[str, ...]:
    """Lines as a list, however they were written; empty ones don't count."""
    parts = value.splitlines() if isinstance(value, str) else value or ()
    return tuple(stripped for part in parts if (stripped := part.strip()))


def load(path: Path) -> tuple[Handout, str]:
    """A settings file, checked, and the logo as a `data:` address.

    Raises:
        ConfigInvalid: Whatever is wrong, with its line.
    """
    from exporter.handout.check import logo_of, refuse  # noqa: PLC0415 - only where a file is given
    from exporter.toml_file import open_toml  # noqa: PLC0415

    file = open_toml(path)
    handout = file.read(Handout)
    refuse(handout, file)
    logo = logo_of(handout, file)
    if logo is None:
        return handout, ""
    return handout, f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}"
