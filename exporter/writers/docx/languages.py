"""What Word wants to know of a language: its locale, its script's direction, its fonts."""

from exporter.direction import is_right_to_left

_LOCALES = {
    "ar": "ar-SA", "bg": "bg-BG", "bn": "bn-BD", "ca": "ca-ES", "cs": "cs-CZ", "da": "da-DK",
    "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "eu": "eu-ES",
    "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN",
    "hr": "hr-HR", "hu": "hu-HU", "id": "id-ID", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR",
    "lt": "lt-LT", "lv": "lv-LV", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO",
    "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI",
    "sr": "sr-RS", "sv": "sv-SE", "ta": "ta-IN", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA",
    "ur": "ur-PK", "vi": "vi-VN", "zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW",
}  # fmt: skip
"""Word's proofing tools go by language and country: the usual one where the post names none."""

_EAST_ASIAN = frozenset({"ja", "ko", "yue", "zh"})

_FONTS = {"zh-CN": "SimSun", "zh-TW": "PMingLiU", "ko-KR": "Malgun Gothic"}
_DEFAULT_FONT = "MS Mincho"


def locale(tag: str) -> str:
    """The tag under which Word knows a BCP 47 tag."""
    low = tag.lower()
    if low.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
        return _LOCALES["zh-hant"] if low.startswith("zh-hant") else tag
    if low.startswith("zh-hans"):
        return _LOCALES["zh-hans"]
    return _LOCALES.get(low, tag)


def word_languages(tag: str) -> tuple[str | None, str | None, str | None]:
    """A language as `w:lang` takes it: for Latin and other, East Asian and right-to-left text.

    Source: ISO/IEC 29500-1, 17.3.2.20.

    Returns:
        `None` for those that the language says nothing about; three times for `und`.
    """
    if not tag or tag.lower().startswith("und"):
        return None, None, None
    name = locale(tag)
    east_asian = name if is_east_asian(tag) else None
    bidi = name if is_right_to_left(tag) else None
    return name, east_asian, bidi


def east_asian_font(tag: str) -> str:
    """A font for East Asian text that an Office of that language has."""
    return _FONTS.get(locale(tag), _DEFAULT_FONT)


def is_east_asian(tag: str) -> bool:
    """Whether a language is written in East Asian characters."""
    return tag.partition("-")[0].lower() in _EAST_ASIAN
