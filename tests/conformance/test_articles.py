"""Whole articles through the command line: valid, complete, the same bytes each time."""

import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from support import validators
from support.exports import Exported, export

SAMPLE = 12
"""How many of the real posts are judged on each run, spread over all of them."""


@pytest.fixture(scope="session")
def example() -> Path:
    """The project's own post, which has a picture beside it."""
    return Path(__file__).parents[2] / "examples" / "sprained-ankle.json"


@pytest.fixture(scope="module", params=["example", "seed"])
def article(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    post: Path = request.getfixturevalue(request.param)
    return export(post, tmp_path_factory.mktemp(request.param))


def test_the_pdf_is_accessible(article: Exported) -> None:
    assert validators.broken_rules([article.pdf]) == {article.pdf: []}


def test_the_docx_is_valid_and_opens(article: Exported) -> None:
    assert validators.ooxml([article.docx]) == {article.docx: []}
    assert validators.libreoffice_pages(article.docx) > 0


def test_the_epub_is_valid_and_accessible(article: Exported) -> None:
    assert validators.complaints(validators.epubcheck([article.epub])[article.epub]) == []
    assert validators.ace(article.epub) == []


def test_every_word_is_in_each_file_in_order(article: Exported) -> None:
    wanted = words_of_post(article.post)
    assert len(wanted) > 100
    found = {
        "pdf": words(text_of_pdf(article.pdf)),
        "docx": words(text_of_docx(article.docx)),
        "epub": words(text_of_epub(article.epub)),
        "html": words(text_of_html(article.html.read_text(encoding="utf-8"))),
    }
    assert {kind: first_missing(wanted, got) for kind, got in found.items()} == dict.fromkeys(found)


def test_the_same_post_gives_the_same_bytes(article: Exported, tmp_path: Path) -> None:
    again = export(article.post, tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo", USER="somebody")
    pairs = zip(article[1:], again[1:], strict=True)
    assert [one.name for one, other in pairs if one.read_bytes() != other.read_bytes()] == []


def test_real_posts_are_valid_in_each_format(corpus: list[Path], tmp_path: Path) -> None:
    sample = corpus[:: max(1, len(corpus) // SAMPLE)][:SAMPLE]
    made = [export(post, tmp_path) for post in sample]

    found: dict[Path, object] = {
        **validators.broken_rules([each.pdf for each in made]),
        **validators.ooxml([each.docx for each in made]),
        **{
            path: validators.complaints(messages)
            for path, messages in validators.epubcheck([each.epub for each in made]).items()
        },
    }

    assert {path.name: complaint for path, complaint in found.items() if complaint} == {}
    assert len(found) == 3 * len(sample)


def words(text: str) -> list[str]:
    """Words with their punctuation, but not what a line may break at or a list's marker be."""
    text = re.sub(r"[-\u2010\ufffe\u00ad](?:\r?\n)?|[\u200b\u2060]", "", text)
    text = re.sub(r"[/\u2013\u2014]", " ", text)
    return [
        word
        for word in unicodedata.normalize("NFKC", text).split()
        if any(character.isalnum() for character in word)
    ]


def first_missing(wanted: list[str], found: list[str]) -> str | None:
    """The words around the first that is not in `found` at its place, if any."""
    rest = iter(found)
    for number, word in enumerate(wanted):
        if word not in rest:  # which moves on to behind the word
            return " ".join(wanted[max(0, number - 5) : number + 3])
    return None


def test_a_lost_or_misplaced_word_is_seen() -> None:
    wanted = ["the", "ankle", "is", "held", "still", "for", "two", "days"]
    assert first_missing(wanted, ["more", *wanted, "more"]) is None
    assert first_missing(wanted, wanted[:2] + wanted[3:]) == "the ankle is held still"
    assert first_missing(wanted, [*wanted[:5], "two", "for", "days"]) is not None


class _Text(HTMLParser):
    """Text of HTML; every tag that makes a block, and every break, parts words."""

    INLINE = frozenset(
        (
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "em",
            "i",
            "mark",
            "q",
            "s",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in {"script", "style"}
        if tag not in self.INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}
        if tag not in self.INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def text_of_html(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return "".join(parser.parts)


def words_of_post(post: Path) -> list[str]:
    """Of the title and the content, as WordPress rendered them."""
    data = json.loads(post.read_bytes())
    first = data[0] if isinstance(data, list) else data
    return [
        word
        for name in ("title", "content")
        for word in words(text_of_html(first[name]["rendered"]))
    ]


def text_of_pdf(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def text_of_docx(path: Path) -> str:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = ET.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    paragraphs = body.iter(f"{space}p")
    return "\n".join("".join(_pieces(paragraph, space)) for paragraph in paragraphs)


def _pieces(paragraph: ET.Element, space: str) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{space}t":
            yield element.text or ""
        elif element.tag in {f"{space}br", f"{space}tab"}:
            yield "\n"


def text_of_epub(path: Path) -> str:
    """Of the spine's documents, in its order."""
    archive = zipfile.ZipFile(path)
    opf = next(name for name in archive.namelist() if name.endswith(".opf"))
    package = ET.fromstring(archive.read(opf))
    hrefs = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}item")}
    spine = [hrefs[item.get("idref")] for item in package.iterfind(".//{*}itemref")]
    folder = Path(opf).parent
    return "\n".join(text_of_html(archive.read(str(folder / str(href))).decode()) for href in spine)
