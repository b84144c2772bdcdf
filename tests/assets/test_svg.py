"""Drawings are drawn as they look in a browser, and can neither run, nor lead out, nor hang."""

import base64
import time
from pathlib import Path

import pytest
from PIL import Image as Pillow
from support.photographs import SECRET, cornered, corners, photograph, read, saved
from support.trees import article, p

from exporter.assets import Media
from exporter.assets.check import Unusable, checked
from exporter.assets.raster import Rasteriser
from exporter.assets.svg import is_svg, safe_drawing
from exporter.diagnostics import Code
from exporter.tree import Image

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RED, WHITE = (255, 0, 0, 255), (0, 0, 0, 0)


def svg(
    content: str = '<rect width="50" height="50" fill="red"/>',
    size: str = 'width="100" height="50"',
) -> bytes:
    return f"<svg {NS} {size}>{content}</svg>".encode()


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('width="100" height="50"', (100, 50)),
        ('width="100" viewBox="0 0 40 80"', (100, 200)),
        ('height="1in" viewBox="0 0 40 80"', (48, 96)),
        ('viewBox="0,0 , 40 80"', (40, 80)),
        ('width="100%" height="100%" viewBox="0 0 24 24"', (24, 24)),
        ('width="10mm" height="2cm"', (38, 76)),
        ('fill="red"', (300, 150)),
        ('width="-4" height="0"', (300, 150)),
        ('width="9000" height="3000" viewBox="0 0 3 1"', (2000, 667)),
        ('viewBox="0 0 1e99 nan"', (300, 150)),
    ],
)
def test_a_drawing_has_its_own_size_and_twice_its_pixels(
    size: str, expected: tuple[int, int]
) -> None:
    picture = checked(svg('<rect width="9999" height="9999"/>', size))
    assert (picture.media_type, picture.was) == ("image/png", "SVG")
    assert (picture.width, picture.height) == expected
    assert read(picture.data).width == 2 * expected[0]


def test_a_drawing_may_be_shown_larger_than_it_is() -> None:
    picture = checked(svg(size='viewBox="0 0 24 12"'), shown=600)
    assert (picture.width, picture.height) == (600, 300)
    assert read(picture.data).size == (1200, 600)
    assert checked(svg(), shown=10).width == 100


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\xef\xbb\xbf",
        b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- made by hand -->\n',
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">',
    ],
    ids=["nothing", "mark", "declaration", "type"],
)
def test_files_as_programs_save_them(before: bytes) -> None:
    image = read(checked(before + svg()).data)
    assert image.getpixel((10, 10)) == RED
    assert image.getpixel((150, 10)) == WHITE


def test_letters_are_our_own_so_that_the_bytes_are_the_same() -> None:
    text = svg('<text y="30" font-family="Comic Sans MS, cursive">Splint Ж é</text>')
    assert checked(text) == checked(text)
    assert read(checked(text).data).getbbox() is not None


def test_a_picture_in_a_drawing_is_shown_if_it_is_within_the_file() -> None:
    inside = base64.b64encode(saved(cornered((100, 50)), "PNG")).decode()
    drawing = svg(f'<image xlink:href="data:image/png;base64,{inside}" width="100" height="50"/>')
    assert corners(read(checked(drawing).data)) == ["red", "green", "blue"]


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.png"
    path.write_bytes(saved(Pillow.new("RGB", (50, 50), "blue"), "PNG"))
    for address in (str(path), path.as_uri(), "../secret.png", "http://127.0.0.1:9/x.png"):
        for name in ("href", "xlink:href"):
            shown = f'<image {name}="{address}" width="50" height="50"/>'
            filtered = f'<filter id="f"><feImage {name}="{address}"/></filter>'
            rect = '<rect width="50" height="50" filter="url(#f)"/>'
            drawing = safe_drawing(svg(shown + filtered + rect)).text
            assert address not in drawing
            with pytest.raises(Unusable, match="nothing"):
                checked(svg(shown))


def test_programs_and_outside_styles_are_taken_out() -> None:
    drawing = safe_drawing(
        svg(
            "<script>steal()</script><style>@import 'http://a.example/x.css'; "
            ".r{fill:red;mask:url(http://b.example/m)}</style>"
            '<rect class="r" width="50" height="50" onclick="steal()" '
            'filter="url( &quot;file:///c&quot;)" clip-path="url( #near )"/>'
            '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'
            '<a href="javascript:steal()"><rect width="9" height="9"/></a>'
            '<x xmlns="http://other.example/">x</x>'
        )
    ).text
    for gone in ("steal", "example/", "file:", "foreignObject", "javascript", "import"):
        assert gone not in drawing.replace("http://www.w3.org/", "")
    assert "url( #near )" in drawing


