"""Finds the templates and style sheets, in an installed wheel as in a checkout."""

from functools import cache
from pathlib import Path

from exporter.errors import MissingLibrary

_PACKAGE = Path(__file__).parent


@cache
def folder(kind: str) -> Path:
    """The folder of one kind of resource.

    Args:
        kind: `templates` or `styles`.

    Raises:
        MissingLibrary: The installation is incomplete.
    """
    for candidate in (_PACKAGE / "_shipped" / kind, _PACKAGE.parent / kind):
        if candidate.is_dir():
            return candidate
    raise MissingLibrary(
        f"the folder {kind} is missing from this installation",
        where=str(_PACKAGE),
        next_step="Install exporter again.",
    )


def text(kind: str, name: str) -> str:
    """A resource file's text, decoded as UTF-8."""
    return (folder(kind) / name).read_text(encoding="utf-8")
