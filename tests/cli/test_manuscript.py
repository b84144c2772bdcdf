"""Manuscripts from the command line: the settings file, what a run writes, what it refuses."""

import io
import zipfile
from pathlib import Path

import pytest
from cli.conftest import Cli
from support.posts import post_json
from support.word import Word

SETTINGS = '[author]\nname = "Ann Other"\n\n[page]\npaper = "letter"\n'
PROFILE = ("--profile", "manuscript", "--config", "manuscript.toml")


@pytest.fixture(autouse=True)
def _a_post(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(post_json())
    (tmp_path / "manuscript.toml").write_text(SETTINGS)


def test_manuscripts_are_word_documents(cli: Cli) -> None:
    run = cli("export", "post.json", *PROFILE)
    assert run.code == 0, run.err
    files = list(Path("out").iterdir())
    assert [path.suffix for path in files] == [".docx"]
    document = Word(files[0].read_bytes())
    assert "Ann Other" in document.parts["word/document.xml"].decode()
    assert document.values("w:pgSz", "w") == ["12240"]


def test_a_sheet_that_is_asked_for_goes_before_that_of_the_settings(cli: Cli) -> None:
    run = cli("export", "post.json", *PROFILE, "--paper", "a4", "-o", "a.docx")
    assert run.code == 0, run.err
    assert Word(Path("a.docx").read_bytes()).values("w:pgSz", "w") == ["11906"]


def test_settings_are_no_must(cli: Cli) -> None:
    run = cli("export", "post.json", "--profile", "manuscript", "-o", "a.docx")
    assert run.code == 0, run.err


def test_the_same_run_gives_the_same_bytes(cli: Cli) -> None:
    for name in ("a.docx", "b.docx"):
        assert cli("export", "post.json", *PROFILE, "-o", name).code == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_a_manuscript_becomes_another_format(cli: Cli) -> None:
    assert cli("export", "post.json", *PROFILE, "-o", "a.docx").code == 0
    run = cli("export", "a.docx", "-o", "a.html")
    assert run.code == 0, run.err
    html = Path("a.html").read_text()
    assert "Ann Other" not in html
    assert "<h1" in html


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--config", "manuscript.toml"], 2, "Or --profile manuscript"),
        (["--profile", "manuscript", "--config", "none.toml"], 15, "none.toml: no such file"),
        (["--profile", "manuscript", "--config", "post.json"], 15, "post.json:1: no TOML"),
        (["--profile", "manuscript", "--to", "pdf"], 2, "a manuscript isn't written as pdf"),
        (["--profile", "manuscript", "--preset", "large"], 2, "--preset large isn't for"),
        (["--profile", "handout", "--config", "manuscript.toml"], 15, "manuscript.toml:1"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_written(
    cli: Cli, arguments: list[str], code: int, message: str
) -> None:
    run = cli("export", "post.json", *arguments)
    assert run.code == code
    assert message in " ".join(run.err.split())
    assert "Traceback" not in run.err
    assert not Path("out").exists()


def test_init_writes_a_file_that_a_run_takes(cli: Cli) -> None:
    Path("manuscript.toml").unlink()
    run = cli("init", "manuscript")
    assert run.code == 0
    assert "--profile manuscript" in run.out
    done = cli("export", "post.json", *PROFILE)
    assert done.code == 0, done.err


def test_line_numbers(cli: Cli) -> None:
    run = cli("export", "post.json", "--line-numbers", "-o", "a.docx")
    assert run.code == 0, run.err
    with zipfile.ZipFile(io.BytesIO(Path("a.docx").read_bytes())) as archive:
        assert b'w:restart="continuous"' in archive.read("word/document.xml")
    wrong = cli("export", "post.json", "--set", "docx.line-numbers=lines", "-o", "b.docx")
    assert wrong.code == 2
