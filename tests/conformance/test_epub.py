"""EPUBCheck and Ace find nothing in what the EPUB writer makes."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.contexts import SOURCE, book, chapter, context, without_source
from support.everything import BLOCKS, FAR, NEAR, pictures
from support.trees import h, inlines, p
from support.validators import ace, epubcheck

from exporter.tree import Image, Link, Paragraph, Publication, Text
from exporter.tree.check import SCHEMES
from exporter.writers.epub import EpubWriter

ADDRESSES = (
    *(f"{scheme}:something" for scheme in sorted(SCHEMES - {"http", "https", "ftp", "ftps"})),
    'https://example.org/a b|c`d^e{f}g\\h"i<j>k?l[m]=n#o#p',
    "https://example.org/%zz%",
    "https://example.org/grün/日本語?ü=1&amp;b=2#größe",
    "https://example.org:8080/?",
    "https://user:word@example.org/",
    "https://bücher.example/",
    "https://xn--/",
    "https://exa mple.org/",
    "https:///nothing",
    "https:nothing",
    "http://[::1]/",
    "http://[nonsense]/",
    "http://1.2.3.4.5/",
    "http://256.1.1.1/",
    "http://example.org:99999/",
    "http://example..org/",
    "http://-/",
    "http://%20/",
    "http://a_b.example.org/",
    "HTTPS://EXAMPLE.ORG/",
    "mailto:",
    "mailto:a b@example.org?subject=x y&body=ü",
    "mailto:a@example.org,b@example.org",
    "tel:+49 30 1234",
    "#here",
)


def links() -> Publication:
    """Every kind of address that a lawful tree may hold, and a few that are none."""
    lines = [p(Link(address, inlines(f"link {n}"))) for n, address in enumerate(ADDRESSES)]
    return Publication.of_article(chapter(h(2, "Here"), *lines))


def bare_pictures() -> Publication:
    """A picture of which nobody says what it shows."""
    return Publication.of_article(chapter(Paragraph(content=(Image(NEAR), Image(FAR)))))


def publications() -> dict[str, Publication]:
    everything = Publication.of_article(
        replace(chapter(*BLOCKS), source=replace(SOURCE, featured_image=NEAR))
    )
    arabic = chapter(h(2, "عنوان", "a"), p("مرحبا"), title="مقالة", language="ar")
    return {
        "everything": everything,
        "unknown": without_source(
            replace(everything, language=None, chapters=(chapter(*BLOCKS, language=None),))
        ),
        "empty": Publication.of_article(chapter(p())),
        "arabic": Publication.of_article(arabic),
        "book": book(chapter(*BLOCKS, title="One"), arabic, chapter(*BLOCKS, title="<Two> & more")),
        "untitled heading": Publication.of_article(
            chapter(replace(h(2, "x"), content=(Image(NEAR),)), p("y"))
        ),
        "pictures": bare_pictures(),
        "links": links(),
        "hostile": Publication.of_article(
            chapter(p("]]> <!-- &amp; <script>"), title='"><script>alert(1)</script>')
        ),
        "spaces": Publication.of_article(
            replace(chapter(p("x")), title=(Text(" \u00a0A\u00a0 "),))
        ),
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("epub")
    written = {}
    for name, publication in publications().items():
        written[name] = folder / f"{name.replace(' ', '-')}.epub"
        content = EpubWriter().write(context(publication, pictures())).content
        assert isinstance(content, bytes)
        written[name].write_bytes(content)
    return written


def test_epubcheck_finds_nothing(files: dict[str, Path]) -> None:
    paths = list(files.values())
    assert epubcheck(paths) == {path: [] for path in paths}


@pytest.mark.parametrize("name", ["everything", "unknown", "arabic", "book", "pictures"])
def test_ace_finds_nothing(name: str, files: dict[str, Path]) -> None:
    assert ace(files[name]) == []
