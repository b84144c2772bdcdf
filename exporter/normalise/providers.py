"""Where embedded things come from: who serves them, and the address at which a person opens them.

The address in a page's `iframe` is often a bare player; what it plays has a page of its own.
Data, not code: one line a provider.
"""

import re
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

Kind = Literal["video", "audio", "map", "post", "document", "page"]


class Provider(Struct, frozen=True):
    """One service.

    Attributes:
        host: Ends of the hosts that it has.
        name: What people call it.
        kind: What it serves.
        path: What of the path tells what is shown; matched from its start.
        page: The page's address: `{0}` and so on are the groups of `path`.
    """

    host: tuple[str, ...]
    name: str
    kind: Kind
    path: str = ""
    page: str = ""


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        ("youtube.com", "youtube-nocookie.com"),
        "YouTube",
        "video",
        r"/(?:embed|v)/(?!videoseries)([\w-]{5,20})",
        "https://www.youtube.com/watch?v={0}",
    ),
    Provider(("youtube.com", "youtube-nocookie.com", "youtu.be"), "YouTube", "video"),
    Provider(("player.vimeo.com",), "Vimeo", "video", r"/video/(\d+)", "https://vimeo.com/{0}"),
    Provider(("vimeo.com",), "Vimeo", "video"),
    Provider(
        ("dailymotion.com",),
        "Dailymotion",
        "video",
        r"/embed/video/(\w+)",
        "https://www.dailymotion.com/video/{0}",
    ),
    Provider(
        ("videopress.com",), "VideoPress", "video", r"/embed/(\w+)", "https://videopress.com/v/{0}"
    ),
    Provider(("embed.ted.com",), "TED", "video", r"(/talks/.+)", "https://www.ted.com{0}"),
    Provider(
        ("open.spotify.com",),
        "Spotify",
        "audio",
        r"/embed(?:-podcast)?(/\w+/\w+)",
        "https://open.spotify.com{0}",
    ),
    Provider(("giphy.com",), "GIPHY", "video", r"/embed/(\w+)", "https://giphy.com/gifs/{0}"),
    Provider(
        ("instagram.com",),
        "Instagram",
        "post",
        r"/(p|reel|tv)/([\w-]+)/embed",
        "https://www.instagram.com/{0}/{1}/",
    ),
    Provider(("instagram.com",), "Instagram", "post"),
    Provider(
        ("codepen.io",),
        "CodePen",
        "page",
        r"/([\w-]+)/embed/(?:preview/)?(\w+)",
        "https://codepen.io/{0}/pen/{1}",
    ),
    Provider(("soundcloud.com",), "SoundCloud", "audio"),
    Provider(("mixcloud.com",), "Mixcloud", "audio"),
    Provider(("bandcamp.com",), "Bandcamp", "audio"),
    Provider(("podcasts.apple.com",), "Apple Podcasts", "audio"),
    Provider(("google.com", "google.de", "goo.gl"), "Google Maps", "map", r"/maps", ""),
    Provider(("maps.google.com",), "Google Maps", "map"),
    Provider(("openstreetmap.org",), "OpenStreetMap", "map"),
    Provider(("docs.google.com", "drive.google.com"), "Google Docs", "document"),
    Provider(("slideshare.net",), "SlideShare", "document"),
    Provider(("issuu.com",), "Issuu", "document"),
    Provider(("scribd.com",), "Scribd", "document"),
    Provider(("twitter.com", "x.com"), "X", "post"),
    Provider(("facebook.com",), "Facebook", "post"),
    Provider(("tiktok.com",), "TikTok", "video"),
    Provider(("twitch.tv",), "Twitch", "video"),
    Provider(("wordpress.tv",), "WordPress.tv", "video"),
    Provider(("ted.com",), "TED", "video"),
    Provider(("pinterest.com",), "Pinterest", "post"),
    Provider(("reddit.com",), "Reddit", "post"),
    Provider(("flickr.com", "flic.kr"), "Flickr", "page"),
    Provider(("amazon.com", "amazon-adsystem.com"), "Amazon", "page"),
)

_TARGETS = {"w.soundcloud.com": "url", "facebook.com": "href", "www.facebook.com": "href"}
"""Players that name what they play in a parameter."""

_MEDIA = re.compile(
    r"\.(?:(mp4|m4v|mov|webm|ogv|avi|wmv|mpg|3gp)|(mp3|m4a|ogg|oga|wav|flac|aac|opus)|(pdf|docx?|pptx?|xlsx?|odt))\Z",
    re.IGNORECASE,
)


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
        if not any(host == end or host.endswith(f".{end}") for end in provider.host):
            continue
        found = re.match(provider.path, parts.path)
        if found is None:
            continue
        if not provider.page:
            return Opened(_playlist(address, query), provider.kind, provider.name)
        page = provider.page.format(*found.groups())
        start = query.get("start", [""])[0]
        if provider.name == "YouTube" and start.isdecimal():
            page += f"&t={start}s"
        return Opened(page, provider.kind, provider.name)
    return Opened(address, *_named(host, _kind_of_file(parts.path) or kind))


def _named(host: str, kind: Kind) -> tuple[Kind, str]:
    """What a host serves whatever the path, if that is known."""
    for provider in PROVIDERS:
        if provider.path and not provider.page:
            continue
        if any(host == end or host.endswith(f".{end}") for end in provider.host):
            return provider.kind, provider.name
    return kind, ""


def _playlist(address: str, query: dict[str, list[str]]) -> str:
    name = query.get("list", [""])[0]
    if "/embed/videoseries" in address and re.fullmatch(r"[\w-]+", name):
        return f"https://www.youtube.com/playlist?list={name}"
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
