"""A document tree as input: what a PDF has attached can be exported again, to the same bytes."""

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from support.lawful import blocks
from support.posts import post_json
from support.trees import article

from exporter.errors import ExporterError
from exporter.loading import publications
from exporter.pipeline import export
from exporter.post import StoredTree, read_posts, scan
from exporter.tree import Block, to_json
from exporter.writers.pdf.attach import NAME

EXAMPLES = Path(__file__).parents[2] / "examples"
POST = EXAMPLES / "sprained-ankle.json"
ATTACHED = {"pdf": {"attach": "true"}}


def attached(pdf: Path) -> bytes:
    with pikepdf.open(pdf) as opened:
        return opened.attachments[NAME].get_file().read_bytes()


def tree(**changes: object) -> bytes:
    """A small lawful tree in its JSON form, with changed fields."""
    whole = {
        "title": [{"t": "text", "text": "Rest"}],
        "chapters": [
            {
                "title": [{"t": "text", "text": "Rest"}],
                "blocks": [{"t": "paragraph", "content": [{"t": "text", "text": "Sit."}]}],
                "source": {"slug": "rest"},
            }
        ],
        "version": 1,
    }
    return json.dumps(whole | changes).encode()


def chapter(*blocks: object, **source: str) -> list[Any]:
    """The chapters of a tree that holds some blocks."""
    title = [{"t": "text", "text": "Rest"}]
    return [{"title": title, "blocks": list(blocks), "source": source}]


def test_an_article_comes_out_of_its_pdf_as_it_was(tmp_path: Path) -> None:
    export(POST, tmp_path / "one.pdf", options=ATTACHED)
    stored = tmp_path / "tree.json"
    stored.write_bytes(attached(tmp_path / "one.pdf"))

    report = export(stored, tmp_path / "again.pdf", media=EXAMPLES, options=ATTACHED)

    assert report.exit_code == 0
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()


@pytest.mark.parametrize("form", ["docx", "epub", "html"])
def test_other_formats_of_the_tree_are_those_of_the_post(tmp_path: Path, form: str) -> None:
    (publication,) = publications([POST])
    stored = tmp_path / "tree.json"
    stored.write_bytes(to_json(publication, indent=2))
    export(POST, tmp_path / f"one.{form}")
    export(stored, tmp_path / f"again.{form}", media=EXAMPLES)
    assert (tmp_path / f"again.{form}").read_bytes() == (tmp_path / f"one.{form}").read_bytes()


@pytest.mark.parametrize("config", [None, EXAMPLES / "clinic.toml"], ids=["bare", "same settings"])
def test_a_handout_keeps_its_letterhead(tmp_path: Path, config: Path | None) -> None:
    settings = EXAMPLES / "clinic.toml"
    export(
        POST,
        tmp_path / "one.pdf",
        profile="handout",
        config=settings,
        options=ATTACHED,
        preset="large",
    )
    stored = tmp_path / "tree.json"
    stored.write_bytes(attached(tmp_path / "one.pdf"))

    (publication,) = publications([stored])
    assert publication.leaflet is not None
    assert publication.leaflet.clinic.name
    export(
        stored,
        tmp_path / "again.pdf",
        profile="handout",
        config=config,
        media=EXAMPLES,
        options=ATTACHED,
        preset="large",
    )
    (publication_again,) = publications([attached(tmp_path / "again.pdf")])
    assert publication_again.leaflet == publication.leaflet
    if config is not None:  # sheet, links and colours are settings, no part of the tree
        assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()


def test_files_are_named_as_the_posts_are(tmp_path: Path) -> None:
    report = export(tree(), tmp_path, formats=["html"])
    assert [Path(file.path).name for post in report.posts for file in post.files] == ["rest.html"]


def test_a_language_may_be_given(tmp_path: Path) -> None:
    export(tree(), tmp_path / "one.html", language="de")
    assert '<html lang="de"' in (tmp_path / "one.html").read_text(encoding="utf-8")


