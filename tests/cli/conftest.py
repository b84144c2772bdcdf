"""Runs the command line in this process, as its entry point does."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from exporter.cli import main


class Run(Struct):
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


Cli = Callable[..., Run]


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """`cli("export", "post.json")` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Run:
        monkeypatch.setattr(sys, "argv", ["exporter", *arguments])
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capfd.readouterr()
        return Run(int(stopped.value.code or 0), out, err)

    return run
