"""The PDF as a whole: what it says, what it says of itself, the same bytes, failure."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.contexts import book, chapter, context, without_source
from support.everything import BLOCKS, FAR, NEAR, picture, pictures
from support.printed import WRITER, content_of, printed
from support.trees import article, bullets, h, inlines, p

from exporter.assets import Pictures
from exporter.diagnostics import Code, Diagnostic
from exporter.errors import WriterFailed
from exporter.look import Look, Paper
from exporter.tree import (
    Chapter,
    Image,
    Link,
    Paragraph,
    Publication,
    Span,
    plain_text,
    words,
)
from exporter.writers.pdf.options import PdfOptions

EVERYTHING = Publication.of_article(chapter(*BLOCKS))


def letters(text: str) -> str:
    """A text without spaces: where a line ends on paper, the file has none."""
    return "".join(re.findall(r"[^\W_]", text))


def test_every_word_is_there_in_order() -> None:
    tags = printed(EVERYTHING, pictures()).tags()
    said = letters(tags.text(without=("Lbl",)))
    place = 0
    for word in words(BLOCKS):
        if word not in {
            "term",
            "synonym",
            "undefined",
            "a",
            "2",
        }:  # a term is a Lbl, as a marker is
            place = said.index(word, place) + len(word)
    assert [word in tags.text() for word in ("term", "synonym", "undefined")] == [True] * 3


def test_the_page_reads_in_order_too() -> None:
    """Copying from a page gives markers and words in the order in which they are read."""
    text = printed(article(bullets("one", "two", ordered=True), p("three"))).page_texts()[0]
    places = [text.index(part) for part in ("A title", "1.", "one", "2.", "two", "three")]
    assert places == sorted(places)


def test_nothing_is_said_on_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint warns of style sheets that it doesn't understand: ours it understands."""
    caplog.set_level("DEBUG", logger="exporter.writers.pdf")
    printed(EVERYTHING, pictures())
    assert caplog.messages == []


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    printed(article(p("\U0010fffd")))
    assert capfd.readouterr() == ("", "")


def test_what_the_file_says_of_itself() -> None:
    file = printed(EVERYTHING, pictures()).file
    info = {key: str(value) for key, value in file.docinfo.items()}
    assert info == {
        "/Author": "Ann O’Bee, Bo <b>",
        "/CreationDate": "D:20260103040506Z",
        "/ModDate": "D:20260103040506Z",
        "/Producer": "WeasyPrint 70.0",
        "/Subject": "In short & sweet.",
        "/Title": "A title",
    }
    assert str(file.Root.Lang) == "en"
    assert file.Root.ViewerPreferences.DisplayDocTitle
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "A title"


def test_absent_metadata_is_absent() -> None:
    file = printed(without_source(article(p("x"), language=None))).file
    assert set(file.docinfo) == {"/CreationDate", "/ModDate", "/Producer", "/Title"}
    assert str(file.Root.Lang) == "und"


def test_pages_are_counted() -> None:
    found = printed(EVERYTHING, pictures())
    assert found.counted == len(found.view) > 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper(paper: Paper, size: tuple[int, int]) -> None:
    written = WRITER.write(
        replace(context(article(p("x")), options=PdfOptions()), look=Look(paper=paper))
    )
    import pypdfium2

    page = pypdfium2.PdfDocument(content_of(written))[0]
    assert tuple(map(round, page.get_size())) == size


def test_bookmarks() -> None:
    blocks = (h(2, "One"), p("x"), h(3, "Below"), p("x"), h(2, "Two"), p("x"))
    assert printed(article(*blocks)).bookmarks() == [
        (0, "A title", 0),
        (1, "One", 0),
        (2, "Below", 0),
        (1, "Two", 0),
    ]


def test_a_book() -> None:
    one = chapter(h(2, "Within", "same"), p("x"), title="First")
    two = chapter(
        h(2, "Within", "same"), Paragraph(content=(Link("#same", inlines("up")),)), title="Second"
    )
    found = printed(book(one, two))
    assert [(level, title) for level, title, _page in found.bookmarks()] == [
        (0, "A book"),
        (1, "First"),
        (2, "Within"),
        (1, "Second"),
        (2, "Within"),
    ]
    (link,) = [item for item in found.annotations() if "/Dest" in item]
    assert str(link.Dest) == "chapter-2-same"
    assert found.counted == 2


