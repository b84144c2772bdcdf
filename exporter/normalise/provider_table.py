"""Who serves what pages embed: the services, as data. One line a provider."""

from collections.abc import Iterator
from typing import Literal

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


def _services(kind: Kind, hosts: dict[str, tuple[str, ...]]) -> Iterator[Provider]:
    """Services of one kind whose embedded addresses open in a browser as they are."""
    for name, ends in hosts.items():
        yield Provider(ends, name, kind)


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        ("youtube.com", "youtube-nocookie.com"),
        "YouTube",
        "video",
        r"/(?:embed|v|shorts|live)/(?!videoseries|live_stream)([\w-]{5,20})",
        "https://www.youtube.com/watch?v={0}",
    ),
    Provider(("youtube.com", "youtube-nocookie.com", "youtu.be"), "YouTube", "video"),
    Provider(("player.vimeo.com",), "Vimeo", "video", r"/video/(\d+)", "https://vimeo.com/{0}"),
    Provider(
        ("player.vimeo.com",), "Vimeo", "video", r"/event/(\d+)", "https://vimeo.com/event/{0}"
    ),
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
    Provider(("rumble.com",), "Rumble", "video"),
    *_services(
        "video",
        {
            "Wistia": ("wistia.com", "wistia.net"),
            "Loom": ("loom.com",),
            "Odysee": ("odysee.com",),
            "BitChute": ("bitchute.com",),
            "Bilibili": ("bilibili.com",),
            "Youku": ("youku.com",),
            "niconico": ("nicovideo.jp",),
            "VK": ("vk.com", "vkvideo.ru"),
            "RUTUBE": ("rutube.ru",),
            "Streamable": ("streamable.com",),
            "Kickstarter": ("kickstarter.com",),
            "Vidyard": ("vidyard.com",),
            "Brightcove": ("players.brightcove.net",),
            "Kaltura": ("kaltura.com",),
            "Internet Archive": ("archive.org",),
            "BBC": ("bbc.co.uk", "bbc.com"),
            "ARTE": ("arte.tv",),
        },
    ),
    *_services(
        "audio",
        {
            "Apple Music": ("embed.music.apple.com", "music.apple.com"),
            "Apple Podcasts": ("embed.podcasts.apple.com",),
            "Deezer": ("deezer.com",),
            "TIDAL": ("tidal.com",),
            "Audiomack": ("audiomack.com",),
            "ReverbNation": ("reverbnation.com",),
            "Buzzsprout": ("buzzsprout.com",),
            "Podbean": ("podbean.com",),
            "Spreaker": ("spreaker.com",),
            "Libsyn": ("libsyn.com",),
            "Simplecast": ("simplecast.com",),
            "Transistor": ("transistor.fm",),
            "Captivate": ("captivate.fm",),
            "Megaphone": ("megaphone.fm",),
            "Acast": ("acast.com",),
            "RSS.com": ("rss.com",),
            "Ivoox": ("ivoox.com",),
            "podigee": ("podigee.io", "podigee.com"),
        },
    ),
    *_services(
        "map",
        {
            "Bing Maps": ("bing.com",),
            "Yandex Maps": ("yandex.ru", "yandex.com"),
            "uMap": ("umap.openstreetmap.fr",),
            "Komoot": ("komoot.com", "komoot.de"),
            "Wikiloc": ("wikiloc.com",),
            "Outdooractive": ("outdooractive.com",),
        },
    ),
    *_services(
        "post",
        {
            "Threads": ("threads.net", "threads.com"),
            "Bluesky": ("bsky.app",),
            "LinkedIn": ("linkedin.com",),
            "Tumblr": ("tumblr.com",),
            "Imgur": ("imgur.com",),
            "Telegram": ("t.me",),
        },
    ),
    *_services(
        "document",
        {
            "Speaker Deck": ("speakerdeck.com",),
            "Prezi": ("prezi.com",),
            "Canva": ("canva.com",),
            "Calaméo": ("calameo.com",),
            "Office": ("view.officeapps.live.com", "onedrive.live.com"),
            "Kindle": ("read.amazon.com", "leer.amazon.es", "lesen.amazon.de"),
        },
    ),
    *_services(
        "page",
        {
            "Typeform": ("typeform.com",),
            "Jotform": ("jotform.com",),
            "Calendly": ("calendly.com",),
            "Airtable": ("airtable.com",),
            "Figma": ("figma.com",),
            "Miro": ("miro.com",),
            "Padlet": ("padlet.com",),
            "Kahoot!": ("kahoot.it", "kahoot.com"),
            "GeoGebra": ("geogebra.org",),
            "Sketchfab": ("sketchfab.com",),
            "Matterport": ("my.matterport.com",),
            "Flourish": ("flourish.studio", "flo.uri.sh"),
            "Datawrapper": ("datawrapper.dwcdn.net", "datawrapper.de"),
            "Infogram": ("infogram.com",),
            "Tableau": ("public.tableau.com",),
            "GitHub": ("gist.github.com", "github.com"),
            "CodeSandbox": ("codesandbox.io",),
            "StackBlitz": ("stackblitz.com",),
            "JSFiddle": ("jsfiddle.net",),
            "Pastebin": ("pastebin.com",),
            "asciinema": ("asciinema.org",),
            "Strava": ("strava.com",),
            "Tripadvisor": ("tripadvisor.com",),
        },
    ),
)
