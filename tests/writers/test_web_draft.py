"""The web-draft profile: addresses of links and pictures as comments, for who brings it online."""

import io
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from support.contexts import SOURCE, book, chapter, context, without_source
from support.everything import BLOCKS, FAR, NEAR, pictures
from support.margins import Said, comments_of
from support.posts import post_json
from support.trees import inlines, p
from support.validators import ooxml
from support.word import written

from exporter.pipeline import export
from exporter.tree import Block, Embed, Image, Link, Note, Paragraph, Publication, Source
from exporter.writers.docx.addresses import MOST
from exporter.writers.docx.options import DocxOptions

OPTIONS = DocxOptions(addresses=True)


def file_of(*blocks: Block, publication: Publication | None = None) -> bytes:
    publication = publication or without_source(Publication.of_article(chapter(*blocks)))
    return written(replace(context(publication, pictures()), options=OPTIONS))


def said(*blocks: Block) -> list[Said]:
    return comments_of(file_of(*blocks))


def link(address: str, text: str = "words") -> Link:
    return Link(address, inlines(text))


@pytest.mark.parametrize(
    ("block", "text", "about"),
    [
        (p("see ", link("https://example.org/a?b&c")), "Link: https://example.org/a?b&c", "words"),
        (p(link("mailto:a@example.org")), "Link: mailto:a@example.org", "words"),
        (
            Embed(href="https://example.org/map", kind="map", title="The way"),
            "Embedded: https://example.org/map",
            "The way",
        ),
        (
            p("a", Note(id="n", blocks=(p(link("https://example.org/n")),))),
            "Link in the note: https://example.org/n",
            "",
        ),
        (
            Paragraph(content=(Image(NEAR, alt="A box", title="Box"),)),
            f"Picture: near.png\nAlternative text: A box\nTitle: Box\nAddress: {NEAR}",
            "",
        ),
        (
            Paragraph(content=(Image(f"{FAR}?w=9"),)),
            (
                "Picture: far.png\nThere is no alternative text: say what the picture shows.\n"
                f"Address: {FAR}?w=9"
            ),
            f"[Picture {FAR}?w=9]",
        ),
        (
            Paragraph(content=(Image("data:image/png;base64,AA==", alt=""),)),
            (
                "Picture: within the post\n"
                "The alternative text is empty: the picture counts as decoration."
            ),
            "[Picture]",
        ),
    ],
)
def test_addresses_stand_beside_what_has_them(block: Block, text: str, about: str) -> None:
    (found,) = said(block)
    assert found.text == text
    assert about in found.about


@pytest.mark.parametrize(
    "shown",
    [
        link("https://example.org/a/", "https://example.org/a"),
        link("https://example.org/a/", "example.org/a/"),
        link("mailto:a@example.org", "a@example.org"),
        link("#here", "words"),
    ],
)
def test_what_shows_its_address_already_has_no_comment(shown: Link) -> None:
    tree = (p(shown), Paragraph(content=inlines("Here"), id="here"))
    assert said(*tree) == []


def test_a_linked_picture_has_both() -> None:
    picture = Link("https://example.org/large/", (Image(NEAR, alt="A box"),))
    texts = [each.text.splitlines()[0] for each in said(Paragraph(content=(picture,)))]
    assert sorted(texts) == ["Link: https://example.org/large/", "Picture: near.png"]


def test_what_the_page_is_called_stands_at_the_title() -> None:
    publication = Publication.of_article(chapter(p("x")))
    first, site = comments_of(file_of(publication=publication))
    assert (first.about, first.style) == ("A title", "Title")
    assert first.text.splitlines() == [
        "For the web page:",
        f"Address: {SOURCE.link}",
        f"Short name: {SOURCE.slug}",
        f"Excerpt: {SOURCE.excerpt}",
        "Categories: Spine",
        "Tags: nerves, Spine",
    ]
    assert (site.text, site.about) == (f"Link: {SOURCE.link}", SOURCE.site)
    featured = Source(featured_image=NEAR, featured_image_alt="A box")
    only = replace(publication.chapters[0], source=featured)
    (found,) = comments_of(file_of(publication=Publication.of_article(only)))
    assert found.text.splitlines()[1:] == [f"Featured picture: {NEAR} (alternative text: A box)"]


def test_a_book_says_nothing_of_its_pages() -> None:
    chapters = [chapter(p("x"), title=f"Chapter {number}") for number in (1, 2)]
    found = comments_of(file_of(publication=book(*chapters)))
    assert {each.text for each in found} == {f"Link: {SOURCE.link}"}


def test_too_many_links_are_counted() -> None:
    found = said(*(p(link(f"https://example.org/{number}")) for number in range(MOST + 30)))
    assert len(found) == MOST + 1
    assert found[-1].text.startswith("… and 30 more links")


def test_everything_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "web.docx"
    path.write_bytes(file_of(*BLOCKS))
    assert len(comments_of(path.read_bytes())) > 5
    assert ooxml([path]) == {path: []}


HTML = '<p>See <a href="https://example.org/chart/">the chart</a>.</p>'


def test_the_profile_writes_a_word_document_with_addresses(tmp_path: Path) -> None:
    report = export(post_json(HTML), tmp_path, profile="web-draft")
    assert [file.format for file in report.files] == ["docx"]
    data = Path(report.files[0].path).read_bytes()
    assert [each.about for each in comments_of(data)] == ["Sprained ankle & foot", "the chart"]


def test_options_win_over_the_profile(tmp_path: Path) -> None:
    without = {"docx": {"addresses": "false"}}
    export(post_json(HTML), tmp_path / "a.docx", profile="web-draft", options=without)
    export(post_json(HTML), tmp_path / "b.docx", options={"docx": {"addresses": "true"}})
    counts = [
        len(list(docx.Document(io.BytesIO((tmp_path / name).read_bytes())).comments))
        for name in ("a.docx", "b.docx")
    ]
    assert counts == [0, 2]
