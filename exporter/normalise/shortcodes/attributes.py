"""What stands in a shortcode tag beside its name.

Source: https://developer.wordpress.org/reference/functions/shortcode_parse_atts/
"""

import html
import re
from urllib.parse import unquote

_BREAK = re.compile(r"<br\s*+/?+>")
_DOUBLE = str.maketrans(dict.fromkeys("“”„″«»", '"'))
"""Quotation marks that WordPress's typography makes of straight ones, by language."""

_PAIR = re.compile(
    r'(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|[\'‘’′](?P<single>[^\'‘’′]*)[\'‘’′](?=\s|/|$)'
    r'|(?P<bare>[^\s"]+))|"(?P<quoted>[^"]*)"|(?P<word>[^\s"]+)'
)
_TAG = re.compile(r"<[^<>]*>")

Attributes = dict[str, str]


def attributes_of(rest: str) -> Attributes:
    """Attributes by lower-case name; values without a name are under `0`, `1` and so on.

    Typographic quotation marks count as straight ones. Values are plain text: entities are
    decoded, markup is left out.
    """
    text = html.unescape(_BREAK.sub(" ", rest)).translate(_DOUBLE).strip().removesuffix("/")
    if text.startswith("="):  # the old form [youtube=https://…]
        return {"0": text[1:].strip().strip('"')}
    found: Attributes = {}
    for pair in _PAIR.finditer(text):
        value = next(
            pair[name]
            for name in ("double", "single", "bare", "quoted", "word")
            if pair[name] is not None
        )
        key = pair["name"].lower() if pair["name"] else str(sum(k.isdigit() for k in found))
        found.setdefault(key, " ".join(_TAG.sub(" ", value).split()))
    return found


def has_quoted(rest: str) -> bool:
    """Whether anything in a tag has the form `name="value"`, which ordinary text hasn't."""
    return (
        re.search(r'[\s\w]=\s*["\'‘’′]|=\s*"', html.unescape(rest).translate(_DOUBLE)) is not None
    )


def first(attributes: Attributes, *names: str) -> str:
    """The first of some attributes that says anything."""
    return next((value for name in names if (value := attributes.get(name, ""))), "")


def packed_link(value: str) -> tuple[str, str]:
    """Address and label of a link, as WPBakery packs them (`url:…|title:…`) or as it is."""
    if not value.startswith("url:"):
        return value, ""
    parts = dict(part.partition(":")[::2] for part in value.split("|"))
    return unquote(parts.get("url", "")), unquote(parts.get("title", ""))
