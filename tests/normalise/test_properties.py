"""What holds for any HTML and any tree: words kept in order, lawful, and done after one run."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.lawful import blocks as lawful
from support.reading import spoken
from support.wordpress_html import wordpress

from exporter.normalise import normalise_html
from exporter.normalise.convert import convert
from exporter.normalise.passes import PASSES, Pass, repair
from exporter.tree import Blocks, Chapter, Publication, Text, Violation, check

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

TAGS = [
    "p",
    "div",
    "span",
    "strong",
    "b",
    "em",
    "a",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h5",
    "br",
    "hr",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "caption",
    "blockquote",
    "cite",
    "pre",
    "code",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "sup",
    "sub",
    "q",
    "ruby",
    "rt",
    "abbr",
    "font",
    "center",
    "section",
    "img",
    "iframe",
    "script",
    "style",
    "noscript",
    "form",
    "input",
    "button",
    "select",
    "option",
    "svg",
    "video",
    "custom-tag",
]
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' id="a"',
        ' id="1 b"',
        ' lang="fr"',
        ' dir="rtl"',
        ' href="#a"',
        ' href="https://e.org/"',
        ' href="javascript:x()"',
        ' src="x.png" alt=""',
        ' start="4" reversed',
        ' value="7"',
        ' colspan="9" rowspan="9"',
        ' class="wp-block-verse has-text-align-center"',
        ' style="text-align:right"',
    ]
)
WORDS = st.sampled_from(
    [
        "word",
        "Pros:",
        "Q: why?",
        "- one",
        "– two",
        "1. three",
        "2. four",
        "\n",
        "\n - ",
        " ",
        "&nbsp;",
        "&amp;",
        "&#11;",
        "a\xa0\xa0b",
        "é",
        "漢字",
        "مرحبا",
        "<",
        "* x",
        "— he said",
        "• y",
        ":",
    ]
)
OPEN = st.builds("<{}{}>".format, st.sampled_from(TAGS), ATTRIBUTES)
CLOSE = st.builds("</{}>".format, st.sampled_from(TAGS))
SOUP = st.lists(st.one_of(WORDS, WORDS, OPEN, CLOSE), max_size=40).map("".join)

LINE = st.builds(
    "{}{}".format, st.sampled_from(["- ", "– ", "1. ", "2. ", "3) ", "• ", "", "<b>x</b> "]), WORDS
)
LINES = st.lists(LINE, min_size=1, max_size=6).flatmap(
    lambda lines: st.sampled_from(["\n", "<br>", "<br><br>"]).map(
        lambda gap: f"<p>{gap.join(lines)}</p>"
    )
)
ITEM = st.builds(
    "<li>{}</li>".format,
    st.sampled_from(
        ["<b>Label</b>", "<p><strong>Label:</strong></p>", "item", "<p>two</p><p>x</p>"]
    ),
)
LISTS = st.lists(ITEM, min_size=1, max_size=7).map(lambda items: f"<ul>{''.join(items)}</ul>")
QUESTION = st.builds(
    "<p><strong>{}</strong>{}{}</p>".format,
    st.sampled_from(["Q: a", "Why?", "bold"]),
    st.sampled_from(["<br>", "", " "]),
    WORDS,
)
PATTERNS = st.lists(
    st.one_of(LINES, LISTS, QUESTION, st.just("<p>Pros:</p>"), st.just("<h4>x</h4>"), SOUP),
    max_size=6,
).map("".join)
HTML = SOUP | PATTERNS | wordpress


def law(blocks: Blocks) -> list[Violation]:
    chapter = Chapter(title=(Text("t"),), blocks=blocks)
    return check(Publication.of_article(chapter))


@SLOW
@given(HTML)
def test_any_html_becomes_a_lawful_tree(html: str) -> None:
    assert law(normalise_html(html, base="https://e.org/a/").blocks) == []


@SLOW
@given(HTML)
def test_repairs_of_any_html_keep_every_word_in_order(html: str) -> None:
    before, _said = convert(html)
    after, _said = repair(before)
    assert spoken(after) == spoken(before)


@SLOW
@given(HTML)
def test_repairing_twice_is_repairing_once(html: str) -> None:
    once, _said = repair(convert(html)[0])
    twice, said = repair(once)
    assert twice == once
    assert said == ()


@pytest.mark.parametrize("one", PASSES, ids=lambda one: one.name)
@SLOW
@given(html=HTML)
def test_each_repair_by_itself(one: Pass, html: str) -> None:
    before, _said = convert(html)
    once, _said = one.function(before)
    assert spoken(once) == spoken(before)
    assert one.function(once)[0] == once


@SLOW
@given(lawful)
def test_any_lawful_tree_keeps_its_words(blocks: Blocks) -> None:
    once, _said = repair(blocks)
    assert spoken(once) == spoken(blocks)
    assert repair(once)[0] == once


@SLOW
@given(HTML, st.sets(st.sampled_from([one.name for one in PASSES])))
def test_leaving_repairs_out_loses_nothing_either(html: str, without: set[str]) -> None:
    before, _said = convert(html)
    after, _said = repair(before, without)
    assert spoken(after) == spoken(before)


@SLOW
@given(HTML)
def test_the_same_html_gives_the_same_tree(html: str) -> None:
    assert normalise_html(html) == normalise_html(html)
