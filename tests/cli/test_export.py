"""The export verb: where files go, what it says, what it refuses."""

import json
import os
import stat
from pathlib import Path

import pytest
from cli.conftest import Cli
from support.posts import post, post_json


@pytest.fixture(autouse=True)
def _a_post(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(post_json())


def test_by_default_three_files_named_for_the_slug(cli: Cli) -> None:
    run = cli("export", "post.json")
    assert run.code == 0, run.err
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "sprained-ankle.docx",
        "sprained-ankle.epub",
        "sprained-ankle.pdf",
    ]
    assert [line.split()[0] for line in run.out.splitlines()] == [
        "out/sprained-ankle.pdf",
        "out/sprained-ankle.docx",
        "out/sprained-ankle.epub",
    ]
    assert run.err.splitlines()[-1] == "1 post, 3 files, 1 page, 11 words, 0 repairs, 0 warnings"


def test_one_file_with_its_format(cli: Cli) -> None:
    assert cli("export", "post.json", "-o", "handouts/foot.html").code == 0
    assert [path.name for path in Path("handouts").iterdir()] == ["foot.html"]


def test_a_folder_whose_name_looks_like_a_file(cli: Cli) -> None:
    Path("v2.html").mkdir()
    assert cli("export", "post.json", "-o", "v2.html", "--to", "html").code == 0
    assert Path("v2.html/sprained-ankle.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["-o", "a.odt"], 9, "no installed writer makes .odt files"),
        (["-o", "a.pdf", "--to", "docx"], 2, "names one pdf file, but --to asks for docx"),
        (["--to", "docs"], 9, "Did you mean docx?"),
        (["--to", ","], 2, "--to names no format"),
        (["--paper", "a3"], 2, "there is no paper 'a3'"),
        (["--lang", "English please"], 2, "is no language tag"),
        (["--without", "line-list"], 2, "line-list"),
        (["--media", "nowhere"], 10, "no such file or folder"),
        (["--media", "post.json"], 10, "no JSON map"),
        (["--to", "html", "--set", "html"], 2, "isn't of the form FORMAT.NAME=VALUE"),
        (["--to", "html", "--set", "html.nothing=1"], 2, "the html writer can't use these options"),
        (["--to", "html", "--set", "pdf.x=1"], 2, "options are given for pdf"),
        (["--to", "pdf,html", "--comments"], 2, "Add them: --to pdf,html,docx."),
        (["-o", "a.html", "--comments"], 2, "Name a .docx file with -o."),
        (["--sideways"], 2, "No such option"),
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


def test_one_file_for_two_posts_is_refused(cli: Cli) -> None:
    Path("two.json").write_text(json.dumps([post(id=1), post(id=2)]), encoding="utf-8")
    run = cli("export", "two.json", "-o", "one.html")
    assert run.code == 2
    assert "names one file, but there are 2 posts" in run.err


def test_two_posts_with_one_slug_do_not_overwrite_each_other(cli: Cli) -> None:
    Path("two.json").write_text(json.dumps([post(id=1), post(id=2)]), encoding="utf-8")
    assert cli("export", "two.json", "post.json", "--to", "html").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "sprained-ankle-2.html",
        "sprained-ankle-7.html",
        "sprained-ankle.html",
    ]


def test_a_dry_run_saves_nothing(cli: Cli) -> None:
    run = cli("export", "post.json", "--to", "html", "--dry-run")
    assert run.code == 0
    assert "not saved: dry run" in run.out
    assert not Path("out").exists()


def test_json_says_the_same_to_programs(cli: Cli) -> None:
    run = cli("export", "post.json", "nowhere.json", "--to", "html", "--json")
    account = json.loads(run.out)
    assert run.code == account["exit_code"] == 3
    assert account["totals"] == {
        "failures": 1,
        "files": 1,
        "pages": 0,
        "repairs": 0,
        "warnings": 0,
        "words": 11,
    }
    good, bad = account["posts"]
    assert good["files"][0]["path"] == "out/sprained-ankle.html"
    assert good["files"][0]["bytes"] == Path("out/sprained-ankle.html").stat().st_size
    assert good["diagnostics"][0]["code"] == "language-detected"
    assert bad["failures"][0]["kind"] == "InputNotFound"


def test_quiet_and_verbose(cli: Cli) -> None:
    Path("post.json").write_bytes(post_json("<h4>Deep</h4><p>Text</p>"))
    assert cli("export", "post.json", "--to", "html", "-q").err == ""
    assert "heading levels" not in cli("export", "post.json", "--to", "html").err
    assert "heading levels" in cli("export", "post.json", "--to", "html", "-v").err


def test_a_folder_that_cannot_be_made(cli: Cli) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    run = cli("export", "post.json", "--to", "html", "-o", "taken/sub")
    assert run.code == 14
    assert "can't save" in run.err
    assert Path("taken").read_text(encoding="utf-8") == "a file"


def test_files_get_the_users_usual_rights(cli: Cli) -> None:
    old = os.umask(0o027)
    try:
        assert cli("export", "post.json", "--to", "html").code == 0
    finally:
        os.umask(old)
    mode = stat.S_IMODE(Path("out/sprained-ankle.html").stat().st_mode)
    assert mode == 0o640


def test_a_repair_can_be_left_out(cli: Cli) -> None:
    Path("post.json").write_bytes(post_json("<h2>A</h2><h5>Deep</h5><p>Text</p>"))
    assert cli("export", "post.json", "-o", "a.html").code == 0
    assert cli("export", "post.json", "-o", "b.html", "--without", "heading-levels").code == 0
    assert "<h5" not in Path("a.html").read_text(encoding="utf-8")
    assert "<h5" in Path("b.html").read_text(encoding="utf-8")


def test_the_language_option_wins(cli: Cli) -> None:
    assert cli("export", "post.json", "-o", "a.html", "--lang", "de-AT").code == 0
    assert 'lang="de-AT"' in Path("a.html").read_text(encoding="utf-8")
