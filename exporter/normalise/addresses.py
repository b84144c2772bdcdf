"""Addresses and languages that elements state, and what a whole conversion remembers of them."""

import re
from urllib.parse import urljoin, urlsplit

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise import media
from exporter.normalise.anchors import Anchors
from exporter.normalise.naming import is_sharing, name_of, named_addresses
from exporter.normalise.notes import Footnotes
from exporter.normalise.parse import Element
from exporter.normalise.place import Place, Wrap
from exporter.normalise.visible import is_visible
from exporter.tree import Inlines, Link, Text
from exporter.tree.check import LANGUAGE, XML_ILLEGAL, is_safe

_STRIPPED = "".join(map(chr, range(0x21)))
"""What may stand around an address without being part of it: C0 controls and spaces."""


class AddressReader:
    """What readers of inlines and blocks share.

    Args:
        base: The post's own address, against which relative ones are resolved.

    Attributes:
        diagnostics: What was repaired, replaced or dropped so far.
        anchors: The ids of the post.
        footnotes: Its footnotes.
        roots: Its top nodes.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.diagnostics: list[Diagnostic] = []
        self.anchors = Anchors(self.diagnostics)
        self.footnotes = Footnotes()
        self.roots: list[Element] = []
        self._named: set[str] | None = None

    def say(self, code: Code, detail: str = "", near: str = "") -> None:
        """Note what was repaired, replaced or dropped, and the text near it."""
        self.diagnostics.append(media.said(code, detail, near))

    def _link(self, node: Element, place: Place) -> Wrap | None:
        href = (node.attributes.get("href") or "").strip()
        if not href or place.in_link:
            return None
        address = self._address(href)
        if address is None:
            picture = node.css_first("img[alt]")
            shown = picture.attributes.get("alt") if picture is not None else ""
            self.say(Code.LINK_UNSAFE, href, (node.text(deep=True) or "").strip() or shown or "")
            return None
        if address == "#":
            return None
        title = " ".join((node.attributes.get("title") or "").split())

        def linked(run: Inlines) -> Inlines:
            if is_visible(run):
                return (Link(address, run, title),)
            name = self._name(node, address)
            return (*run, Link(address, (Text(name),), title)) if name else run

        return linked

    def _name(self, node: Element, address: str) -> str:
        """What a link that shows nothing is called; nothing where another has its address."""
        if address.startswith("#") or address.rstrip("/") == self.base.rstrip("/"):
            return ""
        if is_sharing(address):
            self.say(Code.MARKUP_DROPPED, f"a button to share the page: {address}")
            return ""
        if self._named is None:
            self._named = named_addresses(self.roots)
        href = (node.attributes.get("href") or "").strip()
        name = "" if href in self._named else name_of(node, address)
        self._named.add(href)
        if name:
            self.say(Code.LINK_NAMED, address)
        return name

    def _address(self, href: str) -> str | None:
        """A link's full address, `#id` for one within the post, or None if none may be opened.

        Source: https://url.spec.whatwg.org/#concept-basic-url-parser (what is stripped first)
        """
        href = href.strip(_STRIPPED)
        href = re.sub(
            r"[\x00-\x20]+", lambda found: "%20" if found[0].strip("\t\n\r") else "", href
        )
        href = XML_ILLEGAL.sub("", href)
        try:
            if not href.startswith("#"):
                href = urljoin(self.base, href) if self.base else href
                own, hash_, fragment = href.partition("#")
                if (
                    hash_
                    and self.base
                    and own.rstrip("/") == self.base.partition("#")[0].rstrip("/")
                ):
                    href = f"#{fragment}"
            urlsplit(href)
        except ValueError:
            return None
        if href.startswith("#"):
            self.anchors.linked = True
        return href if is_safe(href) else None

    def _language(self, node: Element) -> str | None:
        attributes = node.attributes
        written = attributes.get("lang") or attributes.get("xml:lang")
        if not written:
            return None
        tag = written.strip().replace("_", "-")
        if LANGUAGE.match(tag):
            return tag
        self.say(Code.METADATA_IGNORED, f"lang: {written}")
        return None
