"""HTML's inline elements, addresses, and the text itself."""

import pytest
from support.shown import run, shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.convert import convert_inline

BASE = "https://clinic.example/post/"


def tree(html: str) -> str:
    return shown(normalise_html(f"<p>{html}</p>", base=BASE).blocks).removeprefix("p: ")


STYLES = {
    "strong": "b strong",
    "emphasis": "i em",
    "underline": "u",
    "struck": "s strike",
    "inserted": "ins",
    "deleted": "del",
    "highlight": "mark",
    "small": "small",
    "subscript": "sub",
    "superscript": "sup",
    "code": "code tt",
    "keyboard": "kbd",
    "sample": "samp",
    "variable": "var",
    "citation": "cite",
    "quotation": "q",
    "definition": "dfn",
}


@pytest.mark.parametrize(("style", "tag"), [(s, t) for s, ts in STYLES.items() for t in ts.split()])
def test_each_style(style: str, tag: str) -> None:
    assert tree(f"a<{tag}>b</{tag}>c") == f"a{style}[b]c"


@pytest.mark.parametrize("tag", ["span", "font", "big", "nobr", "bdi", "x-y", "label", "data"])
def test_what_only_looks_is_transparent(tag: str) -> None:
    assert tree(f"un<{tag} class=x>bro</{tag}>ken") in {"unbroken", "un\np: bro\np: ken"}
    assert tag == "x-y" or tree(f"un<{tag}>bro</{tag}>ken") == "unbroken"


CASES = {
    '<abbr title="World  Health Organization">WHO</abbr>': (
        "abbreviation(World Health Organization)[WHO]"
    ),
    "<acronym title='x'>X</acronym>": "abbreviation(x)[X]",
    '<time datetime="2026-02-27">today</time>': "time(2026-02-27)[today]",
    "<time>today</time>": "today",
    '<span lang="fr" class="x">oui</span>': "span lang=fr[oui]",
    '<i lang="la" dir="ltr">os</i>': "span lang=la dir=ltr[emphasis[os]]",
    '<bdo dir="rtl">abc</bdo>': "span dir=rtl[abc]",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>": "ruby[漢|kan]ruby[字|ji]",
    "a<br>b<br/>": "a⏎b",
    "a <b>b<br></b>c": "a strong[b]⏎c",
    "a<wbr>b": "ab",
    "<b><i>x</b>y</i>z": "strong[emphasis[x]]emphasis[y]z",
    "<b></b>a<i></i>b": "ab",
    "a &lt;b&gt; &amp;amp; &#8217;": "a <b> &amp; ’",
    "a\n\t  b": "a b",
}


@pytest.mark.parametrize("html", CASES)
def test_inlines(html: str) -> None:
    assert tree(html) == CASES[html]


ADDRESSES = {
    "https://e.example/a?b=1&amp;c=2": "https://e.example/a?b=1&c=2",
    "/rest/": "https://clinic.example/rest/",
    "../x": "https://clinic.example/x",
    "?page=2": "https://clinic.example/post/?page=2",
    "//e.example/x": "https://e.example/x",
    "mailto:a@e.example": "mailto:a@e.example",
    "tel:+4312345": "tel:+4312345",
    " https://e.example/a b ": "https://e.example/a%20b",
    "HTTPS://e.example/": "https://e.example/",
}


@pytest.mark.parametrize("href", ADDRESSES)
def test_addresses_are_made_whole(href: str) -> None:
    assert tree(f'<a href="{href}" title="T  t">x</a>') == f"link({ADDRESSES[href]} “T t”)[x]"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x()",
        "JaVa\tscript:x",
        "&#1;javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "http://[bad",
        "applewebdata://x",
    ],
)
def test_addresses_that_nobody_may_open_leave_their_text(href: str) -> None:
    found = normalise_html(f'<p>See <a href="{href}">this <b>page</b></a>.</p>', base=BASE)
    assert shown(found.blocks) == "p: See this strong[page]."
    assert [item.code for item in found.diagnostics] == [Code.LINK_UNSAFE]
    assert found.diagnostics[0].place.near == "this page"


def test_relative_addresses_without_a_post_address_lose_their_link() -> None:
    found = normalise_html('<p><a href="/rest/">x</a></p>')
    assert shown(found.blocks) == "p: x"
    assert [(item.code, item.detail) for item in found.diagnostics] == [
        (Code.LINK_UNSAFE, "/rest/")
    ]


@pytest.mark.parametrize("html", ["<a>x</a>", '<a href="">x</a>', '<a href="#">x</a>'])
def test_links_to_nowhere_are_text(html: str) -> None:
    assert tree(html) == "x"


def test_links_never_stand_in_links() -> None:
    html = '<a href="/a">a<object data="/o"><a href="/b">b</a></object></a>'
    assert tree(html) == (
        "link(https://clinic.example/a)[a]\n"
        "embed page “” https://clinic.example/o\n"
        "p: link(https://clinic.example/a)[b]"
    )


def test_characters_that_no_file_can_hold_are_scrubbed() -> None:
    found = normalise_html("<p>a&#11;b\x01c\ufffe</p>")
    assert shown(found.blocks) == "p: a bc"
    assert {item.code for item in found.diagnostics} == {Code.TEXT_SCRUBBED}


def test_a_language_that_is_none_is_reported() -> None:
    found = normalise_html('<p><span lang="english (uk)">x</span></p>')
    assert shown(found.blocks) == "p: x"
    assert [(item.code, item.detail) for item in found.diagnostics] == [
        (Code.METADATA_IGNORED, "lang: english (uk)")
    ]


def test_underscores_in_languages_are_mended() -> None:
    assert tree('<span lang="pt_BR">sim</span>') == "span lang=pt-BR[sim]"


def test_emoji_are_characters_again() -> None:
    html = '<img class="wp-smiley" src="https://s.w.org/images/core/emoji/2705.svg" alt="✅"> done'
    assert tree(html) == "✅ done"


TITLES = {
    "Ankle &amp; foot": "Ankle & foot",
    "The <em>short</em> guide": "The emphasis[short] guide",
    "<p>In a paragraph</p>": "In a paragraph",
    "Two<br>lines": "Two⏎lines",
    "": "",
}


@pytest.mark.parametrize("html", TITLES)
def test_titles(html: str) -> None:
    assert run(convert_inline(html)[0]) == TITLES[html]
