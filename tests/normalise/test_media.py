"""Players, drawings, formulas, controls and pictures: what stands for each, and what is said."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html

BASE = "https://clinic.example/post/"


def tree(html: str) -> str:
    return shown(normalise_html(html, base=BASE).blocks)


def codes(html: str) -> list[Code]:
    return [item.code for item in normalise_html(html, base=BASE).diagnostics]


PLAYERS = {
    '<iframe src="https://v.example/1" title="How to  stretch"></iframe>': (
        "p: link(https://v.example/1)[How to stretch]"
    ),
    '<iframe src="/embed/1"></iframe>': (
        "p: link(https://clinic.example/embed/1)[https://clinic.example/embed/1]"
    ),
    '<video aria-label="Stretch" src="a.mp4">Your browser is old.</video>': (
        "p: link(https://clinic.example/post/a.mp4)[Stretch]"
    ),
    '<audio controls><source src="a.ogg"><source src="a.mp3"></audio>': (
        "p: link(https://clinic.example/post/a.ogg)[https://clinic.example/post/a.ogg]"
    ),
    '<object data="https://v.example/x.swf"><p>See <b>here</b></p></object>': (
        "p: link(https://v.example/x.swf)[https://v.example/x.swf] See strong[here]"
    ),
    '<object><param name="play" value="true"><param name="movie" value="//v.example/m"></object>': (
        "p: link(https://v.example/m)[https://v.example/m]"
    ),
    '<embed src="https://v.example/e">': "p: link(https://v.example/e)[https://v.example/e]",
    '<p>One <iframe src="https://v.example/1" title="film"></iframe> two</p>': (
        "p: One link(https://v.example/1)[film] two"
    ),
    '<iframe src="javascript:x()" title="Bad"></iframe>': "p: Bad",
}


@pytest.mark.parametrize("html", PLAYERS)
def test_players_become_links(html: str) -> None:
    assert tree(html) == PLAYERS[html]
    assert codes(html) == [Code.EMBED_REPLACED]


DRAWINGS = {
    '<svg aria-label="A knee"><path d="M0"/></svg>': "p: A knee",
    "<svg><title>A knee</title><desc>bent</desc><text>90°</text><text>90°</text></svg>": (
        "p: A knee bent 90° 90°"
    ),
    "<svg><defs><style>.a{fill:red}</style></defs><title>A knee</title></svg>": "p: A knee",
    "<p>Angle<canvas>of 90°</canvas>now</p>": "p: Angle of 90° now",
    "<math><mi>x</mi><mo>=</mo><mn>2</mn></math>": "p: x = 2",
    "<math><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><msup><mi>x</mi>"
    "<mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup></mrow></math>": "p: 1/2+x^(n+1)",
    "<math><semantics><msqrt><mi>a</mi></msqrt><annotation>TeX</annotation></semantics></math>": (
        "p: √(a)"
    ),
    "<math><mroot><mi>a</mi><mn>3</mn></mroot></math>": "p: (a)^(1/3)",
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
