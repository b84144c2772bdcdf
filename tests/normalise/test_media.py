"""Players, drawings, formulas, controls and pictures: what stands for each, and what is said."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.provider_table import PROVIDERS
from exporter.normalise.providers import opened

BASE = "https://clinic.example/post/"


def tree(html: str) -> str:
    return shown(normalise_html(html, base=BASE).blocks)


def codes(html: str) -> list[Code]:
    return [item.code for item in normalise_html(html, base=BASE).diagnostics]


PLAYERS = {
    '<iframe src="https://v.example/1" title="How to  stretch"></iframe>': (
        "embed page “How to stretch” https://v.example/1"
    ),
    '<iframe src="/embed/1"></iframe>': "embed page “” https://clinic.example/embed/1",
    '<video aria-label="Stretch" src="a.mp4">Your browser is old.</video>': (
        "embed video “Stretch” https://clinic.example/post/a.mp4"
    ),
    '<audio controls><source src="a.ogg"><source src="a.mp3"></audio>': (
        "embed audio “a.ogg” https://clinic.example/post/a.ogg"
    ),
    '<object data="https://v.example/x.pdf"><p>See <b>here</b></p></object>': (
        "embed document “x.pdf” https://v.example/x.pdf\np: See strong[here]"
    ),
    '<object><param name="play" value="true"><param name="movie" value="//v.example/m"></object>': (
        "embed page “” https://v.example/m"
    ),
    '<embed src="https://v.example/e">': "embed page “” https://v.example/e",
    '<p>One <iframe src="https://v.example/1" title="film"></iframe> two</p>': (
        "p: One\nembed page “film” https://v.example/1\np: two"
    ),
    '<h2>One <iframe src="https://v.example/1" title="film"></iframe></h2>': (
        "h2 #one-film: One link(https://v.example/1)[film]"
    ),
    '<iframe src="javascript:x()" title="Bad"></iframe>': "p: Bad",
    '<iframe id="f" src="https://www.youtube.com/embed/abcdef?start=9" title="x"></iframe>': (
        "embed #f video YouTube “x” https://www.youtube.com/watch?v=abcdef&t=9s"
    ),
    '<video src="https://v.example/a.mp4"><track src="/a.vtt" label="Captions"></video>': (
        "embed video “a.mp4” https://v.example/a.mp4\n"
        "p: link(https://clinic.example/a.vtt)[Captions]"
    ),
    '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n'
    "https://vimeo.com/1\n</div><figcaption>A film</figcaption></figure>": (
        "figure\n  embed video Vimeo “https://vimeo.com/1” https://vimeo.com/1\n  caption p: A film"
    ),
}


@pytest.mark.parametrize("html", PLAYERS)
def test_players_stand_as_what_they_show(html: str) -> None:
    assert tree(html) == PLAYERS[html]
    assert codes(html) == [Code.EMBED_REPLACED]


DRAWINGS = {
    '<svg aria-label="A knee"><path d="M0"/></svg>': "p: A knee",
    "<svg><title>A knee</title><desc>bent</desc><text>90°</text><text>90°</text></svg>": (
        "p: A knee bent 90° 90°"
    ),
    "<svg><defs><style>.a{fill:red}</style></defs><title>A knee</title></svg>": "p: A knee",
    "<p>Angle<canvas>of 90°</canvas>now</p>": "p: Angle of 90° now",
}


@pytest.mark.parametrize("html", DRAWINGS)
def test_drawings_become_their_text(html: str) -> None:
    assert tree(html) == DRAWINGS[html]
    assert codes(html) == [Code.DRAWING_REPLACED]


def test_a_drawing_that_says_nothing_is_reported() -> None:
    assert tree("<p>a<svg><path d='M0'/></svg>b</p>") == "p: ab"
    assert codes("<p>a<svg><path d='M0'/></svg>b</p>") == [Code.MARKUP_DROPPED]


CONTROLS = {
    '<p><label>Name <input value="Jane" placeholder="Who?"></label></p>': "p: Name Jane",
    "<p><select><option>left<option selected>right</select></p>": "p: left, right",
    "<p><textarea>My\nwords</textarea></p>": "p: My words",
    "<form><button>Send <b>it</b></button></form>": "p: Send strong[it]",
    '<form><input type="submit" value="Send"></form>': "p: Send",
}


@pytest.mark.parametrize("html", CONTROLS)
def test_controls_become_the_text_that_they_show(html: str) -> None:
    assert tree(html) == CONTROLS[html]
    assert codes(html) == [Code.FORM_FLATTENED]


@pytest.mark.parametrize("kind", ["hidden", "checkbox", "radio"])
def test_controls_that_show_no_text(kind: str) -> None:
    html = f'<p><input type="{kind}" value="x"> Yes</p>'
    assert (tree(html), codes(html)) == ("p: Yes", [])


def test_pictures() -> None:
    assert tree('<p><img src="a.png"></p>') == "p: image(a.png)"
    assert tree('<p><img src="a.png" alt=""></p>') == "p: image(a.png “”)"
    assert tree('<p>x <img src="a.png" alt="A\n knee" width="30" height="20px"> y</p>') == (
        "p: x image(a.png 30×20 “A knee”) y"
    )
    assert tree('<img src="a.png" width="100%" height="0">') == "p: image(a.png)"


def test_a_picture_without_address_leaves_its_text() -> None:
    html = '<p>a <img alt="knee"> b</p>'
    assert (tree(html), codes(html)) == ("p: a knee b", [Code.MARKUP_DROPPED])


def test_lazy_pictures_show_what_they_stand_for_once() -> None:
    real = '<img src="data:image/gif;base64,R0" data-src="real.jpg" alt="x">'
    twin = '<noscript><img src="real.jpg" alt="x"></noscript>'
    assert tree(f"<p>{real}</p>") == "p: image(real.jpg “x”)"
    assert tree(f"<p>{real}{twin}</p>") == "p: image(real.jpg “x”)"
    assert tree(f"<div>{real} {twin}</div>") == "p: image(real.jpg “x”)"
    assert tree(f"<p>{twin}</p>") == "p: image(real.jpg “x”)"
    assert tree("<noscript><p>Needs a script</p></noscript>") == "p: Needs a script"


def test_a_figure_with_its_caption() -> None:
    html = '<figure><a href="/x.jpg"><img src="x.jpg" alt=""></a><figcaption>A <b>knee</b></figcaption></figure>'
    assert tree(html) == (
        "figure\n"
        "  p: link(https://clinic.example/x.jpg)[image(x.jpg “”)]\n"
        "  caption p: A strong[knee]"
    )


LEFT_OUT = {
    "<p>a<script>x()</script>b</p>": Code.SCRIPT_DROPPED,
    '<p>ab<script src="x.js"></script></p>': Code.SCRIPT_DROPPED,
    "<p>a<style>p{}</style>b</p>": Code.STYLE_DROPPED,
    "<p>a<template><b>t</b></template>b</p>": Code.MARKUP_DROPPED,
}


@pytest.mark.parametrize("html", LEFT_OUT)
def test_what_nobody_reads_is_left_out_aloud(html: str) -> None:
    assert tree(html) == "p: ab"
    assert codes(html) == [LEFT_OUT[html]]


def test_a_post_that_is_quoted_and_framed_stands_once() -> None:
    html = (
        '<blockquote class="wp-embedded-content"><a href="https://o.example/p/">Other</a>'
        '</blockquote><p><iframe class="wp-embedded-content" '
        'src="https://o.example/p/embed/#?secret=1"></iframe></p>'
    )
    assert tree(html) == "quote\n  p: link(https://o.example/p/)[Other]"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://www.youtube-nocookie.com/embed/abc_-12?rel=0",
            "https://www.youtube.com/watch?v=abc_-12",
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=PL12-3",
            "https://www.youtube.com/playlist?list=PL12-3",
        ),
        ("https://player.vimeo.com/video/123?h=1", "https://vimeo.com/123"),
        (
            "https://player.vimeo.com/video/123?h=0123abcd#t=1m2s",
            "https://vimeo.com/123/0123abcd#t=1m2s",
        ),
        ("https://player.vimeo.com/event/123/embed", "https://vimeo.com/event/123"),
        (
            "https://www.youtube.com/shorts/abcdef?t=7s",
            "https://www.youtube.com/watch?v=abcdef&t=7s",
        ),
        (
            "https://www.youtube.com/embed/?listType=playlist&list=PL1",
            "https://www.youtube.com/playlist?list=PL1",
        ),
        (
            "https://www.youtube.com/embed/live_stream?channel=UC1-a",
            "https://www.youtube.com/channel/UC1-a/live",
        ),
        (
            "https://www.youtube.com/embed/abcdef?start=1&list=x y",
            "https://www.youtube.com/watch?v=abcdef&t=1s",
        ),
        (
            "https://www.google.com/maps/embed/v1/place?key=k&q=Kew%20Gardens",
            "https://www.google.com/maps/search/?api=1&query=Kew+Gardens",
        ),
        (
            "https://maps.google.com/maps?q=Kew&output=embed&z=9",
            "https://maps.google.com/maps?q=Kew&z=9",
        ),
        ("https://maps.google.com/maps?output=embed&q=Kew", "https://maps.google.com/maps?q=Kew"),
        ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1"),
        ("https://videopress.com/embed/abc", "https://videopress.com/v/abc"),
        ("https://embed.ted.com/talks/a_talk", "https://www.ted.com/talks/a_talk"),
        ("https://open.spotify.com/embed/track/1a", "https://open.spotify.com/track/1a"),
        ("https://giphy.com/embed/1a", "https://giphy.com/gifs/1a"),
        ("https://www.instagram.com/p/1a/embed/captioned", "https://www.instagram.com/p/1a/"),
        ("https://codepen.io/me/embed/1a?x", "https://codepen.io/me/pen/1a"),
        (
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b",
            "https://soundcloud.com/a/b",
        ),
        (
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        ),
        (
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Ffb.example%2Fv",
            "https://fb.example/v",
        ),
        ("https://www.google.com/maps/embed?pb=1", "https://www.google.com/maps/embed?pb=1"),
        ("https://notyoutube.com/embed/abcdef", "https://notyoutube.com/embed/abcdef"),
        ("https://x.example/a.pdf?b", "https://x.example/a.pdf?b"),
    ],
)
def test_a_player_s_address_becomes_the_one_that_people_open(address: str, expected: str) -> None:
    assert opened(address).href == expected


@pytest.mark.parametrize("title", ["YouTube video player", "vimeo-player", "iframe", "Map"])
def test_titles_that_tell_nothing_are_none(title: str) -> None:
    assert tree(f'<iframe src="https://v.example/1" title="{title}"></iframe>') == (
        "embed page “” https://v.example/1"
    )


def test_every_provider_is_known_by_its_host_and_leads_somewhere() -> None:
    for provider in PROVIDERS:
        assert provider.name
        found = opened(f"https://{provider.host[0]}/maps/x")
        assert found.provider
        assert found.href.startswith("https://")
