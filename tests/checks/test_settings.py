"""The table `[check]` of a clinic's settings: what it sets, and what is refused with its line."""

from pathlib import Path

import pytest

from exporter.checks.thresholds import Levels, Thresholds
from exporter.errors import ConfigInvalid
from exporter.handout import load

WHOLE = """\
[clinic]
name = "St Ann's"

# thresholds of our trust
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


def thresholds(text: str, tmp_path: Path) -> Thresholds:
    path = tmp_path / "clinic.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)[0].check


def test_every_setting_is_taken(tmp_path: Path) -> None:
    assert thresholds(WHOLE, tmp_path) == Thresholds(
        target_grade=5.5,
        limit_grade=7,
        sentence_words=12,
        list_items=5,
        section_words=150,
        table_columns=4,
        passive_percent=10,
        review_years=2,
        levels=Levels(word_long="off", sentence_long="note"),
    )
    assert set(Thresholds.__struct_encode_fields__) - {"levels"} <= {
        line.partition(" =")[0] for line in WHOLE.splitlines()
    }


def test_a_file_without_the_table_leaves_all_as_it_is(tmp_path: Path) -> None:
    assert thresholds("", tmp_path) == Thresholds()
    assert thresholds("check = {list-items = 3}", tmp_path).list_items == 3


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[check]\nlist-items = 3\nlist-itmes = 4\n", 3, "check.list-itmes: there is no such"),
        ("[check]\n\nlist-items = 'many'\n", 3, "check.list-items: should be a number"),
        ("[check]\nlist-items = 0\n", 2, "check.list-items: should be 1 or more"),
        ("[check]\npassive-percent = 101\n", 2, "should be from 0 to 100"),
        ("[check]\ntarget-grade = nan\n", 2, "target-grade: should be from 0 to 20"),
        ("[check]\nlimit-grade = -1\n", 2, "limit-grade: should be from 0 to 20"),
        ("[check]\nlimit-grade = 3\n", 2, "limit-grade: is below the target grade, 6"),
        ("[check.levels]\nnumber = 'note'\nword-lang = 'off'\n", 3, "check.levels.word-lang"),
        ("[check.levels]\nnumber = 'note'\nword-long = 'never'\n", 3, "one of error, note"),
        ("[check]\nlevels.number = 'loud'\n", 2, "check.levels.number"),
        ("[check]\nlevels = 3\n", 2, "check.levels"),
        ("check = 3\n", 1, "check: should be a table"),
    ],
)
def test_what_is_refused_with_its_line(text: str, line: int, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid) as refused:
        thresholds(text, tmp_path)
    assert refused.value.where == f"{tmp_path / 'clinic.toml'}:{line}"
    assert said in refused.value.message


def test_near_names_are_offered(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid) as refused:
        thresholds("[check]\nsentence-word = 3", tmp_path)
    assert refused.value.next_step == "Did you mean sentence-words?"
