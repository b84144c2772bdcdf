"""Whatever lawful tree is given, comments change no letter and stand where Word takes them."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from support.contexts import chapter, context
from support.everything import FAR, NEAR, picture
from support.lawful import blocks
from support.margins import comments_of
from support.trees import bullets
from support.word import W, Word, written

from exporter.assets import Pictures
from exporter.errors import EmptyContent
from exporter.readers.docx.reader import document
from exporter.remarks import Remark
from exporter.tree import Block, Callout, Paragraph, Publication, plain_text, to_json
from exporter.writers.docx.options import DocxOptions

PICTURES = Pictures({NEAR: picture(), FAR: picture("red")})
HOLDERS = {f"{W}p", f"{W}hyperlink"}


@given(blocks, st.data())
def test_comments_change_nothing_else(tree: tuple[Block, ...], data: st.DataObject) -> None:
    publication = Publication.of_article(chapter(*tree))
    given_context = context(publication, PICTURES)
    text = plain_text(tree)
    cuts = data.draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=5))
    remarks = tuple(
        Remark(
            kind=f"kind {number}",
            what="odd",
            near=text[start : start + length],
            block=number % (len(tree) + 1),
            picture=NEAR if number == 3 else "",
        )
        for number, (start, length) in enumerate(cuts)
    )
    plain = written(given_context)
    commented = written(
        replace(given_context, remarks=remarks, options=DocxOptions(addresses=True))
    )
    before, after = Word(plain), Word(commented)
    assert after.lines() == before.lines()
    assert after.notes() == before.notes()
    assert len(comments_of(commented)) >= len(remarks)
    for tag in ("commentRangeStart", "commentRangeEnd"):
        for mark in after.find(f"w:{tag}"):
            assert _holder(mark) in HOLDERS
    assert _read(commented) == _read(plain)


def _read(data: bytes) -> bytes:
    """The tree that a document is read as; none where it has nothing to read."""
    try:
        return to_json(document(data, "a.docx").publication)
    except EmptyContent:
        return b""


def _holder(mark: etree._Element) -> str:
    parent = mark.getparent()
    return "" if parent is None else str(parent.tag)


def test_a_comment_on_an_empty_paragraph_leaves_its_box_around_it() -> None:
    boxed = Callout(blocks=(Paragraph(content=()),), kind="emergency")
    empty = Paragraph(content=())
    tree = (bullets((boxed, empty, empty)), empty, empty)
    given_context = context(Publication.of_article(chapter(*tree)))
    remarks = tuple(Remark(kind=kind, what="odd", block=at) for at, kind in enumerate("ab"))
    assert _read(written(replace(given_context, remarks=remarks))) == _read(written(given_context))
