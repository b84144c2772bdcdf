"""`exporter check` as people and machines run it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from checks.cases import CASES
from checks.conftest import of_html
from checks.sarif_schema import SARIF
from cli.conftest import Cli, cli  # noqa: F401 - a fixture
from support.posts import post_json

from exporter.checks.codes import CheckCode
from exporter.checks.outputs.files import file_and_line

GOOD = of_html("<p>Keep your leg up. Rest it well.</p>")
BAD = of_html('<p>Keep your leg up. <img src="cast.jpg"></p>')
DAY = ("--today", "2026-06-01")


@pytest.fixture(autouse=True)
def _posts(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_bytes(GOOD)
    (tmp_path / "bad.json").write_bytes(BAD)
    (tmp_path / "page.json").write_bytes(b"<html>")


def test_exit_codes(cli: Cli) -> None:  # noqa: F811
    assert cli("check", "good.json").code == 0
    assert cli("check", "bad.json").code == 20
    assert cli("check", "bad.json", "--fail-on", "never").code == 0
    assert cli("check", "good.json", "--fail-on", "warning").code == 20
    assert cli("check", "good.json", "page.json").code == 4
    assert cli("check", "nowhere.json").code == 3
    assert cli("check").code == 2


def test_what_is_refused(cli: Cli) -> None:  # noqa: F811
    for arguments, said in (
        (("--fail-on", "note"), "--fail-on 'note' is no level"),
        (("--today", "soon"), "--today 'soon' is no date"),
        (("--json", "--sarif"), "--json and --sarif contradict each other"),
        (("--config", "none.toml"), "none.toml: no such file"),
        (("--without", "everything"), "there is no repair 'everything'"),
        (("--lang", "?"), "is no language tag"),
    ):
        run = cli("check", "good.json", *arguments)
        assert run.code in (2, 15)
        assert said in run.err
        assert run.out == ""
        assert "Traceback" not in run.err


def test_a_post_that_fails_does_not_keep_the_others_from_being_checked(cli: Cli) -> None:  # noqa: F811
    run = cli("check", "page.json", "bad.json", "-q", *DAY)
    assert run.out == "bad.json: 1 error, 1 warning, 0 notes\n"
    assert run.err.startswith("exporter: error: page.json: ")


def test_the_day_and_where_it_comes_from(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    assert "as of 2026-06-01 (--today)" in cli("check", "good.json", *DAY).err
    assert "this computer's date" in cli("check", "good.json").err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert "as of 1970-01-02 (SOURCE_DATE_EPOCH)" in cli("check", "good.json").err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "x")
    assert cli("check", "good.json").code == 2


def test_the_report_for_people(cli: Cli, golden: Callable[[str, str], None]) -> None:  # noqa: F811
    html = "".join(CASES[code][0] for code in CheckCode if code is not CheckCode.REVIEW_FAR)
    Path("all.json").write_bytes(of_html(html))
    run = cli("check", "all.json", *DAY)
    golden("checks/report.txt", run.out + run.err)
    longer = cli("check", "all.json", "-v", *DAY).out
    assert len(longer.splitlines()) > len(run.out.splitlines())
    assert "-v shows all" in run.out
    assert "-v shows all" not in longer


def test_settings_are_taken(cli: Cli) -> None:  # noqa: F811
    Path("check.toml").write_text('[check.levels]\nalt-missing = "off"\n', encoding="utf-8")
    assert cli("check", "bad.json", "--config", "check.toml").code == 0
    Path("check.toml").write_text("[check]\n\nsentences = 3\n", encoding="utf-8")
    run = cli("check", "bad.json", "--config", "check.toml")
    assert (run.code, run.err.splitlines()[0]) == (
        15,
        "exporter: error: check.toml:3: check.sentences: there is no such setting",
    )


def test_a_review_in_the_clinics_settings_counts(cli: Cli) -> None:  # noqa: F811
    Path("clinic.toml").write_text(
        "[posts.sprained-ankle]\nreviewer = 'Ann'\nreviewed = 2025-03-01\n"
        "next-review = 2026-05-31\nversion = '1'\n",
        encoding="utf-8",
    )
    run = cli("check", "good.json", "--config", "clinic.toml", *DAY)
    assert run.code == 20
    assert "it was due on 2026-05-31; it is 2026-06-01" in run.out
    assert "review-missing" not in run.out
    assert cli("check", "good.json", "--config", "clinic.toml", "--today", "2026-05-31").code == 0


def test_json(cli: Cli) -> None:  # noqa: F811
    run = cli("check", "page.json", "bad.json", "--json", *DAY)
    account = json.loads(run.out)
    assert account["exit_code"] == run.code == 4
    assert account["today"] == "2026-06-01"
    assert account["totals"] == {"error": 1, "warning": 1, "note": 0}
    assert account["failures"][0]["kind"] == "NotJSON"
    (post,) = account["posts"]
    assert (post["post"], post["language"]) == ("sprained-ankle", "en")
    assert post["findings"][0] == {
        "post": "sprained-ankle",
        "code": "alt-missing",
        "level": "error",
        "message": "no alternative text at all",
        "block": 1,
        "quote": "cast.jpg",
        "next_step": post["findings"][0]["next_step"],
    }
    assert len(post["pemat"]["items"]) == 24
    assert post["pemat"]["is_a_score"] is False
    assert post["not_assessed"][0]["what"] == "contrast of author colours"


def test_sarif_is_valid_and_says_what_the_report_says(cli: Cli) -> None:  # noqa: F811
    Path("a b%.json").write_bytes(post_json("".join(html for html, _ in CASES.values())))
    run = cli("check", "a b%.json", "page.json", "good.json", "--sarif", *DAY)
    log = json.loads(run.out)
    jsonschema.validate(log, SARIF)
    (only,) = log["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert rules == [code.value for code in CheckCode]
    assert all(rules[each["ruleIndex"]] == each["ruleId"] for each in only["results"])
    uris = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in only["results"]
    }
    assert uris == {"a%20b%25.json", "good.json"}
    assert only["invocations"][0]["executionSuccessful"] is False
    found = json.loads(cli("check", "a b%.json", "good.json", "--json", *DAY).out)
    assert len(only["results"]) == sum(len(post["findings"]) for post in found["posts"])


def test_a_schema_that_can_fail() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0", "runs": [{"results": []}]}, SARIF)


def test_github_annotations_hold_their_lines_together(cli: Cli) -> None:  # noqa: F811
    Path("a,b:c.json").write_bytes(of_html('<p>Ok 5%.<img src="a.jpg"><img src="b.jpg"></p>'))
    run = cli("check", "a,b:c.json", "page.json", "--github", *DAY)
    lines = run.out.splitlines()
    assert all(
        re.match(r"::(error|warning|notice) file=[^,:]+,line=1,title=[\w-]+::\S", x) for x in lines
    )
    (missing,) = (line for line in lines if "title=alt-missing" in line)
    assert missing.startswith("::error file=a%2Cb%3Ac.json,line=1,title=alt-missing::")
    assert "(2)%0Ablock 1: no alternative text at all%0A" in missing
    assert any("5%25" in line for line in lines)
    assert lines[0].startswith("::error file=page.json,line=1,title=NotJSON::")


@pytest.mark.parametrize(
    ("origin", "file", "line"),
    [
        ("post.json", "post.json", 1),
        ("a/posts.json[12]", "a/posts.json", 1),
        ("posts.jsonl:3", "posts.jsonl", 3),
        ("C:/posts.jsonl:30", "C:/posts.jsonl", 30),
        ("standard input[0]", "standard input", 1),
        ("", "", 1),
    ],
)
def test_the_file_and_line_of_a_post(origin: str, file: str, line: int) -> None:
    assert file_and_line(origin) == (file, line)


def test_help_names_the_settings_and_the_exit_codes(cli: Cli) -> None:  # noqa: F811
    shown = cli("check", "--help").out
    for word in ("target-grade", "--fail-on", "20 something found", "no PEMAT score", "--today"):
        assert word in shown


def test_the_manual_names_every_option(cli: Cli) -> None:  # noqa: F811
    manual = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
    section = manual.partition("## exporter check\n")[2].partition("\n## ")[0]
    options = set(re.findall(r"--[a-z-]+", cli("check", "--help").out)) - {"--help", "--repairs"}
    short = {"--quiet": "-q", "--verbose": "-v"}
    assert {name for name in options if short.get(name, name) not in section} == set()
