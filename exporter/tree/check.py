"""The nesting law: what a valid tree looks like, stated as tables.

The normaliser builds only lawful trees and the tests hold it to that; a tree that comes from
elsewhere (JSON, a third party's pass) is checked with `check` before a writer sees it.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from exporter.tree.maths import problems, texts
from exporter.tree.nodes import (
    Callout,
    DefinitionItem,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Heading,
    Link,
    List,
    ListItem,
    Math,
    Note,
    PageBreak,
    Paragraph,
    Preformatted,
    Questions,
    Quote,
    Row,
    Ruby,
    Table,
    Text,
)
from exporter.tree.publication import Chapter, Publication
from exporter.tree.walk import Node, children, walk

SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "ftp", "ftps", "geo", "xmpp", "doi"})
"""The address schemes that a link in a document may open."""

MAX_DEPTH = 60
"""Deepest nesting of nodes: WeasyPrint fails at about 125 nested boxes, and lists make two."""

XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 (section 2.2) can't hold."""

NCNAME = re.compile(r"[A-Za-z_][\w.\-]*\Z")
"""The ids that XHTML, OOXML bookmarks and PDF destinations can all hold."""

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
"""A well-formed BCP 47 tag, private-use ones apart."""

FORBIDDEN_INSIDE: dict[type[Node], tuple[type[Node], ...]] = {
    Link: (Link, Note),
    Ruby: (Ruby, Note),
    Note: (Note, Heading, PageBreak, Callout),
    Callout: (Callout, Heading, PageBreak),
}
"""What may not stand inside what, at any depth."""

CAPTION_HOLDS: tuple[type[Node], ...] = (Paragraph, List, Preformatted)
"""The blocks that a caption may consist of."""

NOT_EMPTY: dict[type[Node], str] = {
    List: "items",
    ListItem: "blocks",
    DefinitionList: "items",
    DefinitionItem: "terms",
    Questions: "items",
    Figure: "blocks",
    Quote: "blocks",
    Note: "blocks",
    Callout: "blocks",
    Heading: "content",
    Link: "content",
    Details: "summary",
    Row: "cells",
}
"""Which field of which node must hold something. (An item without text holds a paragraph.)"""


class Violation(Struct, frozen=True):
    """One breach of the law: the node's kind, and what is wrong with it."""

    node: str
    problem: str


def check(publication: Publication) -> list[Violation]:
    """Every breach of the nesting law, in reading order; an empty list for a lawful tree."""
    if not publication.chapters:
        return [Violation("Publication", "it has no chapter")]
    return [item for chapter in publication.chapters for item in _check_chapter(chapter)]


def _check_chapter(chapter: Chapter) -> Iterator[Violation]:
    nodes = list(walk((*chapter.title, *chapter.blocks)))
    yield from _unique_ids(nodes)
    for top in (*chapter.title, *chapter.blocks):
        yield from _check_nesting(top, (), 1)
    for node in nodes:
        for problem in _problems(node):
            yield Violation(type(node).__name__, problem)
    if not chapter.title:
        yield Violation("Chapter", "it has no title")
    if chapter.language and not LANGUAGE.match(chapter.language):
        yield Violation("Chapter", f"language {chapter.language!r} is no BCP 47 tag")


def _unique_ids(nodes: Iterable[Node]) -> Iterator[Violation]:
    seen: set[str] = set()
    for node in nodes:
        for name in filter(None, (getattr(node, "id", None), getattr(node, "reference_id", None))):
            if name in seen:
                yield Violation(type(node).__name__, f"id {name!r} stands twice")
            if not NCNAME.match(name):
                yield Violation(type(node).__name__, f"id {name!r} is no NCName")
            seen.add(name)


def _check_nesting(node: Node, above: tuple[type[Node], ...], depth: int) -> Iterator[Violation]:
    kind = type(node)
    if depth > MAX_DEPTH:
        yield Violation(kind.__name__, f"it stands deeper than {MAX_DEPTH}")
        return
    for outer in above:
        if kind in FORBIDDEN_INSIDE.get(outer, ()):
            yield Violation(kind.__name__, f"it stands inside {outer.__name__}")
    for child in children(node):
        yield from _check_nesting(child, (*above, kind), depth + 1)


def _problems(node: Node) -> Iterator[str]:
    """What is wrong with one node, taken by itself."""
    for kind, field in NOT_EMPTY.items():
        if isinstance(node, kind) and not getattr(node, field):
            yield f"its {field} are empty"
    language = getattr(node, "lang", None)
    if language and not LANGUAGE.match(language):
        yield f"lang {language!r} is no BCP 47 tag"
    if isinstance(node, Text):
        yield from _text_problems(node)
    elif isinstance(node, Link | Embed):
        yield from _link_problems(node)
    elif isinstance(node, Math):
        yield from _math_problems(node)
    elif isinstance(node, Heading):
        if node.id is None:
            yield "it has no id for tables of contents to point at"
    elif isinstance(node, Figure | Table):
        if not all(isinstance(block, CAPTION_HOLDS) for block in node.caption):
            yield "its caption holds more than text"
        if isinstance(node, Table):
            yield from _table_problems(node)


def _math_problems(node: Math) -> Iterator[str]:
    yield from problems(node.root)
    for text in (*texts(node.root), node.latex):
        if found := XML_ILLEGAL.search(text):
            yield f"U+{ord(found[0]):04X} can't stand in XML"


def _text_problems(node: Text) -> Iterator[str]:
    if not node.text:
        yield "it is empty"
    if found := XML_ILLEGAL.search(node.text):
        yield f"U+{ord(found[0]):04X} can't stand in XML"


def is_safe(href: str) -> bool:
    """Whether a document may link to an address: an anchor, or a scheme of `SCHEMES`."""
    scheme, colon, _ = href.partition(":")
    return href.startswith("#") if not colon else scheme.lower() in SCHEMES


def _link_problems(node: Link | Embed) -> Iterator[str]:
    if not is_safe(node.href) or (isinstance(node, Embed) and node.href.startswith("#")):
        yield f"{node.href!r} is neither an anchor nor of an allowed scheme"


def _table_problems(table: Table) -> Iterator[str]:
    if not (table.head or table.body or table.foot):
        yield "it has no row"
    for group in (table.head, table.body, table.foot):
        for number, row in enumerate(group):
            if any(cell.rowspan > len(group) - number for cell in row.cells):
                yield "a rowspan reaches outside its row group"
