"""Reference documents: whose styles, lists and page a Word document takes."""

from pathlib import Path

import pytest
from lxml import etree
from support.drafts import package, style
from support.references import HOUSE_NUMBERING, HOUSE_STYLES, by_hand, dressed, house, opened
from support.trees import bullets, h, p, strong
from support.word import W, Word, text_of, value

from exporter.errors import DocumentUnreadable
from exporter.tree import Block, Cell, List, ListItem, Quote, Row, Table
from exporter.writers.docx.reference import load


def names(document: Word) -> list[str]:
    return [value(each, "w:name") or "" for each in document.styles.values()]


def ids(document: Word) -> list[str]:
    return document.values("w:p/w:pPr/w:pStyle")


def test_styles_are_found_by_name_whatever_their_ids(tmp_path: Path) -> None:
    found = opened(tmp_path, house(), h(2, "One"), p("Two ", strong("bold")), Quote((p("Q"),)))
    assert ids(found) == ["x-Title", "Subtitle", "x-heading-1", "BodyText", "x-Quote"]
    assert found.values("w:rStyle") == ["Hyperlink", "x-Strong"]


def test_no_style_is_there_twice_and_none_is_missing(tmp_path: Path) -> None:
    for reference in (house(), by_hand()):
        found = opened(tmp_path, reference, toc="yes", captions="numbered")
        lower = [name.casefold() for name in names(found)]
        assert len(lower) == len(set(lower)) == len(found.styles)
        parts = [found.document, found.roots["word/footnotes.xml"], found.roots["word/styles.xml"]]
        named = {
            each.get(f"{W}val")
            for part in parts
            for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
            for each in part.iter(f"{W}{kind}")
        }
        assert named <= set(found.styles)


def test_only_what_the_document_uses_is_added(tmp_path: Path) -> None:
    found = opened(tmp_path, house(), p("Plain."))
    assert "Source Code" not in names(found)
    assert "Body Text" in names(found)


def test_the_reference_holds_where_both_have_a_style(tmp_path: Path) -> None:
    found = opened(tmp_path, house(), h(2, "One"))
    heading = found.styles["x-heading-1"]
    assert value(heading, "w:rPr/w:color") == "AA2200"
    assert found.roots["word/styles.xml"].find(f"{W}docDefaults//{W}sz").get(f"{W}val") == "22"  # type: ignore[union-attr]
    kinds = [each.get(f"{W}type") for each in found.styles.values() if each.get(f"{W}default")]
    assert sorted(filter(None, kinds)) == sorted(set(filter(None, kinds)))


def test_an_id_that_means_another_style_there_is_not_taken(tmp_path: Path) -> None:
    other = style("My own").replace("x-My-own", "BodyText")
    found = opened(tmp_path, package("", styles=HOUSE_STYLES + other), p("Text."))
    (body,) = [name for name, each in found.styles.items() if value(each, "w:name") == "Body Text"]
    assert body != "BodyText"
    assert ids(found)[-1] == body


def test_plain_text_looks_as_it_does_there(tmp_path: Path) -> None:
    spaced = opened(tmp_path, house(), p("Text.")).styles["BodyText"]
    assert spaced.find(f"{W}pPr/{W}spacing") is None
    tight = package("", styles=style("Normal").replace("<w:style ", '<w:style w:default="1" '))
    kept = opened(tmp_path, tight, p("Text.")).styles["BodyText"]
    assert kept.find(f"{W}pPr/{W}spacing") is not None


def test_the_language_is_the_posts(tmp_path: Path) -> None:
    named = HOUSE_STYLES + style("Caption", inner='<w:rPr><w:lang w:val="fr-FR"/></w:rPr>')
    sheet = opened(tmp_path, package("", styles=named)).roots["word/styles.xml"]
    assert [each.get(f"{W}val") for each in sheet.iter(f"{W}lang")] == ["en-US"]


