"""Syllables of English words: the one place that knows syllapy.

syllapy's table has some 6,400 words and rules for the rest. Its rules take the silent e of
`includes` and `used` for a syllable, and its table has `using` with one, so that regular endings
are counted here, on the words that they are put to. Against the CMU Pronouncing Dictionary, word
for word in 400 real posts, that raises agreement from 96 to 98 in 100.
"""

import re
from collections.abc import Iterator
from functools import cache

_HYPHENS = re.compile(r"[-‐‑/]")
_SIBILANTS = ("ce", "ge", "se", "ze", "xe", "che", "she")
_NEGATED = re.compile(r"(?:is|was|has|does|did|could|would|should)n't")
_SPOKEN = ("ing", "ly", "er", "est")
"""Endings that are a syllable of their own."""


@cache
def syllables(word: str) -> int:
    """Syllables of an English word, at least one for each part between hyphens.

    Figures and short forms in capitals count as one: only a person can tell how they are spoken.
    """
    plain = word.lower().replace("’", "'").removesuffix("'s")
    return sum(_count(part) for part in _HYPHENS.split(plain) if part)


def _count(word: str) -> int:
    table = _table()
    known = table.get(word)
    if _NEGATED.fullmatch(word):
        return _count(word[:-3]) + 1
    for ending in (*_SPOKEN, *(("ed",) if word.endswith(("ted", "ded")) else ())):
        if word.endswith(ending) and not word.endswith("thing"):
            spoken = [table[stem] + 1 for stem in _stems(word, ending) if stem in table]
            if spoken:
                return max(spoken[0], known or 0)
    if known:
        return known
    if len(word) > 4 and (found := _regular(word)):
        return found
    return _by_rule(word)


def _regular(word: str) -> int:
    """A plural or past form counted on its stem; 0 for any other word."""
    table = _table()
    if word.endswith(("ies", "ied")):
        return _count(f"{word[:-3]}y")
    if word.endswith("ed"):
        stems = [stem for stem in _stems(word, "ed") if stem in table]
        return _count(stems[0]) + (word[-3] in "td") if stems else 0
    if word.endswith("es"):
        return _count(word[:-1]) + word[:-1].endswith(_SIBILANTS)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _count(word[:-1])
    return 0


def _stems(word: str, ending: str) -> Iterator[str]:
    """What an ending may have been put to: `us-ing` to use, `sitt-ing` to sit."""
    stem = word.removesuffix(ending)
    if len(stem) > 1:
        yield f"{stem}e"
        yield stem
        if stem[-1] == stem[-2]:
            yield stem[:-1]


@cache
def _table() -> dict[str, int]:
    import syllapy  # noqa: PLC0415 - its table takes 30 ms to load

    table: dict[str, int] = syllapy.WORD_DICT
    return table


def _by_rule(word: str) -> int:
    import syllapy  # noqa: PLC0415 - as above

    found: int = syllapy.count(word)
    return max(1, found)
