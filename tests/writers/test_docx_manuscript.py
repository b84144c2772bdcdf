"""Manuscripts: what stands in styles, on the first page, at the top of the others."""

import pytest
from lxml import etree
from msgspec.structs import replace
from support.contexts import book, chapter, context, without_source
from support.everything import BLOCKS, pictures
from support.trees import bullets, h, p
from support.word import W, Word, style_of, text_of, value, written

from exporter.look import PAPERS, Look, Manuscript, Paper
from exporter.tree import (
    Block,
    Link,
    Paragraph,
    Publication,
    Quote,
    Style,
    Styled,
    Text,
    ThematicBreak,
)
from exporter.writers.docx import styles

EVERYTHING = Publication.of_article(chapter(*BLOCKS))

FULL = Manuscript(
    contact=("Ann Other", "1 Street", "a@b.example"),
    agent=("Agents", "2 Square"),
    count="about 1,200 words",
    by_line="By Pen Name",
    running="Other / ANKLE",
    end="END",
)


def opened(publication: Publication, manuscript: Manuscript = FULL, *, paper: Paper = "a4") -> Word:
    look = Look(manuscript=manuscript, paper=paper)
    return Word(written(context(publication, pictures(), look=look)))


def article(*blocks: Block, manuscript: Manuscript = FULL) -> Word:
    return opened(Publication.of_article(chapter(*blocks)), manuscript)


def styled(document: Word, name: str) -> etree._Element:
    part = document.roots["word/styles.xml"]
    (found,) = [each for each in part.iter(f"{W}style") if each.get(f"{W}styleId") == name]
    return found


def test_the_first_page_says_who_and_how_long() -> None:
    lines = [(style_of(each), text_of(each)) for each in article(p("Rest.")).find("w:body/w:p")]
    assert lines == [
        ("ManuscriptContact", "Ann Other\tabout 1,200 words"),
        ("ManuscriptContact", "1 Street"),
        ("ManuscriptContact", "a@b.example"),
        ("ManuscriptAgent", "Agents"),
        ("ManuscriptContact", "2 Square"),
        ("Title", "A title"),
        ("ManuscriptByLine", "By Pen Name"),
        ("BodyText", "Rest."),
        ("ManuscriptEnd", "END"),
    ]


def test_what_nobody_states_leaves_no_line() -> None:
    lines = [style_of(each) for each in article(p("x"), manuscript=Manuscript()).find("w:body/w:p")]
    assert lines == ["Title", "BodyText"]
    alone = article(p("x"), manuscript=Manuscript(count="about 3 words"))
    assert text_of(alone.find("w:body/w:p")[0]) == "\tabout 3 words"
    agent = article(p("x"), manuscript=Manuscript(agent=("Agents",)))
    assert style_of(agent.find("w:body/w:p")[0]) == "ManuscriptContact"


def test_the_text_may_begin_on_the_second_page() -> None:
    document = article(p("x"), manuscript=replace(FULL, title_page=True))
    lines = document.find("w:body/w:p")
    assert [style_of(each) for each in lines[-4:]] == [
        *("ManuscriptByLine", "ManuscriptTitlePageEnd", "BodyText", "ManuscriptEnd")
    ]
    assert value(lines[-3], "w:r/w:br", "type") == "page"


def test_paragraphs_are_indented_but_where_a_part_begins() -> None:
    document = article(
        *(p("a"), p("b"), h(2, "C"), p("d"), p("e"), ThematicBreak(), p("f"), p("g")),
        *(bullets("h"), p("i"), Quote(blocks=(p("j"), p("k"))), p("l")),
        *(Paragraph(content=p("m").content, align="center"), p("n")),
        *(
            Paragraph(content=p("o").content, align="left"),
            Paragraph(content=p("q").content, align="right"),
        ),
    )
    found = {text_of(each): style_of(each) for each in document.find("w:body/w:p")}
    flush = {text for text, style in found.items() if style == "BodyText"}
    indented = {text for text, style in found.items() if style == "BodyTextFirstIndent"}
    assert flush == {"a", "d", "f", "m", "q"}
    assert indented == {"b", "e", "g", "i", "l", "n", "o"}
    assert found["#"] == "ThematicBreak"
    indent = styled(document, "BodyTextFirstIndent").find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert indent.get(f"{W}firstLine") == "720"


def test_all_of_it_stands_in_styles() -> None:
    document = article(p("a"), p("b"), ThematicBreak(), p("c"))
    for each in document.find("w:body/w:p"):
        properties = each.find(f"{W}pPr")
        assert properties is not None
        assert [child.tag for child in properties] == [f"{W}pStyle"]
    assert document.find("w:rPr") == []


