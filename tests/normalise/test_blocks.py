"""HTML's block elements, and how broken and mixed content is put right."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.convert import convert
from exporter.tree import Table


def tree(html: str) -> str:
    return shown(normalise_html(html).blocks)


CASES = {
    # mixed and wrapped content
    "a<div>b</div>c<!-- x --><p>d</p>e": "p: a\np: b\np: c\np: d\np: e",
    "<section><article><x-card><p>a</p></x-card></article></section>": "p: a",
    "<p>a<p>b": "p: a\np: b",
    "<p>a<div>b</div>c</p>": "p: a\np: b\np: c",
    '<a href="https://e.example/"><div>a</div><p>b</p></a>': (
        "p: link(https://e.example/)[a]\np: link(https://e.example/)[b]"
    ),
    "<em>a<p>b</p></em>": "p: emphasis[a]\np: emphasis[b]",
    # language, direction, alignment
    '<div lang="fr" dir="rtl"><p>un</p><p lang="en">two</p></div>': (
        "p lang=fr dir=rtl: un\np lang=en dir=rtl: two"
    ),
    '<blockquote lang="fr"><p>un</p></blockquote>': "quote lang=fr\n  p: un",
    '<ul><li xml:lang="de">ein</li></ul>': "list\n  - lang=de p: ein",
    '<p align="center">a</p><center>b</center>': "p align=center: a\np align=center: b",
    '<p class="has-text-align-right">a</p>': "p align=right: a",
    '<div style="text-align: justify"><p>a</p></div>': "p align=justify: a",
    # lists
    "<ul><li>a<ul><li>b</ul><li>c</ul>": "list\n  - p: a\n    list\n      - p: b\n  - p: c",
    "<ul><li>a</li><ul><li>b</li></ul></ul>": "list\n  - p: a\n    list\n      - p: b",
    "<ul><ul><li>a</li></ul></ul>": "list\n  - p: a",
    "<ul>a<li>b</li></ul>": "list\n  - p: a\n  - p: b",
    '<ol start="5" reversed type="a"><li>x<li value="9">y</ol>': (
        "ordered list from 5 reversed lower-alpha\n  - p: x\n  9 p: y"
    ),
    "<ol type=I><li>x</ol>": "ordered list upper-roman\n  - p: x",
    "<menu><li>x</menu>": "list\n  - p: x",
    "<li>stray</li>": "p: stray",
    "<ol><li><li>b</ol>": "ordered list\n  - p: \n  - p: b",
    # definition lists
    "<dl><div><dt>t</dt><dd>a<p>b</p></dd></div><dt>u<dt>v<dd>w<dd>x</dl>": (
        "definitions\n  term: t\n  = p: a\n    p: b\n  term: u\n  term: v\n  = p: w\n  = p: x"
    ),
    "<dl><dd>alone</dl>": "definitions\n  term: \n  = p: alone",
    # quotes
    "<blockquote>a<footer>— B</footer></blockquote>": "quote\n  p: a\n  by: — B",
    "<blockquote><p>a</p><cite>B</cite></blockquote>": "quote\n  p: a\n  by: B",
    "<blockquote><p>a <cite>B</cite> c</p></blockquote>": "quote\n  p: a citation[B] c",
    '<figure class="wp-block-pullquote"><blockquote><p>a</p><cite>B</cite></blockquote></figure>': (
        "pull quote\n  p: a\n  by: B"
    ),
    '<figure class="wp-block-pullquote"><p>x</p><blockquote><p>a</p></blockquote></figure>': (
        "p: x\nquote\n  p: a"
    ),
    # preformatted
    "<pre>a\n  b<br>c</pre>": "text: a␤  b␤c",
    "<pre>\n\n  a\n\nb\n \n</pre>": "text:   a␤␤b",
    "<pre><code>\n<b>a\n</b>\n</code></pre>": "code: code[strong[a]]",
    "<pre><code>a &lt; b</code></pre>": "code: code[a < b]",
    '<pre class="wp-block-code"><code class="language-Python">a</code></pre>': (
        "code python: code[a]"
    ),
    '<pre class="brush: php; gutter: true">a</pre>': "code php: a",
    '<pre lang="BASH">a</pre><pre lang="de">b</pre>': "code bash: a\ntext lang=de: b",
    '<pre class="wp-block-verse">a\n  b</pre>': "verse: a␤  b",
    "<pre>a<script>x()</script></pre>": "text: a",
    # figures
    '<figure class="wp-block-image"><img src="a.png" alt=""></figure>': (
        "figure\n  p: image(a.png “”)"
    ),
    '<figure class="wp-block-table"><table><tr><td>x</table><figcaption>C</figcaption></figure>': (
        "figure\n  table\n    body: p: x\n  caption p: C"
    ),
    "<figure><p>just text</p></figure>": "p: just text",
    "<figure><figcaption>alone</figcaption></figure>": "p: alone",
    '<figure><img src="a.png"><figcaption><h4 id="h">Head</h4></figcaption></figure>': (
        "p: image(a.png)\nh2 #h: Head"
    ),
    # the rest
    "<details open><summary>S</summary>a<p>b</p></details>": "details: S\n  p: a\n  p: b",
    "<details><p>a</p></details>": "p: a",
    "<p>a</p><hr><p>b</p>": "p: a\nrule\np: b",
    "<p>a<!--more--></p><!--nextpage--><p>b</p>": "p: a\npage break\np: b",
    '<div class="wp-block-spacer"></div><p>a</p>': "p: a",
    '<p hidden>a</p><span class="screen-reader-text">b</span>': "p: a\np: b",
    '<p><img src="a.png"></p>': "p: image(a.png)",
}


@pytest.mark.parametrize("html", CASES)
def test_blocks(html: str) -> None:
    assert tree(html) == CASES[html]


HEADINGS = {
    "<h2>a</h2>": "h2 #a: a",
    "<h2>a <em>b</em></h2>": "h2 #a-b: a emphasis[b]",
    "<h1>a</h1><h2>b</h2>": "h2 #a: a\nh3 #b: b",
    '<h2><span id="i">a</span></h2>': "h2 #i: a",
    '<h2><img src="a.png" alt=""></h2>': "p: image(a.png “”)",
    '<h2><img src="a.png" alt="Knee"></h2>': "h2 #section-1: image(a.png “Knee”)",
    "<h2></h2><h2>&nbsp;</h2>": "",
    "<h2><div>a</div><div>b</div></h2>": "h2 #a-b: a⏎b",
    '<h3 style="text-align:center">a</h3>': "h2 #a align=center: a",
}


@pytest.mark.parametrize("html", HEADINGS)
def test_headings(html: str) -> None:
    assert tree(html) == HEADINGS[html]


TABLES = {
    "<table><caption>C</caption><thead><tr><th scope=col>a<th>b</thead><tr><td>1<td>2"
    "<tfoot><tr><td>x<td>y</table>": (
        "table\n  caption p: C\n  head: *[col]p: a | *p: b\n  body: p: 1 | p: 2\n  foot: p: x | p: y"
    ),
    "<table><tr><th scope=row rowspan=2>a<td align=right>b<tr><td>c</table>": (
        "table\n  body: *[row][1×2]p: a | [right]p: b\n  body: p: c"
    ),
    '<table><tr lang="fr" align="center"><td>a<td lang="de">b</table>': (
        "table\n  body: [center] lang=frp: a | [center] lang=dep: b"
    ),
    '<table><tbody dir="rtl"><tr><td>a</table>': "table\n  body:  dir=rtlp: a",
    "<table>loose<tr><td>a</table>": "p: loose\ntable\n  body: p: a",
    "<table><tr><td><p>a</p><ul><li>b</ul></table>": "table\n  body: p: a / list /   - p: b",
    "<table></table>": "",
    "<table><caption>C</caption></table>": "p: C",
    "<table><tr></tr><tr><td>a</table>": "table\n  body: p: a",
    "<table><caption><h4 id=h>C</h4></caption><tr><td>a</table>": "h2 #h: C\ntable\n  body: p: a",
}


@pytest.mark.parametrize("html", TABLES)
def test_tables(html: str) -> None:
    assert tree(html) == TABLES[html]


TRIMMED = {
    "<table><tr><td rowspan=9>a<td>b<tr><td>c</table>": "[1×2]p: a | p: b\n  body: p: c",
    "<table><tr><td rowspan=0>a<td>b<tr><td>c</table>": "[1×2]p: a | p: b\n  body: p: c",
    "<table><tr><td colspan=999999>a<tr><td>b<td>c</table>": "[2×1]p: a\n  body: p: b | p: c",
    "<table><tr><td colspan=999999999999 rowspan=65535>a</table>": "p: a",
}


@pytest.mark.parametrize("html", TRIMMED)
def test_spans_end_with_their_table(html: str) -> None:
    found = normalise_html(html)
    assert shown(found.blocks) == f"table\n  body: {TRIMMED[html]}"
    assert [item.code for item in found.diagnostics] == [Code.TABLE_TRIMMED]


def test_spans_that_fit_are_left_alone() -> None:
    html = "<table><tr><td colspan=2>a<tr><td rowspan=2>b<td>c<tr><td>d</table>"
    found = normalise_html(html)
    assert shown(found.blocks) == (
        "table\n  body: [2×1]p: a\n  body: [1×2]p: b | p: c\n  body: p: d"
    )
    assert found.diagnostics == ()


def test_line_ends_of_the_source_reach_the_repairs() -> None:
    blocks, _said = convert("<p>one\n   two   three</p>")
    assert shown(blocks) == "p: one␤two three"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<div id="attachment_7" class="wp-caption aligncenter"><a href="https://e.org/b">'
            '<img src="https://e.org/a.png" alt="A"></a><p class="wp-caption-text">An ankle</p></div>',
            "figure #attachment_7\n"
            "  p: link(https://e.org/b)[image(https://e.org/a.png “A”)]\n"
            "  caption p: An ankle",
            id="the classic editor's",
        ),
        pytest.param(
            '<figure><img src="https://e.org/a.png"><figcaption>One</figcaption>'
            '<img src="https://e.org/b.png"><figcaption>Two</figcaption></figure>',
            "figure\n  p: image(https://e.org/a.png)\n  caption p: One\n"
            "figure\n  p: image(https://e.org/b.png)\n  caption p: Two",
            id="several in one figure",
        ),
        pytest.param(
            '<dl class="gallery-item"><dt class="gallery-icon"><img src="https://e.org/a.png"></dt>'
            '<dd class="wp-caption-text gallery-caption">One</dd></dl>',
            "figure\n  p: image(https://e.org/a.png)\n  caption p: One",
            id="the classic editor's gallery",
        ),
        pytest.param(
            '<figure><figcaption>Above</figcaption><img src="https://e.org/a.png"></figure>',
            "figure\n  p: image(https://e.org/a.png)\n  caption p: Above",
            id="above",
        ),
    ],
)
def test_captions(html: str, expected: str) -> None:
    assert tree(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p><img class="aligncenter" src="https://e.org/a.png"></p>',
        '<figure class="wp-block-image aligncenter"><img src="https://e.org/a.png"></figure>',
    ],
)
def test_pictures_in_the_middle(html: str) -> None:
    assert "p align=center: image(https://e.org/a.png)" in tree(html)


def test_text_beside_a_picture_is_not_aligned_with_it() -> None:
    html = '<p><img class="alignright" src="https://e.org/a.png">Text</p>'
    assert tree(html).startswith("p: image")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<div style="page-break-before: always">x</div>', "page break\np: x"),
        ('<div style="break-after:page">x</div><p>y</p>', "p: x\npage break\np: y"),
        ('<div style="break-inside: avoid">x</div>', "p: x"),
        ('<div style="page-break-after:auto">x</div>', "p: x"),
    ],
)
def test_page_breaks_of_style(html: str, expected: str) -> None:
    assert tree(html) == expected


@pytest.mark.parametrize("mark", ["more", "more Read the rest"])
def test_where_lists_of_posts_cut_the_article(mark: str) -> None:
    found = normalise_html(f"<p>One</p><!--{mark}--><p>Two</p>")
    assert shown(found.blocks) == "p: One\np: Two"
    assert [item.code for item in found.diagnostics] == [Code.MORE_DROPPED]


def test_a_list_without_items_is_what_it_holds() -> None:
    assert tree("<ul><li>One<ul>inset</ul></li></ul>") == "list loose\n  - p: One\n    p: inset"


@pytest.mark.parametrize("role", ["presentation", "none", " Presentation "])
def test_tables_of_layout_are_opened_in_reading_order(role: str) -> None:
    found = normalise_html(
        f'<table role="{role}" id="t"><caption>Above</caption><tr id="r"><td><p>Left <b>bold</b></p>'
        '</td><td lang="de"><h2>Rechts</h2><ul><li>eins</li></ul></td></tr><tr><td>Below</td></tr>'
        '</table><p><a href="#t">t</a> <a href="#r">r</a></p>'
    )
    kinds = [type(block).__name__ for block in found.blocks]
    assert kinds == ["Paragraph", "Paragraph", "Heading", "List", "Paragraph", "Paragraph"]
    assert found.blocks[2].lang == "de"
    assert {entry.code for entry in found.diagnostics} == {Code.LAYOUT_OPENED}


def test_a_table_of_data_stays_one() -> None:
    (block,) = normalise_html("<table><tr><td>a</td><td>b</td></tr></table>").blocks
    assert isinstance(block, Table)