def test_emphasis_shows_in_titles_that_are_not_bold_there(tmp_path: Path) -> None:
    """A style's bold and a run's switch each other off (ISO/IEC 29500-1, 17.7.3)."""
    blocks: tuple[Block, ...] = (h(2, "H"), Quote((p(strong("q")),)))
    found = opened(tmp_path, house(), *blocks)
    quoted = [each for each in found.find("w:p") if value(each, "w:pPr/w:pStyle") == "x-Quote"]
    assert [value(each, "w:r/w:rPr/w:rStyle") for each in quoted] != ["x-Strong"]


def test_headings_stay_headings(tmp_path: Path) -> None:
    """The navigation pane goes by outline levels, which some programs don't write."""
    bare = style("Normal").replace("<w:style ", '<w:style w:default="1" ') + style("heading 1")
    found = opened(tmp_path, package("", styles=bare), h(2, "One"))
    assert value(found.styles["x-heading-1"], "w:pPr/w:outlineLvl") == "0"


# -------------------------------------------------------------------------------------- lists


def numbering(document: Word) -> etree._Element:
    return document.roots["word/numbering.xml"]


def level_of(document: Word, paragraph: etree._Element) -> etree._Element:
    """The level that a paragraph's numbering leads to."""
    number, level = (value(paragraph, f"w:pPr/w:numPr/w:{name}") for name in ("numId", "ilvl"))
    instances = {each.get(f"{W}numId"): each for each in numbering(document).iter(f"{W}num")}
    abstract = value(instances[number], "w:abstractNumId")
    (found,) = [
        each
        for definition in numbering(document).iter(f"{W}abstractNum")
        if definition.get(f"{W}abstractNumId") == abstract
        for each in definition.iter(f"{W}lvl")
        if each.get(f"{W}ilvl") == level
    ]
    return found


def test_numbered_headings_stay_numbered_and_lists_get_numbers_of_their_own(tmp_path: Path) -> None:
    found = opened(tmp_path, house(), h(2, "One"), bullets("a", "b"), bullets("c", ordered=True))
    heading = found.styles["x-heading-1"]
    assert value(heading, "w:pPr/w:numPr/w:numId") == "7"
    items = [each for each in found.find("w:p") if text_of(each) in "abc" and text_of(each)]
    assert all(int(value(each, "w:pPr/w:numPr/w:numId") or 0) > 9 for each in items)
    for name, attribute in (("abstractNum", "abstractNumId"), ("num", "numId")):
        every = [each.get(f"{W}{attribute}") for each in numbering(found).iter(f"{W}{name}")]
        assert len(every) == len(set(every))


def test_lists_take_signs_and_indents(tmp_path: Path) -> None:
    found = opened(tmp_path, house(), bullets("a", bullets("b")), bullets("c", ordered=True))
    by_text = {
        text_of(each): level_of(found, each)
        for each in found.find("w:p")
        if text_of(each) in {"a", "b", "c"}
    }
    looks = {
        text: (value(level, "w:lvlText"), value(level, "w:pPr/w:ind", "left"))
        for text, level in by_text.items()
    }
    assert looks == {"a": ("–", "300"), "b": ("◦", "600"), "c": ("(%1)", "300")}
    assert value(by_text["c"], "w:numFmt") == "decimal", "the post's numbers, not letters"
    assert not found.find("w:p/w:pPr/w:ind"), "styles and levels say it all"


def test_lists_restart_and_count_as_the_post_says(tmp_path: Path) -> None:
    ordered = List(items=(ListItem(blocks=(p("x"),)),), ordered=True, start=4)
    found = opened(tmp_path, house(), bullets("a", ordered=True), ordered)
    last = found.find("w:p/w:pPr/w:numPr/w:numId")[-1].get(f"{W}val")
    (instance,) = [
        each for each in numbering(found).iter(f"{W}num") if each.get(f"{W}numId") == last
    ]
    assert value(instance, "w:lvlOverride/w:startOverride") == "4"


def test_list_styles_that_are_added_belong_to_our_lists(tmp_path: Path) -> None:
    found = opened(tmp_path, house(), bullets("a", bullets("b")))
    added = found.styles["ListBullet2"]
    number = value(added, "w:pPr/w:numPr/w:numId")
    instances = {each.get(f"{W}numId") for each in numbering(found).iter(f"{W}num")}
    assert number in instances
    assert int(number or 0) > 9


