"""A tree that becomes a Word document and is read back is the same, as far as Word can hold it."""

from hypothesis import assume, example, given
from support.carried import leaves, told
from support.contexts import chapter, context
from support.everything import FAR, NEAR, picture
from support.lawful import blocks
from support.trees import bullets, inlines, p
from support.word import written

from exporter.assets import Pictures
from exporter.readers.docx.reader import document
from exporter.tree import (
    Block,
    Cell,
    DefinitionItem,
    DefinitionList,
    Details,
    Figure,
    Publication,
    Row,
    Table,
    check,
)

PICTURES = Pictures({NEAR: picture(), FAR: picture("red")})


def read_back(*tree: Block) -> Publication:
    given_ = Publication.of_article(chapter(*tree))
    return document(written(context(given_, PICTURES)), "draft.docx").publication


_ZERO = p("0")
_TABLE = Table(body=(Row((Cell(blocks=()), Cell(blocks=()))),), caption=(_ZERO,))
_TERM = DefinitionList(items=(DefinitionItem((inlines("0"),), ()),))


@example((Figure(blocks=(Figure(blocks=(_ZERO, _ZERO), caption=(_ZERO,)),), caption=(p(""),)),))
@example((_TERM, Figure(blocks=(_TERM,), caption=(_ZERO,))))
@example((Figure(blocks=(bullets((_ZERO, _TABLE)),), caption=(_ZERO,)),))
@example(
    (DefinitionList((DefinitionItem((inlines("1"),), ((Details(inlines("0"), (_TERM,)),),)),)),)
)
@given(blocks)
def test_no_word_and_no_structure_is_lost(tree: tuple[Block, ...]) -> None:
    tree = told(tree)
    assume(leaves(tree))
    found = read_back(*tree)
    assert check(found) == []
    assert leaves(found.chapters[0].blocks) == leaves(tree)