def test_hidden_words_of_a_drawing_do_not_reach_the_picture() -> None:
    drawing = svg(
        f'<metadata>{SECRET.decode()}</metadata><!-- {SECRET.decode()} --><rect width="9" height="9"/>'
    )
    assert SECRET not in checked(drawing).data


def laughs() -> str:
    groups = "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10)
    )
    return f'<defs><rect id="a0" width="5" height="5"/>{groups}</defs><use href="#a9"/>'


NOISE = '<filter id="f"><feTurbulence numOctaves="9999999" baseFrequency="9"/></filter>'
BLUR = (
    '<filter id="f" x="-1000%" y="-1000%" width="3000%" height="3000%">'
    '<feGaussianBlur stdDeviation="100000"/><feMorphology radius="1000"/></filter>'
)
FULL = '<rect width="2000" height="2000" fill="red" filter="url(#f)"/>'
SMALL = 'width="9" height="9"'
LARGE = 'width="2000" height="2000"'


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (laughs(), SMALL),
        (NOISE + FULL, LARGE),
        (BLUR + FULL, LARGE),
        (f'<rect {LARGE} opacity=".5"/>' * 40_000, LARGE),
        ('<g opacity=".5">' * 99 + "<rect/>" + "</g>" * 99, LARGE),
        ("<g>" * 200 + "</g>" * 200, SMALL),
        ("<rect/>" * 60_000, SMALL),
        ('<path d="M0 0L1e9 1e9" stroke="red" stroke-dasharray=".0001"/>', LARGE),
        ("<rect/>", 'viewBox="0 0 1e6 0.01"'),
    ],
    ids=["laughs", "noise", "blur", "layers", "depth", "nesting", "many", "dashes", "thin"],
)
def test_a_hostile_drawing_is_refused_in_time(content: str, size: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unusable):
        checked(svg(content, size), rasteriser=Rasteriser(seconds=2))
    assert time.monotonic() - began < 6


def test_a_drawing_that_uses_itself_ends() -> None:
    content = '<g id="a"><use href="#a"/><rect width="50" height="50" fill="red"/></g>'
    assert read(checked(svg(content)).data).getpixel((10, 10)) == RED


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "x">]>' + svg("<text>&a;</text>"), "entities"),
        (svg("&a;"), "damaged"),
        (svg("<g>"), "damaged"),
        (b"<svg><rect/></svg>", "no SVG"),
        (svg("\u00e9").decode().encode("latin-1"), "UTF-8"),
        (svg("<!--" + "x" * 5_000_000 + "-->"), "MiB"),
        (svg('<rect width="0" height="9"/>'), "nothing"),
    ],
    ids=["entity", "undeclared", "open", "namespace", "encoding", "size", "empty"],
)
def test_what_cannot_be_drawn_says_why(data: bytes, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        checked(data)


def test_a_bomb_in_a_drawing_is_refused() -> None:
    picture = base64.b64encode(saved(Pillow.new("1", (8000, 8000)), "PNG")).decode()
    with pytest.raises(Unusable, match="pixels"):
        checked(svg(f'<image href="data:image/png;base64,{picture}"/>'))


def test_after_too_long_no_more_are_begun() -> None:
    tired = Rasteriser(seconds=1, together=0.1)
    with pytest.raises(Unusable, match="takes too long"):
        checked(svg(NOISE + FULL, LARGE), rasteriser=tired)
    with pytest.raises(Unusable, match="before it"):
        checked(svg(), rasteriser=tired)


def test_a_post_that_shows_a_drawing_says_that_it_became_a_picture() -> None:
    address = "data:image/svg+xml;base64," + base64.b64encode(svg()).decode()
    pictures, said = Media().pictures_of(article(p(Image(address, alt="A red box", width=300))))
    assert pictures[address].width == 300
    assert [item.code for item in said] == [Code.PICTURE_CONVERTED]
    assert said[0].detail.endswith(": SVG to PNG")


def test_only_drawings_are_taken_for_drawings() -> None:
    for data in (b"", b"<html><svg>", b"<!--" * 900, saved(photograph((9, 9)), "PNG")):
        assert not is_svg(data)
    assert is_svg(b"<!-- a --><!---->" * 90 + b"<svg:svg >")