@pytest.mark.parametrize(
    ("typeface", "font"), [("times", "Times New Roman"), ("courier", "Courier New")]
)
def test_one_typeface_of_12_points_in_black(typeface: str, font: str) -> None:
    part = opened(EVERYTHING, replace(FULL, typeface=typeface)).roots["word/styles.xml"]
    fonts = {each.get(f"{W}ascii") for each in part.iter(f"{W}rFonts")}
    assert fonts == {font, "Courier New"}
    assert {each.get(f"{W}val") for each in part.iter(f"{W}color")} == {"000000"}
    for style in part.iter(f"{W}style"):
        name = style.get(f"{W}styleId") or ""
        if not name.startswith(("HTML", "SourceCode", "AfterTable")):
            assert {each.get(f"{W}val") for each in style.iter(f"{W}sz")} <= {"24"}, name
    default = part.find(f"{W}docDefaults//{W}sz")
    assert default is not None
    assert default.get(f"{W}val") == "24"


def test_links_are_black_too() -> None:
    code = Link("https://example.org/", (Styled(Style.CODE, (Text("x"),)),))
    assert article(p(code)).values("w:color") == ["000000"]


def test_a_title_without_a_by_line_has_room_below() -> None:
    for by_line, after in (("", "480"), ("By Pen Name", "0")):
        document = article(p("x"), manuscript=Manuscript(by_line=by_line))
        room = styled(document, "Title").find(f"{W}pPr/{W}spacing")
        assert room is not None
        assert room.get(f"{W}after") == after


def test_text_is_double_spaced_without_room_between_paragraphs() -> None:
    document = opened(EVERYTHING)
    default = document.roots["word/styles.xml"].find(f"{W}docDefaults//{W}spacing")
    assert default is not None
    assert default.get(f"{W}line") == "480"
    for name in ("BodyText", "ListBullet", "ListNumber2", "Quote", "Definition"):
        room = styled(document, name).find(f"{W}pPr/{W}spacing")
        if room is not None:
            assert {room.get(f"{W}before"), room.get(f"{W}after")} == {"0"}, name
            assert room.get(f"{W}line") in {None, "480"}, name
    for name in ("TableText", "Caption", "FootnoteText", "HTMLPreformatted"):
        room = styled(document, name).find(f"{W}pPr/{W}spacing")
        assert room is not None
        assert room.get(f"{W}line") == "240", name


@pytest.mark.parametrize("paper", PAPERS)
def test_the_title_stands_a_third_down_whatever_stands_above(paper: Paper) -> None:
    for manuscript in (Manuscript(), FULL):
        document = opened(Publication.of_article(chapter(p("x"))), manuscript, paper=paper)
        room = styled(document, "Title").find(f"{W}pPr/{W}spacing")
        size, margins = document.find("w:pgSz")[0], document.find("w:pgMar")[0]
        assert room is not None
        lines = 276 * (len(manuscript.contact) + len(manuscript.agent))
        down = int(margins.get(f"{W}top", "")) + lines + int(room.get(f"{W}before", ""))
        assert down == pytest.approx(int(size.get(f"{W}h", "")) / 3, abs=2)


def test_every_page_but_the_first_has_name_title_and_number() -> None:
    document = article(p("x"))
    header = document.roots["word/header1.xml"]
    assert text_of(header) == "Other / ANKLE / 2"
    assert header.find(f".//{W}fldSimple").get(f"{W}instr") == " PAGE "  # type: ignore[union-attr]
    assert len(document.find("w:titlePg")) == 1
    assert document.values("w:headerReference", "type") == ["default"]
    assert document.find("w:footerReference") == []
    assert not [name for name in document.parts if "footer" in name]


def test_styles_are_there_once_and_all_that_are_named() -> None:
    part = opened(EVERYTHING).roots["word/styles.xml"]
    ids = [style.get(f"{W}styleId") for style in part.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    for tag in ("basedOn", "next"):
        assert {each.get(f"{W}val") for each in part.iter(W + tag)} <= set(ids)
    for name in (styles.CONTACT, styles.AGENT, styles.BY_LINE, styles.END, styles.TITLE_PAGE_END):
        assert name in ids


def test_lines_that_run_from_right_to_left() -> None:
    document = opened(without_source(Publication.of_article(chapter(p("نص"), language="ar"))))
    lines = document.find("w:body/w:p")
    assert len(lines) == len(document.find("w:body/w:p/w:pPr/w:bidi"))
    assert text_of(lines[1]) == "\u200e1 Street\u200e"  # else the number would stand last


def test_a_book_has_one_first_page() -> None:
    document = opened(book(chapter(p("x"), title="One"), chapter(p("y"), title="Two")))
    found = [style_of(each) for each in document.find("w:body/w:p")]
    assert found.count("Title") == found.count("ManuscriptByLine") == 1
    assert found.count("ManuscriptEnd") == 1


def test_nothing_else_changes_where_it_is_no_manuscript() -> None:
    document = Word(written(context(EVERYTHING, pictures())))
    assert "Manuscript" not in document.parts["word/styles.xml"].decode()
    assert "BodyTextFirstIndent" not in document.parts["word/styles.xml"].decode()