def test_characters_that_no_font_has() -> None:
    reported: list[Diagnostic] = []
    last, other = "\U0010fffd", "\U000ffffd"
    found = printed(article(p(f"a {last} b", Span(content=inlines(last + other)))), None, reported)
    assert "a [U+10FFFD] b[U+10FFFD][U+FFFFD]" in found.page_texts()[0]
    assert f"a {last} b{last}{other}" in found.tags().text()
    assert [(item.code, item.detail) for item in reported] == [
        (Code.GLYPH_MISSING, "U+FFFFD"),
        (Code.GLYPH_MISSING, "U+10FFFD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "😀 👩‍👩‍👧 ❤️ 🇫🇷 👍🏽",
        "a\u2028b\u2029c\x85d",
        "\u200bzero \u2060width\ufeff soft\u00adhyphen",
        "\u202eoverride\u202c \u0301alone",
        "漢字 한국어 ไทย हिन्दी שלום مرحبا",
        "\U000e0041\U00012000",
        "x" * 5000,
    ],
)
def test_odd_text(text: str) -> None:
    found = printed(article(p(text), h(2, text, "odd"), bullets(text)))
    assert found.counted


def test_a_link_that_leads_nowhere_is_reported() -> None:
    reported: list[Diagnostic] = []
    printed(article(Paragraph(content=(Link("https:///", inlines("x")),))), None, reported)
    assert [item.code for item in reported] == [Code.NOT_CARRIED]


def test_the_same_bytes() -> None:
    first = printed(EVERYTHING, pictures()).content
    assert printed(EVERYTHING, pictures()).content == first
    program = (
        "import hashlib, sys\n"
        "from support.printed import printed\n"
        "from support.contexts import chapter\n"
        "from support.everything import BLOCKS, pictures\n"
        "from exporter.tree import Publication\n"
        "found = printed(Publication.of_article(chapter(*BLOCKS)), pictures())\n"
        "sys.stdout.buffer.write(found.content)\n"
    )
    tests = Path(__file__).parent.parent
    for seed in ("1", "2"):
        path = os.pathsep.join([str(tests), str(tests.parent)])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, check=True
        )
        assert done.stdout == first


def test_another_moment_is_another_file() -> None:
    first = context(article(p("x")), options=PdfOptions())
    other = replace(first, timestamp=datetime(2027, 1, 1, tzinfo=UTC))
    assert WRITER.write(first).content != WRITER.write(other).content


def test_a_tree_that_xml_cannot_hold() -> None:
    with pytest.raises(WriterFailed):
        printed(article(p("\x00")))


def test_a_tree_that_is_too_deep() -> None:
    blocks = bullets("deep")
    for _ in range(400):
        blocks = bullets(blocks)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)  # Python's own, which hypothesis raises for a while
    try:
        with pytest.raises(WriterFailed):
            printed(article(blocks))
    finally:
        sys.setrecursionlimit(limit)


def test_the_deepest_lawful_tree() -> None:
    blocks = bullets("deep")
    for _ in range(28):
        blocks = bullets(blocks)
    assert "deep" in printed(article(blocks)).tags().text()


def test_the_seed_is_whole(seed: Path) -> None:
    from exporter.normalise import normalise
    from exporter.post import read_posts

    (post,) = read_posts(seed)
    article_: Chapter = normalise(post).chapter
    found = printed(Publication.of_article(article_))
    said = letters(found.tags().text(without=("Lbl",)))
    assert letters("".join(words(article_.blocks))) in said
    assert plain_text(article_.title) in found.page_texts()[0].replace("\r\n", " ")


def test_pictures_under_two_addresses_are_written_once() -> None:
    both = Paragraph(content=(Image(NEAR, alt="one"), Image(FAR, alt="two")))
    found = printed(article(both), Pictures({NEAR: picture(), FAR: picture()}))
    images = {image.objgen for page in found.file.pages for image in page.get_images().values()}
    assert len(images) == 1
