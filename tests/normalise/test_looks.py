"""Inline styles read for what they mean, and links that show nothing."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html

BASE = "https://clinic.example/post/"


def tree(html: str) -> str:
    return shown(normalise_html(f"<p>a {html} b</p>", base=BASE).blocks)[5:-2]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<span style="font-weight: bold">x</span>', "strong[x]"),
        ('<span style="FONT-WEIGHT:700 !important;color:red">x</span>', "strong[x]"),
        ('<span style="font-weight:400">x</span>', "x"),
        ('<span style="font-style:italic">x</span>', "emphasis[x]"),
        ('<span style="text-decoration: underline">x</span>', "underline[x]"),
        ('<span style="text-decoration-line:line-through">x</span>', "struck[x]"),
        ('<span style="font-family:Menlo, monospace">x</span>', "code[x]"),
        ('<font face="Courier New">x</font>', "code[x]"),
        ('<font color="red" size="7">x</font>', "x"),
        ('<span style="vertical-align:super;font-size:8px">x</span>', "superscript[x]"),
        ('<span style="vertical-align: middle">x</span>', "x"),
        ('<span style="font-weight:bold;font-style:italic">x</span>', "strong[emphasis[x]]"),
        ('<b style="font-weight:normal">x <i>y</i></b>', "x emphasis[y]"),
        ('<em style="font-style:normal">x</em>', "x"),
        ('<strong style="color:red">x</strong>', "strong[x]"),
        (
            '<mark style="background-color:rgba(0, 0, 0, 0)" class="has-inline-color">x</mark>',
            "x",
        ),
        ('<mark style="background-color:#ff0">x</mark>', "highlight[x]"),
        (
            '<a href="/x" style="text-decoration:underline">x</a>',
            "link(https://clinic.example/x)[x]",
        ),
        ('<span style="background:url(x;font-weight:bold)">x</span>', "x"),
    ],
)
def test_inline_styles(html: str, expected: str) -> None:
    assert tree(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<a href="https://www.social.example/clinic/"><i class="fa fa-x"></i></a>',
            "link(https://www.social.example/clinic/)[social.example/clinic]",
        ),
        ('<a href="tel:+44123" aria-label="Call us"></a>', "link(tel:+44123)[Call us]"),
        ('<a href="mailto:a@b.example"></a>', "link(mailto:a@b.example)[a@b.example]"),
        ('<a href="https://x.example/" title="X"></a>', "link(https://x.example/ “X”)[X]"),
    ],
)
def test_links_that_show_nothing_get_a_name(html: str, expected: str) -> None:
    assert tree(html) == expected
    said = [item.code for item in normalise_html(f"<p>{html}</p>").diagnostics]
    assert said == [Code.LINK_NAMED]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://x.example/"></a><a href="https://x.example/">Read on</a>',
        f'<a href="{BASE}"></a>',
        '<a href="#here"></a>',
        '<a id="x"></a>',
        '<a href="https://www.facebook.com/sharer.php?u=x"><i class="fa"></i></a>',
    ],
)
def test_links_that_nobody_needs_stay_unnamed(html: str) -> None:
    assert Code.LINK_NAMED not in [
        item.code for item in normalise_html(f"<p>{html}</p>", base=BASE).diagnostics
    ]
