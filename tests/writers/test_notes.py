"""Footnotes as each format has them."""

import io
import zipfile
from xml.etree import ElementTree as ET

from support.contexts import book, chapter, context
from support.everything import NEAR, pictures
from support.printed import printed
from support.trees import bullets, inlines, p
from support.word import W, Word, written

from exporter.markup import MarkupSettings, block_markup
from exporter.tree import Block, Image, Inline, Link, Note, Publication
from exporter.writers.epub import EpubWriter


def note(name: str, *content: Block | str) -> Note:
    return Note(id=name, blocks=tuple(p(one) if isinstance(one, str) else one for one in content))


STUDY: tuple[Inline, ...] = (
    note("a", p("A ", Link("https://example.org/study", inlines("study")), Image(NEAR, alt="Box"))),
)
TWO = (p("Salt", *STUDY, " and sugar", note("b", "A book.")), bullets(p("Fat", note("c", "x"))))
PLAIN = (p("Salt", note("b", "A book.")), bullets(p("Fat", note("c", "x"))))
ARTICLE = Publication.of_article(chapter(*TWO))


# ---------------------------------------------------------------------------------------- Word


def word() -> Word:
    return Word(written(context(ARTICLE, pictures())))


def test_word_numbers_them_and_keeps_them_in_their_part() -> None:
    document = word()
    assert document.values("w:footnoteReference", "id") == ["1", "2", "3"]
    assert [text.strip() for text in document.notes()] == ["A study", "A book.", "x"]
    part = document.roots["word/footnotes.xml"]
    marks = [note.find(f".//{W}footnoteRef") is not None for note in part]
    assert marks == [False, False, True, True, True]


def test_word_relates_what_a_note_links_to_and_shows_to_the_notes() -> None:
    document = word()
    of_notes = document.roots["word/_rels/footnotes.xml.rels"]
    assert {(rel.get("Type") or "").rpartition("/")[2] for rel in of_notes} == {
        "hyperlink",
        "image",
    }
    assert "https://example.org/study" not in document.targets().values()


def test_word_has_no_such_part_without_notes() -> None:
    document = Word(written(context(Publication.of_article(chapter(p("x"))))))
    assert "word/footnotes.xml" not in document.roots
    assert document.roots["word/settings.xml"].find(f"{W}footnotePr") is None


def test_a_link_to_a_note_leads_to_its_mark() -> None:
    tree = (p("Salt", note("a", "A study."), " again", Link("#a", inlines("1"))),)
    document = Word(written(context(Publication.of_article(chapter(*tree)))))
    names = document.values("w:bookmarkStart", "name")
    assert document.values("w:hyperlink", "anchor")[-1] == names[0]


# ---------------------------------------------------------------------------------------- EPUB


def test_e_books_show_them_at_their_marks_and_lead_back() -> None:
    made = EpubWriter().write(context(book(chapter(*TWO), chapter(*TWO)), pictures())).content
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        page = ET.fromstring(archive.read("EPUB/chapter-2.xhtml"))
    kind = "{http://www.idpf.org/2007/ops}type"
    marks = [element for element in page.iter() if element.get(kind) == "noteref"]
    notes = [element for element in page.iter() if element.get(kind) == "footnote"]
    assert [mark.text for mark in marks] == ["1", "2", "3"]
    assert [mark.get("href") for mark in marks] == [f"#{one.get('id')}" for one in notes]
    backs = [one[0].get("href") for one in notes]
    assert backs == [f"#{mark.get('id')}" for mark in marks]
    assert {one.get("role") for one in notes} == {"doc-footnote"}


# ----------------------------------------------------------------------------------------- PDF


def test_paper_has_them_at_the_foot_of_the_page_right_after_their_block() -> None:
    tags = printed(Publication.of_article(chapter(*PLAIN, p("End")))).tags()
    notes = tags.find("Note")
    assert [" ".join(one.text().split()) for one in notes] == ["1. A book.", "2. x"]
    assert {str(one.attributes["ID"]) for one in notes} == {"chapter-1-b", "chapter-1-c"}
    assert [one.text() for one in tags.find("Reference")] == ["1", "2"]
    (item,) = tags.find("LBody")
    assert item.outline() == "LBody(Reference Note(P(Lbl)))"
    assert "P(Reference) Note(P(Lbl)) L(" in tags.outline()


def test_it_stands_below_the_text() -> None:
    file = printed(Publication.of_article(chapter(*PLAIN, p("End"))))
    heights = {text.strip(): bottom for _left, _right, bottom, text in file.lines(0)}
    assert heights["End"] > heights["A book."] > heights["x"]


def test_a_note_longer_than_a_foot_stands_at_the_end() -> None:
    settings = MarkupSettings(address_of=lambda picture: picture.name, paged=True)
    tree = (p("Salt", note("a", "x " * 1000), note("b", "y")),)
    markup = block_markup(tree, pictures(), settings)
    assert '<footnote id="b" number="2">y</footnote>' in markup
    assert '<aside id="a" class="note" role="doc-footnote"><a href="#a-ref"' in markup
