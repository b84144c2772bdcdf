"""The block editor's comments in a post's text: what they say that the markup doesn't.

`<!-- wp:name {"attribute": …} -->` stands before a block's markup; a block that the site fills as it
renders has no markup, only `<!-- wp:name {…} /-->`.

Source: https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/
"""

import html
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.media import said

_HEAD = re.compile(
    r"<!--\s+wp:(?P<name>(?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*)\s+"
    r"(?P<json>\{.*\}\s+)?(?P<void>/)?-->\Z",
    re.DOTALL,
)
_TELL = re.compile(r"<!--\s+wp:")
_SILENT = re.compile(
    "paragraph|spacer|separator|more|nextpage|freeform|missing|html|heading|list|code|quote|table|"
    "image|gallery|cover|media-text|audio|video|file|embed|button|buttons|group|column|columns|"
    "details|footnotes"
)
"""Blocks that show nothing when they hold nothing, and footnotes, which the post keeps aside."""

_LINKS = frozenset(["social-link", "navigation-link", "navigation-submenu", "home-link"])
_WEB = re.compile(r"https?://[^\s/]")

_LACKING = (
    (re.compile(r"list\Z"), "start", "ol", "start"),
    (re.compile(r"list\Z"), "reversed", "ol", "reversed"),
    (re.compile(r"image\Z"), "alt", "img", "alt"),
    (re.compile(r"file\Z"), "href", "a", "href"),
    (re.compile(r"button\Z"), "url", "a", "href"),
    (re.compile(r"audio\Z"), "src", "audio", "src"),
    (re.compile(r"video\Z"), "src", "video", "src"),
    (re.compile(r".*code"), "language", "pre", "class"),
)
"""Block, its attribute, and the element and HTML attribute that say the same if they are there."""

_CODE_LANGUAGE = re.compile(r"[\w+#.-]+\Z")


class _Comment(msgspec.Struct, frozen=True):
    start: int
    end: int
    name: str
    attributes: dict[str, Any]
    void: bool


def with_block_attributes(source: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """A source with what only its block comments say written into its markup.

    Links of social icons and menus become links, an embed's address a frame, and attributes that an
    element lacks are given to it. Of other blocks without markup there is nothing to show: each is
    told of.
    """
    if _TELL.search(source) is None:
        return source, ()
    parts: list[str] = []
    said_of: list[Diagnostic] = []
    done = 0
    for comment in _comments(source):
        if comment.void:
            made = _filled(comment)
            if made is None:
                said_of.append(said(Code.DYNAMIC_BLOCK_MISSING, _named(comment)))
                continue
            parts.extend((source[done : comment.start], made))
            done = comment.end
            continue
        for begin, end, tag in _completed(source, comment):
            if begin >= done:
                parts.extend((source[done:begin], tag))
                done = end
    return "".join((*parts, source[done:])), tuple(said_of)


def _comments(source: str) -> Iterator[_Comment]:
    """The opening and void block comments in turn."""
    start = source.find("<!--")
    while start >= 0:
        end = source.find("-->", start)
        if end < 0:
            return
        end += 3
        found = _HEAD.match(source[start:end])
        if found is not None:
            attributes = _attributes(found["json"] or "{}")
            yield _Comment(
                start, end, found["name"].removeprefix("core/"), attributes, bool(found["void"])
            )
        start = source.find("<!--", end)


def _attributes(written: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(written.encode("utf-8", "replace"), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError):
        return {}


def _text(comment: _Comment, *names: str) -> str:
    """The first of some attributes that is a text and says anything."""
    values = (comment.attributes.get(name) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")


def _filled(comment: _Comment) -> str | None:
    """What stands for a block without markup; None where only the site knows."""
    address = _text(comment, "url", "href")
    if comment.name in _LINKS:
        label = _plain(_text(comment, "label", "service")) or html.escape(address)
        if not label:
            return None
        link = f'<a href="{html.escape(address)}">{label}</a>' if address else label
        return f'<li class="wp-block-{comment.name}">{link}</li>'
    if _WEB.match(address):
        return f'<iframe src="{html.escape(address)}"></iframe>'
    return "" if _SILENT.fullmatch(comment.name) else None


def _plain(label: str) -> str:
    """A label without its markup; a service's name as a name."""
    text = " ".join(re.sub(r"<[^<>]*>", "", html.unescape(label)).split())
    return html.escape(text[:1].upper() + text[1:] if text.islower() else text)


def _named(comment: _Comment) -> str:
    """A block's name with what it refers to."""
    refers = comment.attributes.get("ref") or comment.attributes.get("slug")
    return f"{comment.name} {refers}" if isinstance(refers, str | int) else comment.name


def _completed(source: str, comment: _Comment) -> Iterator[tuple[int, int, str]]:
    """Tags of a block that lack what its comment says, as they should be: begin, end, tag."""
    for block, key, element, name in _LACKING:
        value = comment.attributes.get(key)
        if not block.match(comment.name) or not isinstance(value, str | int) or value is False:
            continue
        limit = source.find("<!--", comment.end)
        found = re.compile(rf"<{element}(?=[\s>])[^<>]*>").search(
            source, comment.end, limit if limit >= 0 else len(source)
        )
        if found is not None and (tag := _with(found[0], name, str(value))) != found[0]:
            yield found.start(), found.end(), tag


def _with(tag: str, name: str, value: str) -> str:
    """A tag with an attribute that it lacks."""
    if name == "class":
        if not _CODE_LANGUAGE.match(value) or re.search(r"lang|brush", tag):
            return tag
        value = f"language-{value}"
        if "class=" in tag:
            return re.sub(r"class=([\"'])", rf"class=\g<1>{value} ", tag, count=1)
    elif re.search(rf"\s{name}(?=[\s=>])", tag):
        return tag
    return f'{tag[:-1]} {name}="{html.escape(value)}">'
