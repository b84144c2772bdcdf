"""Players that pages make with scripts, from elements that hold no more than a name or number.

Each becomes the frame that its script would make, so that it is read as what it embeds. Data, not
code: one line a kind of element.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape

from msgspec import Struct

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.media import said
from exporter.normalise.parse import Element, found, parse, siblings


class Player(Struct, frozen=True):
    """One kind of element that a script turns into a player.

    Attributes:
        tell: What a source holds that has such an element.
        selector: Which elements.
        attribute: Says what is shown.
        value: What of the attribute's value counts: the group of this pattern.
        address: Of what is shown; `{0}` is that value.
    """

    tell: str
    selector: str
    attribute: str
    address: str
    value: str = r"\s*([\w-]{1,64})\s*\Z"


_URL = r"\s*((?:https?:)?//[^\s<>{}\"]+)\s*\Z"
_YOUTUBE = "https://www.youtube.com/watch?v={0}"
_VIMEO = "https://vimeo.com/{0}"

PLAYERS: tuple[Player, ...] = (
    Player("<lite-youtube", "lite-youtube", "videoid", _YOUTUBE),
    Player("<lite-vimeo", "lite-vimeo", "videoid", _VIMEO),
    Player("rll-youtube-player", ".rll-youtube-player", "data-id", _YOUTUBE),
    Player("youtube-player", "div.youtube-player", "data-id", _YOUTUBE),
    Player("lyte", "div.lyte[id^=WYL_]", "id", _YOUTUBE, r"WYL_([\w-]{5,20})\Z"),
    Player("<amp-youtube", "amp-youtube", "data-videoid", _YOUTUBE),
    Player("<amp-vimeo", "amp-vimeo", "data-videoid", _VIMEO),
    Player(
        "<amp-dailymotion",
        "amp-dailymotion",
        "data-videoid",
        "https://www.dailymotion.com/video/{0}",
    ),
    Player("<amp-twitter", "amp-twitter", "data-tweetid", "https://x.com/i/status/{0}"),
    Player("<amp-instagram", "amp-instagram", "data-shortcode", "https://www.instagram.com/p/{0}/"),
    Player("<amp-facebook", "amp-facebook", "data-href", "{0}", _URL),
    Player("<amp-iframe", "amp-iframe", "src", "{0}", _URL),
    Player("<amp-video", "amp-video", "src", "{0}", _URL),
    Player("<amp-audio", "amp-audio", "src", "{0}", _URL),
    Player("fb-post", ".fb-post", "data-href", "{0}", _URL),
    Player("fb-video", ".fb-video", "data-href", "{0}", _URL),
    Player("tiktok-embed", "blockquote.tiktok-embed", "cite", "{0}", _URL),
    Player("instagram-media", "blockquote.instagram-media", "data-instgrm-permalink", "{0}", _URL),
    Player(
        "wistia_async_",
        "[class*=wistia_async_]",
        "class",
        "https://fast.wistia.net/embed/iframe/{0}",
        r".*\bwistia_async_(\w{6,20})\b",
    ),
    Player(
        "data-plyr-provider",
        "[data-plyr-provider=youtube]",
        "data-plyr-embed-id",
        _YOUTUBE,
        r"(?:https?:.*(?:v=|/))?([\w-]{5,20})\Z",
    ),
    Player(
        "data-plyr-provider",
        "[data-plyr-provider=vimeo]",
        "data-plyr-embed-id",
        _VIMEO,
        r"(?:https?:.*/)?(\d{5,20})\Z",
    ),
    Player("calendly-inline-widget", ".calendly-inline-widget", "data-url", "{0}", _URL),
    Player(
        "data-tf-widget", "[data-tf-widget]", "data-tf-widget", "https://form.typeform.com/to/{0}"
    ),
    Player("data-tf-live", "[data-tf-live]", "data-tf-live", "https://form.typeform.com/to/{0}"),
    Player(
        "flourish-embed",
        ".flourish-embed",
        "data-src",
        "https://public.flourish.studio/{0}/",
        r"\s*((?:visualisation|story)/\d{1,12})",
    ),
    Player("infogram-embed", ".infogram-embed", "data-id", "https://infogram.com/{0}"),
    Player(
        "issuuembed",
        ".issuuembed",
        "data-configid",
        "https://e.issuu.com/embed.html#{0}",
        r"\s*([\w/]{3,64})\Z",
    ),
    *(
        Player(
            "elementor-widget-video",
            ".elementor-widget-video",
            "data-settings",
            "{0}",
            rf'(?=.*"video_type":"{kind}").*?"{kind}_url":"(https?:[^"\s<>]+)"',
        )
        for kind in ("youtube", "vimeo", "dailymotion", "videopress")
    ),
    Player("gist.github.com", "script", "src", "{0}", r"(https://gist\.github\.com/[\w/-]+)\.js"),
    Player("asciinema.org", "script", "src", "{0}", r"(https://asciinema\.org/a/\w+)\.js"),
    Player(
        "speakerdeck.com",
        "script.speakerdeck-embed",
        "data-id",
        "https://speakerdeck.com/player/{0}",
    ),
    Player(
        "pastebin.com",
        "script",
        "src",
        "https://pastebin.com/{0}",
        r"(?:https?:)?//pastebin\.com/embed_js/(\w+)",
    ),
    Player(
        "jsfiddle.net",
        "script",
        "src",
        "https://{0}/",
        r"(?:https?:)?//(jsfiddle\.net/(?:\w+/)?\w+(?:/\d+)?)/embed/",
    ),
)

_TELLS = (
    *("<lite-", "<amp-", "youtube-player", "lyte", "fb-", "embed", "instagram-media", "wistia_"),
    *("calendly", "data-tf-", "elementor-widget-video", "<script"),
)
"""What a source holds that has any of them: quicker to look for than all they tell."""

_TITLES = ("title", "data-title", "playlabel", "data-alt", "aria-label", "alt")
_SHOWN = "iframe, video, audio, object, embed"
_VOICED = re.compile(r"(?:play|watch)(?: video)?:\s+", re.IGNORECASE)


def frame_players(html: str, nodes: list[Element]) -> tuple[list[Element], tuple[Diagnostic, ...]]:
    """Put a frame before each element that a script would turn into one, in place.

    One that holds text keeps it and gets none if the text links to what it shows.

    Args:
        html: The source; where it has no such element, nothing is looked for.
        nodes: Its top nodes.

    Returns:
        The top nodes, those that were added among them, and what was replaced.
    """
    dropped = tuple(_file_links(nodes)) if "wp-block-file" in html else ()
    likely = any(tell in html for tell in _TELLS)
    wanted = [player for player in PLAYERS if player.tell in html] if likely else []
    if not wanted:
        return nodes, dropped
    added: dict[int, Element] = {}
    tops = {node.mem_id for node in nodes}
    for player in wanted:
        for node in found(nodes, player.selector):
            address = _address(player, node.attributes)
            if not address or _is_shown(node):
                continue
            frame = _frame(node, address)
            if node.mem_id in tops and frame is not None:
                added[node.mem_id] = frame
    framed = [
        each
        for node in nodes
        for each in ((added[node.mem_id], node) if node.mem_id in added else (node,))
    ]
    return framed, dropped


def _address(player: Player, attributes: Mapping[str, str | None]) -> str:
    written = (attributes.get(player.attribute) or "").replace("\\/", "/")
    found = re.match(player.value, written, re.DOTALL)
    return player.address.format(found[1]) if found else ""


def _is_shown(node: Element) -> bool:
    """Whether an element holds what it shows already, or text with a link that leads there."""
    if node.css_first(_SHOWN) is not None:
        return True
    return node.tag == "blockquote" and any(
        (link.text(deep=True) or "").strip() for link in node.css("a[href]")
    )


def _frame(node: Element, address: str) -> Element | None:
    """A frame before an element, with the title and id that it has."""
    titles = (" ".join((node.attributes.get(name) or "").split()) for name in _TITLES)
    title = _VOICED.sub("", next(filter(None, titles), ""))
    written = f'<iframe src="{escape(address)}" title="{escape(title)}"></iframe>'
    if node.id:  # a link to the player leads to the frame
        written = written.replace("<iframe", f'<iframe id="{escape(node.id)}"', 1)
        del node.attrs["id"]
    (frame,), _left_out = parse(written)
    node.insert_before(frame)
    return node.prev


def _file_links(nodes: list[Element]) -> Iterator[Diagnostic]:
    """Files become their links: the button parted from the name, without a preview of the same.

    Source: https://developer.wordpress.org/block-editor/reference-guides/core-blocks/#file
    """
    for button in found(nodes, ".wp-block-file__button"):
        if button.prev is not None and button.prev.is_element_node:
            button.insert_before(" ")  # a style sheet parts them
    for block in found(nodes, ".wp-block-file"):
        yield from _without_preview(block)


def _without_preview(block: Element) -> Iterator[Diagnostic]:
    links = {
        (link.attributes.get("href") or "").strip()
        for link in block.css("a[href]")
        if (link.text(deep=True) or "").strip()
    }
    for preview in block.css("object.wp-block-file__embed"):
        address = (preview.attributes.get("data") or "").strip()
        if address in links and not any(child.is_element_node for child in siblings(preview.child)):
            yield said(Code.EMBED_REPLACED, address)
            preview.decompose()
