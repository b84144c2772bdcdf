"""One post, one new process: exporter beside pandoc."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from benchmarks.processes import Cost, Job, Pair, compare, run
from exporter import __version__

PROGRAMS = Path(sys.executable).parent


class NoPandocError(Exception):
    """The dependency group `bench` isn't installed."""


def pandoc() -> Path:
    """The program inside the package pypandoc_binary.

    Raises:
        NoPandocError: The package isn't there.
    """
    spec = importlib.util.find_spec("pypandoc")
    if spec is None or spec.origin is None:
        raise NoPandocError("pandoc isn't installed: script/benchmark installs it")
    return Path(spec.origin).parent / "files" / "pandoc"


def versions() -> list[str]:
    """Of the programs that are compared."""
    said = subprocess.run([pandoc(), "--version"], capture_output=True, check=True, text=True)
    return [f"exporter {__version__}", said.stdout.splitlines()[0]]


def page_of(post: Path) -> str:
    """What pandoc is given: the post's content as a page that has its title."""
    data = json.loads(post.read_bytes())
    first = data[0] if isinstance(data, list) else data
    title, content = (_text(first[name]) for name in ("title", "content"))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>{content}</body></html>"
    )


def _text(field: str | dict[str, str]) -> str:
    return field if isinstance(field, str) else field.get("rendered") or field["raw"]


def comparisons(post: Path, folder: Path, rounds: int) -> Iterator[tuple[str, float, Pair]]:
    """Each thing compared: what, how many times pandoc's time is aimed at, and what came out."""
    page, program = folder / "page.html", pandoc()
    page.write_text(page_of(post), encoding="utf-8")

    def ours(formats: str) -> Job:
        return lambda: run(
            [PROGRAMS / "exporter", "export", post, "--to", formats, "-o", folder / "ours", "-q"]
        )

    def theirs(suffix: str, *options: str) -> Job:
        return lambda: run(
            [program, "-f", "html", page, "-o", folder / f"theirs.{suffix}", *options]
        )

    def two() -> Cost:
        return theirs("docx")().then(theirs("epub")())

    engine = f"--pdf-engine={PROGRAMS / 'weasyprint'}"
    yield "DOCX", 1.7, compare(ours("docx"), theirs("docx"), rounds)
    yield "EPUB", 2.0, compare(ours("epub"), theirs("epub"), rounds)
    yield "DOCX and EPUB", 1.3, compare(ours("docx,epub"), two, rounds)
    yield "PDF", 0.75, compare(ours("pdf"), theirs("pdf", engine), rounds)
