"""The structure tree: what assistive technology is told (ISO 32000-1, 14.8; ISO 14289-1)."""

import pytest
from support.everything import FAR, NEAR, pictures
from support.printed import Printed, Tag, printed
from support.trees import article, bullets, h, inlines, p

from exporter.tree import (
    Abbreviation,
    Block,
    Callout,
    Cell,
    DefinitionItem,
    DefinitionList,
    Figure,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Preformatted,
    Questions,
    Quote,
    Row,
    Span,
    Table,
    Text,
)
from exporter.tree.nodes import QuestionAnswer
from exporter.writers.pdf.options import PdfOptions


def tagged(*blocks: Block) -> Tag:
    """The structure tree below title, by-line and source."""
    tags = printed(article(*blocks), pictures()).tags()
    assert [kid.role for kid in tags.kids[:2] if isinstance(kid, Tag)] == ["H1", "P"]
    tags.kids = tags.kids[2:]
    return tags


def only(*blocks: Block) -> str:
    return tagged(*blocks).outline()


def row(*texts: str, header: bool = False) -> Row:
    return Row(tuple(Cell(blocks=(p(text),), header=header) for text in texts))


@pytest.mark.parametrize(
    ("block", "outline"),
    [
        (p("x"), "P"),
        (bullets("a", "b"), "L(LI(Lbl LBody) LI(Lbl LBody))"),
        (bullets((p("a"), bullets("b"))), "L(LI(Lbl LBody(L(LI(Lbl LBody)))))"),
        (
            List(items=(ListItem(blocks=(p("a"), p("b"))),), tight=False),
            "L(LI(Lbl LBody(P P)))",
        ),
        (
            DefinitionList(
                items=(
                    DefinitionItem((inlines("a"), inlines("b")), ((p("c"),), (p("d"),))),
                    DefinitionItem((inlines("e"),), ((p("f"),),)),
                )
            ),
            "L(LI(Lbl Lbl LBody LBody) LI(Lbl LBody))",
        ),
        (Quote(blocks=(p("a"),), attribution=inlines("b")), "BlockQuote(P P)"),
        (
            Figure(blocks=(Paragraph(content=(Image(NEAR, alt="a"),)),), caption=(p("b"),)),
            "Div(Figure Caption)",
        ),
        (
            Figure(blocks=(Paragraph(content=(Image(FAR, alt="a"),)),), caption=(p("b"),)),
            "Div(P Caption)",
        ),
        (
            Table(head=(row("a", header=True),), body=(row("b"),), caption=(p("c"),)),
            "Table(Caption THead(TR(TH)) TBody(TR(TD)))",
        ),
        (
            Callout(blocks=(p("a"), bullets("b")), kind="emergency"),
            "Div(P L(LI(Lbl LBody)))",
        ),
        (
            Questions(items=(QuestionAnswer(inlines("a"), (p("b"), bullets("c"))),)),
            "P P L(LI(Lbl LBody))",
        ),
    ],
)
def test_types(block: Block, outline: str) -> None:
    assert only(block) == f"Document({outline})"


def test_code_is_a_block() -> None:
    (code,) = tagged(Preformatted(content=inlines("a\nb"), kind="code")).find("Code")
    assert str(code.attributes["Placement"]) == "/Block"
    assert code.text().replace("\n", "") == "ab"


def test_lists_say_how_they_are_numbered() -> None:
    tags = tagged(
        bullets("a"),
        bullets("b", ordered=True),
        List(items=(ListItem(blocks=(p("c"),)),), ordered=True, numbering="upper-roman", start=9),
    )
    lists = tags.find("L")
    assert [str(item.attributes["ListNumbering"]) for item in lists] == [
        "/Disc",
        "/Decimal",
        "/UpperRoman",
    ]
    assert [item.text().strip() for item in tags.find("Lbl")] == ["•", "1.", "IX."]


def numbers(item: List) -> list[str]:
    return [tag.text().strip() for tag in tagged(item).find("Lbl")]


def test_numbers() -> None:
    three = tuple(ListItem(blocks=(p("x"),)) for _ in range(3))
    assert numbers(List(items=three, ordered=True)) == ["1.", "2.", "3."]
    assert numbers(List(items=three, ordered=True, start=0)) == ["0.", "1.", "2."]
    assert numbers(List(items=three, ordered=True, reversed=True)) == ["3.", "2.", "1."]
    assert numbers(List(items=three, ordered=True, start=-1, numbering="lower-roman")) == [
        "-1.",
        "0.",
        "i.",
    ]
    assert numbers(List(items=three, ordered=True, start=26, numbering="lower-alpha")) == [
        "z.",
        "aa.",
        "ab.",
    ]
    jump = (three[0], ListItem(blocks=(p("x"),), value=1990), three[0])
    assert numbers(List(items=jump, ordered=True, numbering="lower-roman")) == [
        "i.",
        "mcmxc.",
        "mcmxci.",
    ]


