"""What readers that know paragraphs only, pandoc among them, are told of what belongs together."""

import pytest
from msgspec.structs import replace
from support.contexts import chapter, context
from support.everything import NEAR
from support.photographs import photograph, saved
from support.trees import bullets, h, inlines, p
from support.word import Word, style_of, value, written

from exporter.assets import Pictures
from exporter.assets.check import checked
from exporter.tree import (
    Block,
    Figure,
    Image,
    ListItem,
    Preformatted,
    Publication,
    Quote,
)

_DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def word(*blocks: Block) -> Word:
    pictures = Pictures({NEAR: checked(saved(photograph((40, 30)), "PNG"))})
    return Word(written(context(Publication.of_article(chapter(*blocks)), pictures=pictures)))


def test_pictures_namespace_is_declared_on_the_root() -> None:
    drawn = word(p(Image(NEAR, alt="a hill"))).roots["word/document.xml"]
    assert drawn.nsmap["wp"] == _DRAWINGS
    assert "wp" not in word(p("a")).roots["word/document.xml"].nsmap


def numbers(*blocks: Block) -> dict[str, str | None]:
    """By their styles, the numbering that paragraphs name themselves."""
    return {
        style_of(one): value(one, "w:pPr/w:numPr/w:numId")
        for one in word(*blocks).find("w:p")
        if style_of(one) not in {"Title", "Subtitle"}
    }


def test_what_an_item_holds_says_that_it_has_no_number() -> None:
    held = (
        Quote(blocks=(p("b"),)),
        Preformatted(content=inlines("c"), kind="code"),
        Figure(blocks=(p(Image(NEAR, alt="d")),), caption=(p("e"),)),
    )
    found = numbers(replace(bullets("x"), items=(ListItem(blocks=(p("a"), *held, h(3, "f"))),)))
    assert found.pop("ListBullet") not in {None, "0"}
    heading = next(style for style in found if style.startswith("Heading"))
    assert found.pop(heading) is None, "a heading is no part of an item for anyone"
    assert found == {"ListContinue": None, "Quote": "0", "SourceCode": "0", "Caption": "0"}


def test_outside_of_lists_nothing_is_said_of_numbers() -> None:
    assert set(numbers(Quote(blocks=(p("b"),)), p("c")).values()) == {None}


@pytest.mark.parametrize("number", ["", "2", "3", "4", "5"])
def test_the_styles_of_further_paragraphs_say_so_themselves(number: str) -> None:
    style = word(p("a")).styles[f"ListContinue{number}"]
    assert value(style, "w:pPr/w:numPr/w:numId") == "0"


def test_preformatted_text_is_a_kind_of_code_without_the_box() -> None:
    styles = word(p("a")).styles
    assert value(styles["HTMLPreformatted"], "w:basedOn") == "SourceCode"
    assert value(styles["HTMLPreformatted"], "w:pPr/w:pBdr/w:top") == "none"
    assert value(styles["SourceCode"], "w:name") == "Source Code", "the name by which pandoc knows"
