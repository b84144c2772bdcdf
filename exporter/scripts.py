"""Scripts (writing systems) of texts: which one prevails, and what it says of the language.

Source: Unicode Standard Annex 24 and Scripts.txt, by blocks, which is exact enough for counting.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache

_RANGES: dict[str, str] = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f",
    "Armn": "\u0530-\u058f",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Syrc": "\u0700-\u074f",
    "Thaa": "\u0780-\u07bf",
    "Nkoo": "\u07c0-\u07ff",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Tibt": "\u0f00-\u0fff",
    "Mymr": "\u1000-\u109f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Hang": "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7af",
    "Ethi": "\u1200-\u139f",
    "Khmr": "\u1780-\u17ff",
    "Kana": "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
}
_SORTED = sorted(
    (ends[0], ends[-1], name)
    for name, ranges in _RANGES.items()
    for ends in re.findall(".-.|.", ranges)
)
_STARTS, _ENDS, _NAMES = zip(*_SORTED, strict=True)
_NOT_LATIN = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u3040-\u31ff\u3400-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff66-\uff9d\U00010000-\U0001efff\U00020000-\U0003ffff]"
)

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

RIGHT_TO_LEFT = frozenset(["Hebr", "Arab", "Syrc", "Thaa", "Nkoo"])

LANGUAGES: dict[str, str] = {
    "Armn": "hy",
    "Ethi": "am",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hang": "ko",
    "Hebr": "he",
    "Kana": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my",
    "Nkoo": "nqo",
    "Orya": "or",
    "Sinh": "si",
    "Syrc": "syr",
    "Taml": "ta",
    "Telu": "te",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo",
}
"""The language of scripts that are written in (nearly) one language only."""

_OF_LANGUAGE: dict[str, str] = {
    **{language: script for script, language in LANGUAGES.items()},
    **dict.fromkeys(["ar", "fa", "ur", "ps", "sd", "ug", "ckb", "pnb", "azb", "ks"], "Arab"),
    **dict.fromkeys(["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"], "Cyrl"),
    **dict.fromkeys(["hi", "mr", "ne", "sa"], "Deva"),
    **dict.fromkeys(["as", "bn"], "Beng"),
    "ti": "Ethi",
    "yi": "Hebr",
    "zh": "Hani",
    "yue": "Hani",
}
_WEIGHTS: dict[str, int] = {"Hani": 3, "Kana": 2, "Hang": 2}
"""Letters that such a character stands for: names in Latin letters don't outweigh the sentence."""

_KANA_SHARE = 0.03
"""Japanese has far more kana than this; Chinese has none but in names."""

_HAN_SENTENCE = 12
"""So many Chinese characters without kana are Chinese; fewer may be a Japanese name or heading."""

_SIMPLIFIED = re.compile("[这个们来时对会说为国学没过发后经开问题现实长门间见车书东马鸟鱼龙]")
_TRADITIONAL = re.compile("[這個們來時對會說為國學沒過發後經開問題現實長門間見車書東馬鳥魚龍]")
_URDU = re.compile("[\u0679\u0688\u0691\u06d2\u06c1]")
_NEITHER = re.compile(
    "[\u0671-\u0673\u0675-\u0678\u067a-\u067d\u067f-\u0685\u0689-\u0690\u0692-\u0697\u0699-\u06a3\u06a5-\u06a8\u06aa-\u06ae\u06b0-\u06bf\u06c4-\u06cb\u06cd-\u06d1\u06d5]"
)
"""Letters of Kurdish, Pashto, Sindhi, Uyghur and others, which Arabic, Persian and Urdu lack."""

_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_ARABIC = re.compile("[\u0623\u0625\u0629\u0643\u0649\u064a]")
"""Kaf, yeh and others as Persian and as Arabic write them: one of them in nearly every sentence."""

_YIDDISH = re.compile("[\u05f0-\u05f2\ufb1f]")
_TIGRINYA = re.compile("[\u1250-\u125d]")
_A_GREEK_WORD = re.compile("[\u0370-\u03ff\u1f00-\u1fff]{4}")
"""Formulas have single Greek letters, and the names of fraternities three."""


def counts(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    found: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if script := _script_of(char):
            found[script] += count
    return found


@cache
def _script_of(char: str) -> str:
    """A letter's script; empty for what is no letter or of a script that isn't listed."""
    place = bisect_right(_STARTS, char) - 1
    return _NAMES[place] if place >= 0 and char <= _ENDS[place] else ""


def is_all_latin(text: str) -> bool:
    """Whether a text has no letter of another script; quick."""
    return not _NOT_LATIN.search(text)


def has_right_to_left(text: str) -> bool:
    """Whether a text has a letter of a script that runs from right to left; quick."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def shares(text: str) -> defaultdict[str, float]:
    """What part of a text is in each script (ISO 15924), together 1.

    Japanese counts as `Kana`, mixed Korean as `Hang`.
    """
    found = counts(text)
    if found["Hani"] and found["Kana"] > _KANA_SHARE * (found["Hani"] + found["Kana"]):
        found["Kana"] += found.pop("Hani")
    elif found["Hani"] and found["Hang"] > found["Hani"]:
        found["Hang"] += found.pop("Hani")
    for name, weight in _WEIGHTS.items():
        found[name] *= weight
    total = sum(found.values())
    return defaultdict(float, {name: count / total for name, count in found.items() if count})


def prevailing(text: str) -> str | None:
    """The script of most of a text, as `shares` counts.

    Returns:
        None where there is no letter, or none has more than half.
    """
    return next((name for name, share in shares(text).items() if share > 1 / 2), None)


def script_of(language: str) -> str:
    """The script that a language (BCP 47 tag) is usually written in; Latin where nothing is known."""
    first, *rest = language.split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            named = part.title()
            return {"Hans": "Hani", "Hant": "Hani", "Jpan": "Kana", "Kore": "Hang"}.get(
                named, named
            )
    return _OF_LANGUAGE.get(first.lower(), "Latn")


def language_of(text: str, script: str) -> str | None:
    """The language that a script alone tells, if it does."""
    if script == "Hani":
        if counts(text)["Hani"] < _HAN_SENTENCE:
            return None
        simplified, traditional = len(_SIMPLIFIED.findall(text)), len(_TRADITIONAL.findall(text))
        if simplified == traditional:
            return "zh"
        return "zh-Hans" if simplified > traditional else "zh-Hant"
    if script == "Arab":
        return _in_arabic_letters(text)
    if script == "Grek":
        return "el" if _A_GREEK_WORD.search(text) else None
    if script == "Hebr" and _YIDDISH.search(text):
        return "yi"
    if script == "Ethi" and _TIGRINYA.search(text):
        return "ti"
    return LANGUAGES.get(script)


def _in_arabic_letters(text: str) -> str | None:
    """Arabic, Persian or Urdu, if the letters tell."""
    if _URDU.search(text):
        return "ur"
    if _NEITHER.search(text):
        return None
    persian, arabic = len(_PERSIAN.findall(text)), len(_ARABIC.findall(text))
    if persian == arabic:
        return None
    return "fa" if persian > arabic else "ar"