@pytest.mark.parametrize("numbering", ["", HOUSE_NUMBERING.replace('w:numId="7"', 'w:numId="77"')])
def test_styles_that_refer_to_no_list_lose_their_numbers(tmp_path: Path, numbering: str) -> None:
    reference = package("", styles=HOUSE_STYLES, numbering=numbering)
    found = opened(tmp_path, reference, h(2, "One"))
    assert found.styles["x-heading-1"].find(f"{W}pPr/{W}numPr") is None


# --------------------------------------------------------------------------------------- page


def test_the_page_is_the_references(tmp_path: Path) -> None:
    (section,) = opened(tmp_path, house(), p("Text.")).find("w:sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert [size.get(f"{W}w"), size.get(f"{W}h")] == ["9000", "12000"]
    assert margins is not None
    assert [margins.get(f"{W}{side}") for side in ("top", "right", "bottom", "left", "gutter")] == [
        "900",
        "700",
        "800",
        "1100",
        "100",
    ]


def test_tables_and_pictures_fit_its_text(tmp_path: Path) -> None:
    room = 9000 - 700 - 1100 - 100
    found = opened(tmp_path, house())
    extents = [int(each.get("cx") or 0) for each in found.document.iter("{*}extent")]
    assert extents
    assert max(extents) <= room * 635
    widths = [
        sum(int(column.get(f"{W}w") or 0) for column in table.iterfind(f"{W}tblGrid/{W}gridCol"))
        for table in found.find("w:body/w:tbl")
    ]
    assert widths
    assert max(widths) <= room + 20


def test_columns_go_with_the_text_and_titles_across_them(tmp_path: Path) -> None:
    body = (
        '<w:sectPr><w:pgSz w:w="12000" w:h="9000" w:orient="landscape"/><w:pgMar w:top="900"'
        ' w:right="700" w:bottom="800" w:left="700" w:header="400" w:footer="300" w:gutter="0"/>'
        '<w:cols w:num="2" w:space="400"/></w:sectPr>'
    )
    reference = package(body, styles=HOUSE_STYLES, numbering=HOUSE_NUMBERING)
    opening, text = opened(tmp_path, reference, p("Text.")).find("w:sectPr")
    assert value(opening, "w:cols", "num") is None
    assert value(text, "w:cols", "num") == "2"
    assert value(text, "w:pgSz", "orient") == "landscape"


def test_what_a_section_says_of_numbers_borders_and_lines_comes_along(tmp_path: Path) -> None:
    inner = (
        '<w:pgBorders><w:top w:val="single" w:sz="4" w:space="1"/></w:pgBorders>'
        '<w:lnNumType w:countBy="1" w:restart="continuous"/><w:pgNumType w:start="5"/>'
        '<w:vAlign w:val="center"/><w:titlePg/><w:docGrid w:linePitch="360"/>'
    )
    found = opened(tmp_path, package(f"<w:sectPr>{inner}</w:sectPr>", styles=HOUSE_STYLES), p("T"))
    (section,) = found.find("w:sectPr")
    order = [etree.QName(each).localname for each in section]
    assert order == [
        "pgSz",
        "pgMar",
        "pgBorders",
        "lnNumType",
        "pgNumType",
        "cols",
        "vAlign",
        "titlePg",
        "docGrid",
    ]


def test_the_settings_that_pages_hang_on_come_along(tmp_path: Path) -> None:
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:mirrorMargins/><w:attachedTemplate/><w:defaultTabStop w:val="500"/>'
        "<w:autoHyphenation/><w:evenAndOddHeaders/><w:docVars/></w:settings>"
    )
    reference = house(
        parts={"word/settings.xml": settings},
        related={"s": ("settings", "settings.xml", False)},
    )
    found = opened(tmp_path, reference, p("Text.")).roots["word/settings.xml"]
    order = [etree.QName(each).localname for each in found]
    assert order[:5] == [
        "zoom",
        "mirrorMargins",
        "defaultTabStop",
        "autoHyphenation",
        "evenAndOddHeaders",
    ]
    assert not {"attachedTemplate", "docVars"} & set(order)
    assert value(found, "w:defaultTabStop") == "500"


