"""Every command in the documents is run, in a folder like the checkout; every link leads somewhere."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
DOCUMENTS += sorted((ROOT / "benchmarks").glob("*.md"))

_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(from exporter import .*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")

ELSEWHERE = re.compile(r"script/test\b|python -m benchmarks\b|git clone\b")
"""Commands that other tests and CI run: the suite can't run itself, nor time a peer."""


def commands() -> list[tuple[str, str]]:
    return [
        (path.name, line[2:])
        for path in DOCUMENTS
        for block in _CONSOLE.findall(path.read_text(encoding="utf-8"))
        for line in block.splitlines()
        if line.startswith("$ ") and not ELSEWHERE.search(line)
    ]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the examples of the checkout, so that outputs stay out of it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    here = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{here}:{os.environ['PATH']}",
        "EXPORTER_VENV": str(here.parent),
    }
    return subprocess.run(
        # The script's own checkout is this one, wherever the command is run.
        ["/bin/sh", "-c", re.sub(r"\bscript/exporter\b", str(ROOT / "script/exporter"), command)],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_there_are_commands_to_run() -> None:
    assert len(commands()) > 12


@pytest.mark.parametrize(("document", "command"), commands())
def test_a_command_of_the_documents_works(document: str, command: str, checkout: Path) -> None:
    if "script/" in command and not (Path(sys.prefix) / "set-up" / "exporter").exists():
        pytest.skip(f"{command}: needs an environment that script/test made")
    done = run(command, checkout)
    assert done.returncode == 0, f"{document}: {command}\n{done.stderr}"
    assert "Traceback" not in done.stderr


def test_the_library_example_of_the_readme(checkout: Path) -> None:
    (code,) = _PYTHON.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    (checkout / "post.json").symlink_to(ROOT / "examples" / "sprained-ankle.json")
    done = run(f"{shlex.quote(sys.executable)} -c {shlex.quote(code)}", checkout)
    assert done.returncode == 0, done.stderr
    assert "out/sprained-ankle-care-at-home.pdf" in done.stdout


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_manual_names_every_option_and_exit_code() -> None:
    manual = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    from exporter import errors

    kinds = errors.ExporterError.__subclasses__()
    assert len(kinds) > 10
    for kind in kinds:
        assert f"| {kind.exit_code} | `{kind.__name__}` |" in manual
    shown = run("exporter export --help", ROOT).stdout
    for option in set(re.findall(r"--[a-z]+", shown)) - {"--help"}:
        short = {"--output": "-o", "--quiet": "-q", "--verbose": "-v"}.get(option, option)
        assert short in manual, option
