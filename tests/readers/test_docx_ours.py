"""Documents of our own, read back: everything that a writer and an editor would miss."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from support.carried import leaves
from support.contexts import SOURCE, chapter, context
from support.everything import NEAR, picture
from support.trees import bullets, h, inlines, p, strong
from support.word import written

from exporter.assets import Pictures
from exporter.loading import publications, timestamp_of
from exporter.readers.docx.reader import document
from exporter.tree import (
    Block,
    Cell,
    Chapter,
    DefinitionItem,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Image,
    LabelledList,
    Link,
    List,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Preformatted,
    Publication,
    QuestionAnswer,
    Questions,
    Quote,
    Row,
    Ruby,
    Span,
    Table,
    Text,
    ThematicBreak,
    check,
    plain_text,
    to_json,
    walk,
    words,
)
from exporter.writing import WritingContext


def file_of(publication: Publication, pictures: Pictures | None = None) -> bytes:
    return written(context(publication, pictures))


def back(*blocks: Block, pictures: Pictures | None = None, language: str = "en") -> Chapter:
    given = Publication.of_article(chapter(*blocks, language=language))
    return document(file_of(given, pictures), "draft.docx").publication.chapters[0]


KEPT: dict[str, tuple[Block, ...]] = {
    "pros and cons": (
        LabelledList(label=inlines("Pros:"), list=bullets("light", "cheap"), tone="pros"),
        LabelledList(label=inlines("Mixed:"), list=bullets("odd")),
    ),
    "questions": (
        Questions(
            items=(
                QuestionAnswer(inlines("Q: Why?"), (p("Because."), bullets("a", "b"))),
                QuestionAnswer(inlines("Q: How?"), (p("So."), p("And so."))),
            )
        ),
        h(2, "After"),
    ),
    "details": (Details(summary=inlines("More"), blocks=(p("Inside."),)), p("Outside.")),
    "definitions": (
        DefinitionList(
            items=(
                DefinitionItem((inlines("Cast"), inlines("Shell")), ((p("Hard."),),)),
                DefinitionItem((inlines("Splint"),), ((p("A rail."),), (p("Another."),))),
            )
        ),
        p("After."),
    ),
    "a quote and who said it": (
        Quote(blocks=(p("Rest."), p("Then walk.")), attribution=inlines("A nurse")),
        Quote(blocks=(p("Large."),), pull=True),
        p("After."),
    ),
    "a list that counts down, and one that starts late": (
        List(items=bullets("a", "b", "c").items, ordered=True, reversed=True),
        p("between"),
        List(items=bullets("a", "b").items, ordered=True, start=5, numbering="lower-roman"),
    ),
    "numbers that are forced": (
        List(
            items=(
                ListItem(blocks=(p("a"),)),
                ListItem(blocks=(p("b"),), value=7),
                ListItem(blocks=(p("c"),)),
            ),
            ordered=True,
        ),
    ),
    "numbers that Word can't count to": (
        List(items=bullets("a", "b").items, ordered=True, start=-1),
        p("between"),
        List(items=bullets("a", "b").items, ordered=True, start=27, numbering="upper-alpha"),
    ),
    "lists in lists, with more than one paragraph": (
        List(
            items=(
                ListItem(blocks=(p("a"), p("more"), bullets("x", "y", ordered=True))),
                ListItem(blocks=(p("b"), Preformatted(content=inlines("code"), kind="code"))),
            ),
            tight=False,
        ),
        bullets("another list"),
    ),
    "items that begin with a quotation": (
        List(
            items=(
                ListItem(blocks=(Quote(blocks=(p("a"), p("b")), attribution=inlines("A nurse")),)),
                ListItem(blocks=(p("plain"),)),
            )
        ),
        p("between"),
        Quote(blocks=(bullets("a", "b"), p("said"))),
    ),
    "breaks": (p("a"), ThematicBreak(), p("b"), PageBreak(), p("c")),
    "code": (
        Preformatted(content=inlines("def f():\n\treturn 1"), kind="code"),
        Preformatted(content=inlines("as it is"), kind="text"),
        Preformatted(content=inlines("roses\nred"), kind="verse"),
    ),
    "a table with heads of both kinds, spans and a caption": (
        Table(
            head=(Row((Cell(blocks=(p("A"),), header=True), Cell(blocks=(p("B"),), header=True))),),
            body=(
                Row((Cell(blocks=(p("1"),), header=True, rowspan=2), Cell(blocks=(p("x"),)))),
                Row((Cell(blocks=(p("y"),), align="right"),)),
                Row((Cell(blocks=(p("z"), bullets("in a cell")), colspan=2),)),
            ),
            caption=(p("What is when"),),
        ),
    ),
    "ruby": (p(Ruby(inlines("漢字"), inlines("かんじ"))),),
    "an embedded player": (
        Embed("https://www.youtube.com/watch?v=abcdefghijk", "video", "A film", "YouTube"),
    ),
    "languages": (p("An ", Span(content=inlines("Apfel"), lang="de-DE"), "."),),
    "a note": (p("Text", Note(id="note_1", blocks=(p("The ", strong("note")), p("goes on.")))),),
}


@pytest.mark.parametrize("name", KEPT)
def test_comes_back_as_it_was(name: str) -> None:
    assert back(*KEPT[name]).blocks == KEPT[name]


def test_links_within_the_article_lead_where_they_led() -> None:
    found = back(
        p("See ", Link("#the-end", inlines("the end"))), h(2, "The end", id="the-end"), p("x")
    ).blocks
    (link,) = [node for node in walk(found) if isinstance(node, Link)]
    assert link.href == f"#{found[1].id}"


def test_pictures_come_with_their_bytes_or_with_their_address() -> None:
    shown = Paragraph(content=(Image(NEAR, "A foot, bandaged", width=40),))
    blocks = (Figure(blocks=(shown,), caption=(p("Day one."),)),)
    with_it = back(*blocks, pictures=Pictures({NEAR: picture()})).blocks[0]
    without = back(*blocks).blocks[0]
    assert isinstance(with_it, Figure)
    assert isinstance(without, Figure)
    assert with_it.caption == without.caption == (p("Day one."),)
    (image,) = [node for node in walk([with_it]) if isinstance(node, Image)]
    assert image.src.startswith("data:image/png;base64,")
    assert (image.alt, image.width) == ("A foot, bandaged", 40)
    assert without.blocks == (p(Image(NEAR, "A foot, bandaged")),)


def test_where_it_comes_from_is_known() -> None:
    found = back(p("x"))
    assert plain_text(found.title) == "A title"
    assert found.blocks == (p("x"),)
    assert found.source == SOURCE


def test_a_line_below_the_title_that_somebody_changed_is_kept() -> None:
    data = file_of(Publication.of_article(chapter(p("x"))))
    changed = with_document(data, lambda text: text.replace("By Ann", "Told by Ann"))
    found = document(changed, "draft.docx").publication.chapters[0]
    assert plain_text(found.blocks[:1]).startswith("Told by Ann O’Bee")


def with_document(data: bytes, change: Callable[[str], str]) -> bytes:
    """The package with its document changed, as an editor does."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = change(part.decode()).encode()
            new.writestr(name, part)
    return out.getvalue()


