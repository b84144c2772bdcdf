"""The nesting law: everything we print is lawful, and each breach is named."""

import pytest
from hypothesis import given
from msgspec.structs import replace
from support.everything import BLOCKS
from support.lawful import blocks
from support.trees import article, bullets, h, inlines, p

from exporter.tree import (
    Block,
    Blocks,
    Callout,
    Cell,
    Chapter,
    DefinitionList,
    Details,
    Figure,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Publication,
    Questions,
    Quote,
    Row,
    Ruby,
    Table,
    Text,
    Violation,
    check,
)
from exporter.tree.check import MAX_DEPTH, SCHEMES, is_safe


def run(*nodes: Text | Link | Ruby) -> Paragraph:
    return Paragraph(content=nodes)


def deep(levels: int) -> Block:
    block: Block = p("bottom")  # which is two nodes, the text included
    for _ in range(levels - 2):
        block = Quote(blocks=(block,))
    return block


BREACHES: dict[str, tuple[Block, str, str]] = {
    "link in link": (
        run(Link("#a", (Link("#b", inlines("x")),))),
        "Link",
        "it stands inside Link",
    ),
    "ruby in ruby": (
        run(Ruby((Ruby(inlines("a"), inlines("b")),), inlines("c"))),
        "Ruby",
        "it stands inside Ruby",
    ),
    "empty list": (List(items=()), "List", "its items are empty"),
    "empty item": (List(items=(ListItem(blocks=()),)), "ListItem", "its blocks are empty"),
    "empty definitions": (DefinitionList(items=()), "DefinitionList", "its items are empty"),
    "empty questions": (Questions(items=()), "Questions", "its items are empty"),
    "empty figure": (Figure(blocks=()), "Figure", "its blocks are empty"),
    "empty quote": (Quote(blocks=()), "Quote", "its blocks are empty"),
    "empty callout": (Callout(blocks=(), kind="note"), "Callout", "its blocks are empty"),
    "callout in a callout": (
        Callout(blocks=(Callout(blocks=(p("x"),), kind="note"),), kind="note"),
        "Callout",
        "it stands inside Callout",
    ),
    "heading in a callout": (
        Callout(blocks=(h(2, "x"),), kind="note"),
        "Heading",
        "it stands inside Callout",
    ),
    "empty heading": (Heading(level=2, content=(), id="x"), "Heading", "its content are empty"),
    "empty link": (run(Link("#a", ())), "Link", "its content are empty"),
    "no summary": (Details(summary=(), blocks=()), "Details", "its summary are empty"),
    "row without cells": (Table(body=(Row(()),)), "Row", "its cells are empty"),
    "table without rows": (Table(), "Table", "it has no row"),
    "empty text": (run(Text("")), "Text", "it is empty"),
    "control character": (run(Text("a\x0bb")), "Text", "U+000B can't stand in XML"),
    "lone surrogate": (run(Text("\ud800")), "Text", "U+D800 can't stand in XML"),
    "script link": (
        run(Link("javascript:x", inlines("x"))),
        "Link",
        "'javascript:x' is neither an anchor nor of an allowed scheme",
    ),
    "relative link": (
        run(Link("/there/", inlines("x"))),
        "Link",
        "'/there/' is neither an anchor nor of an allowed scheme",
    ),
    "heading without id": (
        Heading(level=2, content=inlines("x")),
        "Heading",
        "it has no id for tables of contents to point at",
    ),
    "language": (replace(p("x"), lang="fr_FR"), "Paragraph", "lang 'fr_FR' is no BCP 47 tag"),
    "id": (replace(p("x"), id="1st place"), "Paragraph", "id '1st place' is no NCName"),
    "caption": (
        Figure(blocks=(p("x"),), caption=(Quote(blocks=(p("y"),)),)),
        "Figure",
        "its caption holds more than text",
    ),
    "rowspan": (
        Table(body=(Row((Cell(rowspan=2),)),)),
        "Table",
        "a rowspan reaches outside its row group",
    ),
    "depth": (deep(MAX_DEPTH + 1), "Text", f"it stands deeper than {MAX_DEPTH}"),
}


@pytest.mark.parametrize("name", BREACHES)
def test_each_breach_is_named(name: str) -> None:
    block, node, problem = BREACHES[name]
    assert check(article(block)) == [Violation(node, problem)]


def test_doubled_ids_are_named_once() -> None:
    tree = article(h(2, "a", id="x"), replace(p("b"), id="x"))
    assert check(tree) == [Violation("Paragraph", "id 'x' stands twice")]


def test_chapters() -> None:
    assert check(Publication(title=(), chapters=())) == [
        Violation("Publication", "it has no chapter")
    ]
    nameless = Publication.of_article(Chapter(title=(), blocks=(), language="deutsch sprache"))
    assert check(nameless) == [
        Violation("Chapter", "it has no title"),
        Violation("Chapter", "language 'deutsch sprache' is no BCP 47 tag"),
    ]


def test_two_chapters_may_use_the_same_id() -> None:
    chapter = article(h(2, "a")).chapters[0]
    assert check(Publication(title=inlines("Book"), chapters=(chapter, chapter))) == []


def test_every_kind_of_node_can_be_lawful() -> None:
    assert check(article(*BLOCKS)) == []
    assert check(article(deep(MAX_DEPTH))) == []


@given(blocks)
def test_generated_trees_are_lawful(tree: Blocks) -> None:
    assert check(article(*tree)) == []


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_allowed_schemes(scheme: str) -> None:
    assert is_safe(f"{scheme}:x")
    assert is_safe(f"{scheme.upper()}:x")


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x",
        "JavaScript:x",
        "java\nscript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///x",
        "blob:x",
        "about:blank",
        " http:x",
        "//host/x",
        "x.html",
        "",
    ],
)
def test_other_addresses(href: str) -> None:
    assert not is_safe(href)


def test_checking_stops_at_the_depth_that_it_forbids() -> None:
    assert [found.problem for found in check(article(deep(3_000)))] == [
        f"it stands deeper than {MAX_DEPTH}"
    ]
    assert check(article(bullets("x"))) == []
