"""A manuscript that is read back: the article, without the lines around it."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from support.carried import leaves, told
from support.contexts import SOURCE, chapter, context
from support.everything import FAR, NEAR, picture
from support.lawful import blocks
from support.trees import p
from support.word import written

from exporter.assets import Pictures
from exporter.diagnostics import Code
from exporter.loading import publications
from exporter.look import Look, Manuscript
from exporter.readers.docx.reader import document
from exporter.reading import Document
from exporter.tree import Block, Publication, ThematicBreak, check

PICTURES = Pictures({NEAR: picture(), FAR: picture("red")})
FULL = Manuscript(
    contact=("Ann Other", "1 Street"),
    agent=("Agents",),
    count="about 1,200 words",
    by_line="By Pen Name",
    running="Other / ANKLE",
    end="# # #",
    title_page=True,
)


def read_back(*tree: Block, manuscript: Manuscript = FULL) -> Document:
    given_ = Publication.of_article(chapter(*tree))
    look = Look(manuscript=manuscript)
    return document(written(context(given_, PICTURES, look=look)), "draft.docx")


@given(blocks)
def test_no_word_and_no_structure_is_lost(tree: tuple[Block, ...]) -> None:
    tree = told(tree)
    assume(leaves(tree))
    found = read_back(*tree).publication
    assert check(found) == []
    assert leaves(found.chapters[0].blocks) == leaves(tree)


@pytest.mark.parametrize("sign", ["#", "***", "* * *", "⁂"])
def test_what_stands_around_the_text_is_no_part_of_it(sign: str) -> None:
    manuscript = Manuscript(
        **{**{name: getattr(FULL, name) for name in FULL.__struct_fields__}, "scene_break": sign}
    )
    found = read_back(p("a"), p("b"), ThematicBreak(), p("c"), manuscript=manuscript)
    article = found.publication.chapters[0]
    assert article.blocks == (p("a"), p("b"), ThematicBreak(), p("c"))
    assert article.source == SOURCE
    said = [each for each in found.diagnostics if each.code is Code.NOT_READ]
    assert [each.detail for each in said] == [
        "lines around a manuscript's text, 6 of them: they are made anew"
    ]


def test_real_posts_come_back_as_from_an_article(corpus: list[Path]) -> None:
    """Every sixteenth: all of them take two minutes."""
    for post in corpus[::16]:
        (given_,) = publications([post])
        plain, dressed = (
            document(written(context(given_, look=look)), post.name).publication.chapters[0]
            for look in (Look(), Look(manuscript=FULL))
        )
        assert leaves(dressed.blocks) == leaves(plain.blocks), post.name
        assert (dressed.title, dressed.source) == (plain.title, plain.source), post.name
