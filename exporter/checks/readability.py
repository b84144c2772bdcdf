"""Readability formulas, on sentences that were told apart in the tree.

Sources: J. P. Kincaid et al., Derivation of New Readability Formulas, 1975 (grade); R. Flesch, A
New Readability Yardstick, 1948 (ease); G. H. McLaughlin, SMOG Grading, 1969.
"""

from collections.abc import Sequence
from math import sqrt

from exporter.checks import english
from exporter.checks.findings import Measures
from exporter.checks.prose import Sentence
from exporter.checks.syllables import syllables

LONG = 3
"""Syllables from which a word counts as long (SMOG: polysyllabic)."""

SMOG_SENTENCES = 30
"""Fewer sentences than SMOG was made for; it isn't computed for them."""

FORMULA_WORDS = 100
"""Fewer words than the samples that Flesch's formulas were made on; they aren't computed for them."""


def measured(sentences: Sequence[Sentence], limit: int, *, is_english: bool) -> Measures:
    """The measures of sentences.

    Args:
        sentences: Of one chapter.
        limit: Words from which on a sentence is no longer short.
        is_english: Formulas and word lists apply.
    """
    words = [word for sentence in sentences for word in sentence.words]
    long_sentences = sum(len(sentence.words) > limit for sentence in sentences)
    if not is_english:
        return Measures(len(words), len(sentences), long_sentences)
    counts = [syllables(word) for word in words]
    long_words = sum(count >= LONG for count in counts)
    enough = len(words) >= FORMULA_WORDS
    return Measures(
        words=len(words),
        sentences=len(sentences),
        long_sentences=long_sentences,
        syllables=sum(counts),
        long_words=long_words,
        grade=flesch_kincaid(len(words), len(sentences), sum(counts)) if enough else None,
        ease=flesch(len(words), len(sentences), sum(counts)) if enough else None,
        smog=smog(len(sentences), long_words) if len(sentences) >= SMOG_SENTENCES else None,
        you=sum(english.addresses(sentence.words) for sentence in sentences),
        passive=sum(bool(english.passive(sentence.text)) for sentence in sentences),
    )


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid grade level, in years at a US school."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def flesch(words: int, sentences: int, syllables: int) -> float:
    """Flesch reading ease, from about 0 (hardest) to 100."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def smog(sentences: int, long_words: int) -> float:
    """SMOG grade, in years at a US school."""
    return 1.043 * sqrt(long_words * 30 / sentences) + 3.1291
