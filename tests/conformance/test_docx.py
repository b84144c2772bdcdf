"""The Open XML validator finds nothing in what the DOCX writer makes, and LibreOffice opens it."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.contexts import book, chapter, context, without_source
from support.everything import BLOCKS, FAR, NEAR, pictures
from support.trees import bullets, h, inlines, p
from support.validators import libreoffice_headings, libreoffice_pages, ooxml
from support.word import W, Word, style_of, written

from exporter.tree import Block, Cell, Image, Link, Publication, Row, Ruby, Span, Table
from exporter.tree.check import SCHEMES
from exporter.writers.docx.options import DocxOptions

ADDRESSES = (
    *(f"{scheme}:something" for scheme in sorted(SCHEMES - {"http", "https", "ftp", "ftps"})),
    'https://example.org/a b|c`d^e{f}g\\h"i<j>k?l[m]=n#o#p',
    "https://example.org/%zz%",
    "https://example.org/grün/日本語?ü=1&amp;b=2#größe",
    "https://user:word@example.org:8080/?",
    "https://bücher.example/",
    "https://exa mple.org/",
    "https:///nothing",
    "https:nothing",
    "http://[::1]/",
    "http://[nonsense]/",
    "http://256.1.1.1/",
    "http://example..org/",
    "http://-/",
    "http://%20/",
    "http://a_b.example.org/",
    f"https://example.org/{'x' * 5000}",
    "mailto:a b@example.org?subject=x y&body=ü",
    "tel:+49 30 1234",
)


def _deep() -> Block:
    tree: Block = bullets("deepest", ordered=True)
    for number in range(14):
        tree = bullets((p("x"), tree), ordered=number % 2 == 0)
    return tree


def _wide() -> Table:
    cells = tuple(Cell(blocks=(p(str(number)),)) for number in range(80))
    return Table(body=(Row(cells), Row(cells[:3])))


def _prose() -> list[Block]:
    """Some twelve pages of what articles are made of."""
    said = "A joint that is swollen and warm needs rest, and so does whoever has it. "
    rows = tuple(Row((Cell(blocks=(p("A name"),)), Cell(blocks=(p(said * 2),)))) for _ in range(6))
    blocks: list[Block] = []
    for number in range(12):
        blocks += [h(2, f"Part {number}"), p(said * (number + 4)), p(said * 7)]
        blocks += [h(3, f"Detail {number}"), bullets(said, said * 3, "Short", said * 2)]
        blocks += [p(said * 5), Table(body=rows) if number % 3 == 0 else p(said * 12)]
    return blocks


def publications() -> dict[str, Publication]:
    everything = Publication.of_article(chapter(*BLOCKS))
    arabic = chapter(h(2, "عنوان", "a"), p("مرحبا"), *BLOCKS[:8], title="مقالة", language="ar")
    links = [p(Link(address, inlines("x"), address)) for address in ADDRESSES]
    ruby = p(Ruby((Span(content=inlines("漢"), id="r"), Image(NEAR, alt="")), inlines("kan")))
    return {
        "everything": everything,
        "unknown": without_source(replace(everything, language=None)),
        "empty": Publication.of_article(chapter(p())),
        "arabic": Publication.of_article(arabic),
        "japanese": Publication.of_article(chapter(ruby, title="題", language="ja")),
        "book": book(chapter(*BLOCKS, title="One"), arabic, chapter(*BLOCKS, title="<Two> & more")),
        "links": Publication.of_article(chapter(*links)),
        "deep and wide": Publication.of_article(chapter(_deep(), _wide(), _wide())),
        "prose": Publication.of_article(chapter(*_prose())),
        "pictures": Publication.of_article(chapter(p(Image(NEAR), Image(FAR)))),
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("docx")
    made = {}
    with_contents = DocxOptions(toc="yes")
    for name, publication in publications().items():
        made[name] = folder / f"{name.replace(' ', '-')}.docx"
        options = with_contents if name in {"everything", "arabic", "prose"} else None
        made[name].write_bytes(written(context(publication, pictures(), options=options)))
    return made


def test_the_open_xml_validator_finds_nothing(files: dict[str, Path]) -> None:
    paths = list(files.values())
    assert ooxml(paths) == {path: [] for path in paths}


@pytest.mark.parametrize("name", ["everything", "arabic", "book", "deep and wide"])
def test_libreoffice_opens_it(name: str, files: dict[str, Path]) -> None:
    assert libreoffice_pages(files[name]) >= 1


def test_the_contents_name_the_pages_where_libreoffice_has_the_headings(
    files: dict[str, Path],
) -> None:
    """Nine in ten to the page, and none more than one off."""
    word = Word(files["prose"].read_bytes())
    told = []
    for line in word.document.iter(f"{W}p"):
        if style_of(line).startswith("TOC") and style_of(line) != "TOCHeading":
            *texts, page = [text.text or "" for text in line.iter(f"{W}t")]
            told.append(("".join(texts), int(page)))
    known = dict(libreoffice_headings(files["prose"]))
    off = [abs(page - known[title]) for title, page in told]
    assert len(off) == 24
    assert max(off) <= 1
    assert off.count(0) >= 0.9 * len(off)
