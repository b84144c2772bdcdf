"""Headings within list items."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html

FREED = {
    "<ul><li><h2>Rest</h2></li></ul><p>Lie down.</p>": "h2 #rest: Rest\np: Lie down.",
    "<ul><li><p></p><h2>Rest</h2></li><li></li></ul>": "h2 #rest: Rest",
    "<ul><li><h3>Rest</h3></li><li><h3>Ice</h3></li></ul>": (
        "list\n  - p: strong[Rest]\n  - p: strong[Ice]"
    ),
}


@pytest.mark.parametrize("html", FREED)
def test_freed(html: str) -> None:
    found = normalise_html(html)
    assert shown(found.blocks) == FREED[html]
    assert Code.ITEM_HEADING_FREED in [item.code for item in found.diagnostics]


def test_numbered_ones_stay_with_their_numbers() -> None:
    found = normalise_html('<ol start="3"><li><h2>Rest</h2></li></ol>')
    assert shown(found.blocks) == "ordered list from 3\n  - h2 #rest: Rest"


def test_cards_stay_as_they_are() -> None:
    found = normalise_html("<ul><li><h2>Rest</h2><p>Lie down.</p></li></ul>")
    assert shown(found.blocks) == "list loose\n  - h2 #rest: Rest\n    p: Lie down."
    assert Code.ITEM_HEADING_FREED not in [item.code for item in found.diagnostics]
