"""The third-party writer in docs/writing-a-writer.md, installed as a real package and used."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.posts import post_json

GUIDE = Path(__file__).parents[2] / "docs" / "writing-a-writer.md"
_FILE = re.compile(
    r"^`(?P<name>[\w.]+)`:\n\n```\w+\n(?P<content>.*?)^```$", re.DOTALL | re.MULTILINE
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which the guide's package is installed beside ours."""
    package = tmp_path_factory.mktemp("package")
    site = tmp_path_factory.mktemp("site")
    for found in _FILE.finditer(GUIDE.read_text(encoding="utf-8")):
        (package / found["name"]).write_text(found["content"], encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command = [*pip, "--no-build-isolation", "--target", str(site), str(package)]
    subprocess.run(command, check=True, capture_output=True)
    return {**os.environ, "PYTHONPATH": str(site)}


def run(environment: dict[str, str], folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "exporter", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_under_forty_lines() -> None:
    (code,) = (
        found["content"]
        for found in _FILE.finditer(GUIDE.read_text(encoding="utf-8"))
        if found["name"].endswith(".py")
    )
    assert len(code.splitlines()) < 40


def test_it_shows_among_the_formats_with_its_option(
    installed: dict[str, str], tmp_path: Path
) -> None:
    listed = run(installed, tmp_path, "formats")
    assert "txt             Plain text, blocks parted by empty lines." in listed
    assert "--set txt.width=72" in listed


def test_it_exports(installed: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(post_json())
    run(installed, tmp_path, "export", "post.json", "--to", "txt", "--set", "txt.width=20")
    text = (tmp_path / "out" / "sprained-ankle.txt").read_text(encoding="utf-8")
    assert text == ("SPRAINED ANKLE & FOOT\n\n== Rest ==\n\nKeep the ankle still\nfor two days.\n")
