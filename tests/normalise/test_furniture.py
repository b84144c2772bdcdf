"""Site furniture: every rule takes out its own example and leaves what only looks like it."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.furniture import selectors
from exporter.normalise.furniture_rules import RULES, Rule
from exporter.tree import words

ARTICLE = (
    "<p>A bowline is tied at the end of a rope, and it holds without slipping. It is easy to undo "
    "after it has been under load, which is why sailors teach it first of all knots.</p>"
)


def codes(html: str, *without: str) -> list[tuple[Code, str]]:
    found = normalise_html(html, base="https://a.example/rope/", without=without)
    return [(item.code, item.detail) for item in found.diagnostics]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_out_its_example(rule: Rule) -> None:
    html = f"{ARTICLE}{rule.example}{ARTICLE}"
    assert (Code.FURNITURE_DROPPED, rule.name) in codes(html)
    assert words(normalise_html(html).blocks) == words(normalise_html(ARTICLE * 2).blocks)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_its_near_miss(rule: Rule) -> None:
    html = f"{ARTICLE}{rule.near_miss}{ARTICLE}"
    assert Code.FURNITURE_DROPPED not in dict(codes(html))
    plain = normalise_html(rule.near_miss).blocks
    assert [word for word in words(plain) if word not in words(normalise_html(html).blocks)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_furniture_can_be_kept(rule: Rule) -> None:
    html = f"{ARTICLE}{rule.example}"
    kept = normalise_html(html, without=["furniture"])
    assert Code.FURNITURE_DROPPED not in {item.code for item in kept.diagnostics}
    assert words(kept.blocks) != words(normalise_html(ARTICLE).blocks)


@pytest.mark.parametrize("selector", selectors(), ids=lambda each: f"{each.rule.name}-{each.name}")
def test_every_selector_meets_an_element(selector: object) -> None:
    each = next(one for one in selectors() if one == selector)
    names = " ".join(each.names)
    tag = each.tag or "div"
    value = each.value and f'{each.attribute}="https://{each.value}"'
    html = f'{ARTICLE}<{tag} class="{names} other" id="{each.id}" {value}>Word</{tag}>'
    assert (Code.FURNITURE_DROPPED, each.rule.name) in codes(html)


def test_what_holds_the_article_is_no_furniture() -> None:
    html = f'<div class="sd-sharing">{ARTICLE}<div class="fb-like">Like</div></div><p>End.</p>'
    assert codes(html) == [(Code.FURNITURE_DROPPED, "like-buttons")]
    assert words(normalise_html(html).blocks)[-1] == "End"


def test_furniture_between_two_runs_of_text_still_parts_them() -> None:
    html = f'{ARTICLE}one<div class="ssba">Share</div>two<span class="fb-like">Like</span> three'
    assert shown(normalise_html(html).blocks).endswith("\np: one\np: two three")


def test_top_nodes_and_nested_ones_go() -> None:
    share = '<span class="fb-like">a <span class="g-plusone">b</span></span>'
    assert (
        codes(f"{share}{ARTICLE}<ul><li>x {share}</li></ul>")
        == [(Code.FURNITURE_DROPPED, "like-buttons")] * 2
    )


def test_a_part_for_narrow_screens_goes_only_if_it_is_the_same() -> None:
    wide = '<section class="elementor-hidden-phone elementor-hidden-tablet"><p>{}</p></section>'
    narrow = '<section class="elementor-hidden-desktop"><p>{}</p></section>'
    twice = wide.format("Tie it.") + narrow.format(" Tie\nit. ") + ARTICLE
    assert [code for code, _detail in codes(twice)] == [Code.REPETITION_DROPPED]
    assert words(normalise_html(twice).blocks).count("Tie") == 1
    for other in (
        wide.format("Tie it.") + narrow.format("Tie it now."),
        narrow.format("Tie it.") + narrow.format("Tie it."),
        wide.format("Tie it.") + narrow.format('<a href="/x">Tie it.</a>'),
        wide.format("") + narrow.format(""),
    ):
        assert Code.REPETITION_DROPPED not in dict(codes(other + ARTICLE))


@pytest.mark.parametrize(
    "html",
    [
        '<div class="sd-sharing">' * 5_000 + "word",
        '<div class="sd-sharing">word</div>' * 20_000,
        '<div class="elementor-hidden-desktop">' * 3_000 + "word",
    ],
)
def test_hostile_crowds_come_to_an_end(html: str) -> None:
    assert normalise_html(html).diagnostics
