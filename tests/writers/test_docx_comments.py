"""Remarks as Word comments: each at its words, whatever these stand in, and none lost."""

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from support.contexts import MOMENT, book, chapter, context
from support.everything import BLOCKS, FAR, NEAR, pictures
from support.margins import Said, comments_of, draft, libreoffice_comments, remark
from support.trees import bullets, h, inlines, p, strong
from support.validators import libreoffice_pages, ooxml
from support.word import W, Word, written

from exporter.errors import WriterFailed
from exporter.look import Look
from exporter.remarks import Remark
from exporter.tree import (
    Abbreviation,
    Block,
    Cell,
    Figure,
    Image,
    LineBreak,
    Link,
    Math,
    MathElement,
    Note,
    Paragraph,
    Preformatted,
    Publication,
    Quote,
    Row,
    Ruby,
    Style,
    Styled,
    Table,
    Text,
    check,
)
from exporter.writers.docx.options import DocxOptions

LONG = "The ankle is stiff in the morning and gets better when you walk about the house"
NOTE = Note(id="n", blocks=(p("A study of ankles, 2024"),))

TREE: tuple[Block, ...] = (
    p("Plain words, then ", strong("bold words"), ", then plain again."),
    h(2, "Rest"),
    p("Rest is what an ankle needs. Resting is dull."),
    bullets("first item", (p("second item"), bullets("inner item"))),
    Quote(blocks=(p("Quoted words"),), attribution=inlines("Hamlet")),
    Table(
        head=(Row((Cell(blocks=(p("Day"),), header=True),)),),
        body=(Row((Cell(blocks=(p("Monday comes first"),)),)),),
        caption=(p("Days of the week"),),
    ),
    p("See ", Link("https://example.org/a", inlines("the long ", strong("chart"))), " of it."),
    p("A mark", NOTE, " follows."),
    p("Kanji ", Ruby(inlines("漢"), inlines("kan")), " here"),
    p("Half ", Math(MathElement("mi", text="x")), " is one half"),
    Preformatted(content=inlines("if  a:\n\treturn b"), kind="code"),
    Figure(blocks=(Paragraph(content=(Image(NEAR, alt="A box"),)),), caption=(p("Captioned"),)),
    Figure(blocks=(Paragraph(content=(Image(FAR, alt="Far"),)),)),
    p("One line", LineBreak(), "and the next"),
    Paragraph(content=inlines("مرحبا بكم في المنزل"), lang="ar", dir="rtl"),
    p("non\u2011breaking and soft\u00adly"),
    p(LONG),
    p(
        "click ",
        Link("https://example.org/1", inlines("here")),
        " or click ",
        Link("https://example.org/2", inlines("here")),
    ),
    p("the last one"),
)


def said(*remarks: Remark, tree: tuple[Block, ...] = TREE, look: Look | None = None) -> list[Said]:
    return comments_of(draft(*remarks, tree=tree, look=look))


PLACES: dict[str, tuple[Remark, str, str]] = {
    "words": (remark("then plain again"), "then plain again", "BodyText"),
    "over runs": (remark("words, then bold"), "words, then bold", "BodyText"),
    "within a run": (remark("bold words"), "bold words", "BodyText"),
    "a heading before the same word in a text": (remark("Rest"), "Rest", "Heading1"),
    "whole words before parts of words": (remark("is dull"), "is dull", "BodyText"),
    "an item": (remark("second item"), "second item", "ListBullet"),
    "an inner item": (remark("inner item"), "inner item", "ListBullet2"),
    "a quotation": (remark("Quoted"), "Quoted", "Quote"),
    "an attribution": (remark("Hamlet"), "Hamlet", "QuoteAttribution"),
    "a cell": (remark("comes first"), "comes first", "TableText"),
    "a head cell": (remark("Day"), "Day", "TableHeading"),
    "a caption": (remark("Days of the week"), "Days of the week", "Caption"),
    "a link": (remark("the long chart"), "the long chart", "BodyText"),
    "half a link": (remark("long chart of it"), "long chart of it", "BodyText"),
    "within a link": (remark("long"), "long", "BodyText"),
    "a note": (remark("study of ankles"), "", "BodyText"),
    "beside ruby": (remark("here", block=9), "here", "BodyText"),
    "code": (remark("a: return"), "a:return", "SourceCode"),
    "a picture": (remark(picture=NEAR, kind="alt-missing"), "", "Figure"),
    "a picture by its file": (remark(picture="near.png"), "", "Figure"),
    "a missing picture": (remark(picture=FAR), f"[Picture: Far {FAR}]", "PicturePlaceholder"),
    "over a line break": (remark("line and the"), "lineand the", "BodyText"),
    "from right to left": (remark("بكم في"), "بكم في", "BodyText"),
    "soft hyphens": (
        remark("non\u2011breaking and soft\u00adly"),
        "nonbreaking and softly",
        "BodyText",
    ),
    "cut short": (remark("The ankle is stiff in…"), LONG, "BodyText"),
    "cut short in the middle": (remark("stiff in the…"), "stiff in the", "BodyText"),
    "a few words that open": (remark("The ankle is – stiff"), LONG, "BodyText"),
    "a block": (remark("words that are gone", block=5), "Quoted words", "Quote"),
    "a link by its address": (remark(link="https://example.org/2"), "here", "BodyText"),
    "nowhere": (remark("words that are gone"), "A title", "Title"),
    "the whole": (remark(), "A title", "Title"),
}


