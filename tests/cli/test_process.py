"""The command line as a process of its own: signals, pipes, modules."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.posts import post_json

EXPORTER = [sys.executable, "-m", "exporter"]


@pytest.fixture
def posts(tmp_path: Path) -> list[str]:
    """Enough to be interrupted in."""
    for number in range(300):
        html = "<p>A paragraph of some length.</p>" * 40
        (tmp_path / f"{number}.json").write_bytes(post_json(html, slug=f"post-{number}"))
    return [f"{number}.json" for number in range(300)]


def _heed_interrupts() -> None:
    """Shells start background jobs, this suite perhaps, with Ctrl-C ignored, which is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted_it_says_so_and_leaves_only_whole_files(
    tmp_path: Path, posts: list[str]
) -> None:
    command = [*EXPORTER, "export", *posts, "--to", "docx,html"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - one thread, and nothing else is done
    ) as child:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob("out/*.html")) and time.monotonic() < deadline:
            time.sleep(0.02)
        child.send_signal(signal.SIGINT)
        _out, err = child.communicate(timeout=30)
    assert child.returncode == 130
    assert err.strip() == "exporter: interrupted; what lies in out is whole"
    written = list((tmp_path / "out").iterdir())
    assert 0 < len(written) < 600
    assert not [path for path in written if path.suffix == ".part"]
    pages = [path.read_bytes() for path in written if path.suffix == ".html"]
    assert all(page.endswith(b"</html>\n") for page in pages)


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path, posts: list[str]) -> None:
    command = [*EXPORTER, "tree", *posts]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        err = child.stderr.read()
    assert err == b""


def test_a_terminal_of_few_characters_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(post_json("<p>“é”</p>", slug="%c3%a9"))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}

    def run(*arguments: str) -> bytes:
        done = subprocess.run(
            [*EXPORTER, *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True
        )
        return done.stdout

    assert run("export", "post.json", "--to", "html").startswith(b"out/\\xe9.html  ")
    assert b"\\u201c\\xe9\\u201d" in run("tree", "post.json", "--outline")
    assert "“é”".encode() in run("tree", "post.json")


def test_it_runs_as_a_module_and_as_a_command(tmp_path: Path) -> None:
    beside = Path(sys.executable).with_name("exporter")
    for command in (EXPORTER, [str(beside)]):
        done = subprocess.run(
            [*command, "--version"], cwd=tmp_path, check=True, capture_output=True, text=True
        )
        assert done.stdout.startswith("exporter 0.")
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        assert "Examples:" in done.stdout
