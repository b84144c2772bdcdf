"""A book on its way into a package: files and facts, before any library sees them."""

from typing import Literal

from msgspec import Struct

FOLDER = "EPUB"
"""The folder in the archive that holds everything but the container's own files."""

STYLESHEET = "styles/book.css"
NAVIGATION = "nav.xhtml"
PACKAGE = "content.opf"
NCX = "toc.ncx"


class Resource(Struct, frozen=True):
    """One file of the book.

    Attributes:
        id: In the package document's manifest.
        path: Within `FOLDER`.
        media_type: A core media type (EPUB 3.3, section 3.2).
        data: Its bytes, exactly as they are to stand in the archive.
        properties: Manifest properties (EPUB 3.3, appendix D.6).
        in_spine: It is part of the reading order, which is the order of resources.
    """

    id: str
    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    in_spine: bool = False


class Entry(Struct, frozen=True):
    """An entry of the table of contents."""

    label: str
    href: str
    children: "tuple[Entry, ...]" = ()


class Landmark(Struct, frozen=True):
    """A place that reading systems offer a way to.

    Attributes:
        kind: Of the EPUB Structural Semantics Vocabulary.
        label: For people.
        href: Within `FOLDER`.
    """

    kind: str
    label: str
    href: str


class Item(Struct, frozen=True):
    """One element of the package's metadata.

    Attributes:
        name: `dc:…` for a Dublin Core element, else the `property` of a `meta`.
        value: Its text.
        attributes: More attributes.
    """

    name: str
    value: str
    attributes: dict[str, str] = {}


class Book(Struct, frozen=True, kw_only=True):
    """Everything that the package document and the NCX are made of.

    Attributes:
        identifier: A URN that stays the same for the same content.
        title: Plain text.
        language: BCP 47 tag.
        direction: Of page progression.
        metadata: Besides identifier, title and language.
        resources: In the order of the archive.
        contents: The table of contents.
        start: Path of the first page of the text proper.
    """

    identifier: str
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    metadata: tuple[Item, ...]
    resources: tuple[Resource, ...]
    contents: tuple[Entry, ...]
    start: str
