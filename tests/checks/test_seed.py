"""The post that the product was born from: written for colleagues, far too hard for patients."""

import json
from pathlib import Path

from checks.conftest import checked
from cli.conftest import Cli, cli  # noqa: F401 - a fixture

from exporter.checks.codes import CheckCode


def test_the_seed_is_far_above_the_target(seed: Path) -> None:
    found = checked(str(seed))
    measures = found.measures
    assert measures.grade is not None
    assert measures.ease is not None
    assert measures.smog is not None
    # A count by hand and a rough rule for syllables gave 152 sentences, grade 14.6, SMOG 15.9.
    assert 145 <= measures.sentences <= 155
    assert 2350 <= measures.words <= 2550
    assert 13.5 <= measures.grade <= 14.7
    assert 14.8 <= measures.smog <= 16
    assert 19 <= measures.ease <= 26
    assert measures.you == 0
    codes = {item.code for item in found.findings}
    assert {CheckCode.GRADE_ABOVE_LIMIT, CheckCode.YOU_ABSENT, CheckCode.SENTENCE_LONG} <= codes


def test_the_report_says_so_plainly_with_the_worst_sentences(seed: Path, cli: Cli) -> None:  # noqa: F811
    run = cli("check", str(seed), "--today", "2026-06-01")
    assert run.code == 20
    assert "FAR ABOVE the target of 6, and above the limit of 8" in run.out
    worst = run.out.partition("warning  sentence-long")[2].partition("→")[0]
    assert "38 words; at most 15" in worst
    assert "“In practical terms, spine and pelvic specialists may focus on" in worst
    found = json.loads(cli("check", str(seed), "--json", "--today", "2026-06-01").out)
    long = [item for item in found["posts"][0]["findings"] if item["code"] == "sentence-long"]
    assert len(long) == found["posts"][0]["measures"]["long_sentences"] > 60
