"""Known shortcodes as the HTML that they stand for."""

import base64
import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from exporter.normalise.shortcodes.attributes import Attributes, first, packed_link
from exporter.normalise.shortcodes.known import Kind, is_builder

PART = "<div></div>"
"""What parts blocks without holding anything; it is safe wherever a tag may stand."""

_PICTURE = re.compile(r"\s*((?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*</a>)?)", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*+/?+>\n?")
_BROKEN = re.compile(r"<[A-Za-z/][^<>]*(?:<|\Z)")
_PARTING = re.compile(r"</p>\s*<p[^<>]*>")
_EDGE = re.compile(r"</?p(?:\s[^<>]*)?>")
_NUMBER = re.compile(r"[\d,\s]+\Z")
_HEADING = re.compile(r"tag:(h[1-6])")

_HOSTS = {
    "youtube": "https://www.youtube.com/embed/",
    "vimeo": "https://player.vimeo.com/video/",
    "dailymotion": "https://www.dailymotion.com/video/",
    "wpvideo": "https://videopress.com/v/",
    "videopress": "https://videopress.com/v/",
    "gist": "https://gist.github.com/",
    "tweet": "https://twitter.com/i/status/",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/",
    "ted": "https://www.ted.com/talks/",
}
"""Where something lies that a shortcode only gives the number or name of."""

_MEDIA = ("src", "mp3", "m4a", "ogg", "wav", "wma", "mp4", "m4v", "webm", "ogv", "flv")
_NUMBERED = ("id", "clip_id", "video_id", "0")
_FILE = re.compile(
    r"\.(?:(?P<sound>mp3|m4a|ogg|oga|wav|wma|flac)|mp4|m4v|webm|ogv|mov|flv|wmv)(?:[?#]|\Z)",
    re.IGNORECASE,
)
_IDS = re.compile(r"[\w./?=-]+")


def written(kind: Kind, name: str, attributes: Attributes, content: str) -> str | None:
    """The HTML of one whole shortcode of any kind but a wrapper; None where it says too little."""
    if _BROKEN.search(content):
        return None  # rewriting what isn't whole might swallow what follows
    return _WRITERS[kind](name, attributes, content)


def _tag(name: str, **attributes: str) -> str:
    said = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{said}>"


def _caption(_name: str, attributes: Attributes, content: str) -> str | None:
    """A figure of the picture that comes first and the text after it.

    Source: https://developer.wordpress.org/reference/functions/img_caption_shortcode/
    """
    picture = _PICTURE.match(_EDGE.sub("", content))
    if picture is None:
        return None
    text = _EDGE.sub("", content)[picture.end() :].strip()
    text = text or html.escape(attributes.get("caption", ""))
    caption = f"<figcaption>{text}</figcaption>" if text else ""
    figure = _tag("figure", **{"class": f"wp-caption {attributes.get('align', '')}".strip()})
    return f"{figure}{picture[1]}{caption}</figure>"


def _player(name: str, attributes: Attributes, content: str) -> str | None:
    """A player or frame; content that isn't its address follows it."""
    inside = html.unescape(_EDGE.sub("", _BREAK.sub("", content))).strip()
    if "<" in inside and (found := re.search(r'href="([^"]*)"', inside)):
        inside = found[1]  # the site made a link of it
    stated = first(attributes, "url", "link", *_MEDIA, "audio", *_NUMBERED)
    rest = ""
    if stated and not _is_address(inside):
        inside, rest = stated, content
    address = inside or stated
    if not _is_address(address):
        host = _HOSTS.get(name.rpartition("_")[2])
        if host is None or not _IDS.fullmatch(address):
            return None
        address = host + address
    if " " in address:
        return None
    title, file = attributes.get("title", ""), _FILE.search(address)
    if file or name == "audio":
        tag = "video" if file and not file["sound"] else "audio"
        return f"{_tag(tag, src=address, poster=attributes.get('poster', ''), title=title)}</{tag}>{rest}"
    return f"{_tag('iframe', src=address, title=title)}</iframe>{rest}"


def _note(_name: str, _attributes: Attributes, content: str) -> str | None:
    content = _EDGE.sub("", _PARTING.sub("<br><br>", content)).strip()
    return f'<span class="exporter-note">{content}</span>' if content else ""


def _nothing(_name: str, _attributes: Attributes, content: str) -> str:
    """Where a list of notes would be, or a setting: notes stand at their marks in every format."""
    return content


def _code(name: str, attributes: Attributes, content: str) -> str:
    language = first(attributes, "language", "lang")
    if not language and name not in {"code", "sourcecode", "source", "crayon", "cc", "cci"}:
        language = name
    content = _BREAK.sub("\n", _PARTING.sub("\n\n", content))
    content = _EDGE.sub("", content).strip("\n")
    named = _tag("code", **{"class": f"language-{language}" if language else ""})
    return f"<pre>\n{named}{content}</code></pre>"


def _maths(_name: str, attributes: Attributes, content: str) -> str | None:
    content = " ".join(_EDGE.sub("", _BREAK.sub(" ", content)).split()).strip("$ ")
    if not content:
        return None
    if attributes.get("display") == "true":
        return f"\\[{content}\\]"
    return f"$latex {content}$"


def _raw(name: str, _attributes: Attributes, content: str) -> str | None:
    """HTML that WPBakery keeps encoded twice; its scripts are dropped as those of any post are."""
    if name.endswith("js"):
        return ""
    packed = "".join(_EDGE.sub("", content).split())
    try:
        return unquote(base64.b64decode(packed, validate=True).decode("utf-8"))
    except ValueError:
        return None


def _quote(_name: str, attributes: Attributes, content: str) -> str:
    """What somebody said, with who it was and, for testimonials, what they look like."""
    said_by = (
        first(attributes, "cite", "author", "source", "name"),
        first(attributes, "job_title", "position", "subtitle"),
        first(attributes, "company_name", "company"),
    )
    by = html.escape(", ".join(filter(None, said_by)))
    face = first(attributes, "portrait_url", "image", "src")
    picture = f"<p>{_tag('img', src=face)}</p>" if _is_address(face) else ""
    return f"<blockquote>{picture}{content}{f'<cite>{by}</cite>' if by else ''}</blockquote>"


def _button(name: str, attributes: Attributes, content: str) -> str | None:
    address, label = packed_link(first(attributes, "button_url", "url", "link", "href"))
    label = html.escape(first(attributes, "button_text", "text", "title", "label") or label)
    label = _EDGE.sub("", content).strip() or label
    if not label:
        return None
    made = f"{_tag('a', href=address)}{label}</a>" if address else label
    return f"{PART}<p>{made}</p>{PART}" if is_builder(name) else made


def _rule(_name: str, _attributes: Attributes, content: str) -> str:
    return f"<hr>{content}"


_WRITERS: dict[Kind, Callable[[str, Attributes, str], str | None]] = {
    Kind.CAPTION: _caption,
    Kind.PLAYER: _player,
    Kind.NOTE: _note,
    Kind.NOTES_LIST: _nothing,
    Kind.CODE: _code,
    Kind.MATHS: _maths,
    Kind.RAW: _raw,
    Kind.QUOTE: _quote,
    Kind.BUTTON: _button,
    Kind.RULE: _rule,
}

_TITLES = ("title", "heading", "title1", "label", "question")
_LINES = (
    "subhead",
    "subtitle",
    "subheading",
    "sub_heading",
    "name",
    "author",
    "position",
    "job_title",
    "company_name",
    "number",
    "percent",
    "value",
    "sum",
    "per",
    "text",
)
"""What modules of page builders say in attributes besides their content."""

_UNTITLED = re.compile(r"[a-z]+(?:_pb)?_(?:row|column|section|row_inner|column_inner|image)\Z")
"""Wrappers and pictures whose title is a setting, or a tooltip."""

_UNFOLDING = re.compile(r".*(?:tta_section|tab|toggle|accordion\w*|spoiler|slide)\Z")
"""Parts with a title of their own that a page shows one at a time."""

_SPEAKING = re.compile(
    r"et_pb_(?:team|testimonial|number|circle|counter|pricing|cta|blurb|slide|fullwidth|countdown)"
    r"|(?:fusion|vc|av|ux|su|x|cs)_(?:\w*heading|title|testimonial|person|team|counter|progress|"
    r"pricing|cta|call|icon|promo|info|flip|banner|service)"
)
"""Modules whose attributes are read aloud; those of a row or column are settings."""


def opened(name: str, attributes: Attributes) -> str | None:
    """What stands before the content of a builder's wrapper; None where it needs the site.

    The title becomes a heading, an address a link or picture; settings are left out.
    """
    picture = first(attributes, "src", "image", "image_url", "picture_url", "img")
    if picture and not _is_address(picture):
        return None
    parts = [_picture(picture, attributes)] if picture else []
    if name == "vc_custom_heading":
        found = _HEADING.search(attributes.get("font_container", ""))
        parts.append(_headed(attributes.get("text", ""), found[1] if found else "h2"))
    elif not _UNTITLED.match(name):
        parts.append(_headed(first(attributes, *_TITLES), "h2" if _UNFOLDING.match(name) else "h3"))
    if _SPEAKING.match(name) and name != "vc_custom_heading":
        said = (attributes.get(each, "") for each in _LINES)
        parts.extend(f"<p>{html.escape(value)}</p>" for value in said if value)
        parts.append(_module_link(attributes))
    return PART + "".join(parts)


def names_pictures(attributes: Attributes) -> bool:
    """Whether a tag shows pictures that it only gives the numbers of."""
    numbers = first(attributes, "ids", "images", "include", "gallery_ids")
    return bool(numbers and _NUMBER.match(numbers))


def _is_address(value: str) -> bool:
    return re.match(r"(?:https?:)?//|/\w", value) is not None


def _headed(title: str, tag: str) -> str:
    return f"<{tag}>{html.escape(title)}</{tag}>" if title else ""


def _picture(address: str, attributes: Attributes) -> str:
    picture = _tag("img", src=address, alt=first(attributes, "alt", "image_alt"))
    link, _label = packed_link(first(attributes, "url", "link"))
    return f"<p>{_tag('a', href=link)}{picture}</a></p>" if link else f"<p>{picture}</p>"


def _module_link(attributes: Attributes) -> str:
    """The button at the end of a module."""
    label = html.escape(first(attributes, "button_text", "link_text"))
    address, _label = packed_link(first(attributes, "button_url", "button_link", "link", "url"))
    if not label:
        return ""
    return f"<p>{_tag('a', href=address)}{label}</a></p>" if address else f"<p>{label}</p>"
