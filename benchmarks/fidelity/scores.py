"""Compares what a file holds with what its post holds."""

from collections import Counter
from typing import NamedTuple

from benchmarks.fidelity.counting import Reading

STRUCTURES = (
    "headings",
    "headings under their heading",
    "lists",
    "list items",
    "tables",
    "cells",
    "header cells",
    "links",
    "images",
    "alternative texts",
    "captions",
    "quoted words",
    "lines of code",
    "bold words",
    "italic words",
    "footnotes",
    "embeds",
)
ROWS = ("words", "words in order", *STRUCTURES)
ALL = frozenset([False, True])
NOTHING = Reading([], {})
"""What a file holds that wasn't made."""


class Score(NamedTuple):
    """How many of something the post has, how many of them the file has, and how many more; the first of them."""

    expected: int = 0
    kept: int = 0
    added: int = 0
    lost: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __add__(self, other: object) -> "Score":
        if not isinstance(other, Score):
            return NotImplemented
        expected, kept = self.expected + other.expected, self.kept + other.kept
        lost, extra = (*self.lost, *other.lost)[:5], (*self.extra, *other.extra)[:5]
        return Score(expected, kept, self.added + other.added, lost, extra)


def compare(post: Reading, file: Reading) -> dict[str, Score]:
    """The score of each row; rows of which there is nothing on either side are left out."""
    scores = {
        "words": _words(post, file),
        "words in order": _in_order(post.words(aside=False), file.words(ALL)),
    }
    for name in STRUCTURES:
        scores[name] = _kept(post.things.get(name, []), file.things.get(name, []))
    scores["embeds"] = _embeds(post, file)
    return {name: score for name, score in scores.items() if score.expected or score.added}


def _kept(expected: list[str], found: list[str]) -> Score:
    """What both hold, and as often as both do."""
    due, there = Counter(expected), Counter(found)
    lost, extra = due - there, there - due
    return Score(due.total(), (due & there).total(), extra.total(), _some(lost), _some(extra))


def _some(found: Counter[str]) -> tuple[str, ...]:
    return tuple(found.elements())[:5]


def _words(post: Reading, file: Reading) -> Score:
    """Words, however ordered. Optional ones make up for what is lost, and none of them is added."""
    score = _kept(post.words(), file.words(ALL))
    extra = Counter(file.words()) - Counter(post.words(ALL))
    return score._replace(added=extra.total(), extra=_some(extra))


def _in_order(expected: list[str], found: list[str]) -> Score:
    """How long the longest common subsequence is.

    Source: H. Hyyrö, Bit-parallel LCS-length computation revisited, AWOCA 2004.
    """
    places: dict[str, int] = {}
    for number, word in enumerate(expected):
        places[word] = places.get(word, 0) | 1 << number
    whole = (1 << len(expected)) - 1
    row = whole
    for word in found:
        matched = row & places.get(word, 0)
        row = (row + matched | row - matched) & whole
    return Score(len(expected), len(expected) - row.bit_count())


def _embeds(post: Reading, file: Reading) -> Score:
    """Players whose address can be found in a link or in the text."""
    due = post.things.get("embeds", [])
    text = "".join(piece.text for piece in file.pieces).casefold()
    places = "\n".join((text, *file.things.get("links", [])))
    lost = [each for each in due if each not in places]
    return Score(len(due), len(due) - len(lost), 0, tuple(lost[:5]))
