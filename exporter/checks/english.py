"""What can be told of English sentences by their words: estimates, and said to be so."""

import re

_YOU = frozenset(["you", "your", "yours", "yourself", "yourselves"])

_ORDERS = frozenset([
    "add", "apply", "ask", "avoid", "bend", "breathe", "bring", "call", "check", "choose", "clean",
    "come", "contact", "continue", "count", "cover", "dial", "do", "don't", "drink", "eat",
    "exercise", "fill", "find", "finish", "follow", "get", "give", "go", "hold", "join", "keep",
    "learn", "leave", "let", "lie", "lift", "limit", "listen", "look", "make", "move", "never",
    "place", "plan", "press", "put", "raise", "read", "remember", "remove", "repeat", "report",
    "rest", "see", "seek", "share", "sit", "speak", "stand", "start", "stay", "stop", "stretch",
    "swallow", "take", "talk", "tell", "think", "try", "turn", "use", "visit", "wait", "walk",
    "wash", "watch", "wear", "write",
])  # fmt: skip
"""Words that a sentence of a leaflet starts with when it tells the reader to do something."""

_IRREGULAR = (
    "been|begun|bitten|born|borne|bought|bound|broken|brought|built|caught|chosen|cut|dealt|done"
    "|drawn|driven|drunk|eaten|fed|felt|found|forgotten|given|grown|held|hidden|hurt|kept|known"
    "|laid|led|left|lent|lost|made|meant|met|paid|put|read|said|seen|sent|set|shown|shut|sold"
    "|spent|split|spread|stuck|swollen|taken|taught|thought|told|torn|understood|won|worn|written"
)
_STATES = (
    "advanced|alarmed|blessed|complicated|concerned|confused|dedicated|detailed|disappointed"
    "|delighted|embarrassed|excited|experienced|frightened|impressed|interested|involved|limited"
    "|located|married|misaligned|mixed|pleased|prepared|qualified|red|related|retired|satisfied|scared|skilled|stressed|supposed|surprised|tired|unchanged|unexpected|worried"
)
"""Participles that mostly say how somebody is, not what was done to them."""

_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got|isn't|aren't|wasn't|weren't)"
    r"(?:\s+(?:not|also|often|always|usually|sometimes|never|still|then|first|best|only|being"
    r"|been|\w+ly)){0,2}"
    rf"\s+(?!(?:{_STATES})\b)(?:\w{{3,}}(?<!e)ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)

_SUM = re.compile(
    r"\b(?:multiply|divide (?:by|it|this|that|your|the)|subtract|add (?:up|together)"
    r"|work out (?:your|the|how)|calculate (?:your|the|how)|convert (?:your|the)\b"
    r"|per (?:kg|kilo|kilogram|pound|lb)\b|times your|for (?:each|every) (?:kg|kilogram|pound)"
    r")|\b(?:mg|ml|mcg|g|iu|units)/(?:kg|lb)\b",
    re.IGNORECASE,
)


def addresses(words: tuple[str, ...]) -> int:
    """How often a sentence says “you” or “your”."""
    return sum(word.lower().replace("’", "'").partition("'")[0] in _YOU for word in words)


def is_order(words: tuple[str, ...]) -> bool:
    """Whether a sentence seems to tell the reader to do something."""
    return bool(words) and words[0].lower().replace("’", "'") in _ORDERS


def passive(text: str) -> str:
    """The words that make a sentence seem passive, or nothing."""
    found = _PASSIVE.search(text.replace("’", "'"))
    return found[0] if found else ""


def calculation(text: str) -> str:
    """The words that make a sentence seem to ask for a calculation, or nothing."""
    found = _SUM.search(text)
    return found[0] if found else ""
