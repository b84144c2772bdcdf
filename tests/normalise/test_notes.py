"""Footnotes of every make, each at its mark."""

import json

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise, normalise_html
from exporter.post.decode import decode_post
from exporter.tree import Chapter, Note, Publication, Text, check, walk

BASE = "https://clinic.example/salt/"


def tree(html: str) -> str:
    found = normalise_html(html, base=BASE)
    assert not any(item.code is Code.LINK_TARGET_MISSING for item in found.diagnostics)
    return shown(found.blocks)


CORE = (
    '<p>Salt<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup> and sugar'
    '<sup data-fn="b2" class="fn"><a href="#b2" id="b2-link">2</a></sup>.</p>'
    '<ol class="wp-block-footnotes"><li id="a1">A <em>study</em>. '
    '<a href="#a1-link" aria-label="Jump to footnote reference 1">↩︎</a></li>'
    '<li id="b2">A book. <a href="#b2-link">↩︎</a></li></ol>'
)


def test_the_block_editors() -> None:
    assert tree(CORE) == (
        "p: Salt~note #a1[p: A emphasis[study].] and sugar~note #b2[p: A book.].".replace("~", "")
    )


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            '<p>Salt<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>.</p>'
            '<div class="footnotes"><hr><ol><li id="fn:1"><p>A study. '
            '<a href="#fnref:1" class="footnote-backref">↩</a></p></li></ol></div>',
            id="Markdown",
        ),
        pytest.param(
            '<p>Salt<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p>'
            '<p><a href="#_ftnref1" name="_ftn1">[1]</a> A study.</p>',
            id="Word",
        ),
        pytest.param(
            '<p>Salt<a href="file:///C:/x.htm#_ftn1" id="_ftnref1">[1]</a>.</p><div>'
            '<div id="ftn1"><p><a href="file:///C:/x.htm#_ftnref1" id="_ftn1">[1]</a> A study.</p>'
            "</div></div>",
            id="Word, saved as a file",
        ),
        pytest.param(
            '<p>Salt<span id="easy-footnote-1-9" class="easy-footnote-margin-adjust"></span>'
            '<span class="easy-footnote"><a href="#easy-footnote-bottom-1-9" title="A study.">'
            '<sup>1</sup></a></span>.</p><ol class="easy-footnotes-wrapper">'
            '<li class="easy-footnote-single"><span id="easy-footnote-bottom-1-9" '
            'class="easy-footnote-margin-adjust"></span>A study.'
            '<a class="easy-footnote-to-top" href="#easy-footnote-1-9"></a></li></ol>',
            id="Easy Footnotes",
        ),
        pytest.param(
            '<p>Salt<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)"'
            ' role="button" aria-describedby="mfn-content-1">1</a></sup><span id="mfn-content-1" '
            'role="tooltip" class="modern-footnotes-footnote__note">A study.</span>.</p>'
            '<ul class="modern-footnotes-list modern-footnotes-list--show-only-for-print">'
            "<li><span>1</span><div>A study.</div></li></ul>",
            id="Modern Footnotes",
        ),
        pytest.param(
            '<p>Salt<span class="footnote_referrer"><a role="button"><sup '
            'id="footnote_plugin_tooltip_9_1_1" class="footnote_plugin_tooltip_text">[1]</sup></a>'
            '<span id="footnote_plugin_tooltip_text_9_1_1" class="footnote_tooltip">A st…</span>'
            '</span>.</p><div class="footnotes_reference_container"><p>References</p><table>'
            '<tr class="footnotes_plugin_reference_row"><th class="footnote_plugin_index">'
            '<a id="footnote_plugin_reference_9_1_1" class="footnote_backlink">↑1</a></th>'
            '<td class="footnote_plugin_text">A study.</td></tr></table></div>',
            id="footnotes, the plugin",
        ),
    ],
)
def test_each_make(html: str) -> None:
    found = tree(html)
    assert found.startswith("p: Salt")
    assert found.endswith("[p: A study.].")
    assert found.count("note #") == 1
    assert len(found.splitlines()) == 1


def test_the_frame_that_held_them_goes_too() -> None:
    frame = CORE.replace('<ol class="wp', '<hr><h2>Footnotes</h2><ol class="wp')
    assert tree(frame) == tree(CORE)
    (said,) = normalise_html(frame).diagnostics
    assert (said.code, said.place.near) == (Code.NOTES_HEADING_DROPPED, "Footnotes")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<h2>Footnotes</h2><p>Of all kinds.</p><ol class="wp', "h2 #footnotes: Footnotes"),
        ('<h2>Further reading</h2><ol class="wp', "h2 #further-reading: Further reading"),
    ],
)
def test_what_else_stands_before_them_stays(before: str, after: str) -> None:
    assert after in tree(CORE.replace('<ol class="wp', before))


