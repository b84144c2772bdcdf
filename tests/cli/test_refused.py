"""Every input that is refused: its message and exit code, as a golden list; never a traceback."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Cli
from support.posts import HTML, post, post_json

REFUSED: dict[str, bytes] = {
    "empty file": b"",
    "only spaces": b" \n\t",
    "plain text": b"Dear editor, please find the article below.",
    "truncated object": post_json()[:150],
    "truncated string": b'{"title": "A tit',
    "truncated array": b"[" + post_json() + b",",
    "binary": bytes(range(128, 256)),
    "not UTF-8": '{"title": "Café", "content": "x"}'.encode("latin-1"),
    "gzip": b"\x1f\x8b\x08\x00\x00",
    "PDF": b"%PDF-1.7",
    "web page": b"<!DOCTYPE html><html><head><title>404</title></head></html>",
    "feed": b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
    "WXR export": b'<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"/>',
    "other XML": b'<?xml version="1.0"?><note/>',
    "number": b"42",
    "string": b'"just text"',
    "null": b"null",
    "array of numbers": b"[1, 2]",
    "empty array": b"[]",
    "empty object": b"{}",
    "another object": b'{"name": "My site", "routes": {}}',
    "content is a number": post_json(content=3),
    "content.rendered is a list": post_json(content={"rendered": [1]}),
    "title is a list": post_json(title=["a"]),
    "id is an object": post_json(id={}),
    "WordPress error": json.dumps(
        {
            "code": "rest_post_invalid_id",
            "message": "Invalid post ID.",
            "data": {"status": 404},
        }
    ).encode(),
    "protected": post_json(content={"rendered": "", "protected": True}),
    "password form": post_json(
        content={"rendered": '<form class="post-password-form"></form>', "protected": True}
    ),
    "no content field": json.dumps(post(content=...)).encode(),
    "empty content": post_json(" \n "),
    "content without anything to read": post_json("<p>&nbsp;</p><script>x()</script>"),
    "deep nesting": b"[" * 100_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_inputs(name: str, cli: Cli, golden: Callable[[str, str], None]) -> None:
    Path("post.json").write_bytes(REFUSED[name])
    run = cli("export", "post.json", "--to", "html")
    assert run.code not in (0, 1)
    assert "Traceback" not in run.err
    assert not Path("out").exists()
    golden(f"refused/{name.replace(' ', '-')}.txt", f"exit code {run.code}\n{run.err}")


def test_no_such_file_a_folder_and_an_unreadable_name(cli: Cli) -> None:
    assert (run := cli("export", "nowhere.json")).code == 3
    assert run.err.startswith("exporter: error: nowhere.json: no such file\n")
    Path("folder").mkdir()
    assert (run := cli("export", "folder")).code == 3
    assert "it is a folder" in run.err
    assert (run := cli("export", "a" * 5000)).code == 3
    assert "File name too long" in run.err


def test_a_refused_post_does_not_keep_the_others_from_being_written(cli: Cli) -> None:
    Path("good.json").write_bytes(post_json())
    Path("bad.json").write_bytes(b"<html>")
    run = cli("export", "bad.json", "good.json", "--to", "html")
    assert run.code == 4
    assert Path("out/sprained-ankle.html").read_text(encoding="utf-8").count("still") == 1


def test_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(post_json(HTML))))
    assert cli("export", "-", "--to", "html").code == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>")))
    run = cli("export", "-", "--to", "html")
    assert run.err.startswith("exporter: error: standard input: it is a web page")
