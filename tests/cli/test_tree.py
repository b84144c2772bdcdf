"""The tree verb: JSON that reads back, an outline for people, the schema."""

import json
from pathlib import Path

from cli.conftest import Cli
from support.posts import post, post_json

from exporter.tree import from_json, to_json


def test_the_json_form_reads_back_exactly(cli: Cli) -> None:
    Path("post.json").write_bytes(post_json())
    printed = cli("tree", "post.json").out
    publication = from_json(printed)
    assert json.loads(to_json(publication)) == json.loads(printed)
    assert publication.chapters[0].source.slug == "sprained-ankle"


def test_many_posts_are_one_line_each(cli: Cli) -> None:
    Path("two.json").write_text(json.dumps([post(id=1), post(id=2)]), encoding="utf-8")
    lines = cli("tree", "two.json").out.splitlines()
    assert [from_json(line).chapters[0].source.id for line in lines] == ["1", "2"]


def test_the_outline_shows_headings_and_kinds_of_block(cli: Cli) -> None:
    html = (
        "<p>Before:</p><h2>Steps</h2><ol><li>One<ul><li>a</li><li>b</li></ul></li><li>Two</li></ol>"
        "<h3>More</h3><table><tr><td>x</td></tr></table><hr>"
    )
    Path("post.json").write_bytes(post_json(html))
    assert cli("tree", "post.json", "--outline").out.splitlines() == [
        "# Sprained ankle & foot",
        "  paragraph: Before:",
        "  ## Steps",
        "    ordered list of 2: One a b Two",
        "      1. list of 2",
        "    ### More",
        "      table of 1 rows: x",
        "      thematic-break",
    ]


def test_the_schema_and_what_is_refused(cli: Cli) -> None:
    schema = json.loads(cli("tree", "--schema").out)
    assert schema["title"] == "exporter document tree"
    assert "paragraph" in json.dumps(schema)
    assert cli("tree").code == 2
    Path("bad.json").write_bytes(b"[]")
    assert cli("tree", "bad.json").code == 8


def test_formats_and_repairs_are_listed(cli: Cli) -> None:
    listed = json.loads(cli("formats", "--json").out)
    assert [entry["name"] for entry in listed] == ["docx", "epub", "html", "pdf"]
    assert {entry["package"] for entry in listed} == {"exporter"}
    assert "line-lists" in cli("formats", "--repairs").out
