"""The settings file: what it sets, and what is refused with its line."""

from pathlib import Path

import pytest

from exporter.checks import CheckCode, Settings, settings_from
from exporter.errors import ExporterError, InputNotFound, LimitExceeded, UsageError

WHOLE = """\
# thresholds of our trust
[clinic]
name = "St Ann's"

[check]
target-grade = 5.5
limit-grade = 7
sentence-words = 12
list-items = 5
section-words = 150
table-columns = 4
passive-percent = 10
review-years = 2

[check.levels]
word-long = "off"
sentence-long = "note"
"""


def settings(text: str, tmp_path: Path) -> Settings:
    path = tmp_path / "check.toml"
    path.write_text(text, encoding="utf-8")
    return settings_from(path)


def test_every_setting_is_taken(tmp_path: Path) -> None:
    found = settings(WHOLE, tmp_path)
    assert found == Settings(
        target_grade=5.5,
        limit_grade=7,
        sentence_words=12,
        list_items=5,
        section_words=150,
        table_columns=4,
        passive_percent=10,
        review_years=2,
        levels={CheckCode.WORD_LONG: "off", CheckCode.SENTENCE_LONG: "note"},
    )
    assert set(Settings.__struct_encode_fields__) - {"levels"} <= {
        line.partition(" =")[0] for line in WHOLE.splitlines()
    }


def test_a_file_without_the_table_is_all_settings(tmp_path: Path) -> None:
    assert settings("list-items = 3\n[levels]\nnumber = 'off'", tmp_path).list_items == 3
    assert settings("", tmp_path) == Settings()
    assert settings("check = {list-items = 3}", tmp_path).list_items == 3


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("list-items = 3\nlist-itmes = 4\n", 2, "'list-itmes'"),
        ("[check]\n\nlist-items = 'many'\n", 3, "list-items: Expected `int`"),
        ("list-items = 0\n", 1, ">= 1"),
        ("passive-percent = 101\n", 1, "<= 100"),
        ("target-grade = nan\n", 1, "target-grade"),
        ("limit-grade = 3\n", 1, "below target-grade"),
        ("\ntarget-grade = 9\n", 2, "below target-grade"),
        ("[levels]\nnumber = 'note'\nword-lang = 'off'\n", 3, "'word-lang'"),
        ("[check.levels]\nnumber = 'note'\nword-long = 'never'\n", 3, "word-long"),
        ("[check]\nlevels.number = 'loud'\n", 2, "number"),
        ("levels = 3\n", 1, "levels"),
        ("check = 3\n", 1, "must be a table"),
        ("list-items = \n", 1, "not TOML"),
        ("a = 1\na = 2\n", 2, "not TOML"),
    ],
)
def test_what_is_refused_with_its_line(text: str, line: int, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        settings(text, tmp_path)
    assert refused.value.where == f"{tmp_path / 'check.toml'}:{line}"
    assert said in refused.value.message
    assert refused.value.next_step


def test_near_names_are_offered(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        settings("sentence-word = 3", tmp_path)
    assert refused.value.next_step == "Did you mean sentence-words?"


def test_files_that_are_none(tmp_path: Path) -> None:
    def refused(path: Path) -> ExporterError:
        with pytest.raises(ExporterError) as problem:
            settings_from(path)
        return problem.value

    assert isinstance(refused(tmp_path / "none.toml"), InputNotFound)
    assert isinstance(refused(tmp_path), InputNotFound)
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    assert isinstance(refused(binary), UsageError)
    binary.write_bytes(b"a = " + b"[" * 50_000)
    assert isinstance(refused(binary), UsageError)
    binary.write_bytes(b"#" * 1_000_001)
    assert isinstance(refused(binary), LimitExceeded)
    assert isinstance(refused(tmp_path / ("a" * 5000)), InputNotFound)