def test_a_page_without_room_is_refused(tmp_path: Path) -> None:
    narrow = package('<w:sectPr><w:pgSz w:w="3000" w:h="9000"/></w:sectPr>', styles=HOUSE_STYLES)
    with pytest.raises(DocumentUnreadable, match="too narrow"):
        dressed(tmp_path, narrow, p("Text."))


def test_contents_end_where_its_lines_do(tmp_path: Path) -> None:
    found = opened(tmp_path, house(), h(2, "One"), p("Text."), toc="yes")
    assert value(found.styles["TOC1"], "w:pPr/w:tabs/w:tab", "pos") == str(9000 - 1900)
    assert value(found.styles["TOCHeading"], "w:pPr/w:numPr/w:numId") == "0", (
        "no heading of its own"
    )
    (page,) = [text for text in map(text_of, found.find("w:sdtContent/w:p")) if "One" in text]
    assert page.endswith("1")


def test_contents_have_the_numbers_of_numbered_headings(tmp_path: Path) -> None:
    blocks = [h(level, f"H{at}") for at, level in enumerate((2, 3, 4, 3, 2, 4, 5))]
    found = opened(tmp_path, house(), *blocks, toc="yes")
    lines = [text_of(each).rstrip("1234567890") for each in found.find("w:sdtContent/w:p")[1:-1]]
    entries = ["1\tH", "1.1\tH", "1.1.1\tH", "1.2\tH", "2\tH", "2.1.1\tH"]
    assert [line.rpartition("\t")[0].rstrip("0123456789") for line in lines] == entries


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        (('w:val="%1.%2"', 'w:val="(%1-%2)"'), ["1", "(1-1)", "(1-2)", "2"]),
        (
            ('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="upperRoman"/>'),
            ["I", "I.I", "I.II", "II"],
        ),
        (('<w:start w:val="1"/>', '<w:start w:val="4"/>'), ["4", "4.4", "4.5", "5"]),
        (
            (
                '<w:numFmt w:val="decimal"/><w:pStyle w:val="x-heading-1"/>',
                '<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="x-heading-1"/>',
            ),
            ["a", "a.1", "a.2", "b"],
        ),
        (('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="hebrew1"/>'), ["", "", "", ""]),
    ],
)
def test_heading_numbers_are_as_the_list_writes_them(
    change: tuple[str, str], numbers: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(package("", styles=HOUSE_STYLES, numbering=HOUSE_NUMBERING.replace(*change)))
    count = load.load(str(path)).heading_numbers()
    assert [count(level) for level in (1, 2, 2, 1)] == numbers


def test_nothing_of_its_text_comes_along(tmp_path: Path) -> None:
    found = opened(tmp_path, by_hand(), p("Text."))
    assert all(b"Not for the export" not in part for part in found.parts.values())


def test_the_same_bytes(tmp_path: Path) -> None:
    assert dressed(tmp_path, by_hand()) == dressed(tmp_path, by_hand())


def test_wide_tables_fit_too(tmp_path: Path) -> None:
    row = Row(tuple(Cell(blocks=(p(f"Cell {number}"),)) for number in range(9)))
    found = opened(tmp_path, house(), Table(body=(row,)))
    (table,) = found.find("w:tbl")
    columns = [int(each.get(f"{W}w") or 0) for each in table.iter(f"{W}gridCol")]
    assert sum(columns) <= 7100 + 20


def test_a_style_that_is_based_on_itself_is_cut_loose(tmp_path: Path) -> None:
    ring = style("One", based="x-Two") + style("Two", based="x-One") + style("Me", based="x-Me")
    found = opened(tmp_path, package("", styles=HOUSE_STYLES + ring), p("Text."))
    below = {name: value(each, "w:basedOn") for name, each in found.styles.items()}
    assert [below["x-One"], below["x-Two"], below["x-Me"]].count(None) == 2
