"""Nothing is fetched, from no address and in no way, while a page is laid out."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.etree import ElementTree as ET

import pytest
from support.everything import NEAR, picture
from support.printed import printed
from support.trees import article, inlines, p

from exporter.assets import Pictures
from exporter.tree import Image, Link, Paragraph
from exporter.writers.pdf.engine import load

load()

from exporter.writers.pdf.addresses import FONT, PICTURE, picture_address  # noqa: E402
from exporter.writers.pdf.fetcher import OwnFetcher  # noqa: E402
from exporter.writers.pdf.layout import Press, heard  # noqa: E402

CONSTRUCTS = {
    "img": '<img src="{url}" alt="x"/>',
    "file": '<img src="file:///etc/hostname" alt="x"/>',
    "style sheet": '<link rel="stylesheet" href="{url}"/>',
    "attachment": '<link rel="attachment" href="{url}"/>',
    "linked attachment": '<a rel="attachment" href="{url}">x</a>',
    "object": '<object data="{url}"/>',
    "embed": '<embed src="{url}"/>',
    "style element": "<style>@import url({url});</style>",
    "import of a string": '<style>@import "{url}";</style>',
    "inline style": '<p style="background: url({url})">x</p>',
    "font": "<style>@font-face {{ font-family: x; src: url({url}) }} p {{ font-family: x }}</style>",
    "content": "<style>p::before {{ content: url({url}) }}</style>",
    "marker": '<ul><li style="display: list-item; list-style-image: url({url})">x</li></ul>',
    "border": '<p style="border: 1px solid; border-image: url({url}) 1">x</p>',
    "page": "<style>@page {{ background: url({url}) }}</style>",
    "margin box": "<style>@page {{ @top-left {{ content: url({url}) }} }}</style>",
    "base": '<base href="{url}"/><img src="x.png" alt="x"/>',
    "nested import": '<link rel="stylesheet" href="data:text/css,@import url({url});"/>',
    "drawing in an address": (
        "<img alt='x' src=\"data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg'&gt;"
        "&lt;image href='{url}' width='9' height='9'/&gt;&lt;/svg&gt;\"/>"
    ),
    "drawing": (
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}" width="9" height="9"/></svg>'
    ),
}


@pytest.fixture
def probe() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/probe", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS.keys())
def test_no_markup_fetches(probe: tuple[str, list[str]], construct: str) -> None:
    """Even markup that no tree can make: the fetcher and the parser stand in its way."""
    url, asked = probe
    text = f"<html><head><title>x</title></head><body><p>x</p>{construct.format(url=url)}</body></html>"
    press = Press()
    with heard():
        pages = press.lay_out(
            ET.fromstring(text), press.sheets(("core",), "@page {}"), OwnFetcher(), "ua-1"
        )
        pages.write_pdf()
    assert pages.pages
    assert asked == []


@pytest.mark.parametrize(
    "rules",
    [
        "@import url({url});",
        "@font-face {{ font-family: x; src: url({url}) }}",
        "p {{ background: url({url}) }}",
        "@page {{ background: url({url}) }}",
    ],
)
def test_no_style_sheet_fetches(probe: tuple[str, list[str]], rules: str) -> None:
    url, asked = probe
    press = Press()
    with heard():
        sheets = press.sheets(("core",), rules.format(url=url))
        press.lay_out(
            ET.fromstring("<html><body><p>x</p></body></html>"), sheets, OwnFetcher(), "ua-1"
        )
    assert asked == []


def test_no_tree_fetches(probe: tuple[str, list[str]]) -> None:
    url, asked = probe
    printed(
        article(
            Paragraph(content=(Image(url, alt="x"), Link(url, inlines("x")))),
            p(f'<img src="{url}">'),
        )
    )
    assert asked == []


def test_its_own_pictures_and_fonts_are_served() -> None:
    mine = picture()
    fetcher = OwnFetcher(Pictures({NEAR: mine}))
    with fetcher.fetch(picture_address(mine))._file_obj as file:
        assert file.read() == mine.data
    with fetcher.fetch(f"{FONT}OpenSans-Regular.ttf")._file_obj as file:
        assert file.read(4) == b"\x00\x01\x00\x00"


@pytest.mark.parametrize(
    "address",
    [
        f"{PICTURE}0000",
        f"{FONT}../../../etc/hostname",
        f"{FONT}OpenSans-Light.ttf",
        "exporter:other",
        "http://127.0.0.1/",
        "file:///etc/hostname",
        "data:text/plain,x",
        "",
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="nothing is fetched"):
        OwnFetcher().fetch(address)
