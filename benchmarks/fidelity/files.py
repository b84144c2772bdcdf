"""Reads posts with html5lib, EPUB as the XHTML of its spine, PDF by its structure tree."""

import json
import posixpath
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import html5lib

from benchmarks.fidelity.counting import Reading, read

_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file")
_SHORTCODE = re.compile(
    r"(?:\[/?[a-z]\w*_\w+(?:\s[^\[\]<>]*)?\]"  # [vc_row], [/et_pb_text]
    r"|\[/[a-z][\w-]*\]"
    r"|\[[a-z][\w-]*\s[^\[\]<>]*=[^\[\]<>]*\])"  # [gallery ids=1]
    r"(?![^<>]*>)"  # not in an attribute
)
"""What a plugin that is gone would have replaced: nobody wrote it to be read."""

_FURNITURE = re.compile(
    r"\b(ez-toc|toc_container|lwptoc|rtoc|table-of-contents|sharedaddy|jp-relatedposts|addtoany"
    r"|post-navigation)"
)
"""Contents lists, share buttons and related posts that say by class or id what they are."""

_TINY = {"0", "1", "0px", "1px"}


class Post(NamedTuple):
    """What is compared of a post: title and content as WordPress renders them, as HTML."""

    title: str
    content: str
    link: str
    language: str

    @property
    def plain_title(self) -> str:
        """The title without markup."""
        return "".join(html5lib.parseFragment(self.title).itertext())

    @classmethod
    def of(cls, path: Path) -> "Post":
        """Read post JSON: one post, or the first of a list.

        Raises:
            ValueError: It isn't JSON, or not a post's.
        """
        data = json.loads(path.read_bytes())
        first = data[0] if isinstance(data, list) and data else data
        if not isinstance(first, dict) or "content" not in first:
            raise ValueError("it holds no post")
        title, content = (_rendered(first.get(name)) for name in ("title", "content"))
        return cls(title, content, str(first.get("link") or ""), str(first.get("lang") or "en"))


def _rendered(field: object) -> str:
    if isinstance(field, dict):
        field = field.get("rendered") or field.get("raw")
    return str(field or "")


def read_post(post: Post) -> Reading:
    """What is expected of a file: the title, then everything in the content."""
    content = _SHORTCODE.sub(r"<span hidden>\g<0></span>", post.content)
    page = f"<h1>{post.title}</h1>{content}"
    root = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    body = root.find("body")
    for element in list(body.iter()):
        if not isinstance(element.tag, str):  # a comment
            element.tag = "template"
        elif element.tag == "img" and not _is_picture(element):
            element.tag = "wbr"
        elif element.tag in {"iframe", "embed"} and _is_tiny(element):
            element.tag = "template"
        if _FURNITURE.search(f"{element.get('id', '')} {element.get('class', '')}"):
            element.set("hidden", "")
        element.tag = element.tag.split("}")[-1]
    notes = _notes(body)
    inside = (link for note in body.iter() if note.get("id") in notes for link in note.iter("a"))
    ends = (notes | {_fragment(link) for link in inside}) - {""}
    for link in body.iter("a"):
        if _fragment(link) in ends:
            link.set("hidden", "")
    return read(body, post.plain_title, post.link, notes=notes)


def _is_picture(image: Element) -> bool:
    """A picture that has an address and is neither a tracking pixel nor an emoji."""
    classes = image.get("class", "").split()
    has_address = any(image.get(name) for name in ("src", *_LAZY))
    emoji = {"wp-smiley", "emoji"} & set(classes)
    return has_address and not emoji and not _is_tiny(image)


def _is_tiny(element: Element) -> bool:
    return element.get("width") in _TINY and element.get("height") in _TINY


def _notes(body: Element) -> frozenset[str]:
    """The ids of notes: what a raised mark before them links to, and what links back to the mark."""
    marks: dict[str, set[str]] = {}
    found = set()
    for element in body.iter():
        if element.tag in {"li", "p", "div", "aside"}:
            names = _own_names(element) | _own_names(_first(element))
            back = {_fragment(link) for link in element.iter("a")} - {""}
            if name := next((each for each in names if marks.get(each, set()) & back), ""):
                element.set("id", name)
                found.add(name)
        if element.tag == "sup" or (element.tag == "a" and element.find("sup") is not None):
            for link in element.iter("a"):
                marks.setdefault(_fragment(link), set()).update(*map(_own_names, element.iter()))
    return frozenset(found)


def _fragment(link: Element) -> str:
    return link.get("href", "").partition("#")[2]


def _first(element: Element) -> Element:
    """What an element begins with."""
    while len(element) and not (element.text or "").strip():
        element = element[0]
        if element.tag == "a":
            break
    return element


def _own_names(element: Element) -> set[str]:
    return {element.get("id", ""), element.get("name", "")} - {""}


def read_epub(path: Path, title: str) -> Reading:
    """What the spine's documents hold, without the contents list and running matter.

    Raises:
        KeyError: It isn't an EPUB.
    """
    root = Element("body")
    with ZipFile(path) as archive:
        container = ET.fromstring(archive.read("META-INF/container.xml"))
        opf = next(container.iter(_ROOTFILE)).get("full-path", "")
        package = ET.fromstring(archive.read(opf))
        items = {each.get("id"): each for each in package.iter(f"{_OPF}item")}
        for reference in package.iter(f"{_OPF}itemref"):
            item = items[reference.get("idref")]
            if "nav" in item.get("properties", "").split():
                continue
            name = posixpath.join(posixpath.dirname(opf), unquote(item.get("href", "")))
            document = ET.fromstring(archive.read(name))
            for element in document.iter():
                element.tag = element.tag.split("}")[-1]
                if _EPUB_TYPE in element.attrib:
                    element.set("epub:type", element.attrib[_EPUB_TYPE])
                if element.get("role") in {"doc-noteref", "doc-backlink"}:
                    element.set("hidden", "")
                if element.tag in {"nav", "header", "footer"}:
                    element.tag = "template"
            root.extend(document.findall("body"))
    return read(root, title)
