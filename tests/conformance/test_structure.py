"""The structure tree of whole documents, read back, has the shape of the document tree.

A sample of the real posts is read on each run; `EXPORTER_WHOLE_CORPUS=1` reads them all, and the
editor's own block fixtures, in some three minutes.
"""

import difflib
import json
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.contexts import book, chapter
from support.everything import BLOCKS, picture, pictures
from support.printed import printed
from support.shape import expected, found
from support.trees import article, bullets, h, inlines, p

from exporter.assets import Pictures
from exporter.errors import EmptyContent, ExporterError, ProtectedContent
from exporter.loading import publications
from exporter.look import PRESETS, Look
from exporter.tree import (
    Block,
    Cell,
    Image,
    List,
    ListItem,
    Preformatted,
    Publication,
    Quote,
    Row,
    Table,
    plain_text,
    walk,
)
from exporter.writers.pdf.options import PdfOptions, Standard

WHOLE = "EXPORTER_WHOLE_CORPUS"
SAMPLE = 60
PICTURE = picture()


def differences(publication: Publication, pictures_: Pictures) -> str:
    """What the PDF's structure tree has else than the document tree, as a diff."""
    wanted = expected(publication, pictures_)
    got = found(printed(publication, pictures_).tags())
    return "\n".join(difflib.unified_diff(wanted, got, "document tree", "PDF", n=3, lineterm=""))


def at_hand(publication: Publication) -> Pictures:
    """A picture at every address that the tree names."""
    tops = [node for each in publication.chapters for node in (*each.title, *each.blocks)]
    return Pictures({node.src: PICTURE for node in walk(tops) if isinstance(node, Image)})


def test_real_posts(corpus: list[Path]) -> None:
    folder = corpus[0].parent
    everything = [*corpus, *sorted((folder / "gutenberg").glob("*.json"))]
    paths = everything if os.environ.get(WHOLE) else corpus[:: max(1, len(corpus) // SAMPLE)]
    wrong: dict[str, str] = {}
    read = 0
    for path in paths:
        for publication in trees(path):
            read += 1
            if diff := differences(publication, at_hand(publication)):
                wrong[path.name] = diff
    assert wrong == {}
    assert read > len(paths) * 0.8


def trees(path: Path) -> list[Publication]:
    try:
        return list(publications([path]))
    except (EmptyContent, ProtectedContent):
        return []


def test_the_projects_own_posts(fixtures: Path) -> None:
    posts = [fixtures / name for name in ("salt-table.json", "wrist-splint.json")]
    posts.append(Path(__file__).parents[2] / "examples" / "sprained-ankle.json")
    for post in posts:
        (publication,) = publications([post])
        assert differences(publication, at_hand(publication)) == ""
        assert differences(publication, Pictures()) == ""


def test_every_kind_of_node() -> None:
    assert differences(Publication.of_article(chapter(*BLOCKS)), pictures()) == ""


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
@pytest.mark.parametrize("preset", ["large", "giant", "compact", "booklet"])
def test_sizes_and_standards_change_nothing(preset: str, standard: Standard) -> None:
    publication = article(*BLOCKS, *section(1))
    options, look = PdfOptions(standard=standard), Look(preset=PRESETS[preset])
    read = printed(publication, pictures(), options=options, look=look)
    assert found(read.tags()) == expected(publication, pictures(), standard)


def test_a_book_in_two_languages() -> None:
    one, two = chapter(*BLOCKS, title="One"), chapter(*BLOCKS, title="Two", language="de")
    assert differences(book(one, two), pictures()) == ""


def row(*texts: str, header: bool = False) -> Row:
    return Row(tuple(Cell(blocks=(p(text),), header=header) for text in texts))


def section(number: int) -> tuple[Block, ...]:
    """Three pages of every kind of block that may break over pages."""
    long = f"Section {number} says at some length what is to be done next. " * 12
    steps = tuple(
        ListItem(blocks=(p(f"Step {step}. {long[:200]}"), bullets("one", "two")))
        for step in range(6)
    )
    table = Table(
        head=(row("Day", "Dose", header=True),),
        body=tuple(row(f"{number}.{day}", "one tablet") for day in range(25)),
    )
    return (
        h(2, f"Section {number}"),
        p(long),
        h(3, "Steps"),
        List(items=steps, ordered=True, start=number, tight=False),
        Quote(blocks=(p(long), p(long)), attribution=inlines("Somebody")),
        Preformatted(content=inlines("line of code\n" * 14), kind="code"),
        table,
    )


@pytest.mark.parametrize(("sections", "least", "most"), [(0, 1, 1), (4, 10, 12), (34, 95, 110)])
def test_documents_of_one_ten_and_a_hundred_pages(sections: int, least: int, most: int) -> None:
    blocks = [block for number in range(sections) for block in section(number + 1)]
    publication = article(*(blocks or section(1)[:2]))
    read = printed(publication)
    assert read.counted is not None
    assert least <= read.counted <= most
    tags = read.tags()
    assert found(tags) == expected(publication, Pictures())
    # The words too stand where they stood, once each.
    assert [tag.text().strip() for tag in tags.find("H2")] == [
        f"Section {number + 1}" for number in range(max(1, sections))
    ]
    (inside,) = publication.chapters
    assert said_in(tags.text()) == said_in(plain_text(inside.blocks)) > 0
    cells = [tag.text().strip() for tag in tags.find("TD")]
    assert cells[::2] == [f"{n + 1}.{day}" for n in range(sections) for day in range(25)]
    labels = [tag.text().strip() for tag in tags.find("Lbl")]
    numbered = [label for label in labels if label[0].isdigit()]
    assert numbered == [f"{n + 1 + step}." for n in range(sections) for step in range(6)]


def said_in(text: str) -> int:
    """How often a sentence stands in a text, wherever its lines end."""
    return "".join(text.split()).count("saysatsomelengthwhatistobedonenext.")


def test_bookmarks_are_the_headings() -> None:
    publication = article(*[block for n in range(3) for block in section(n + 1)])
    read = printed(publication)
    headings = [
        (int(tag.role[1]) - 1, tag.text().strip())
        for tag in read.tags().walk()
        if tag.role[0] == "H" and tag.role[1:].isdigit()
    ]
    assert [(level, title) for level, title, _page in read.bookmarks()] == headings
    assert len(headings) == 7


def test_a_lost_block_would_be_seen() -> None:
    """The comparison itself can fail."""
    whole, less = article(p("a"), bullets("b")), article(p("a"))
    assert expected(whole, Pictures()) != found(printed(less).tags())
    flat = article(bullets("a", "b"))
    nested = article(bullets((p("a"), bullets("b"))))
    assert expected(nested, Pictures()) != found(printed(flat).tags())


def test_posts_that_fail_are_failures(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({"neither": "nor"}), encoding="utf-8")
    with pytest.raises(ExporterError):
        trees(broken)


def test_stand_ins_for_pictures_are_paragraphs() -> None:
    publication = Publication.of_article(chapter(*BLOCKS))
    bare = replace(publication, language="en")
    assert differences(bare, Pictures()) == ""
