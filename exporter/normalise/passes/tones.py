"""Words that say whether a list is in favour or against, by language; words as data."""

from typing import Literal

PROS = {
    "en": ["pros", "pro", "advantages", "benefits", "the pros", "strengths", "upsides"],
    "de": ["vorteile", "pro", "pluspunkte", "dafür"],
    "es": ["ventajas", "pros", "beneficios", "a favor"],
    "fr": ["avantages", "pour", "les avantages", "points forts", "les plus"],
    "it": ["vantaggi", "pro", "pregi", "benefici"],
    "nl": ["voordelen", "pluspunten"],
    "pt": ["vantagens", "prós", "benefícios"],
    "pl": ["zalety", "plusy"],
    "sv": ["fördelar"],
    "tr": ["avantajlar", "artıları"],
    "ru": ["плюсы", "преимущества", "достоинства"],
}

CONS = {
    "en": ["cons", "contra", "disadvantages", "drawbacks", "the cons", "weaknesses", "downsides"],
    "de": ["nachteile", "contra", "kontra", "minuspunkte", "dagegen"],
    "es": ["desventajas", "contras", "inconvenientes", "en contra"],
    "fr": ["inconvénients", "contre", "les inconvénients", "points faibles", "les moins"],
    "it": ["svantaggi", "contro", "difetti"],
    "nl": ["nadelen", "minpunten"],
    "pt": ["desvantagens", "contras"],
    "pl": ["wady", "minusy"],
    "sv": ["nackdelar"],
    "tr": ["dezavantajlar", "eksileri"],
    "ru": ["минусы", "недостатки"],
}

_PROS = frozenset(word for words in PROS.values() for word in words)
_CONS = frozenset(word for words in CONS.values() for word in words)


def tone_of(label: str) -> Literal["pros", "cons"] | None:
    """What a label says of its list; None for anything but the words above, colon or not."""
    word = label.strip().rstrip(":：").strip().casefold()
    if word in _PROS:
        return "pros"
    return "cons" if word in _CONS else None
