"""Ids survive wherever they stand, and no link leads to one that isn't there."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.tree import Link, walk

TO_X = '<p><a href="#x">there</a></p>'

PLACES = {
    "a paragraph": "<p id=x>z</p>",
    "an anchor of old": "<p>a<a name=x></a>b</p>",
    "an anchor at the end": "<p>z</p><a name=x></a>",
    "an empty heading": "<h2 id=x></h2>",
    "an empty section": "<section id=x></section>",
    "an empty list": "<ul id=x></ul>z",
    "an empty quote": "<blockquote id=x></blockquote>z",
    "empty code": "<pre id=x></pre>z",
    "an empty item": "<ul><li id=x></li><li>z</ul>",
    "an anchor in an empty item": "<ul><li><b><a id=x></a></b></li><li>z</ul>",
    "a paragraph of spaces": "<p id=x>&nbsp;</p><p>z</p>",
    "a row": "<table><tr id=x><td>z</table>",
    "a group of rows": "<table><tbody id=x><tr><td>z</table>",
    "a cell": "<table><tr><td id=x>z</table>",
    "a caption": "<table><caption id=x>c<tr><td>z</table>",
    "a table without cells": "<table id=x></table>z",
    "a term": "<dl><dt id=x>t<dd>z</dl>",
    "a definition": "<dl><dt>t<dd id=x>z</dl>",
    "a term's wrapper": "<dl><div id=x><dt>t<dd>z</div></dl>",
    "a summary": "<details><summary id=x>s</summary>z</details>",
    "a figure": "<figure id=x><img src=a><figcaption>c</figcaption></figure>",
    "a figure that is none": "<figure id=x><table><tr><td>q</table></figure>",
    "a figure's caption": "<figure><img src=a><figcaption id=x>c</figcaption></figure>",
    "a pull quote": "<figure class=wp-block-pullquote id=x><blockquote><p>a</blockquote></figure>",
    "an attribution": "<blockquote>a<cite id=x>b</cite></blockquote>",
    "a picture": "<p>a<img id=x src=a></p>",
    "a picture without address": "<p><img id=x>z</p>",
    "a break": "<p>a<br id=x>b</p>",
    "a player": "<iframe id=x src='https://a.example/'></iframe>",
    "a drawing": "<p><svg id=x><title>t</title></svg></p>",
    "a control": "<p><select id=x><option>o</select></p>",
    "a reading": "<p><ruby id=x>a<rt>b</ruby></p>",
    "a rule": "<hr id=x>",
    "a question": "<p id=x><b>Q: a</b><br>b</p><p><b>Q: c</b><br>d</p>",
    "a later question": "<p><b>Q: a</b><br>b</p><p id=x><b>Q: c</b><br>d</p>",
    "a label": "<p id=x>Pros:</p><ul id=y><li>a</ul>",
    "lines": "<p id=x>All of these:<br>- a<br>- b</p>",
    "a split paragraph": "<p id=x>a<br><br>b</p>",
    "a wrapper": "<div id=x><p id=y>z</p></div>",
    "inside a wrapper": "<div id=y><p id=x>z</p></div>",
    "an inline wrapper": "<span id=x><p>a</p><p>b</p></span>",
    "a block in a heading": "<h2><div id=x>z</div></h2>",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("first", [True, False], ids=["link first", "link last"])
def test_a_link_finds_its_target(place: str, *, first: bool) -> None:
    html = TO_X + PLACES[place] if first else PLACES[place] + TO_X
    found = normalise_html(html)
    links = [node.href for node in walk(found.blocks) if isinstance(node, Link)]
    ids = [name for node in walk(found.blocks) if (name := getattr(node, "id", None))]
    (href,) = (href for href in links if href.startswith("#"))
    assert href.removeprefix("#") in ids
    assert Code.LINK_TARGET_MISSING not in {item.code for item in found.diagnostics}


def test_a_link_to_nothing_becomes_its_text() -> None:
    found = normalise_html('<p>See <a href="#below">below <b>here</b></a>.</p>')
    assert shown(found.blocks) == "p: See below strong[here]."
    (said,) = found.diagnostics
    assert (said.code, said.detail, said.place.near) == (
        Code.LINK_TARGET_MISSING,
        "#below",
        "below here",
    )


def test_names_that_no_format_can_hold_are_changed_with_their_links() -> None:
    found = normalise_html('<p id="1 plus">a</p><p><a href="#1%20plus">b</a></p>')
    assert shown(found.blocks) == "p #id-1-plus: a\np: link(#id-1-plus)[b]"
    assert [(item.code, item.detail) for item in found.diagnostics] == [
        (Code.ID_RENAMED, "1 plus to id-1-plus")
    ]


def test_names_of_other_scripts_get_ascii_ones() -> None:
    html = '<h2 id="Übung">a</h2><h2 id="Üb-ung">b</h2><p><a href="#%C3%9Cbung">c</a></p>'
    assert shown(normalise_html(html).blocks) == "h2 #bung: a\nh2 #b-ung: b\np: link(#bung)[c]"


def test_the_first_of_two_with_one_name_has_it() -> None:
    found = normalise_html('<p id="a">one</p><p id="a">two</p><p><a href="#a">up</a></p>')
    assert shown(found.blocks) == "p #a: one\np: two\np: link(#a)[up]"
    assert [(item.code, item.detail) for item in found.diagnostics] == [
        (Code.ID_RENAMED, "a: doubled")
    ]


def test_a_link_to_the_post_itself_leads_inside() -> None:
    html = '<h2 id="rest">R</h2><p><a href="https://e.example/p/#rest">a</a> or <a href="/p#rest">b</a></p>'
    assert shown(normalise_html(html, base="https://e.example/p/").blocks) == (
        "h2 #rest: R\np: link(#rest)[a] or link(#rest)[b]"
    )


def test_headings_get_names_of_their_words() -> None:
    html = "<h2>Café &amp; rest</h2><h2>Cafe rest</h2><h2>日本</h2><h2>3 days</h2><p id=s-3-days>z"
    assert shown(normalise_html(html).blocks).splitlines() == [
        "h2 #cafe-rest: Café & rest",
        "h2 #cafe-rest-2: Cafe rest",
        "h2 #section-3: 日本",
        "h2 #s-3-days-2: 3 days",
        "p #s-3-days: z",
    ]
