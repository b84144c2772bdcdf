"""Emoji that WordPress and others show as pictures: back to the characters that they are."""

import re
from urllib.parse import urlsplit

from exporter.normalise.parse import Element

_CLASSES = frozenset(["emoji", "wp-smiley", "wp-emoji", "twemoji"])

_SOURCE = re.compile(
    r"//s\.w\.org/images/core/emoji/|/wpcom-smileys/|/wp-includes/images/smilies/"
    r"|twemoji[\w.@/-]{0,60}/(?:svg|\d\dx\d\d)/|static\.xx\.fbcdn\.net/images/emoji"
)
"""Where sets of such pictures are served: https://s.w.org/images/core/emoji/, Twemoji and copies."""

_POINTS = re.compile(r"[0-9a-f]{2,6}(?:-[0-9a-f]{2,6}){0,9}", re.IGNORECASE)
_LONGEST = 400
_LOWEST = 0xA9
"""The copyright sign: the first emoji that is no digit or keyboard sign."""


def emoji(node: Element) -> str:
    """The characters that an `img` shows as a picture, if it is one of an emoji.

    They are its text alternative; without one, they are told from the file's name, which is made
    of their code points.

    Args:
        node: The element.

    Source: https://github.com/jdecked/twemoji (names of files, class)
    """
    attributes = node.attributes
    names = (attributes.get("class") or "").split()
    src = attributes.get("src") or ""
    served = _SOURCE.search(src[:_LONGEST]) is not None
    if not served and _CLASSES.isdisjoint(names):
        return ""
    return (attributes.get("alt") or "").strip() or (_from_name(src) if served else "")


def _from_name(src: str) -> str:
    """`…/svg/1f468-200d-1f4bb.svg` as the characters of these numbers."""
    name = urlsplit(src).path.rpartition("/")[2].partition(".")[0]
    if not _POINTS.fullmatch(name):
        return ""
    points = [int(point, 16) for point in name.split("-")]
    if max(points) < _LOWEST or any(
        point > 0x10FFFF or 0xD800 <= point < 0xE000 for point in points
    ):
        return ""
    return "".join(map(chr, points))
