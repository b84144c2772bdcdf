"""Whether the installed fonts have the letters of a text: boxes and numbers are no text to read.

A few signs that no font has get a stand-in each (see `standins`): the text around them can be read.
Where a whole script is missing there is nothing to read, so no file is written, and the error names
the package with a font for it.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element

from exporter.errors import MissingFont
from exporter.scripts import counts

SHARE = 0.05
"""Of all letters: from here on a script is part of the text, not a name or word quoted in it."""

_CHINESE_JAPANESE_KOREAN = ("fonts-noto-cjk", "font-noto-sans-cjk")
_NAMES = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Cyrl": "Cyrillic",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Grek": "Greek",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Hang": "Korean",
    "Hani": "Chinese",
    "Hebr": "Hebrew",
    "Kana": "Japanese",
    "Khmr": "Khmer",
    "Knda": "Kannada",
    "Laoo": "Lao",
    "Latn": "Latin",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Nkoo": "N'Ko",
    "Orya": "Odia",
    "Sinh": "Sinhala",
    "Syrc": "Syriac",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thaa": "Thaana",
    "Thai": "Thai",
    "Tibt": "Tibetan",
}


def refuse_missing_scripts(root: Element, codepoints: Collection[int]) -> None:
    """Refuse to write a text whose script no font has.

    Args:
        root: The document.
        codepoints: Of the characters in it that can't be printed.

    Raises:
        MissingFont: Most letters of a script are missing that has more than a twentieth of all.
    """
    if not codepoints:
        return
    found = Counter("".join(root.itertext()))
    missing = frozenset(map(chr, codepoints))
    letters = _by_script(found)
    gone = _by_script({sign: count for sign, count in found.items() if sign in missing})
    total = sum(letters.values())
    scripts = sorted(
        script
        for script, count in gone.items()
        if 2 * count > letters[script] and count > SHARE * total
    )
    if scripts:
        raise MissingFont(
            f"no installed font has the letters of {_names(scripts)}",
            next_step=f"On Debian or Ubuntu: apt-get install {' '.join(_packages(scripts, 0))};"
            f" on macOS: brew install --cask {' '.join(_packages(scripts, 1))}."
            " Or print each letter's number instead: --set pdf.missing-glyphs=show.",
        )


def _by_script(found: dict[str, int]) -> Counter[str]:
    letters: Counter[str] = Counter()
    for sign, count in found.items():
        for script in counts(sign):
            letters[script] += count
    return letters


def _names(scripts: Iterable[str]) -> str:
    return " and ".join(sorted(_NAMES.get(script, script) for script in scripts))


def _packages(scripts: Iterable[str], system: int) -> list[str]:
    """Packages of Debian (0) or casks of Homebrew (1), each once."""
    found = []
    for script in scripts:
        slug = _NAMES.get(script, script).lower().replace("'", "")
        pair = ("fonts-noto-core", f"font-noto-sans-{slug}")
        if script in {"Hani", "Kana", "Hang"}:
            pair = _CHINESE_JAPANESE_KOREAN
        found.append(pair[system])
    return list(dict.fromkeys(found))
