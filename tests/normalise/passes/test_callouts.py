"""Warnings set apart: each rule fires on its examples, leaves its near miss, and adds no word."""

import re

import pytest
from hypothesis import given
from support.lawful import blocks as lawful_blocks
from support.trees import bullets, h, inlines, p, strong

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.passes.callout_rules import NUMBERS, RULES, Rule
from exporter.normalise.passes.callouts import find_callouts, kind_of
from exporter.tree import (
    Block,
    Callout,
    Chapter,
    Details,
    LabelledList,
    LineBreak,
    Link,
    Publication,
    Quote,
    Text,
    check,
    words,
)

LANGUAGES = {"en", "es", "fr", "de", "pt", "ar", "he", "zh", "ru", "hi"}


def kind(text: str) -> str | None:
    found = kind_of((Text(text),))
    return found.kind if found else None


def found(*blocks: Block) -> tuple[Block, ...]:
    return find_callouts(blocks)[0]


def test_every_language_has_rules_of_every_kind() -> None:
    kinds = {"emergency", "warning", "important", "note"}
    assert {(rule.language, rule.kind) for rule in RULES} == {
        (language, kind) for language in LANGUAGES for kind in kinds
    }


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in RULES for example in rule.examples],
    ids=str,
)
def test_a_rule_sets_its_examples_apart(rule: Rule, example: str) -> None:
    assert kind(example) == rule.kind


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language}-{rule.kind}")
def test_a_rule_leaves_its_near_miss(rule: Rule) -> None:
    assert rule.near_miss
    assert kind(rule.near_miss) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language}-{rule.kind}")
def test_each_opening_has_an_example_that_needs_it(rule: Rule) -> None:

    number = f"(?:{'|'.join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))})"
    for opening in rule.openings:
        pattern = re.compile(opening.replace("{n}", number))
        assert any(pattern.match(example.casefold()) for example in rule.examples), opening


@pytest.mark.parametrize(
    ("label", "rule"),
    [(label, rule) for rule in RULES for label in rule.labels],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_every_label_makes_a_callout_before_a_colon(label: str, rule: Rule) -> None:
    kinds = {one.kind for one in RULES if label in one.labels}
    for mark in (":", " :", "：", "! ", " – "):
        assert kind(f"{label.capitalize()}{mark} x") in kinds
    assert kind(f"Said of {label}: x") is None
    assert kind(f"{label} x") is None
    assert rule.kind in kinds


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((strong("Warning:"), " hot"), "warning"),
        ((strong("Warning"), ": hot"), "warning"),
        ((strong("Warning."), " It is hot."), "warning"),
        ((strong("Warning"), LineBreak(), "It is hot."), "warning"),
        (("⚠️ ", strong("WARNING!"), " hot"), "warning"),
        (("¡Atención! Quema",), "warning"),
        (("Call\u00a0911.",), "emergency"),
        (("اتصل على ١١٢ إذا",), "emergency"),
        ((Link("https://a.example/", inlines("Important: read")),), "important"),
        (("Warning. It is hot.",), None),
        (("Warning", LineBreak(), "It is hot."), None),
        (("“Warning: hot”, it said",), None),
        (("She read: Warning: hot",), None),
        (("A ", strong("Warning:"), " hot"), None),
        ((strong("Warnings:"), " many"), None),
        (("Note://example.org",), None),
        ((), None),
    ],
)
def test_only_the_beginning_counts(content: tuple[object, ...], expected: str | None) -> None:
    paragraph = p(*content)  # type: ignore[arg-type]
    got = kind_of(paragraph.content)
    assert (got.kind if got else None) == expected


def test_a_label_takes_what_it_names() -> None:
    label, text, signs = p(strong("When to seek help")), p("If it hurts:"), bullets("red", "hot")
    assert found(label, signs, text) == (Callout(blocks=(label, signs), kind="warning"), text)
    assert found(label, text, signs, text) == (
        Callout(blocks=(label, text, signs), kind="warning"),
        text,
    )
    listed = p("Seek medical help if you have:")
    assert found(listed, signs) == (Callout(blocks=(listed, signs), kind="warning"),)
    named = LabelledList(label=inlines("Warning:"), list=signs)
    assert found(named, text) == (Callout(blocks=(named,), kind="warning"), text)


def test_a_label_that_names_nothing_stays() -> None:
    label = p(strong("Warning:"))
    for after in ((), (h(2, "Next"),), (p("Note: other"),), (Quote(blocks=(p("said"),)),)):
        assert label in found(label, *after)
    assert found(label, p("Note: a"))[1] == Callout(blocks=(p("Note: a"),), kind="note")


def test_headings_lists_quotations_and_callouts_stay() -> None:
    same: tuple[Block, ...] = (
        h(2, "Warning: hot"),
        p("It is."),
        bullets("Warning: hot", "Note: wet"),
        Quote(blocks=(p("Warning: hot"),)),
        Callout(blocks=(p("Warning: hot"), p("Note: wet")), kind="warning"),
    )
    assert find_callouts(same) == (same, ())


def test_disclosures_are_looked_into() -> None:
    details = Details(summary=inlines("More"), blocks=(p("Note: wet"), p("dry")))
    (got,) = found(details)
    assert isinstance(got, Details)
    assert got.blocks == (Callout(blocks=(p("Note: wet"),), kind="note"), p("dry"))


def test_it_is_made_only_when_asked_for_and_said() -> None:
    html = "<p><strong>Call 911</strong> if it is blue.</p>"
    assert not isinstance(normalise_html(html).blocks[0], Callout)
    done = normalise_html(html, also=["callouts"])
    assert isinstance(done.blocks[0], Callout)
    (said,) = done.diagnostics
    assert (said.code, said.detail) == (Code.CALLOUT_FOUND, "emergency")
    assert said.place.near.startswith("Call 911")


@given(lawful_blocks)
def test_words_stay_and_twice_is_once(tree: tuple[Block, ...]) -> None:
    once, _said = find_callouts(tree)
    assert words(once) == words(tree)
    assert find_callouts(once) == (once, ())
    chapter = Chapter(title=inlines("T"), blocks=tree)
    after = Chapter(title=inlines("T"), blocks=once)
    laws = check(Publication(title=inlines("T"), chapters=(chapter,)))
    assert len(check(Publication(title=inlines("T"), chapters=(after,)))) == len(laws)


@pytest.mark.parametrize("text", ["Warning " * 50_000, "!" * 200_000, "Call " * 50_000])
def test_a_long_beginning_is_read_only_so_far(text: str) -> None:
    assert kind(text) is None
