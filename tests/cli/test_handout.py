"""Handouts from the command line: the settings file, what a run writes, what it refuses."""

from pathlib import Path

import pytest
from cli.conftest import Cli
from support.posts import post_json

CLINIC = """\
[clinic]
name = "Hill Clinic"

[posts.sprained-ankle]
reviewer = "The physiotherapists"
reviewed = 2026-03-01
next-review = 2029-03-01
"""


@pytest.fixture(autouse=True)
def _a_post(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(post_json())
    (tmp_path / "clinic.toml").write_text(CLINIC)


def test_handouts_are_pdf_and_docx(cli: Cli) -> None:
    run = cli("export", "post.json", "--profile", "handout", "--config", "clinic.toml")
    assert run.code == 0, run.err
    assert sorted(path.suffix for path in Path("out").iterdir()) == [".docx", ".pdf"]
    assert run.err.splitlines()[-1].endswith("0 warnings")


def test_without_settings_the_missing_review_is_said(cli: Cli) -> None:
    run = cli("export", "post.json", "--profile", "handout", "-o", "a.pdf")
    assert run.code == 0
    assert "nobody states a clinical review" in run.err


def test_the_same_run_gives_the_same_bytes(cli: Cli) -> None:
    for name in ("a.pdf", "b.pdf", "a.docx", "b.docx"):
        arguments = ("--profile", "handout", "--config", "clinic.toml", "-o", name)
        assert cli("export", "post.json", *arguments).code == 0
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--profile", "leaflet"], 2, "there is no profile 'leaflet'"),
        (["--config", "clinic.toml"], 2, "Add --profile handout."),
        (["--profile", "handout", "--config", "none.toml"], 15, "none.toml: no such file"),
        (["--profile", "handout", "--config", "post.json"], 15, "post.json:1: no TOML"),
        (["--profile", "handout", "--to", "pdf,epub"], 2, "a handout isn't written as epub"),
        (["--profile", "handout", "-o", "a.html"], 2, "a handout isn't written as html"),
        (["--preset", "huge"], 2, "there is no preset 'huge'"),
        (["--links", "footnotes"], 2, "there is no kind of links 'footnotes'"),
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
    Path("clinic.toml").unlink()
    run = cli("init", "handout")
    assert run.code == 0
    assert "clinic.toml" in run.out
    done = cli("export", "post.json", "--profile", "handout", "--config", "clinic.toml")
    assert done.code == 0, done.err


def test_init_never_writes_over_a_file_unasked(cli: Cli) -> None:
    run = cli("init", "handout")
    assert run.code == 14
    assert "is there already" in run.err
    assert Path("clinic.toml").read_text() == CLINIC
    assert cli("init", "handout", "--force").code == 0
    assert Path("clinic.toml").read_text() != CLINIC
    assert cli("init", "handout", "-o", "new/other.toml").code == 0
    assert Path("new/other.toml").exists()


def test_init_knows_what_it_can_begin(cli: Cli) -> None:
    run = cli("init", "brochure")
    assert run.code == 2
    assert "Use one of handout" in run.err


WARNING = "<p>Rest.</p><p><strong>Warning:</strong> do not drive today.</p>"


@pytest.mark.parametrize(
    ("settings", "arguments", "boxes"),
    [("", [], 1), ("[page]\ncallouts = false\n", [], 0), ("", ["--without", "callouts"], 0)],
)
def test_warnings_are_set_apart_in_handouts(
    cli: Cli, settings: str, arguments: list[str], boxes: int
) -> None:
    Path("post.json").write_bytes(post_json(WARNING))
    Path("clinic.toml").write_text(CLINIC + settings)
    profile = ("--profile", "handout", "--config", "clinic.toml")
    run = cli("export", "post.json", *profile, *arguments, "--to", "docx", "--json")
    assert run.code == 0
    assert run.out.count('"callout-found"') == boxes


def test_articles_have_them_only_if_asked(cli: Cli) -> None:
    Path("post.json").write_bytes(post_json(WARNING))
    assert "callout-found" not in cli("export", "post.json", "--to", "html", "--json").out
    asked = cli("export", "post.json", "--to", "html", "--json", "--with", "callouts")
    assert "callout-found" in asked.out
