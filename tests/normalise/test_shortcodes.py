"""Shortcodes left in posts: known ones mapped, unknown ones told of, ordinary brackets untouched."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise, normalise_html
from exporter.normalise.shortcodes import expand
from exporter.normalise.shortcodes.attributes import attributes_of, has_quoted, packed_link
from exporter.normalise.shortcodes.known import KINDS
from exporter.post import read_posts
from exporter.tree import Chapter, Publication, Text, check, words

WRITTEN = {
    # pictures with captions
    '<p>[caption id="a" align="aligncenter" width="60"]<img src="/a.png" alt="A"> A loop[/caption]</p>': (
        '<p><figure class="wp-caption aligncenter"><img src="/a.png" alt="A">'
        "<figcaption>A loop</figcaption></figure></p>"
    ),
    '[wp_caption caption="A &amp; B"]<a href="/b"><img src="/a.png"></a>[/wp_caption]': (
        '<figure class="wp-caption"><a href="/b"><img src="/a.png"></a>'
        "<figcaption>A &amp; B</figcaption></figure>"
    ),
    # players and pages
    "[embed width=300]https://video.example/a?b=1&amp;c=2[/embed]": (
        '<iframe src="https://video.example/a?b=1&amp;c=2"></iframe>'
    ),
    '[embed]<a href="https://video.example/a">x</a>[/embed]': (
        '<iframe src="https://video.example/a"></iframe>'
    ),
    "[audio https://a.example/a.mp3]": '<audio src="https://a.example/a.mp3"></audio>',
    '[audio mp3="/a.mp3"][/audio]': '<audio src="/a.mp3"></audio>',
    "[video src=&#8221;/a.mp4&#8243; poster=&#8221;/a.jpg&#8221;]": (
        '<video src="/a.mp4" poster="/a.jpg"></video>'
    ),
    "[youtube dQw4w9WgXcQ]": '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    "[youtube=https://www.youtube.com/watch?v=a1&#038;w=320]": (
        '<iframe src="https://www.youtube.com/watch?v=a1&amp;w=320"></iframe>'
    ),
    "[vimeo clip_id='12345']": '<iframe src="https://player.vimeo.com/video/12345"></iframe>',
    '[fusion_youtube id="a1"]': '<iframe src="https://www.youtube.com/embed/a1"></iframe>',
    "[video src='/a.mp4']The loom[/video]": '<video src="/a.mp4"></video>The loom',
    # notes
    "<p>A[ref]See <em>B</em>.[/ref] C</p>": (
        '<p>A<span class="exporter-note">See <em>B</em>.</span> C</p>'
    ),
    "A[efn_note]B</p>\n<p>C[/efn_note]": 'A<span class="exporter-note">B<br><br>C</span>',
    "A[mfn][sic][/mfn]": 'A<span class="exporter-note">[sic]</span>',
    "<p>A</p>[references /]": "<p>A</p>",
    # code and maths
    '<p>[sourcecode language=&#8221;php&#8221;]<br />\n$a[1] = [b x="1"];<br />\n[/sourcecode]</p>': (
        '<p><pre>\n<code class="language-php">$a[1] = [b x="1"];</code></pre></p>'
    ),
    "[python]a &lt; b[/python]": ('<pre>\n<code class="language-python">a &lt; b</code></pre>'),
    "[code]a</p>\n<p>[code]b[/code]": "<pre>\n<code>a\n\n[code]b</code></pre>",
    "<p>[latex]x^2 [1][/latex]</p>": "<p>$latex x^2 [1]$</p>",
    "[katex display=true]$a$[/katex]": "\\[a\\]",
    # quotations, buttons, lines
    '[quote author="Ann"]<p>Tie it.</p>[/quote]': (
        "<blockquote><p>Tie it.</p><cite>Ann</cite></blockquote>"
    ),
    '[button link="/a"]Go[/button]': '<a href="/a">Go</a>',
    '[su_divider top="no"]': "<hr>",
    # page builders
    "[vc_row][vc_column]A[/vc_column][/vc_row]": "<div></div>\nA<div></div>\n",
    "<p>[et_pb_text admin_label=&#8221;Text&#8221; _builder_version=&#8221;4.1&#8243;]A</p>": (
        "<p><div></div>\nA</p>"
    ),
    "[vc_custom_heading text=&#8220;A &#8211; B&#8220; font_container=&#8220;tag:h4|x:1&#8220;]": (
        "<div></div>\n<h4>A – B</h4>"
    ),
    '[vc_tta_section title="Home"]A[/vc_tta_section]': ("<div></div>\n<h2>Home</h2>A<div></div>\n"),
    '[vc_btn title="Get" link="url:https%3A%2F%2Fa.example%2Fb||target:%20_blank|"]': (
        '<div></div>\n<p><a href="https://a.example/b">Get</a></p><div></div>\n'
    ),
    '[et_pb_image src="https://a.example/a.png" alt="A" title_text="t"][/et_pb_image]': (
        '<div></div>\n<p><img src="https://a.example/a.png" alt="A"></p><div></div>\n'
    ),
    '[et_pb_blurb title="Wool" url="/w" image="/wool.png"]<p>Warm.</p>[/et_pb_blurb]': (
        '<div></div>\n<p><a href="/w"><img src="/wool.png"></a></p><h3>Wool</h3>'
        "<p>Warm.</p><div></div>\n"
    ),
    '[et_pb_testimonial author="Ann" job_title="Weaver"]Fine.[/et_pb_testimonial]': (
        "<blockquote>Fine.<cite>Ann, Weaver</cite></blockquote>"
    ),
    '[et_pb_team_member name="Ann" position="Weaver"]Fine.[/et_pb_team_member]': (
        "<div></div>\n<p>Ann</p><p>Weaver</p>Fine.<div></div>\n"
    ),
    '[fusion_testimonial name="Ann" image="https://a.example/a.png"]Fine.[/fusion_testimonial]': (
        '<blockquote><p><img src="https://a.example/a.png"></p>Fine.<cite>Ann</cite></blockquote>'
    ),
    "[fusion_button link='/a']Go[/fusion_button]": (
        '<div></div>\n<p><a href="/a">Go</a></p><div></div>\n'
    ),
    "A [su_highlight]b[/su_highlight] c": "A b c",
    '[x_accordion_item title="Q"]A[/x_accordion_item]': ("<div></div>\n<h2>Q</h2>A<div></div>\n"),
    "text[/vc_row]": "text<div></div>\n",
    "[vc_raw_html]JTNDcCUzRUElM0MlMkZwJTNF[/vc_raw_html]": "<p>A</p>",
    "[vc_raw_js]JTNDcCUzRUElM0MlMkZwJTNF[/vc_raw_js]A": "A",
    # crossed and escaped
    "[ref]a [quote]b[/ref] c[/quote]": '<span class="exporter-note">a [quote]b</span> c[/quote]',
    "Write [[audio a.mp3]] and [[caption]x[/caption]].": (
        "Write [audio a.mp3] and [caption]x[/caption]."
    ),
}


@pytest.mark.parametrize("html", WRITTEN)
def test_known_shortcodes(html: str) -> None:
    assert expand(html)[0] == WRITTEN[html]


KEPT = {
    '[gallery ids="1,2" columns="3"]': ["gallery"],
    '[contact-form-7 id="7" title="Write"]': ["contact-form-7"],
    "[playlist ids=&#8221;1,2&#8243;]": ["playlist"],
    "[spoil]the end[/spoil]": ["spoil"],
    "[vc_posts_grid]": ["vc_posts_grid"],
    '[vc_single_image image="934"]': ["vc_single_image"],
    '[vc_gallery images="1,2,3"]': ["vc_gallery"],
    '[vimeo title="none"]': ["vimeo"],
    '[gallery ids="1"][gallery ids="2"]': ["gallery × 2"],
    "[vc_raw_html]&lt;p&gt;[/vc_raw_html]": ["vc_raw_html"],
}


@pytest.mark.parametrize("html", KEPT)
def test_what_only_the_site_can_fill_stays_and_is_told(html: str) -> None:
    made, found = expand(html)
    assert made == html
    assert [(item.code, item.detail) for item in found] == [
        (Code.SHORTCODE_KEPT, name) for name in KEPT[html]
    ]


@pytest.mark.parametrize("html", KEPT)
def test_it_can_be_hidden(html: str) -> None:
    made, found = expand(f"a {html} b", hide=True)
    assert "[" not in made
    assert {item.code for item in found} == {Code.SHORTCODE_HIDDEN}
    assert ("the end" in made) == ("the end" in html)


ORDINARY = [
    "One [1], two [2, 3] and [sic]; [citation needed]. [ ] [x] [-]",
    "a[i] = b[j-1][k]; x_1 is [x_1], [EN], [n]",
    "[a link](https://a.example/) and [one][two], [^1]: note",
    "[audio] and [code] and [ref] are shortcodes; [hr] is one, [footnotes] too",
    "[simple boat] [the] [/the end] [your-name] [email]",
    "[https://a.example/?a=1] [12:30] [a=b] [a = b]",
    "[[Main page]] and [[note]]",
    '<pre>[gallery ids="1"]</pre><code>[vc_row]</code><kbd>[caption]a[/caption]</kbd>',
    "<a title=\"[gallery ids=&quot;1&quot;]\" data-a='[vc_row]'>b</a>",
    '<!-- [vc_row] --><script>a["b"]; "[vc_row]"</script><style>a[b="c"]{}</style>',
    "<p>2 < 3 [1] and <b>[2]</b> [",
    "[vc_row <b>x</b>]",
    "[if IE] [endif] [row] [column] [box] [note] [quote]",
]


@pytest.mark.parametrize("html", ORDINARY)
def test_ordinary_brackets_stay_and_nothing_is_said(html: str) -> None:
    assert expand(html) == (html, ())
    assert expand(html, hide=True) == (html, ())


@pytest.mark.parametrize("name", sorted(KINDS))
def test_no_word_is_lost_whatever_stands_in_a_known_shortcode(name: str) -> None:
    content = "QXA" if name.startswith("vc_raw") else 'heft <img src="/a.png"> heddle [2]'
    made = normalise_html(f"<p>warp</p>\n<p>[{name}]{content}[/{name}]</p><p>weft</p>")
    found = words(made.blocks)
    assert (found[0], found[-1]) == ("warp", "weft")
    if KINDS[name].name not in {"PLAYER", "RAW"}:
        assert {"heft", "heddle"} <= {word.strip("$") for word in found}
    assert any(item.code.value.startswith("shortcode-") for item in made.diagnostics)


PIECES = [
    *[
        "[ref]",
        "[/ref]",
        "[vc_row]",
        "[/vc_row]",
        "[caption]",
        "[/caption]",
        "[code]",
        "[/code]",
        "[x]",
        "[/x]",
        "[[code]",
        "[/code]]",
        "[[audio]]",
        "[embed]",
        "[/embed]",
        "[quote]",
        "[/quote]",
        "[hr]",
        "[latex]",
        "[/latex]",
        "<p>",
        "</p>",
        "<pre>",
        "</pre>",
        "<li>",
        "<!--a-->",
        "[",
        "]",
        "]]",
        "[[",
        "<br>",
        "<em>",
        "</em>",
        "<img/src=a>",
        "<div",
    ],
    '[x a="1"]',
    '[su_tab title="T"]',
    "[audio b.mp3]",
]


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(st.sampled_from([*PIECES, "word"]), max_size=24), hide=st.booleans())
def test_no_word_is_lost_however_shortcodes_stand(*, pieces: list[str], hide: bool) -> None:
    html = " ".join(f"word{n}" if piece == "word" else piece for n, piece in enumerate(pieces))
    plain = normalise_html(html, without=["shortcodes"])
    made = normalise_html(html, also=["hidden-shortcodes"] if hide else [])
    before = {word for word in words(plain.blocks) if word.startswith("word")}
    after = Counter(word for word in words(made.blocks) if word.startswith("word"))
    assert before == set(after)
    assert all(count == 1 for count in after.values())
    assert check(Publication.of_article(Chapter(title=(Text("t"),), blocks=made.blocks))) == []


def test_attributes() -> None:
    assert attributes_of(
        " a=&#8221;b c&#8243; D='e' f=g &#8220;h i&#8221; j k=&#187;l&#8217;s&#171; m='n&#8217; /"
    ) == {"a": "b c", "d": "e", "f": "g", "0": "h i", "1": "j", "k": "l’s", "m": "n"}
    assert attributes_of('title="a <b>c</b><br />d"') == {"title": "a c d"}
    assert attributes_of("=https://a.example/b") == {"0": "https://a.example/b"}
    assert has_quoted(" a=&#8217;b&#8217;")
    assert not has_quoted(" a=b")
    assert packed_link("/a") == ("/a", "")
    assert packed_link("url:%2Fa|title:B%20c|") == ("/a", "B c")


def test_a_post_keeps_paragraphs_apart_where_wrappers_were() -> None:
    html = "<p>[vc_column]one[/vc_column][vc_column]two<br />\nthree[/vc_column]</p>"
    assert shown(normalise_html(html).blocks) == "p: one\np: two⏎three"


def test_the_notes_class_of_a_post_is_no_note() -> None:
    html = '<p>A<span class="x exporter-note">B</span> exporter-note</p>'
    assert shown(normalise_html(html).blocks) == "p: AB exporter-note"
    assert "note" in shown(normalise_html("<p>A[fn]B[/fn] C</p>").blocks)


def test_an_excerpt_has_no_builders_tags() -> None:
    (post,) = read_posts(
        b'{"id": 7, "title": {"rendered": "t"}, "content": {"rendered": "<p>a</p>"},'
        b' "excerpt": {"rendered": "<p>[vc_row][vc_column]Warp first [&hellip;]</p>"}}'
    )
    assert normalise(post).chapter.source.excerpt.strip() == "Warp first […]"


def test_repairs_are_named() -> None:
    html = '<p>[vc_row]a[/vc_row] [gallery ids="1"]</p>'
    assert "vc_row" in shown(normalise_html(html, without=["shortcodes"]).blocks)
    assert "gallery" in shown(normalise_html(html).blocks)
    hidden = normalise_html(html, also=["hidden-shortcodes"])
    assert shown(hidden.blocks) == "p: a"
    assert [item.code for item in hidden.diagnostics][:2] == [
        Code.SHORTCODE_EXPANDED,
        Code.SHORTCODE_HIDDEN,
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[[",
        "[a ",
        "[vc_row]",
        "[ref]",
        "[/ref]",
        "[ref][/ref]",
        "[code]",
        "[[ref]",
        "[ref <br>",
        '[a b="',
        "<a [",
        "<pre>[",
        "<!-- [",
        "[caption]<a ",
        "[vc_row][ref]",
        '[x a="1" ',
        "[embed]",
        "<br>[a",
    ],
)
def test_hostile_crowds_take_linear_time(piece: str) -> None:
    expand(piece)

    def seconds(count: int) -> float:
        start = time.process_time()
        expand(piece * count)
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(3)) for count in (4_000, 32_000))
    assert large < 40 * small + 0.05  # eight times the text; squared time would take 64 times
