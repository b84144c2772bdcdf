"""Lines that were typed with markers become lists; lines that only look so don't."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html


def tree(html: str) -> str:
    return shown(normalise_html(html).blocks)


def test_dash_lines_after_a_label_become_a_list_below_it() -> None:
    html = """<ol><li><p><strong>Examination</strong><br />
      – History of the pain<br />
      – Reflexes and <em>strength</em></p></li></ol>"""
    assert tree(html) == (
        "ordered list\n"
        "  - p: strong[Examination]\n"
        "    list\n"
        "      - p: History of the pain\n"
        "      - p: Reflexes and emphasis[strength]"
    )


def test_line_ends_of_the_source_are_enough() -> None:
    html = "<p>Please bring these:\n  - a towel\n  - water,\n    cold\n  - shoes</p>"
    assert tree(html) == (
        "p keep: Please bring these:\nlist\n  - p: a towel\n  - p: water, cold\n  - p: shoes"
    )


@pytest.mark.parametrize("marker", "-–—•*·▪●○■✓✔➤→")
def test_each_marker(marker: str) -> None:
    html = f"<p>These will help:<br>{marker} rest<br>{marker} ice</p>"
    assert tree(html) == "p keep: These will help:\nlist\n  - p: rest\n  - p: ice"


@pytest.mark.parametrize("dot", [".", ")"])
def test_numbers_are_kept_by_the_list(dot: str) -> None:
    html = f"<p>Steps<br>3{dot} lift<br>4{dot} hold<br>5{dot} lower</p>"
    assert tree(html) == "p: Steps\nordered list from 3\n  - p: lift\n  - p: hold\n  - p: lower"


def test_a_list_that_makes_the_whole_paragraph_takes_its_id() -> None:
    html = "<p id='rest'>1. lie down<br>2. sleep</p><p><a href='#rest'>up</a></p>"
    assert tree(html) == ("ordered list #rest\n  - p: lie down\n  - p: sleep\np: link(#rest)[up]")


def test_what_stands_after_the_lines_stays_a_paragraph() -> None:
    html = "<p>Do any of:<br>• rest<br>• ice<br>Then call us.</p>"
    assert tree(html) == "p keep: Do any of:\nlist\n  - p: rest\n  - p: ice\np: Then call us."


def test_one_line_is_a_list_only_below_a_bold_label() -> None:
    assert tree("<p><b>Ice</b><br>- in a towel</p>") == "p: strong[Ice]\nlist\n  - p: in a towel"
    assert tree("<p>Ice<br>- in a towel</p>") == "p: Ice⏎- in a towel"


NO_LISTS = {
    "dialogue": "<p>— Does it hurt?<br>— Not any more.<br>— Good.</p>",
    "dialogue after a sentence": "<p>She came in.<br>— Does it hurt?<br>— No.<br>He sat.</p>",
    "a signature": "<p>Rest is best.<br>– The clinic</p>",
    "numbers below zero": "<p>-4 to -2<br>-1 to 0</p>",
    "numbers that don't count up": "<p>1. one<br>3. three<br>9. nine</p>",
    "years": "<p>1998. It began.<br>1999. It went on.</p>",
    "a range": "<p>Between 3<br>and 4 - or 5 - days</p>",
    "several markers": "<p>Both:<br>- rest<br>- ice<br>1. one</p>",
    "a line end in the sentence": "<p>It takes days\n- or weeks - to heal.</p>",
    "markers alone": "<p>•<br>•</p>",
}


@pytest.mark.parametrize("name", NO_LISTS)
def test_lines_that_are_no_list(name: str) -> None:
    found = normalise_html(NO_LISTS[name])
    assert "list" not in shown(found.blocks)
    assert Code.LIST_FROM_LINES not in {item.code for item in found.diagnostics}


def test_it_is_reported_with_the_words_it_is_found_by() -> None:
    (said,) = normalise_html("<p>Bring:<br>- a towel<br>- water</p>").diagnostics[:1]
    assert (said.code, said.detail, said.place.near) == (
        Code.LIST_FROM_LINES,
        "2 items",
        "Bring: - a towel - water",
    )


def test_it_can_be_left_out() -> None:
    html = "<p>Bring:<br>- a towel<br>- water</p>"
    found = normalise_html(html, without=["line-lists"])
    assert shown(found.blocks) == "p: Bring:⏎- a towel⏎- water"
