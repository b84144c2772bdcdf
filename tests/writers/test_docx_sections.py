"""Tables too wide for a handout's page: on a turned sheet or across the columns, no word broken."""

import pytest
from lxml import etree
from msgspec.structs import replace
from support.contexts import chapter, context, without_source
from support.trees import bullets, h, p
from support.word import W, Word, style_of, value, written

from exporter.look import PRESETS, Look, Paper
from exporter.tree import Block, Cell, Figure, Note, Publication, Row, Table

NARROW = Table(body=(Row((Cell(blocks=(p("a"),)), Cell(blocks=(p("b"),)))),))
WIDE = Table(body=(Row(tuple(Cell(blocks=(p(f"Wednesday{n}"),)) for n in range(5))),))
"""Five words: too wide for 18 pt upright on A4 and for half a page at 10 pt."""


def word(*blocks: Block, preset: str = "large", paper: Paper = "a4") -> Word:
    publication = without_source(Publication.of_article(chapter(*blocks)))
    look = Look(preset=PRESETS[preset], paper=paper)
    return Word(written(replace(context(publication), look=look)))


def shape(document: Word) -> list[tuple[str, list[str]]]:
    """Each section: its page and what stands on it."""
    found: list[tuple[str, list[str]]] = []
    here: list[str] = []
    for element in document.document[0]:
        name = etree.QName(element).localname
        section = element if name == "sectPr" else element.find(f"{W}pPr/{W}sectPr")
        if name == "tbl":
            here.append("table")
        elif name == "p" and style_of(element) != "AfterTable":
            here.append(style_of(element))
        if section is not None:
            found.append((_page(section), here))
            here = []
    return found


def _page(section: etree._Element) -> str:
    size = section.find(f"{W}pgSz")
    assert size is not None
    turned = int(size.get(f"{W}w") or 0) > int(size.get(f"{W}h") or 0)
    said = [
        "turned" if turned else "",
        "columns" if value(section, "w:cols", "num") else "",
        value(section, "w:type") or "",
    ]
    return " ".join(filter(None, said))


def test_a_wide_table_is_turned_with_what_introduces_it() -> None:
    introduced = replace(p("Here:"), keep_with_next=True)
    document = word(p("x"), h(2, "A", "a"), h(3, "B", "b"), introduced, WIDE, p("y"))
    assert shape(document) == [
        ("", ["Title", "BodyText"]),
        ("turned", ["Heading1", "Heading2", "BodyText", "table"]),
        ("", ["BodyText"]),
    ]
    assert document.find("w:sectPr/w:pgSz")[1].get(f"{W}orient") == "landscape"
    assert len(document.find("w:sectPr/w:titlePg")) == 1


def test_a_title_does_not_stay_alone() -> None:
    assert shape(word(h(2, "A", "a"), WIDE)) == [("turned", ["Title", "Heading1", "table"])]


def test_wide_tables_after_each_other_and_their_captions() -> None:
    figure = Figure(blocks=(WIDE,), caption=(p("Said of it."),))
    document = word(p("x"), figure, h(2, "A", "a"), WIDE, p("y"))
    assert shape(document) == [
        ("", ["Title", "BodyText"]),
        ("turned", ["table", "Caption", "Heading1", "table"]),
        ("", ["BodyText"]),
    ]


def test_a_wide_table_goes_across_columns() -> None:
    document = word(p("x"), WIDE, p("y"), preset="compact")
    assert shape(document) == [
        ("", ["Title"]),
        ("columns continuous", ["BodyText"]),
        ("continuous", ["table"]),
        ("columns continuous", ["BodyText"]),
    ]


@pytest.mark.parametrize(
    ("preset", "blocks"),
    [
        ("large", (p("x"), NARROW)),
        ("standard", (p("x"), WIDE)),  # it fits
        ("article", (p("x"), Table(body=(Row(WIDE.body[0].cells * 3),)))),
        ("booklet", (p("x"), WIDE)),
        ("large", (p("x", Note(id="n", blocks=(WIDE,))),)),
        ("large", (Table(body=(Row((Cell(blocks=(WIDE,)),)),)),)),
    ],
)
def test_other_tables_stay(preset: str, blocks: tuple[Block, ...]) -> None:
    assert len(word(*blocks, preset=preset).find("w:sectPr")) == 1


def test_a_table_in_a_list_is_turned_too() -> None:
    document = word(p("x"), bullets((p("One"), WIDE), "Two", ordered=True))
    assert [page for page, _ in shape(document)] == ["", "turned", ""]
    assert [line.label for line in document.lines() if line.style == "ListNumber"] == ["1.", "2."]
