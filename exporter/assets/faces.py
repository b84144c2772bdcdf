"""The fonts of a drawing's letters: the same on every machine where they have the letters."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SANS, MONO = "Open Sans", "IBM Plex Mono"
"""The families' names in the files."""

_FILES = {
    "ttf_opensans": ("ttf", "OpenSans"),
    "fontpkg_ibm_plex_mono": ("files", "IBMPlexMono"),
}
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_ELSEWHERE = re.compile("[\u0530-\u1dff\u2e80-\ufaff\U00010000-\U0003ffff]")


@cache
def font_files() -> tuple[str, ...]:
    """Open Sans and IBM Plex Mono, from the packages that bring them; those at hand."""
    found = []
    for package, (folder, stem) in _FILES.items():
        spec = find_spec(package)
        for place in (spec.submodule_search_locations if spec else None) or ():
            found += [Path(place, folder, f"{stem}-{style}.ttf") for style in _STYLES]
    return tuple(str(path) for path in found if path.is_file())


def needs_others(text: str) -> bool:
    """Whether a text has letters that these fonts lack, as Arabic, Hindi or Chinese ones."""
    return _ELSEWHERE.search(text) is not None
