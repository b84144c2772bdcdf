"""What a rule about the beginning of a paragraph is."""

from msgspec import Struct

from exporter.tree import CalloutKind

NUMBERS = (
    *("911", "9-1-1", "999", "112", "111", "000", "100", "101", "102", "103", "108", "110"),
    *("115", "118", "119", "120", "144", "15", "18", "190", "192", "193", "995", "997", "998"),
)
"""Emergency numbers. Sources: ITU-T E.129 lists; EU 112; national services."""


class Rule(Struct, frozen=True):
    """One way in which paragraphs of a kind begin in a language.

    Attributes:
        language: BCP 47 tag, for people.
        kind: What such a paragraph is.
        labels: Words that name what follows, before a colon, a dash or an exclamation mark, or
            in bold by themselves.
        openings: Regular expressions of how a sentence starts, in small letters, with `{n}` for
            an emergency number; no Latin or Cyrillic letter may follow.
        examples: Paragraphs that the rule sets apart: one at least for each opening.
        near_miss: One that looks like it and isn't.
    """

    language: str
    kind: CalloutKind
    labels: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    near_miss: str = ""