def test_what_an_editor_changes_comes_back_changed() -> None:
    data = file_of(Publication.of_article(chapter(p("Rest the foot."), bullets("ice", "tape"))))
    edited = with_document(
        data,
        lambda text: re.sub(
            r"<w:t[^>]*>ice</w:t>",
            '<w:t>cold</w:t></w:r><w:ins w:id="9" w:author="E"><w:r><w:t> water</w:t></w:r></w:ins><w:r>',
            text,
        ),
    )
    found = document(edited, "draft.docx").publication.chapters[0].blocks
    assert found == (p("Rest the foot."), bullets("cold water", "tape"))


def test_right_to_left_and_its_marks() -> None:
    found = back(p("مرحبا"), Paragraph(content=inlines("latin"), dir="ltr"), language="ar")
    assert found.language == "ar"
    assert found.dir is None
    assert [block.dir for block in found.blocks] == [None, "ltr"]


def test_the_same_bytes_give_the_same_tree() -> None:
    data = file_of(Publication.of_article(chapter(*(b for kept in KEPT.values() for b in kept))))
    first, second = (to_json(document(data, "draft.docx").publication) for _ in range(2))
    assert first == second


def test_reading_takes_time_in_proportion() -> None:
    """A thousand sections: no list of what came before is gone through again."""
    many = tuple(
        block for n in range(1000) for block in (h(2, f"S{n}", id=f"s{n}"), p("x"), bullets("a"))
    )
    assert len(back(*many).blocks) == 3000


def read_back(post: Path) -> tuple[Publication, Publication]:
    (given,) = publications([post])
    base = context(given)
    made = WritingContext(
        publication=given,
        options=base.options,
        pictures=base.pictures,
        language=base.language,
        look=base.look,
        timestamp=timestamp_of(given),
        report=base.report,
    )
    return given, document(written(made), post.name).publication


def test_real_posts_come_back_whole(corpus: list[Path]) -> None:
    """Every eighth: all of them take half a minute."""
    for post in corpus[::8]:
        given, found = read_back(post)
        assert check(found) == [], post.name
        before, after = given.chapters[0].blocks, found.chapters[0].blocks
        lost = [w for w in words(before) if w not in set(words(after))]
        assert lost == [], post.name
        headings = [
            [(leaf.kind, leaf.letters) for leaf in leaves(tree) if leaf.kind.startswith("heading")]
            for tree in (before, after)
        ]
        assert [kind for kind, _ in headings[0]] == [kind for kind, _ in headings[1]], post.name
        items = [sum(isinstance(n, ListItem) for n in walk(tree)) for tree in (before, after)]
        assert items[0] == items[1], post.name


def test_a_span_without_anything_to_say_is_text() -> None:
    assert back(p(Span(content=(Text("x"),)))).blocks == (p("x"),)
