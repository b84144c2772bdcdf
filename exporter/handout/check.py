"""What `clinic.toml` may hold, beyond its shape."""

import re
from collections.abc import Iterator

from msgspec import to_builtins

from exporter.assets.check import Unusable, checked
from exporter.assets.pictures import Picture
from exporter.checks.refused import refuse as refuse_thresholds
from exporter.errors import ConfigInvalid
from exporter.handout.colours import ENOUGH, contrast, is_colour, nearest_readable
from exporter.handout.config import Handout, ReviewTable, lines
from exporter.markup import valid_address
from exporter.toml_file import TomlFile
from exporter.tree.check import LANGUAGE

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\Z")
_DIGIT = re.compile(r"\d")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_MOST_LOGO_BYTES = 5_000_000


def refuse(handout: Handout, file: TomlFile) -> None:
    """Check every value that a type can't.

    Raises:
        ConfigInvalid: The first that is wrong.
    """
    _clinic(handout, file)
    _page(handout, file)
    if len(set(handout.leaflet.fill_in)) < len(handout.leaflet.fill_in):
        raise file.wrong(("leaflet", "fill-in"), "names a line twice")
    for tag in handout.languages:
        if not LANGUAGE.match(tag):
            raise file.wrong(
                ("languages", tag), "is no language tag", "Use one like [languages.es]."
            )
    _review(handout.leaflet, ("leaflet",), file)
    for name, review in handout.posts.items():
        _review(review, ("posts", name), file)
    refuse_thresholds(handout.check, file, "check")
    for keys, text in _texts(to_builtins(handout)):
        if _UNPRINTABLE.search(text):
            raise file.wrong(keys, "holds a character that can't be printed")


def _clinic(handout: Handout, file: TomlFile) -> None:
    clinic = handout.clinic
    if clinic is None:
        return
    if not clinic.name.strip():
        raise file.wrong(("clinic", "name"), "is empty", "Write the clinic's name.")
    if clinic.email and not _EMAIL.match(clinic.email):
        raise file.wrong(
            ("clinic", "email"),
            f"{clinic.email!r} is no e-mail address",
            "Use name@clinic.example.",
        )
    if clinic.phone and len(_DIGIT.findall(clinic.phone)) < 3:
        raise file.wrong(
            ("clinic", "phone"), f"{clinic.phone!r} is no telephone number", "Use digits."
        )
    address = valid_address(clinic.website)
    if clinic.website and (
        address is None or not clinic.website.startswith(("http://", "https://"))
    ):
        raise file.wrong(
            ("clinic", "website"), f"{clinic.website!r} is no web address", "Use https://…"
        )


def _page(handout: Handout, file: TomlFile) -> None:
    page = handout.page
    if page.language and not LANGUAGE.match(page.language):
        raise file.wrong(
            ("page", "language"),
            f"{page.language!r} is no language tag",
            "Use one like en-GB or ar.",
        )
    if not page.colour:
        return
    if not is_colour(page.colour):
        raise file.wrong(
            ("page", "colour"), f"{page.colour!r} is no colour", "Use one like #005eb8."
        )
    if contrast(page.colour) < ENOUGH:
        raise file.wrong(
            ("page", "colour"),
            f"{page.colour} has a contrast of {contrast(page.colour):.1f} : 1 with white paper,"
            f" and text needs {ENOUGH} : 1",
            f"The nearest that can be read is {nearest_readable(page.colour)}.",
        )


def _review(review: ReviewTable, keys: tuple[str, ...], file: TomlFile) -> None:
    if review.reviewed and review.next_review and review.next_review <= review.reviewed:
        raise file.wrong(
            (*keys, "next-review"),
            f"{review.next_review} isn't after the last review, {review.reviewed}",
            "Put the later date here.",
        )
    if (review.reviewed or review.next_review) and not lines(review.reviewer):
        raise file.wrong(
            (*keys, "reviewed" if review.reviewed else "next-review"),
            "a review needs somebody who did it",
            "Name the reviewer, or leave the dates out.",
        )


def logo_of(handout: Handout, file: TomlFile) -> Picture | None:
    """The logo, if one is named.

    Raises:
        ConfigInvalid: There is no such file, or it is no picture that files can hold.
    """
    if handout.clinic is None or not handout.clinic.logo:
        return None
    name = handout.clinic.logo
    try:
        path = file.path.parent / name
        if not path.is_file():
            raise _logo_wrong(file, f"there is no file {name}")
        if path.stat().st_size > _MOST_LOGO_BYTES:
            raise _logo_wrong(file, f"{name} is larger than {_MOST_LOGO_BYTES // 1_000_000} MB")
        return checked(path.read_bytes())
    except Unusable as problem:
        raise _logo_wrong(file, f"{name} can't be used: {problem}") from None
    except (OSError, ValueError):  # a name that holds a zero byte is a ValueError
        raise _logo_wrong(file, f"{name} can't be read") from None


def _logo_wrong(file: TomlFile, message: str) -> ConfigInvalid:
    return file.wrong(
        ("clinic", "logo"), message, "Use a PNG or JPEG file, named from where this file is."
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
