"""Galleries in Word: no bullets, half a line's width, and still lists and figures."""

from pathlib import Path

from support.contexts import chapter, context
from support.drafts import blocks_of
from support.everything import NEAR, picture
from support.trees import bullets, p
from support.validators import ooxml
from support.word import Word, written

from exporter.assets import Pictures
from exporter.tree import Block, Figure, Image, List, Paragraph, Publication

SHOWN = Figure(blocks=(Paragraph(content=(Image(NEAR, alt="A box"),)),), caption=(p("A caption"),))
PLAIN = Figure(blocks=SHOWN.blocks)
WIDE = Pictures({NEAR: picture("red", (3000, 600))})
TWIP = 635
LINE = 9026


def word(*blocks: Block) -> tuple[bytes, Word]:
    data = written(context(Publication.of_article(chapter(*blocks)), pictures=WIDE))
    return data, Word(data)


def widths(document: Word) -> list[int]:
    return [int(extent.get("cx") or 0) // TWIP for extent in document.find("wp:extent")]


def test_a_gallery_of_figures_has_small_pictures_on_as_many_pages_as_need_be() -> None:
    _, document = word(Figure(blocks=(SHOWN, PLAIN, PLAIN), caption=(p("All of them"),)))
    assert widths(document) == [LINE // 2] * 3
    kept = [line.find(".//{*}keepNext") is not None for line in document.find("w:p")]
    assert kept[-5:] == [True, False, False, True, False]


def test_a_caption_of_a_gallery_in_a_list_is_kept_with_the_last_picture_alone() -> None:
    gallery = bullets((PLAIN,), (SHOWN,), (PLAIN,))
    _, document = word(Figure(blocks=(gallery,), caption=(p("All of them"),)))
    kept = [line.find(".//{*}keepNext") is not None for line in document.find("w:p")]
    assert kept[-5:] == [False, True, False, True, False]


def test_a_gallery_in_a_list_is_a_list_without_bullets(tmp_path: Path) -> None:
    gallery = bullets((SHOWN,), (PLAIN,), (PLAIN,))
    data, document = word(gallery, bullets("An item", "Another"), gallery)
    assert widths(document) == [(LINE - 425) // 2] * 6
    assert {line.label for line in document.lines() if not line.text} == {"\u200b"}
    assert [line.label for line in document.lines() if "item" in line.text] == ["•"]
    back = [block for block in blocks_of(data) if isinstance(block, List)]
    assert [len(block.items) for block in back] == [3, 2, 3]
    path = tmp_path / "gallery.docx"
    path.write_bytes(data)
    assert ooxml([path]) == {path: []}


def test_a_list_of_pictures_with_a_caption_flows_too() -> None:
    gallery = bullets((SHOWN,), (PLAIN,), (PLAIN,))
    _, document = word(Figure(blocks=(gallery,), caption=(p("All of them"),)))
    kept = [line.find(".//{*}keepNext") is not None for line in document.find("w:p")]
    assert kept[-5:] == [True, False, False, True, False]


def test_lists_and_figures_with_more_than_pictures_are_none() -> None:
    words = bullets((p("Words"), SHOWN), (PLAIN,))
    _, document = word(SHOWN, Figure(blocks=(PLAIN, p("Words"))), words)
    assert widths(document) == [LINE, LINE, LINE - 425, LINE - 425]