def test_trees_and_posts_may_stand_together() -> None:
    mixed = b"[" + tree() + b"," + post_json() + b"]"
    assert [type(item).__name__ for item in scan(mixed)] == ["StoredTree", "Post"]
    lines = tree() + b"\n" + tree(chapters=chapter({"t": "thematic-break"}))
    assert all(isinstance(item, StoredTree) for item in scan(lines))


def test_a_book_is_exported_whole(tmp_path: Path) -> None:
    one, two = (
        chapter({"t": "paragraph", "content": [{"t": "text", "text": text}]})
        for text in ("First part", "Second part")
    )
    report = export(tree(chapters=one + two), tmp_path / "book.html")
    assert report.posts[0].words == 6
    page = (tmp_path / "book.html").read_text(encoding="utf-8")
    assert page.index("First part") < page.index("Second part")


def test_what_reads_posts_says_that_a_tree_is_none() -> None:
    with pytest.raises(ExporterError, match="a document tree, not a post"):
        read_posts(tree())


DEEP: Any = {"t": "paragraph", "content": [{"t": "text", "text": "x"}]}
for _ in range(70):
    DEEP = {"t": "quote", "blocks": [DEEP]}


def link(address: str) -> dict[str, Any]:
    inside = [{"t": "text", "text": "x"}]
    return {"t": "paragraph", "content": [{"t": "link", "href": address, "content": inside}]}


TEXT = {"t": "paragraph", "content": [{"t": "text", "text": "x"}]}
REFUSED = {
    "another version": (tree(version=2), "no document tree"),
    "unknown block": (tree(chapters=chapter({"t": "marquee"})), r"marquee.*chapters\[0\]"),
    "a script's address": (tree(chapters=chapter(link("javascript:x"))), "Link: "),
    "a script as source": (tree(chapters=chapter(TEXT, link="javascript:x")), "source's address"),
    "no chapter": (tree(chapters=[]), "it has no chapter"),
    "no title": (tree(title=[]), "it has no title"),
    "empty": (tree(chapters=chapter()), "nothing to export"),
    "too deep": (tree(chapters=chapter(DEEP)), "deeper than 60"),
    "a control character": (tree(chapters=chapter(TEXT, site="a\x01b")), "no document can hold"),
    "chapters of another kind": (tree(chapters=7), "no document tree"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_lawful_tree_is_refused(name: str) -> None:
    data, message = REFUSED[name]
    (found,) = scan(data)
    assert isinstance(found, ExporterError)
    with pytest.raises(ExporterError, match=message):
        raise found


def test_endless_nesting_is_refused() -> None:
    deep = b'{"t":"quote","blocks":[' * 5000 + b"]}" * 5000
    data = tree(chapters="HERE").replace(
        b'"HERE"', b'[{"title":[{"t":"text","text":"x"}],"blocks":[' + deep + b"]}]"
    )
    with pytest.raises(ExporterError):
        list(publications([data]))


def test_the_attachment_is_the_files_source(tmp_path: Path) -> None:
    export(POST, tmp_path / "one.pdf", options=ATTACHED)
    with pikepdf.open(io.BytesIO((tmp_path / "one.pdf").read_bytes())) as pdf:
        (associated,) = pdf.Root.AF
        named = pdf.Root.Names.EmbeddedFiles.Names
        assert (str(named[0]), named[1].objgen) == (NAME, associated.objgen)
        assert str(associated.AFRelationship) == "/Source"
        assert str(associated.Desc)
        assert str(associated.EF.F.Subtype) == "/application/json"
        assert int(associated.EF.F.Params.Size) == len(associated.EF.F.read_bytes())
        assert pdf.Root.Names.get("/Dests") is not None  # links within the file still work


def test_nothing_is_attached_unasked(tmp_path: Path) -> None:
    export(POST, tmp_path / "one.pdf")
    with pikepdf.open(tmp_path / "one.pdf") as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


@given(blocks.filter(bool))
def test_any_lawful_tree_is_read_as_it_was_written(inside: tuple[Block, ...]) -> None:
    publication = article(*inside)
    (stored,) = scan(to_json(publication))
    assert isinstance(stored, StoredTree)
    assert stored.publication == publication