def test_bullets_change_with_depth() -> None:
    deep = bullets((p("a"), bullets((p("b"), bullets("c")))))
    assert [tag.text().strip() for tag in tagged(deep).find("Lbl")] == ["•", "–", "•"]


def test_items_of_any_kind_have_a_marker() -> None:
    table = Table(body=(row("x"),))
    items: tuple[Block, ...] = (table, Preformatted(content=inlines("x")), bullets("x"), h(2, "x"))
    for item in items:
        outline = only(bullets(item))
        assert outline.startswith("Document(L(LI(Lbl LBody"), outline
    right_to_left = List(items=(ListItem(blocks=(p("פריט"),)),), dir="rtl", lang="he")
    assert only(right_to_left) == "Document(L(LI(Lbl LBody)))"


def test_header_cells_have_a_scope() -> None:
    body = Row((Cell(blocks=(p("side"),), header=True, rowspan=2), Cell(blocks=(p("x"),))))
    tags = tagged(Table(head=(row("a", "b", header=True),), body=(body, row("y"))))
    assert [(tag.text().strip(), str(tag.attributes["Scope"])) for tag in tags.find("TH")] == [
        ("a", "/Column"),
        ("b", "/Column"),
        ("side", "/Row"),
    ]
    assert int(tags.find("TH")[2].attributes["RowSpan"]) == 2


def test_rows_are_of_one_length() -> None:
    wide = Row((Cell(blocks=(p("a"),), colspan=2, rowspan=2), Cell(blocks=(p("b"),))))
    tags = tagged(Table(body=(wide, Row((Cell(),)), row("c"), Row((Cell(), Cell(), Cell())))))
    assert [len(tag.kids) for tag in tags.find("TR")] == [2, 1, 3, 3]


def pages_of(found: Printed) -> int:
    assert found.counted is not None
    return found.counted


def test_what_crosses_a_page_is_one_element() -> None:
    long = "word " * 900
    found = printed(article(p(long), bullets(long), Quote(blocks=(p(long),))))
    assert pages_of(found) > 3
    tags = found.tags()
    tags.kids = tags.kids[2:]
    assert tags.outline() == "Document(P L(LI(Lbl LBody)) BlockQuote(P))"
    assert tags.text().count("word") == 2700


def test_a_repeated_head_is_read_once() -> None:
    table = Table(head=(row("Head", header=True),), body=tuple(row(f"r{n}") for n in range(90)))
    found = printed(article(table))
    assert pages_of(found) > 2
    assert all("Head" in text for text in found.page_texts()[:3])
    tags = found.tags()
    assert tags.text().count("Head") == 1
    assert len(tags.find("Table")) == len(tags.find("THead")) == 1
    assert [tag.text() for tag in tags.find("TD")] == [f"r{n}" for n in range(90)]


def test_running_heads_and_page_numbers_are_not_read() -> None:
    found = printed(article(p("word " * 900), title="The title"))
    assert "The title" in found.page_texts()[1]
    assert "Page 2 of" in found.page_texts()[1]
    assert found.tags().text().count("The title") == 1
    assert "Page" not in found.tags().text()


def test_languages() -> None:
    span = Span(content=inlines("bonjour"), lang="fr")
    tags = tagged(p("hello ", span), Paragraph(content=inlines("hallo"), lang="de"))
    assert [
        (tag.text(), str(tag.attributes["Lang"])) for tag in tags.walk() if "Lang" in tag.attributes
    ] == [
        ("bonjour", "fr"),
        ("hallo", "de"),
    ]


def test_abbreviations_are_expanded() -> None:
    (span,) = tagged(p(Abbreviation(inlines("MRI"), "magnetic resonance imaging"))).find("Span")
    assert str(span.attributes["E"]) == "magnetic resonance imaging"


def test_pictures() -> None:
    tags = tagged(
        Paragraph(content=(Image(NEAR, alt="A box"),)),
        Paragraph(content=(Image(NEAR, alt=""),)),
        Paragraph(content=(Image(NEAR, title="Its title"),)),
    )
    assert [str(tag.attributes["Alt"]) for tag in tags.find("Figure")] == ["A box", "Its title"]
    left, bottom, right, top = map(float, tags.find("Figure")[0].attributes["BBox"])
    assert (round(right - left), round(top - bottom, 1)) == (30, 22.5)
    assert 71 < left + 0.5 < 72
    assert 0 < bottom < top < 842


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (inlines("some words"), "some words"),
        ((Image(NEAR, alt="A box"),), "A box"),
        ((Image(NEAR, alt=""),), "https://example.org/x"),
    ],
)
def test_links(content: tuple[Inline, ...], said: str) -> None:
    found = printed(
        article(Paragraph(content=(Link("https://example.org/x", content),))), pictures()
    )
    link = next(tag for tag in found.tags().find("Link") if tag.find("OBJR"))
    annotation = link.find("OBJR")[0].attributes["annotation"]
    assert str(annotation.A.URI) == "https://example.org/x"
    assert str(annotation.Contents) == said
    assert len(link.kids) > 1


