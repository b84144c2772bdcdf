"""The classic editor's text: paragraphs by blank lines, breaks by line ends, blocks left alone."""

import pytest
from support.shown import shown

from exporter.normalise import normalise_html
from exporter.normalise.raw import rendered_from_raw

CASES = {
    "one\n\ntwo": "p: one\np: two",
    "one\ntwo\r\n\r\n\r\nthree": "p: one⏎two\np: three",
    "one\n \t\ntwo": "p: one\np: two",
    "<b>one</b>\n\n<a href='https://e.example/'>two</a>": (
        "p: strong[one]\np: link(https://e.example/)[two]"
    ),
    "one\n\n<h2>Head</h2>\ntwo\nthree\n\nfour": "p: one\nh2 #head: Head\np: two⏎three\np: four",
    "one\n<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\ntwo": "p: one\nlist\n  - p: a\n  - p: b\np: two",
    "one\n\n<pre>a\n\n  b</pre>\n\ntwo": "p: one\ntext: a␤␤  b\np: two",
    "<p>one\ntwo</p>\n\nthree\nfour": "p: one two\np: three⏎four",
    "<blockquote>one\n\ntwo</blockquote>\nthree": "quote\n  p: one\n  p: two\np: three",
    "İİ\n\n<PRE>a\n\nb</PRE >\n\ntwo": "p: İİ\ntext: a␤␤b\np: two",
    "one<hr />two": "p: one\nrule\np: two",
    "<table><tr><td>a</td>\n\n<td>b</td></tr></table>": "table\n  body: p: a | p: b",
    "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->": "p: One two",
    "a < b\n\nc > d": "p: a < b\np: c > d",
    "": "",
}


@pytest.mark.parametrize("raw", CASES)
def test_paragraphs(raw: str) -> None:
    assert shown(normalise_html(rendered_from_raw(raw)).blocks) == CASES[raw]


@pytest.mark.parametrize(
    "raw", ["<pre>" * 20_000, "\n " * 100_000, "x\n" * 100_000, "<p " * 50_000, "<hr " * 50_000]
)
def test_hostile_text_comes_to_an_end_and_keeps_its_letters(raw: str) -> None:
    found = rendered_from_raw(raw)
    assert found.count("x") == raw.count("x")
    assert len(found) <= 20 * len(raw) + 10
