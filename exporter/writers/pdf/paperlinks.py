"""The addresses of links, for a reader who holds paper.

Links stay links on the screen. In print an address is a numbered note, listed behind the article,
or stands in brackets behind the link's words. Links whose words are their address already, links
within the document, and those of embedded things, which print theirs, get neither.
"""

from typing import Literal
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from exporter.diagnostics import excerpt
from exporter.look import Links
from exporter.phrases import phrases

MARK = "address-mark"
"""The XHTML element of the small number behind a link's words."""

_LONGEST = 300
"""Characters; a longer address is tracking or damage, and nobody types it."""

_DIGITS = 7
"""How much of a telephone number is the same with and without its country's code."""

_SAID_BY_PEOPLE = ("mailto:", "tel:")
_SCHEMES = ("https://", "http://", *_SAID_BY_PEOPLE)
_HAS_ITS_OWN = frozenset({"embed", "embedded", "source", "note"})


def print_addresses(root: Element, links: Links, level: int = 2) -> bool:
    """Add the addresses of a document's links to it, in place.

    Args:
        root: XHTML; each `article` gets a list of its own.
        links: How.
        level: Of the heading over a list.

    Returns:
        Whether anything was added.
    """
    if links == "none":
        return False
    added = False
    for article in list(root.iter("article")):
        printer = _Printer(links, article.get("lang") or root.get("lang") or "und")
        printer.visit(article)
        if printer.numbers:
            _insert(article, printer.listed(level))
        added = added or printer.added
    return added


class _Printer:
    """The addresses of one article."""

    def __init__(self, links: Literal["notes", "inline"], language: str) -> None:
        self.numbers: dict[str, int] = {}
        self.added = False
        self._links, self._language = links, language

    def visit(self, element: Element) -> None:
        """Add addresses behind all links below an element."""
        place = 0
        while place < len(element):
            child = element[place]
            if child.tag == "a" and self._wants(child, element, place):
                element.insert(place + 1, self._mark(child))
                place += 1
            if _HAS_ITS_OWN.isdisjoint((child.get("class") or "").split()):
                self.visit(child)
            place += 1

    def _wants(self, link: Element, parent: Element, place: int) -> bool:
        """Whether a link's address has to be told behind it."""
        href = link.get("href", "")
        if not href or href.startswith("#") or _says(link, href):
            return False
        # The next thing may be a link to the same address: one link in two pieces.
        goes_on = (
            place + 1 < len(parent)
            and parent[place + 1].get("href") == href
            and not (link.tail or "").strip()
        )
        return not goes_on

    def _mark(self, link: Element) -> Element:
        """What stands behind a link, with the text that stood there."""
        self.added = True
        href = link.get("href", "")
        if self._links == "notes":
            mark = Element(MARK)
            mark.set("number", str(self.numbers.setdefault(href, len(self.numbers) + 1)))
            mark.tail, link.tail = link.tail, None
        else:
            mark = Element("span", {"class": "printed-address", "dir": "ltr"})
            mark.text, mark.tail, link.tail = shown(href), f"){link.tail or ''}", " ("
        return mark

    def listed(self, level: int) -> Element:
        """The list of the numbered addresses, under its heading."""
        section = Element("div", {"class": "addresses"})
        heading = SubElement(section, f"h{level}", {"class": "addresses-heading"})
        heading.text = phrases(self._language).links
        items = SubElement(section, "ol")
        for href in self.numbers:
            item = SubElement(items, "li")
            link = SubElement(item, "a", {"href": href, "dir": "ltr"})
            link.text = shown(href)
        return section


def shown(href: str) -> str:
    """An address as it is printed."""
    for scheme in _SAID_BY_PEOPLE:
        if href.lower().startswith(scheme):
            href = unquote(href[len(scheme) :].partition("?")[0])
    return excerpt(href, _LONGEST)


def _says(link: Element, href: str) -> bool:
    """Whether a link's words hold its address; of a telephone number, its last digits."""
    words = "".join("".join(link.itertext()).split())
    if href.lower().startswith("tel:"):
        return bool(words) and _digits(words).endswith(_digits(href)[-_DIGITS:])
    return bool(words) and _bare(href) in _bare(words)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _bare(address: str) -> str:
    """What counts when addresses are compared."""
    text = unquote(address).lower()
    for scheme in _SCHEMES:
        text = text.removeprefix(scheme)
    return text.partition("?subject")[0].removeprefix("www.").rstrip("/.")


def _insert(article: Element, section: Element) -> None:
    """Put a list at the end of an article, before the line that says where it comes from."""
    place = len(article)
    for number, child in enumerate(article):
        if child.tag == "p" and child.get("class") == "source":
            place = number
    article.insert(place, section)