def test_two_notes_in_one_paragraph() -> None:
    html = (
        '<p>Salt<a href="#n1" id="r1">[1]</a>, sugar<a href="#n2" id="r2">[2]</a>.</p>'
        '<p><a id="n1" href="#r1">[1]</a> One.<br><a id="n2" href="#r2">[2]</a> Two.</p>'
    )
    assert tree(html) == "p: Saltnote #n1[p: One.], sugarnote #n2[p: Two.]."


def test_a_second_mark_links_to_the_first() -> None:
    again = CORE.replace("</p><ol", '<sup data-fn="a1"><a href="#a1">1</a></sup></p><ol')
    assert "link(#a1)[superscript[1]]" in tree(again)


def test_a_second_mark_within_a_link_is_only_a_number() -> None:
    again = '<a href="/x">Once more<sup data-fn="a1"><a href="#a1">1</a></sup></a>'
    nested = CORE.replace("</p><ol", f"<cite>{again}</cite></p><ol")
    found = normalise_html(nested, base=BASE).blocks
    assert "superscript[1]" in shown(found)
    assert check(Publication.of_article(Chapter(title=(Text("Salt"),), blocks=found))) == []


@pytest.mark.parametrize(
    "html",
    [
        '<ul><li><a href="#a">1</a></li></ul><h2 id="a">First</h2><p>Text.</p>',
        '<p><a href="#top">1</a></p><p id="top">No way back.</p>',
        '<p id="x">See <a href="#y">the story</a></p><p id="y">It. <a href="#x">Back</a></p>',
        '<p>Chapter <a href="https://clinic.example/other/#n1">1</a> <a id="n1">x</a></p>',
        '<p>Salt<a href="#n" name="r">1</a>.</p><p>No note.<a href="#r" name="n"></a></p>',
    ],
)
def test_other_links_stay_links(html: str) -> None:
    assert not any(isinstance(node, Note) for node in walk(normalise_html(html).blocks))


def test_a_note_that_no_mark_calls_stays_where_it_is() -> None:
    html = CORE.replace("</ol>", '<li id="c3">Never called. <a href="#c3-link">↩︎</a></li></ol>')
    found = normalise_html(html).blocks
    assert shown(found).splitlines()[-1] == "  - #c3 p: Never called. ↩︎"


def test_within_a_link_it_stands_in_brackets() -> None:
    html = '<p><a href="/x">Salt[ref]A study.[/ref]</a></p>'
    found = normalise_html(html, base=BASE)
    assert shown(found.blocks) == "p: link(https://clinic.example/x)[Salt (A study.)]"
    assert [item.code for item in found.diagnostics] == [
        Code.SHORTCODE_EXPANDED,
        Code.NOTE_FLATTENED,
    ]


def test_notes_of_several_blocks_keep_them() -> None:
    html = (
        '<p>Salt<sup data-fn="a"><a href="#a">1</a></sup></p><ol><li id="a"><h3>Sources</h3>'
        "<p>One.</p><ul><li>two</li></ul></li></ol>"
    )
    assert tree(html) == "p: Saltnote #a[p: strong[Sources] / p: One. / list /   - p: two]"


def post(content: str, footnotes: object) -> bytes:
    return json.dumps(
        {"title": {"rendered": "T"}, "content": {"rendered": content}, "meta": footnotes}
    ).encode()


def test_notes_that_only_the_metadata_has() -> None:
    html = '<p>Salt<sup data-fn="a1"><a href="#a1" id="a1-link">1</a></sup>.</p>'
    kept = json.dumps([{"id": "a1", "content": "A <em>study</em>."}, {"id": "b", "content": "No"}])
    chapter = normalise(decode_post(post(html, {"footnotes": kept}), "x")).chapter
    assert shown(chapter.blocks) == "p: Saltnote #a1[p: A emphasis[study].]."
    both = normalise(decode_post(post(CORE, {"footnotes": kept}), "x")).chapter
    assert shown(both.blocks) == tree(CORE)


@pytest.mark.parametrize("kept", [[], {"footnotes": ""}, {"footnotes": 3}, None])
def test_metadata_without_notes(kept: object) -> None:
    found = decode_post(post("<p>x</p>", kept), "x")
    assert found.footnotes == {}
    assert found.diagnostics == ()


def test_metadata_that_cannot_be_read_is_said() -> None:
    found = decode_post(post("<p>x</p>", {"footnotes": '[{"id": 1}]'}), "x")
    assert [item.code for item in found.diagnostics] == [Code.METADATA_IGNORED]


def test_the_names_of_notes_and_marks_are_free() -> None:
    html = CORE.replace("<p>Salt", '<h2 id="a1-ref">x</h2><p id="note">y</p><p>Salt')
    blocks = normalise_html(html).blocks
    (chapter,) = [decode_post(post(html, None), "x")]
    assert check(Publication.of_article(normalise(chapter).chapter)) == []
    assert [node.id for node in walk(blocks) if isinstance(node, Note)] == ["a1-2", "b2"]
