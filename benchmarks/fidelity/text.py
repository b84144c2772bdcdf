"""Words and addresses in the form in which they are compared."""

import re
from unicodedata import normalize
from urllib.parse import unquote, urljoin, urlsplit

_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0980-\u0dff\u0e31-\u0e4e"
)
_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff"
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|(?:[^\W{_IDEOGRAPHS}]|[{_MARKS}])+")


def words(text: str) -> list[str]:
    """Runs of letters and digits, case folded; each ideograph and kana by itself.

    A word that runs right to left is known by its letters in any order: readers of PDF hand over
    ligatures as they are painted.
    """
    found = _WORD.findall(normalize("NFKC", text).replace("\xad", "").casefold())
    return ["".join(sorted(each)) if _RIGHT_TO_LEFT.search(each) else each for each in found]


def key(text: str) -> str:
    """By what a thing is known: its words."""
    return " ".join(words(text))


def address(href: str, base: str = "") -> str | None:
    """An address as it is compared, or nothing for one within the document."""
    if not href.strip():
        return None
    try:
        whole = urljoin(base, href.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https", "mailto", "tel"}:
        return None
    if "#" in href and whole.split("#")[0].rstrip("/") == base.rstrip("/"):
        return None
    rest = unquote(whole).split(":", 1)[1].rstrip("/")
    return "".join(rest.split()).casefold()


def token(source: str) -> str:
    """What has to be found of a player's address: its last telling part, else all of it."""
    whole = address(source, "https:") or source
    last = whole.partition("?")[0].rpartition("/")[2]
    return last if len(last) >= 6 else whole
