"""Hypothesis strategies for the HTML that WordPress writes, whole and broken."""

import re

from hypothesis import strategies as st

_TAG = re.compile(r"<[^>]*>")

_text = st.sampled_from(
    [
        "plain words",
        "don&#8217;t &hellip; stop",
        "a&nbsp;&nbsp;b",
        "soft&shy;hyphen",
        "x &lt; y &amp;&amp; z",
        "&#x1F469;&#x200D;&#x1F680;",
        "&unknown; &copy",
        "ALL CAPITALS",
        "עברית 12 abc",
        "عربي",
        "日本語、テスト",
        "e&#769;",
        " ",
        "\n",
        "1. first",
        "– dash",
        "Pros:",
        "Q: What?",
        "[unknown_code a='1']inside[/unknown_code]",
        "[gallery ids=&#8221;1,2&#8243;]",
        "[vc_row][vc_column width=&#8221;1/2&#8243;]",
        "[ref]a note[/ref]",
        "[1]",
        "$latex x^2$",
        "\\(a+b\\)",
    ]
)
_style = st.sampled_from(
    [
        "font-weight:bold",
        "font-weight: 400",
        "font-style:italic;color:red",
        "text-decoration: underline line-through",
        "font-family: monospace",
        "display:none",
        "text-align:center",
        "direction:rtl",
    ]
)
_align = st.sampled_from(["", "has-text-align-right", "aligncenter", "has-drop-cap", "wp-block-x"])
_image = st.builds(
    '<img src="{}" alt="{}" class="{}" width="{}" height="9"/>'.format,
    st.sampled_from(["https://e.org/a.png", "/b.jpg", "data:image/gif;base64,R0lGOD==", ""]),
    st.sampled_from(["", "A boat", "🙂", "&quot;so&quot;"]),
    st.sampled_from(["wp-image-7 size-large", "wp-smiley", "emoji", "lazyload"]),
    st.sampled_from(["1", "640", "100%"]),
)
_marks = st.sampled_from(
    [
        '<sup data-fn="u1" class="fn"><a href="#u1" id="u1-link">1</a></sup>',
        '<sup id="fnref-2"><a href="#fn-2">2</a></sup>',
        "<br>",
        "<br /><br />",
        "<wbr>",
        "<!--more-->",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>",
    ]
)


def _inlines(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, max_size=3).map("".join)
    return st.one_of(
        st.builds("<{0}>{1}</{0}>".format, st.sampled_from(_INLINE), several),
        st.builds('<span style="{}">{}</span>'.format, _style, several),
        st.builds('<a href="{}">{}</a>'.format, _address, several),
        st.builds('<abbr title="so">{}</abbr>'.format, several),
        st.builds('<bdo dir="rtl">{}</bdo>'.format, several),
        st.builds('<span lang="fr" dir="auto">{}</span>'.format, several),
    )


_INLINE = "strong b em i u s del ins mark small sub sup code kbd samp cite q bdi var time".split()  # noqa: SIM905 - a list of names reads best so
_address = st.sampled_from(["https://e.org/x?a=1&amp;b=2", "#u1", "mailto:a@e.org", "", "x.html"])
inlines = st.lists(st.recursive(_text | _image | _marks, _inlines, max_leaves=5), max_size=4).map(
    "".join
)
"""Text with everything that stands in a line."""

