"""The fonts that pages are set in: the same on every machine, the system's for what they lack.

Text is set in Open Sans, from the package `ttf-opensans`, and program code in IBM Plex Mono, from
`fontpkg-ibm-plex-mono`. Scripts that these haven't (Arabic, Chinese, …) are set in what the system
has; Pango chooses by character.
"""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct


class Family(Struct, frozen=True):
    """One family.

    Attributes:
        name: What the style sheets call it: a name of our own, so that a font of the system that
            is called the same is never taken for it.
        package: The Python package that brings it.
        folder: Where in the package the files lie.
        stem: What the files' names begin with.
    """

    name: str
    package: str
    folder: str
    stem: str

    def faces(self) -> Mapping[str, tuple[str, str]]:
        """Style and weight, in CSS terms, by file name."""
        return {
            f"{self.stem}-Regular.ttf": ("normal", "400"),
            f"{self.stem}-Bold.ttf": ("normal", "700"),
            f"{self.stem}-Italic.ttf": ("italic", "400"),
            f"{self.stem}-BoldItalic.ttf": ("italic", "700"),
        }


SANS = Family("Exporter Sans", "ttf_opensans", "ttf", "OpenSans")
MONO = Family("Exporter Mono", "fontpkg_ibm_plex_mono", "files", "IBMPlexMono")


@cache
def font_files(family: Family) -> Mapping[str, Path]:
    """A family's files at hand by name; an empty mapping where its package is missing."""
    package = find_spec(family.package)
    places = (package.submodule_search_locations if package else None) or ()
    paths = [Path(place, family.folder, name) for place in places for name in family.faces()]
    return {path.name: path for path in paths if path.is_file()}


def font_faces(address: str, family: Family = SANS) -> str:
    """The `@font-face` rules of a family.

    Args:
        address: What stands before a file's name in its address.
        family: Which.
    """
    return "\n".join(
        f'@font-face {{ font-family: "{family.name}"; font-style: {style}; font-weight: {weight};'
        f' src: url("{address}{name}") }}'
        for name, (style, weight) in family.faces().items()
        if name in font_files(family)
    )


def font_file(name: str) -> Path | None:
    """The file of a name, of either family."""
    return font_files(SANS).get(name) or font_files(MONO).get(name)
