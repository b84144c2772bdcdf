"""Repairs of the source have names too: `--without furniture`, `--with hidden-shortcodes`."""

import json
from pathlib import Path

from cli.conftest import Cli

CONTENT = (
    "<p>[vc_row]Warp and weft, heddle and reed, shuttle and beam: a loom has few parts.[/vc_row]"
    '[gallery ids="1,2"]</p><div class="ssba"><p>Share</p></div>'
)


def _post(folder: Path) -> str:
    path = folder / "loom.json"
    post = {"id": 7, "title": {"rendered": "Loom"}, "content": {"rendered": CONTENT}}
    path.write_text(json.dumps(post), encoding="utf-8")
    return str(path)


def test_furniture_goes_unless_it_is_kept(cli: Cli, tmp_path: Path) -> None:
    post = _post(tmp_path)
    assert "Share" not in cli("tree", post).out
    assert "Share" in cli("tree", post, "--without", "furniture").out


def test_shortcodes_are_filled_in_kept_or_hidden(cli: Cli, tmp_path: Path) -> None:
    post = _post(tmp_path)
    usual = cli("tree", post).out
    assert "vc_row" not in usual
    assert "[gallery" in usual
    assert "[vc_row]" in cli("tree", post, "--without", "shortcodes").out
    hidden = cli("tree", post, "--with", "hidden-shortcodes").out
    assert "gallery" not in hidden
    assert "heddle" in hidden


def test_they_are_listed(cli: Cli, tmp_path: Path) -> None:
    listed = cli("formats", "--repairs").out
    for name in ("shortcodes", "hidden-shortcodes", "furniture"):
        assert f"\n{name}" in f"\n{listed}"
    wrong = cli("tree", _post(tmp_path), "--without", "furnitures")
    assert "Did you mean furniture?" in wrong.err