def test_the_tree_is_lawful() -> None:
    assert check(Publication.of_article(chapter(*TREE))) == []


@pytest.mark.parametrize("name", PLACES)
def test_a_comment_stands_at_its_words(name: str) -> None:
    wanted, about, style = PLACES[name]
    ((text, found, of),) = said(wanted)
    assert text.splitlines()[0] == "This is odd."
    assert (found, of) == (about, style)


def test_the_text_stays_as_it_was() -> None:
    every = tuple(wanted for wanted, _about, _style in PLACES.values())
    plain = written(context(Publication.of_article(chapter(*TREE)), pictures()))
    assert Word(draft(*every, tree=TREE)).lines() == Word(plain).lines()
    assert Word(draft(*every, tree=TREE)).notes() == Word(plain).notes()


def test_comments_in_every_kind_of_place_are_valid(tmp_path: Path) -> None:
    every = tuple(replace(wanted, kind=name) for name, (wanted, _about, _style) in PLACES.items())
    path = tmp_path / "places.docx"
    path.write_bytes(draft(*every, tree=TREE))
    whole = tmp_path / "everything.docx"
    blocks = tuple(remark(kind=str(number), block=number + 1) for number in range(len(BLOCKS)))
    whole.write_bytes(draft(*blocks, tree=BLOCKS))
    assert len(comments_of(path.read_bytes())) == len(PLACES)
    odd = [each for each in comments_of(whole.read_bytes()) if "odd" in each.text]
    assert len(odd) == len(BLOCKS)
    assert ooxml([path, whole]) == {path: [], whole: []}


def test_libreoffice_reads_them_and_gives_them_no_room(tmp_path: Path) -> None:
    path, plain = tmp_path / "places.docx", tmp_path / "plain.docx"
    path.write_bytes(
        draft(*(replace(each[0], kind=name, what=name) for name, each in PLACES.items()), tree=TREE)
    )
    plain.write_bytes(written(context(Publication.of_article(chapter(*TREE)), pictures())))
    found = libreoffice_comments(path)
    assert sorted(text.rstrip(".").lower() for _who, text in found) == sorted(
        map(str.lower, PLACES)
    )
    assert {who for who, _text in found} == {"exporter"}
    assert libreoffice_pages(path) == libreoffice_pages(plain)


def test_who_says_it_and_when() -> None:
    document = docx.Document(io.BytesIO(draft(remark("Rest"), tree=TREE)))
    (comment,) = document.comments
    assert (comment.author, comment.initials, comment.timestamp) == ("exporter", "ex", MOMENT)
    assert [line.text for line in comment.paragraphs] == ["This is odd.", "Mend it."]
    assert {line.style.name for line in comment.paragraphs if line.style} == {"annotation text"}
    reference = Word(draft(remark("Rest"), tree=TREE)).find("w:commentReference")[0].getparent()
    assert reference is not None
    assert reference[0][0].get(f"{W}val") == "CommentReference"


def test_the_same_input_gives_the_same_bytes() -> None:
    every = tuple(wanted for wanted, _about, _style in PLACES.values())
    assert draft(*every, tree=TREE) == draft(*every, tree=TREE)


def test_chapters_of_a_book_count_their_own_blocks() -> None:
    chapters = [chapter(p("same"), p("words"), title=f"Chapter {number}") for number in (1, 2)]
    wanted = replace(context(book(*chapters)), remarks=(remark("words", chapter=1, block=2),))
    data = written(wanted)
    ((_text, about, _style),) = comments_of(data)
    starts = list(Word(data).document.iter(f"{W}p"))
    has = [bool(list(line.iter(f"{W}commentRangeStart"))) for line in starts]
    assert about == "words"
    assert has.index(True) == max(
        number for number, line in enumerate(Word(data).lines()) if line.text == "words"
    )


def test_what_word_cannot_hold_is_said_in_the_document_too() -> None:
    tree = (p("The ", Abbreviation(inlines("WHO"), "World Health Organization"), " says"),)
    ((text, about, _style),) = said(tree=tree)
    assert "World Health Organization" in text
    assert about == "WHO"


