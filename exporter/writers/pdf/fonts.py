"""The fonts that pages are set in: Open Sans on every machine, the system's for what it lacks.

Open Sans comes from the package `ttf-opensans`. Scripts that it hasn't (Arabic, Chinese, …), and
program code, are set in what the system has; Pango chooses by character.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FACES = MappingProxyType(
    {
        "OpenSans-Regular.ttf": ("normal", "400"),
        "OpenSans-Bold.ttf": ("normal", "700"),
        "OpenSans-Italic.ttf": ("italic", "400"),
        "OpenSans-BoldItalic.ttf": ("italic", "700"),
    }
)
"""Style and weight of each file, in CSS terms."""

FAMILY = "Exporter Sans"
"""A name of our own, so that another Open Sans on the machine is never taken for this one."""


@cache
def font_files() -> Mapping[str, Path]:
    """The files at hand by name; an empty mapping where the package is missing."""
    try:
        import ttf_opensans  # noqa: PLC0415 - a package of files
    except ImportError:
        return {}
    folder = Path(ttf_opensans.__file__).parent / "ttf"
    return {name: folder / name for name in FACES if (folder / name).is_file()}


def font_faces(address: str) -> str:
    """The `@font-face` rules.

    Args:
        address: What stands before a file's name in its address.
    """
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {style}; font-weight: {weight};'
        f' src: url("{address}{name}") }}'
        for name, (style, weight) in FACES.items()
        if name in font_files()
    )
