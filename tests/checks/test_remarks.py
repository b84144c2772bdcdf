"""What is said to an editor: every warning, with a next step, and nothing twice."""

import pytest
from msgspec.structs import replace
from support.posts import post_json
from support.trees import article, h, p

from exporter.checks.codes import CheckCode
from exporter.checks.remarks import remarks_on
from exporter.diagnostics import RULES, Code, Diagnostic, Place, Severity
from exporter.loading import readings
from exporter.remarks import NEXT_STEPS, remark_of
from exporter.tree import Image, Paragraph, Publication
from exporter.tree.leaflet import Leaflet


def kinds(publication: Publication, *diagnostics: Diagnostic) -> list[str]:
    return [remark.kind for remark in remarks_on(publication, diagnostics)]


@pytest.mark.parametrize(
    "code", [code for code, rule in RULES.items() if rule.severity is Severity.WARNING]
)
def test_every_warning_has_a_next_step(code: Code) -> None:
    remark = remark_of(Diagnostic(code, "so", Place(near="here")))
    assert remark is not None
    assert remark.step.endswith(".")
    assert remark.what == RULES[code].meaning


def test_steps_name_options_that_there_are() -> None:
    named = {
        step.rpartition("--without ")[2].split()[0].strip(".")
        for step in NEXT_STEPS.values()
        if "--without" in step
    }
    for repair in sorted(named):
        (found,) = readings([post_json()], without=[repair])
        assert not isinstance(found, Exception), repair


def test_what_is_only_tidied_up_is_no_remark() -> None:
    assert remark_of(Diagnostic(Code.SPACES_COLLAPSED, "3")) is None
    assert remark_of(Diagnostic(Code.RUNS_JOINED, "3")) is None


def test_what_was_left_out_is_told_and_not_looked_for() -> None:
    remark = remark_of(Diagnostic(Code.FURNITURE_DROPPED, "share-buttons", Place(near="Tweet")))
    assert remark is not None
    assert (remark.detail, remark.near) == ("share-buttons: “Tweet”", "")


def test_a_finding_and_a_diagnostic_that_say_the_same_are_one() -> None:
    tree = article(Paragraph(content=(Image("https://example.org/a.png"),)))
    said = Diagnostic(Code.ALT_MISSING, "https://example.org/a.png")
    (remark,) = remarks_on(tree, [said])
    assert (remark.kind, remark.picture, remark.block) == ("alt-missing", "a.png", 1)
    assert remark.step
    assert kinds(article(p("x"), language=None), Diagnostic(Code.LANGUAGE_UNKNOWN)) == [
        "language-missing"
    ]
    changed = Diagnostic(Code.HEADING_LEVEL_CHANGED, "4 to 2", Place(near="Rest"))
    assert kinds(article(h(2, "Rest"), p("x")), changed) == ["heading-skipped"]


def test_a_diagnostic_without_its_finding_stays() -> None:
    changed = Diagnostic(Code.HEADING_LEVEL_CHANGED, "h1 in the content: all one level down")
    assert kinds(article(h(2, "Rest"), p("x")), changed) == ["heading-level-changed"]


def test_an_article_is_not_asked_what_a_leaflet_is() -> None:
    tree = article(p("The patient will be called by a nurse. " * 40))
    leaflet = replace(tree, leaflet=Leaflet())
    assert kinds(tree) == []
    asked = set(kinds(leaflet))
    assert CheckCode.REVIEW_MISSING.value in asked
    assert CheckCode.YOU_ABSENT.value in asked


def test_sentences_of_articles_may_be_longer() -> None:
    of_twenty = p(" ".join(["word"] * 20) + ".")
    of_thirty = p(" ".join(["word"] * 30) + ".")
    assert kinds(article(of_twenty)) == []
    assert kinds(article(of_thirty)) == ["sentence-long"]
    assert "sentence-long" in kinds(replace(article(of_twenty), leaflet=Leaflet()))


def test_notes_are_left_to_the_check() -> None:
    decorative = article(Paragraph(content=(Image("https://example.org/a.png", alt=""),)))
    assert kinds(decorative) == []


def test_findings_of_each_chapter_say_which() -> None:
    chapter = article(Paragraph(content=(Image("https://example.org/a.png"),))).chapters[0]
    book = Publication(title=chapter.title, chapters=(chapter, chapter), language="en")
    assert [remark.chapter for remark in remarks_on(book, ())] == [0, 1]
