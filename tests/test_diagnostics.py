"""The closed list of diagnostics: each is explained, and each is provoked by some test."""

from pathlib import Path

import pytest

from exporter.diagnostics import (
    RULES,
    Code,
    Diagnostic,
    Effect,
    Place,
    Severity,
    excerpt,
    warnings,
)

TESTS = Path(__file__).parent


def test_every_code_has_its_rule() -> None:
    assert set(RULES) == set(Code)


@pytest.mark.parametrize("code", Code)
def test_every_code_is_provoked_by_a_test(code: Code) -> None:
    here = Path(__file__)
    texts = [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py") if path != here]
    assert any(f"Code.{code.name}" in text or f'"{code.value}"' in text for text in texts)


@pytest.mark.parametrize("code", Code)
def test_every_code_is_used_by_the_product(code: Code) -> None:
    sources = (TESTS.parent / "exporter").rglob("*.py")
    texts = [path.read_text(encoding="utf-8") for path in sources if path.stem != "diagnostics"]
    assert any(f"Code.{code.name}" in text for text in texts)


def test_both_forms() -> None:
    found = Diagnostic(Code.PICTURE_MISSING, "a.png", Place(near="A foot"))
    placed = found.at(post="sprain", format="pdf")
    assert str(placed) == (
        "warning: a picture that isn't at hand was replaced by a placeholder: a.png "
        "(sprain, pdf, “A foot”)"
    )
    assert placed.to_json() == {
        "code": "picture-missing",
        "severity": Severity.WARNING.value,
        "effect": Effect.REPLACED.value,
        "meaning": "a picture that isn't at hand was replaced by a placeholder",
        "detail": "a.png",
        "post": "sprain",
        "format": "pdf",
        "near": "A foot",
    }
    assert placed.at(post="other") == placed
    assert warnings([found, Diagnostic(Code.LIST_NESTED)]) == [found]


def test_excerpts_are_short_and_of_whole_spaces() -> None:
    assert excerpt("a \n b") == "a b"
    assert excerpt("word " * 40).endswith("…")
    assert len(excerpt("word " * 40)) <= 48
