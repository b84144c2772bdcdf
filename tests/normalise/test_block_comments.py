"""An editor's text with block comments gives the tree that the rendered article gives."""

import json

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise, normalise_html
from exporter.normalise.block_comments import with_block_attributes
from exporter.post import read_posts

PAIRS = {
    '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">Warp</h3>\n<!-- /wp:heading -->\n\n'
    "<!-- wp:paragraph -->\n<p>Long\nthreads.</p>\n<!-- /wp:paragraph -->": (
        '<h3 class="wp-block-heading">Warp</h3>\n\n\n\n<p>Long\nthreads.</p>\n'
    ),
    '<!-- wp:list {"ordered":true,"start":3} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n'
    "<li>Three</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->": (
        '<ol start="3" class="wp-block-list"><li>Three</li></ol>'
    ),
    '<!-- wp:list {"ordered":true,"reversed":true} -->\n<ol><li>a</li><li>b</li></ol>\n<!-- /wp:list -->': (
        "<ol reversed><li>a</li><li>b</li></ol>"
    ),
    '<!-- wp:syntaxhighlighter/code {"language":"php"} -->\n'
    '<pre class="wp-block-syntaxhighlighter-code">echo 1;</pre>\n<!-- /wp:syntaxhighlighter/code -->': (
        '<pre class="brush: php; title: ; notranslate">echo 1;</pre>'
    ),
    '<!-- wp:social-links --><ul class="wp-block-social-links">'
    '<!-- wp:social-link {"url":"https://e.example/a?b=1","service":"mastodon"} /-->'
    '<!-- wp:social-link {"url":"https://e.example/b","service":"x","label":"Our X"} /-->'
    "</ul><!-- /wp:social-links -->": (
        '<ul class="wp-block-social-links">'
        '<li class="wp-social-link"><a href="https://e.example/a?b=1">Mastodon</a></li>'
        '<li class="wp-social-link"><a href="https://e.example/b">Our X</a></li></ul>'
    ),
    '<!-- wp:file {"id":7,"href":"https://a.example/a.pdf"} -->\n'
    '<div class="wp-block-file"><a>The plan</a></div>\n<!-- /wp:file -->': (
        '<div class="wp-block-file"><a href="https://a.example/a.pdf">The plan</a></div>'
    ),
    '<!-- wp:image {"alt":"A \\u0022loom\\u0022"} -->\n<figure><img src="/a.png"/></figure><!-- /wp:image -->': (
        '<figure><img src="/a.png" alt="A &quot;loom&quot;"></figure>'
    ),
    '<!-- wp:embed {"url":"https://v.example/1"} /-->\n<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->': (
        '<iframe src="https://v.example/1"></iframe>\n<p>a</p>'
    ),
    "<!-- wp:shortcode -->\n[caption]<img src='/a.png' alt='A'> A loom[/caption]\n<!-- /wp:shortcode -->": (
        '<figure><img src="/a.png" alt="A"><figcaption>A loom</figcaption></figure>'
    ),
    "<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage --><p>a</p>": "<!--nextpage--><p>a</p>",
    "one\n\n[caption width='60']<img src='/a.png' alt='A'> A loom[/caption]\n\ntwo": (
        '<p>one</p><figure><img src="/a.png" alt="A"><figcaption>A loom</figcaption></figure><p>two</p>'
    ),
    "[vc_row]\n[vc_column_text]\none\ntwo\n\nthree\n[/vc_column_text]\n[/vc_row]\nfour": (
        "<p>one<br>\ntwo</p><p>three</p><p>four</p>"
    ),
    "[code]\na\n\nb\n[/code]": "<pre><code>a\n\nb</code></pre>",
    '<!-- wp:spacer {"height":"9px"} /--><p>a</p>': "<p>a</p>",
    '<!-- wp:button --><div><a class="b" href="/a">Go</a></div><!-- /wp:button -->': (
        '<div><a class="b" href="/a">Go</a></div>'
    ),
}


@pytest.mark.parametrize("raw", PAIRS)
def test_raw_and_rendered_give_the_same_tree(raw: str) -> None:
    (of_raw,) = read_posts(_post({"raw": raw}))
    (of_rendered,) = read_posts(_post({"rendered": PAIRS[raw]}))
    assert of_raw.raw
    found = shown(normalise(of_raw).chapter.blocks)
    assert found == shown(normalise(of_rendered).chapter.blocks)
    assert found


def _post(content: dict[str, str]) -> bytes:
    return json.dumps({"id": 7, "title": {"rendered": "Loom"}, "content": content}).encode()


MISSING = {
    '<!-- wp:latest-posts {"postsToShow":3} /-->': "latest-posts",
    '<!-- wp:block {"ref":12} /-->': "block 12",
    '<!-- wp:pattern {"slug":"a/b"} /-->': "pattern a/b",
    "<!-- wp:core/calendar /-->": "calendar",
    '<!-- wp:acf/loom {"data":{"a":{"b":["c"]}}} /-->': "acf/loom",
    "<!-- wp:social-link {broken} /-->": "social-link",
}


@pytest.mark.parametrize("raw", MISSING)
def test_a_block_that_only_the_site_can_fill_is_told_of(raw: str) -> None:
    found = normalise_html(f"<p>a</p>{raw}<p>b</p>")
    assert shown(found.blocks) == "p: a\np: b"
    assert [(item.code, item.detail) for item in found.diagnostics] == [
        (Code.DYNAMIC_BLOCK_MISSING, MISSING[raw])
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<p>a</p><!-- a wp:b --><!--more--><!-- wp: --><!-- /wp:list -->",
        "<!-- wp:list {\"start\":true} --><ol start='4'><li>a</li></ol>",
        '<!-- wp:list {"start":{"a":1}} --><ol><li>a</li></ol>',
        '<!-- wp:list {"start":3} --><!-- wp:a --><ol><li>a</li></ol>',
        '<!-- wp:code {"language":"a b"} --><pre>a</pre>',
        '<!-- wp:code {"language":"php"} --><pre class="language-js">a</pre>',
        "<!-- wp:code",
        "<!-- wp:a -->" * 20_000,
        "<!-- wp:list {" * 20_000,
        '<!-- wp:list {"start":2} -->' + "<ol " * 20_000,
    ],
)
def test_what_the_markup_says_itself_stays(source: str) -> None:
    assert with_block_attributes(source) == (source, ())


def test_deep_attributes_do_no_harm() -> None:
    deep = "[" * 100_000
    assert with_block_attributes(f'<!-- wp:rss {{"a":{deep}}} /-->')[1][0].detail == "rss"