_cell = st.builds(
    '<{0} colspan="{1}" rowspan="{2}">{3}</{0}>'.format,
    st.sampled_from(["td", "th"]),
    st.integers(0, 3),
    st.integers(0, 3),
    inlines,
)
_row = st.lists(_cell, max_size=3).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
_rows = st.lists(_row, max_size=3).map("".join)
_tables = st.builds(
    '<figure class="wp-block-table"><table><thead>{}</thead><tbody>{}</tbody>'
    "<tfoot>{}</tfoot></table><figcaption>{}</figcaption></figure>".format,
    _rows,
    _rows,
    _rows,
    inlines,
)
_caption = st.builds(
    '<div class="wp-caption alignleft" style="width: 310px">{}<p class="wp-caption-text">{}</p></div>'.format,
    _image,
    inlines,
)
_pictures = st.lists(
    st.builds("<figure>{}<figcaption>{}</figcaption></figure>".format, _image, inlines), max_size=3
).map("".join)
_galleries = st.one_of(
    st.builds('<figure class="wp-block-gallery columns-2">{}</figure>'.format, _pictures),
    st.builds(
        '<ul class="blocks-gallery-grid"><li class="blocks-gallery-item">{}</li></ul>'.format,
        _pictures,
    ),
    st.builds(
        "<div class='gallery'><dl class='gallery-item'><dt>{}</dt><dd class='gallery-caption'>{}</dd>"
        "</dl><br style='clear: both'></div>".format,
        _image,
        inlines,
    ),
)
_players = st.sampled_from(
    [
        '<figure class="wp-block-embed"><iframe src="https://e.org/embed/abc"></iframe></figure>',
        '<iframe src="https://maps.example/embed?pb=1" width="600"></iframe>',
        '<blockquote class="twitter-tweet"><p>Said</p>&mdash; Ann <a href="https://e.org/1">May</a></blockquote>',
        '<video controls src="https://e.org/a.mp4"></video>',
        '<audio src="https://e.org/a.mp3">No sound</audio>',
        '<div class="wp-block-file"><a href="https://e.org/a.pdf">A file</a><a download>Get</a></div>',
        '<noscript><img src="https://e.org/a.png" alt="twin"></noscript>',
    ]
)
_comments = st.sampled_from(
    [
        '<!-- wp:paragraph {"align":"center"} -->',
        "<!-- /wp:paragraph -->",
        "<!--nextpage-->",
        "<!-- wp:nextpage -->",
        "<hr class='wp-block-separator'/>",
        '<ol class="wp-block-footnotes"><li id="u1">Noted. <a href="#u1-link">↩︎</a></li></ol>',
        "<p>[caption width=&#8221;300&#8243;]<img src='c.png'> said[/caption]</p>",
    ]
)
_leaves = st.one_of(
    st.builds('<p class="{}">{}</p>'.format, _align, inlines),
    st.builds('<p style="{}">{}</p>'.format, _style, inlines),
    st.builds("<h{0}>{1}</h{0}>".format, st.integers(1, 6), inlines),
    st.builds('<pre class="{}"><code>{}</code></pre>'.format, _align, inlines),
    inlines,
    _tables,
    _caption,
    _galleries,
    _players,
    _comments,
)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, max_size=3).map("\n".join)
    items = st.lists(st.builds("<li>{}{}</li>".format, inlines, several), max_size=3).map("".join)
    return st.one_of(
        st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["ul", "ol"]), items),
        st.builds("<ol start='3' reversed type='a'>{}<ul>{}</ul></ol>".format, items, items),
        st.builds("<blockquote>{}<cite>{}</cite></blockquote>".format, several, inlines),
        st.builds(
            "<figure class='wp-block-pullquote'><blockquote>{}</blockquote></figure>".format,
            several,
        ),
        st.builds("<details><summary>{}</summary>{}</details>".format, inlines, several),
        st.builds(
            '<div class="wp-block-columns"><div class="wp-block-column">{}</div>'
            '<div class="wp-block-column">{}</div></div>'.format,
            several,
            several,
        ),
        st.builds('<div class="elementor-widget-container">{}</div>'.format, several),
        st.builds("<dl><dt>{}</dt><dd>{}</dd></dl>".format, inlines, several),
        st.builds("<table><tr><td>{}</td><td>{}</td></tr></table>".format, several, several),
        st.builds('<a href="https://e.org/">{}</a>'.format, several),
        st.builds("<span><b>{}</b></span>".format, several),
    )


whole = st.lists(st.recursive(_leaves, _nested, max_leaves=6), max_size=4).map("\n".join)
"""Content as an editor leaves it."""


def _break(html: str, places: list[int]) -> str:
    """The HTML without some of its tags, or with one twice, or cut off."""
    for place in places:
        tags = list(_TAG.finditer(html))
        if not tags:
            return html
        tag = tags[place % len(tags)]
        if place % 5 == 0:
            html = html[: tag.end()] + tag[0] + html[tag.end() :]
        elif place % 7 == 0:
            html = html[: tag.start() + 1]
        else:
            html = html[: tag.start()] + html[tag.end() :]
    return html


broken = st.builds(_break, whole, st.lists(st.integers(0, 200), min_size=1, max_size=4))
"""The same with damage as themes and copied sources do it."""

wordpress = whole | broken
