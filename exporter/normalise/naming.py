"""What a link is called that shows nothing.

Icons drawn by style sheets (“f” for a social network) leave links without any text, which no
reader can see and no screen reader can announce (WCAG 2.4.4).
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from exporter.normalise.parse import Element

_SHARING = re.compile(
    r"facebook\.com/(?:sharer|share\.php|dialog/)|(?:twitter|x)\.com/(?:intent/|share|home\?status)"
    r"|linkedin\.com/(?:shareArticle|sharing/)|pinterest\.[a-z.]+/pin/create|wa\.me/\?text"
    r"|(?:api|web)\.whatsapp\.com/send|plus\.google\.com/share|reddit\.com/submit|tumblr\.com/(?:share|widgets)"
    r"|t\.me/share|telegram\.me/share|vk\.com/share|getpocket\.com/save|line\.me/R/msg|b\.hatena\.ne\.jp/(?:add|entry)"
    r"|^mailto:\?",
    re.IGNORECASE,
)
_LABELS = ("aria-label", "title", "data-title", "data-original-title")


def name_of(link: Element, href: str) -> str:
    """What names a link: its label, the mailbox or number, else the site with the path.

    Args:
        link: The element, without visible content.
        href: Its full address.
    """
    for name in _LABELS:
        if label := " ".join((link.attributes.get(name) or "").split()):
            return label
    parts = urlsplit(href)
    if parts.scheme in {"mailto", "tel", "sms"}:
        return parts.path
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


def is_sharing(href: str) -> bool:
    """Whether a link sends its reader's friends to the page: no part of any article."""
    return _SHARING.search(href) is not None


def named_addresses(nodes: Iterable[Element]) -> set[str]:
    """The addresses, as written, of all links that show something."""
    found = set()
    for node in nodes:
        if not node.is_element_node:
            continue
        for link in (node, *node.css("a")) if node.tag == "a" else node.css("a"):
            href = (link.attributes.get("href") or "").strip()
            if href and href not in found and _shows_something(link):
                found.add(href)
    return found


def _shows_something(link: Element) -> bool:
    return bool((link.text(deep=True) or "").strip()) or link.css_first("img, svg") is not None
