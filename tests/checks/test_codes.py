"""Each code has a post that sets it off, with its golden file; a clean leaflet sets off none."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from checks.cases import CASES
from checks.conftest import TODAY, checked, of_html
from msgspec.structs import replace

from exporter.checks.codes import CHECK_RULES, CheckCode, Level
from exporter.checks.thresholds import LevelOrOff, Levels, Thresholds

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
_SECTION = re.compile(r"^### ([a-z-]+)\n(.*?)(?=^##|\Z)", re.DOTALL | re.MULTILINE)


def test_a_clean_leaflet_has_no_findings(fixtures: Path) -> None:
    found = checked(str(fixtures / "checks" / "clean-leaflet.json"))
    assert [str(item) for item in found.findings] == []
    assert found.measures.grade is not None
    assert found.measures.grade < 4
    assert {item.verdict for item in found.pemat} == {"holds", "does not apply", "not assessed"}


def test_every_code_has_a_case_and_a_rule() -> None:
    assert set(CASES) == set(CheckCode) == set(CHECK_RULES)
    assert list(Levels.__struct_encode_fields__) == [code.value for code in CheckCode]


@pytest.mark.parametrize("code", CheckCode)
def test_what_sets_a_code_off(code: CheckCode, golden: Callable[[str, str], None]) -> None:
    html, named = CASES[code]
    named = dict(named)
    found = checked(of_html(html, lang=named.pop("lang", "en")), **named)
    mine = [item.to_json() for item in found.findings if item.code is code]
    assert mine
    golden(f"checks/{code.value}.json", json.dumps(mine, indent=1, ensure_ascii=False) + "\n")


@pytest.mark.parametrize("code", CheckCode)
def test_a_code_that_is_off_is_not_found_and_another_level_is_taken(code: CheckCode) -> None:
    html, named = CASES[code]
    named = dict(named)
    source = of_html(html, lang=named.pop("lang", "en"))
    thresholds: Thresholds = named.pop("thresholds", Thresholds())

    def at(level: LevelOrOff) -> Thresholds:
        return replace(thresholds, levels=Levels(**{code.name.lower(): level}))

    off = checked(source, thresholds=at("off"), **named)
    assert code not in {item.code for item in off.findings}
    raised = checked(source, thresholds=at("error"), **named)
    assert {item.level for item in raised.findings if item.code is code} == {Level.ERROR}


def test_every_code_has_its_section_in_the_manual() -> None:
    sections = dict(_SECTION.findall(PAGE.read_text(encoding="utf-8")))
    assert list(sections) == [code.value for code in CheckCode]
    for code, rule in CHECK_RULES.items():
        assert f"**{rule.level.value}**" in sections[code.value], code
        assert len(sections[code.value].split()) > 12, code


def test_review_dates_are_compared_with_the_day_that_is_given() -> None:
    html, named = CASES[CheckCode.REVIEW_OVERDUE]
    overdue = CheckCode.REVIEW_OVERDUE
    assert overdue in {item.code for item in checked(of_html(html), **named).findings}
    sooner = checked(of_html(html), today=TODAY.replace(year=2025), **named)
    assert overdue not in {item.code for item in sooner.findings}
    never = checked(of_html(html), today=None, **named)
    assert overdue not in {item.code for item in never.findings}
    assert "whether a review is overdue" in {item.what for item in never.not_assessed}
