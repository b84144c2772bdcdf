"""The quotation marks of a language: an inline quotation's own are not part of its text.

Source: CLDR, `delimiters` (https://cldr.unicode.org/).
"""

_ENGLISH = ("“", "”", "‘", "’")

_MARKS = {
    "bg": ("„", "“", "‘", "’"),
    "cs": ("„", "“", "‚", "‘"),
    "da": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "el": ("«", "»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "fa": ("«", "»", "‹", "›"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "hu": ("„", "”", "»", "«"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "nb": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "ro": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sk": ("„", "“", "‚", "‘"),
    "sv": ("”", "”", "’", "’"),
    "uk": ("«", "»", "„", "“"),
}


def marks(language: str, *, nested: bool) -> tuple[str, str]:
    """The opening and closing mark.

    Args:
        language: BCP 47 tag; English marks where unknown.
        nested: Within another quotation.
    """
    known = _MARKS.get(language.partition("-")[0].lower(), _ENGLISH)
    return (known[2], known[3]) if nested else (known[0], known[1])