def test_nothing_is_asked_and_nothing_is_said() -> None:
    tree = (p("The ", Abbreviation(inlines("WHO"), "World Health Organization"), " says"),)
    plain = Word(written(context(Publication.of_article(chapter(*tree)))))
    assert "word/comments.xml" not in plain.parts
    assert "CommentText" not in plain.styles
    nothing = Word(draft(tree=(p("x"),)))
    assert "word/comments.xml" not in nothing.parts
    assert b"<?" not in nothing.parts["word/document.xml"].partition(b"?>")[2]


def test_marks_of_the_margin_never_reach_the_file() -> None:
    parts = Word(draft(remark("Rest"), tree=BLOCKS)).parts
    for name in ("word/document.xml", "word/footnotes.xml"):
        assert b"<?" not in parts[name].partition(b"?>")[2]


def test_other_documents_pay_nothing() -> None:
    script = (
        "import sys\n"
        "from support.contexts import chapter, context\n"
        "from support.everything import BLOCKS, pictures\n"
        "from support.word import written\n"
        "from exporter.tree import Publication\n"
        "written(context(Publication.of_article(chapter(*BLOCKS)), pictures()))\n"
        "ours = 'exporter.writers.docx.'\n"
        "assert not {ours + 'comments', ours + 'scroll', ours + 'anchors'} & set(sys.modules)\n"
    )
    tests = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-c", script], check=True, cwd=tests)


def test_a_comment_on_a_sheet_without_colour() -> None:
    ((_text, about, _style),) = said(remark("Rest"), look=Look(grey=True))
    assert about == "Rest"


def test_characters_that_no_document_holds() -> None:
    ((text, _about, _style),) = said(remark("Rest", detail="a\x00b <&>"))
    assert text.splitlines()[0] == "This is odd: a\ufffdb <&>."
    with pytest.raises(WriterFailed):
        said(remark("x"), tree=(p("x\x0by"),))


def test_a_draft_without_title_words() -> None:
    ((_text, about, _style),) = said(remark(), tree=(p("x"),))
    assert about == "A title"


def test_styles_around_words_survive_a_cut() -> None:
    tree = (Paragraph(content=(Styled(Style.EMPHASIS, (Text("one two three"),)),)),)
    document = Word(draft(remark("two"), tree=tree))
    runs = [
        ("".join(text.text or "" for text in run.iter(f"{W}t")), run.find(f"{W}rPr/{W}rStyle"))
        for run in document.find("w:r")
        if run.find(f"{W}t") is not None
    ]
    cut = [(text, style.get(f"{W}val")) for text, style in runs if style is not None]
    assert cut[-3:] == [("one ", "Emphasis"), ("two", "Emphasis"), (" three", "Emphasis")]


def test_the_contents_are_not_taken_for_the_text() -> None:
    publication = Publication.of_article(chapter(p("x"), h(2, "Rest"), p("y")))
    wanted = replace(
        context(publication, options=DocxOptions(toc="yes")), remarks=(remark("Rest"),)
    )
    data = written(wanted)
    assert "TOC1" in {line.style for line in Word(data).lines()}
    assert [(each.about, each.style) for each in comments_of(data)] == [("Rest", "Heading1")]


def test_the_text_comes_before_what_stands_above_it() -> None:
    ((_text, about, style),) = said(remark("title"), tree=(p("of a title."),))
    assert (about, style) == ("title", "BodyText")
    ((_text, about, style),) = said(remark("title"), tree=(p("of a name."),))
    assert (about, style) == ("title", "Title")


def test_links_and_notes_of_the_text_are_those_meant() -> None:
    """A note's words are looked for after the text's, and a block's own note with the block."""
    tree = (p("before"), p("A mark", NOTE, " here"), p("the study of feet"))
    ((_text, about, _style),) = said(remark("study of"), tree=tree)
    assert about == "study of"
    ((_text, about, style),) = said(remark("study of", block=2), tree=tree)
    assert (about, style) == ("", "BodyText")


def test_a_caption_with_a_counted_number_keeps_its_field(tmp_path: Path) -> None:
    shown = Figure(
        blocks=(Paragraph(content=(Image(NEAR, alt="A box"),)),),
        caption=(p("Figure 1: a teal box"),),
    )
    data = draft(remark("Figure 1: a teal"), remark("1: a", kind="other"), tree=(shown,))
    path = tmp_path / "captions.docx"
    path.write_bytes(data)
    assert "SEQ" in "".join(each.text or "" for each in Word(data).find("w:instrText"))
    assert sorted(each.about for each in comments_of(data)) == ["1: a", "Figure 1: a teal"]
    assert ooxml([path]) == {path: []}
