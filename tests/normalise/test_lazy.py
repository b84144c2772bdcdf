"""What a page loads late shows what it will show, once."""

import time

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.lazy import is_stand_in
from exporter.tree import Image, walk

GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def tree(html: str) -> str:
    return shown(normalise_html(html, base="https://garden.example/post/").blocks)


LATE = {
    f'<img src="{GIF}" data-src="tulip.jpg">': "p: image(tulip.jpg)",
    f'<img src="{GIF}" data-lazy-src="tulip.jpg">': "p: image(tulip.jpg)",
    '<img src="/img/blank.gif" data-original="tulip.jpg">': "p: image(tulip.jpg)",
    '<img src="grey.png" data-litespeed-src="tulip.jpg">': "p: image(tulip.jpg)",
    '<img class="lazyload" src="tulip-blurred.jpg" data-src="tulip.jpg">': "p: image(tulip.jpg)",
    '<img srcset="small.jpg 300w, big.jpg 900w, mid.jpg 600w" alt="">': "p: image(big.jpg “”)",
    f'<img src="{GIF}" data-srcset="one.jpg, two.jpg 2x">': "p: image(two.jpg)",
    f'<img src="{GIF}" data-srcset="/w_3,h_2/a.jpg 3w,/w_9,h_6/a.jpg 9w">': (
        "p: image(/w_9,h_6/a.jpg)"
    ),
    f'<img src="{GIF}" data-orig-file="whole.jpg">': "p: image(whole.jpg)",
    '<picture><source srcset="a.avif" type="image/avif"><source srcset="a.webp 1x, b.webp 2x">'
    '<img alt="Tulip"></picture>': "p: image(b.webp “Tulip”)",
    '<iframe src="about:blank" data-src="https://v.example/1"></iframe>': (
        "embed page “” https://v.example/1"
    ),
    '<video class="lazy"><source data-src="https://v.example/a.mp4"></video>': (
        "embed video “a.mp4” https://v.example/a.mp4"
    ),
}


@pytest.mark.parametrize("html", LATE)
def test_the_address_kept_aside_comes_back(html: str) -> None:
    assert tree(html) == LATE[html]


AS_WRITTEN = {
    '<img src="tulip.jpg" data-src="zoomed.jpg">': "p: image(tulip.jpg)",
    '<img src="tulip.jpg" srcset="big.jpg 900w">': "p: image(tulip.jpg)",
    '<img src="tulip.jpg" data-orig-file="whole.jpg">': "p: image(tulip.jpg)",
    '<img class="lazy" src="tulip.jpg" data-lazy="true">': "p: image(tulip.jpg)",
    f'<img src="{GIF}">': f"p: image({GIF})",
    '<img src="loading.svg" alt="The sign">': "p: image(loading.svg “The sign”)",
    f'<img src="{GIF}" data-src="{{url}}">': f"p: image({GIF})",
}


@pytest.mark.parametrize("html", AS_WRITTEN)
def test_what_is_no_stand_in_stays(html: str) -> None:
    assert tree(html) == AS_WRITTEN[html]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "about:blank",
        GIF,
        "a/placeholder.png",
        "lazy_placeholder.gif",
        "1x1.trans.gif",
        "x/grey.gif",
    ],
)
def test_stand_ins_are_known_by_name(name: str) -> None:
    assert is_stand_in(name)


@pytest.mark.parametrize("name", ["pixel-art.png", "trans-siberian.jpg", "greyhound.gif", "a.jpg"])
def test_pictures_of_like_things_are_no_stand_ins(name: str) -> None:
    assert not is_stand_in(name)


COPIES = {
    '<p><img class="lazy" src="x.png" data-src="tulip.jpg"></p><p>and</p>'
    '<noscript><img src="tulip.jpg"></noscript>': "p: image(tulip.jpg)\np: and",
    '<p><img src="https://cdn.example/tulip-300x200.jpg?w=3"></p><p>and</p>'
    '<noscript><img src="/up/tulip.jpg"></noscript>': (
        "p: image(https://cdn.example/tulip-300x200.jpg?w=3)\np: and"
    ),
    f'<p><img src="{GIF}" alt="Tulip"><noscript><img src="tulip.jpg" title="T"></noscript></p>': (
        "p: image(tulip.jpg “Tulip”)"
    ),
    '<iframe src="about:blank" data-src="https://www.youtube.com/embed/abcdef"></iframe>'
    '<noscript><iframe src="//www.youtube.com/embed/abcdef?rel=0"></iframe></noscript>': (
        "embed video YouTube “” https://www.youtube.com/watch?v=abcdef"
    ),
    '<p>Before</p><noscript><img src="rose.jpg"></noscript>': "p: Before\np: image(rose.jpg)",
    '<p><img src="rose.jpg"></p><noscript><p>Our <img src="rose.jpg"> grows</p></noscript>': (
        "p: image(rose.jpg)\np: Our image(rose.jpg) grows"
    ),
}


@pytest.mark.parametrize("html", COPIES)
def test_a_copy_for_readers_without_scripts_stands_once(html: str) -> None:
    assert tree(html) == COPIES[html]


def test_a_stand_in_with_a_copy_becomes_what_the_copy_shows() -> None:
    html = f'<p><img src="{GIF}"><noscript><img src="tulip.jpg" alt="Tulip"></noscript></p>'
    (picture,) = (n for n in walk(normalise_html(html).blocks) if isinstance(n, Image))
    assert picture == Image(src="tulip.jpg", alt="Tulip")


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://count.example/1" width="1" height="1" alt="">',
        '<img src="https://count.example/1" style="width:1px;height:1px !important">',
        '<img src="https://count.example/1" width="0" height="0">',
    ],
)
def test_a_counter_that_nobody_sees_goes_aloud(html: str) -> None:
    found = normalise_html(f"<p>Text{html}</p>")
    assert shown(found.blocks) == "p: Text"
    assert [(item.code, item.detail) for item in found.diagnostics] == [
        (Code.MARKUP_DROPPED, "a counter: https://count.example/1")
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="rule.png" width="1">',
        '<img src="rule.png" width="300" height="1">',
        '<img src="rule.png" style="max-width:1px;height:1px">',
        '<img src="dot.png" width="1" height="1" alt="A full stop">',
        f'<img src="{GIF}" data-src="tulip.jpg" width="1" height="1">',
    ],
)
def test_thin_and_named_pictures_are_no_counters(html: str) -> None:
    assert "image(" in tree(f"<p>Text{html}</p>")


def test_long_lists_of_sizes_take_linear_time() -> None:
    started = time.process_time()
    html = f'<img src="" srcset="{"a 1w," * 200_000}"><img src="" data-srcset="{"," * 1_000_000}">'
    assert tree(html) == "p: image(a)"
    assert time.process_time() - started < 2
