"""Where embedded things come from: who serves them, and the address at which a person opens them.

The address in a page's `iframe` is often a bare player; what it plays has a page of its own.
`provider_table` says who serves what.
"""

import re
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from exporter.normalise.provider_table import PROVIDERS, Kind, Provider

_TARGETS = {"w.soundcloud.com": "url", "facebook.com": "href", "www.facebook.com": "href"}
"""Players that name what they play in a parameter."""

_MEDIA = re.compile(
    r"\.(?:(mp4|m4v|mov|webm|ogv|avi|wmv|mpg|3gp)|(mp3|m4a|ogg|oga|wav|flac|aac|opus)|(pdf|docx?|pptx?|xlsx?|odt))\Z",
    re.IGNORECASE,
)


_KEY = re.compile(r"[\w-]{1,64}")
_HASH = re.compile(r"[0-9a-f]{8,12}")
_FROM = re.compile(r"t=[\dhms]{1,12}")

_Query = dict[str, list[str]]


class Opened(Struct, frozen=True):
    """What an embedded address is, and where a person opens it."""

    href: str
    kind: Kind
    provider: str


def opened(address: str, kind: Kind = "page") -> Opened:
    """What is known of an embedded address.

    Args:
        address: Absolute.
        kind: What its element says that it is.
    """
    try:
        parts = urlsplit(address)
        query = parse_qs(parts.query)
    except ValueError:
        return Opened(address, kind, "")
    host = (parts.hostname or "").lower()
    target = query.get(_TARGETS.get(host, ""), [""])[0]
    if target.startswith("https://") and not target.startswith("https://api."):
        return Opened(target, *_named(host, kind))
    for provider in PROVIDERS:
        found = re.match(provider.path, parts.path) if _serves(provider, host) else None
        if found is not None:
            page = provider.page.format(*found.groups()) + _rest(provider.name, query, parts)
            href = page if provider.page else _without_frame(provider.name, address, query)
            return Opened(href, provider.kind, provider.name)
    return Opened(address, *_named(host, _kind_of_file(parts.path) or kind))


def _serves(provider: Provider, host: str) -> bool:
    return any(host == end or host.endswith(f".{end}") for end in provider.host)


def _rest(name: str, query: _Query, parts: SplitResult) -> str:
    """What else of the player's address belongs to the page's: the start, the key to a private film.

    Sources: https://developers.google.com/youtube/player_parameters#start,
        https://help.vimeo.com/hc/en-us/articles/12427789163409 (the `h` of unlisted videos)
    """
    if name == "YouTube":
        start = (query.get("start") or query.get("t") or [""])[0].removesuffix("s")
        return f"&t={start}s" if start.isdecimal() else ""
    if name == "Vimeo":
        key = query.get("h", [""])[0]
        start = parts.fragment if _FROM.fullmatch(parts.fragment) else ""
        return (f"/{key}" if _HASH.fullmatch(key) else "") + (f"#{start}" if start else "")
    return ""


def _named(host: str, kind: Kind) -> tuple[Kind, str]:
    """What a host serves whatever the path, if that is known."""
    for provider in PROVIDERS:
        if provider.path and not provider.page:
            continue
        if _serves(provider, host):
            return provider.kind, provider.name
    return kind, ""


def _without_frame(name: str, address: str, query: _Query) -> str:
    """An address that is of a frame only in part, as the one of a page.

    Sources: https://developers.google.com/youtube/player_parameters (playlists, live streams),
        https://developers.google.com/maps/documentation/embed/embedding-map (places by name),
        https://developers.google.com/maps/documentation/urls/get-started (their pages)
    """
    if name == "YouTube" and "/embed" in address:
        playlist, channel = query.get("list", [""])[0], query.get("channel", [""])[0]
        if _KEY.fullmatch(playlist):
            return f"https://www.youtube.com/playlist?list={playlist}"
        if "/live_stream" in address and _KEY.fullmatch(channel):
            return f"https://www.youtube.com/channel/{channel}/live"
    elif name == "Google Maps":
        place = query.get("q", [""])[0]
        if "/embed/v1/" in address and place:
            return "https://www.google.com/maps/search/?" + urlencode({"api": 1, "query": place})
        if query.get("output") == ["embed"]:
            parts = urlsplit(address)
            kept = re.sub(r"(?:^|&)output=embed(?=&|\Z)", "", parts.query).removeprefix("&")
            return urlunsplit(parts._replace(query=kept))
    return address


def _kind_of_file(path: str) -> Kind | None:
    found = _MEDIA.search(path)
    if found is None:
        return None
    return "video" if found[1] else "audio" if found[2] else "document"


_GENERIC = re.compile(
    r"(?:youtube|vimeo|dailymotion)? ?(?:video|audio|media)? ?player|embedded (?:content|post|video)"
    r"|iframe|video|audio|map|google maps?|vimeo-player|widget",
    re.IGNORECASE,
)


def telling(title: str) -> str:
    """A title, unless it says no more than that there is a player."""
    return "" if _GENERIC.fullmatch(title.strip()) else title


def file_name(address: str) -> str:
    """The name of a media file at an address; empty where it is none."""
    name = urlsplit(address).path.rpartition("/")[2]
    return name if _MEDIA.search(name) else ""