def test_a_link_over_two_lines_is_one_link() -> None:
    tags = tagged(p("word " * 12, Link("https://example.org/", inlines("link " * 12))))
    assert len(tags.find("Link")) == 1
    assert len(tags.find("OBJR")) == 2


def test_headings_never_skip_a_level() -> None:
    assert only(h(4, "a"), h(6, "b"), h(2, "c")) == "Document(H2 H3 H2)"


def heads_of(table: Table) -> dict[str, list[str]]:
    """The words of each cell, with those of the heads that it names."""
    cells = tagged(table).find("TH", "TD")
    names = {str(cell.attributes["ID"]): said(cell) for cell in cells if "ID" in cell.attributes}
    return {
        said(cell): [names[str(name)] for name in cell.attributes.get("Headers", [])]
        for cell in cells
    }


def said(tag: Tag) -> str:
    return tag.text().strip()


def head(text: str, *, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(blocks=(p(text),), header=True, rowspan=rowspan, colspan=colspan)


def test_cells_name_their_heads_where_there_are_rows_and_columns_of_them() -> None:
    body = tuple(
        Row((head(name), *row(f"{name}1", f"{name}2").cells)) for name in ("morning", "night")
    )
    assert heads_of(Table(head=(row("time", "dose", "note", header=True),), body=body)) == {
        "time": [],
        "dose": [],
        "note": [],
        "morning": ["time"],
        "morning1": ["morning", "dose"],
        "morning2": ["morning", "note"],
        "night": ["time"],
        "night1": ["night", "dose"],
        "night2": ["night", "note"],
    }


def test_heads_that_span_are_named_by_all_below() -> None:
    top = Row((head("day", rowspan=2), head("doses", colspan=2)))
    second = row("tablets", "drops", header=True)
    body = Row((Cell(blocks=(p("1"),), rowspan=2), *row("2", "3").cells))
    assert heads_of(Table(head=(top, second), body=(body, row("4", "5")))) == {
        "day": [],
        "doses": [],
        "tablets": ["doses"],
        "drops": ["doses"],
        "1": ["day"],
        "2": ["doses", "tablets"],
        "3": ["doses", "drops"],
        "4": ["doses", "tablets"],
        "5": ["doses", "drops"],
    }


def test_in_a_plain_table_scopes_are_enough() -> None:
    plain = Table(head=(row("a", "b", header=True),), body=(row("c", "d"),))
    assert all(not names for names in heads_of(plain).values())
    many = tuple(Row((head(f"h{n}"), *row(f"c{n}").cells)) for n in range(250))
    endless = Table(head=(row("a", "b", header=True),), body=many)
    assert not any("Headers" in cell.attributes for cell in tagged(endless).find("TD"))


def test_identifiers_lead_to_their_elements() -> None:
    top = Row((head("day"), head("doses", colspan=2)))
    table = Table(head=(top,), body=(row("1", "2", "3"),))
    note = Note(id="höhe", blocks=(p("above the sea"),))
    found = printed(article(table, p("x", note), table))
    tree = found.file.Root.StructTreeRoot
    names = list(tree.IDTree.Names)
    keys = [bytes(key) for key in names[::2]]
    assert keys == sorted(keys)
    assert [str(element.ID) for element in names[1::2]] == [str(key) for key in names[::2]]
    used = [tag.attributes["ID"] for tag in found.tags().walk() if "ID" in tag.attributes]
    assert sorted(map(str, used)) == sorted(map(str, names[::2]))
    assert len(set(keys)) == len(keys) == 5


def test_footnotes_and_their_marks_refer_to_each_other() -> None:
    publication = article(p("x", Note(id="n", blocks=(p("note"),))))
    found = printed(publication, options=PdfOptions(standard="ua-2"))
    tags = found.tags()
    (mark,) = (tag for tag in tags.find("Reference") if "Ref" in tag.attributes)
    (note,) = tags.find("FENote")
    assert mark.attributes["Ref"][0].S == "/FENote"
    assert note.attributes["Ref"][0].S == "/Reference"


def test_verses_are_no_code() -> None:
    assert only(Preformatted(content=inlines("a\nb"), kind="verse")) == "Document(P)"


def test_spaces_between_decorative_pictures_say_nothing() -> None:
    drawn = (Image(NEAR, alt=""), Text(" "), Image(NEAR, alt=""))
    row_of_them = List(items=(ListItem(blocks=(Paragraph(content=drawn),)),) * 2)
    assert only(p("a"), Paragraph(content=drawn), row_of_them, p("b")) == "Document(P P)"


def test_a_picture_of_a_gallery_stands_in_its_link() -> None:
    linked = Paragraph(content=(Link("https://example.org/x", (Image(NEAR, alt="A box"),)),))
    tags = tagged(List(items=(ListItem(blocks=(Figure(blocks=(linked,)),)),) * 2))
    links = [tag for tag in tags.find("Link") if tag.find("OBJR")]
    assert [len(link.find("Figure")) for link in links] == [1, 1]
