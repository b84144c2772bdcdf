"""What Word and other programs write, by hand: styles of any language, revisions, lists, fields."""

import pytest
from support.drafts import NAMESPACES, blocks_of, codes, p, package, r, reading, style
from support.trees import h, inlines
from support.trees import p as said

from exporter.diagnostics import Code
from exporter.tree import (
    Heading,
    Link,
    List,
    ListItem,
    Note,
    Preformatted,
    Quote,
    Span,
    Style,
    Styled,
    Table,
    ThematicBreak,
    plain_text,
    walk,
)

LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{{}}"/><w:lvlText w:val="%{n + 1}."/>'
    f'<w:pPr><w:ind w:left="{720 * (n + 1)}"/></w:pPr></w:lvl>'
    for n in range(3)
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS.format("decimal", "lowerLetter", "lowerRoman")}'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
    '</w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3">'
    '<w:abstractNumId w:val="1"/></w:num>'
)


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_styles_are_known_by_their_names_and_what_they_rest_on() -> None:
    styles = (
        style("Title") + style("heading 1") + style("heading 2") + style("Quote")
        + style("Mine", based="x-heading-2") + style("HTML Preformatted")
        + style("Outlined", inner='<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    )  # fmt: skip
    body = (
        p("The title", "Title") + p("One", "heading 1") + p("Two", "Mine") + p("Three", "Outlined")
        + p("Quoted", "Quote") + p("again", "Quote") + p("a", "HTML Preformatted")
        + p("b", "HTML Preformatted")
    )  # fmt: skip
    found = reading(package(body, styles=styles)).publication
    assert plain_text(found.title) == "The title"
    assert found.chapters[0].blocks == (
        h(2, "One"),
        h(3, "Two"),
        h(4, "Three"),
        Quote(blocks=(said("Quoted"), said("again"))),
        Preformatted(content=inlines("a", "\n", "b"), kind="text"),
    )


def test_looks_are_what_the_author_meant() -> None:
    styles = style("Strong", "character") + style(
        "Loud", "character", inner="<w:rPr><w:b/></w:rPr>"
    )
    looks = {
        '<w:rStyle w:val="x-Strong"/>': {Style.STRONG},
        '<w:rStyle w:val="x-Loud"/>': {Style.STRONG},
        '<w:rStyle w:val="x-Strong"/><w:b w:val="0"/>': set(),
        "<w:i/>": {Style.EMPHASIS},
        '<w:i w:val="false"/>': set(),
        '<w:u w:val="single"/>': {Style.UNDERLINE},
        '<w:u w:val="none"/>': set(),
        "<w:dstrike/>": {Style.STRUCK},
        '<w:highlight w:val="yellow"/>': {Style.HIGHLIGHT},
        '<w:vertAlign w:val="subscript"/>': {Style.SUBSCRIPT},
        '<w:vertAlign w:val="superscript"/>': {Style.SUPERSCRIPT},
        '<w:rFonts w:ascii="Courier New"/>': {Style.CODE},
        '<w:color w:val="FF0000"/><w:sz w:val="40"/>': set(),
        "<w:b/><w:i/>": {Style.STRONG, Style.EMPHASIS},
    }
    for properties, wanted in looks.items():
        nodes = list(walk(blocks_of(package(p(r("x", properties)), styles=styles))))
        assert {node.style for node in nodes if isinstance(node, Styled)} == wanted, properties


def test_hidden_text_is_left_out_and_small_capitals_are_said() -> None:
    data = package(p(r("shown") + r("hidden", "<w:vanish/>") + r("Small", "<w:smallCaps/>")))
    assert blocks_of(data) == (said("shownSmall"),)
    assert codes(data).count(Code.NOT_READ) == 2


def test_what_was_inserted_stays_and_what_was_deleted_goes() -> None:
    body = p(
        r("Keep ")
        + f'<w:ins w:id="1">{r("new")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>'
        + f'<w:moveTo w:id="3">{r(" moved")}</w:moveTo><w:moveFrom w:id="4">{r("away")}</w:moveFrom>'
    )
    data = package(body)
    assert blocks_of(data) == (said("Keep new moved"),)
    assert {Code.INSERTION_ACCEPTED, Code.DELETION_LEFT_OUT} <= set(codes(data))


def test_a_deleted_end_joins_two_paragraphs() -> None:
    data = package(p("One ", "", '<w:rPr><w:del w:id="1"/></w:rPr>') + p("two."))
    assert blocks_of(data) == (said("One two."),)


def test_comments_are_counted() -> None:
    parts = {"word/comments.xml": '<w:comments xmlns:w="http://schemas.openxmlformats.org/'
             'wordprocessingml/2006/main"><w:comment/><w:comment/></w:comments>'}  # fmt: skip
    data = package(p("x"), parts=parts, related={"c": ("comments", "comments.xml", False)})
    (found,) = [d for d in reading(data).diagnostics if d.code is Code.COMMENT_LEFT_OUT]
    assert found.detail == "2 comments"


def test_our_own_comments_are_nobodys_loss() -> None:
    def said(*authors: str) -> list[str]:
        inner = "".join(f'<w:comment w:author="{author}"/>' for author in authors)
        comments = f"<w:comments {NAMESPACES}>{inner}</w:comments>"
        parts = {"word/comments.xml": comments}
        data = package(p("x"), parts=parts, related={"c": ("comments", "comments.xml", False)})
        return [d.detail for d in reading(data).diagnostics if d.code is Code.COMMENT_LEFT_OUT]

    assert said("exporter", "exporter") == []
    assert said("exporter", "Ann") == ["one comment"]


def test_lists_restart_go_on_and_nest() -> None:
    body = (
        item("a", 1) + item("b", 1) + item("b1", 1, 1) + item("b2", 1, 1) + p("between")
        + item("c", 1) + item("anew", 2) + item("bullet", 3)
        + p("more", "", '<w:ind w:left="720"/>')
    )  # fmt: skip
    inner = List(
        items=(ListItem(blocks=(said("b1"),)), ListItem(blocks=(said("b2"),))),
        ordered=True,
        numbering="lower-alpha",
    )
    assert blocks_of(package(body, numbering=NUMBERING)) == (
        List(
            items=(ListItem(blocks=(said("a"),)), ListItem(blocks=(said("b"), inner))),
            ordered=True,
        ),
        said("between"),
        List(items=(ListItem(blocks=(said("c"),)),), ordered=True, start=3),
        List(items=(ListItem(blocks=(said("anew"),)),), ordered=True),
        List(items=(ListItem(blocks=(said("bullet"), said("more"))),), tight=False),
    )


def test_links_and_fields() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    field = (
        f"{begin}<w:r><w:instrText> HYPERLINK &quot;https://example.org/f&quot; </w:instrText></w:r>"
        f"{separate}{r('field')}{end}"
    )
    body = p(
        f'<w:hyperlink r:id="h" w:tooltip="T">{r("out")}</w:hyperlink>{field}'
        f'<w:fldSimple w:instr=" REF spot \\h ">{r("spot")}</w:fldSimple>'
        f'<w:hyperlink r:id="bad">{r("bad")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="nowhere">{r("lost")}</w:hyperlink>'
        f'<w:fldSimple w:instr=" SEQ Figure ">{r("7")}</w:fldSimple>'
    ) + p('<w:bookmarkStart w:id="1" w:name="spot"/>' + r("Here") + '<w:bookmarkEnd w:id="1"/>')
    related = {
        "h": ("hyperlink", "https://example.org/", True),
        "bad": ("hyperlink", "file:///etc/passwd", True),
    }
    data = package(body, related=related)
    first, second = blocks_of(data)
    assert plain_text((first,)) == "outfieldspotbadlost7"
    assert [n.href for n in walk((first,)) if isinstance(n, Link)] == [
        "https://example.org/",
        "https://example.org/f",
        "#spot",
    ]
    assert second.id == "spot"
    assert {Code.LINK_UNSAFE, Code.LINK_TARGET_MISSING} <= set(codes(data))


def test_a_table_of_contents_is_left_to_be_made_anew() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    body = (
        p(f'{begin}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>{separate}{r("One 1")}')
        + p(r("Two 2") + end)
        + p("Text.")
    )
    assert blocks_of(package(body)) == (said("Text."),)
    assert Code.NOT_READ in codes(package(body))


def test_signs_tabs_hyphens_and_breaks() -> None:
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:softHyphen/><w:noBreakHyphen/>"
        '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:sym w:font="Nobody" w:char="F0FF"/><w:br/><w:t>c</w:t></w:r>'
    )
    data = package(body)
    assert plain_text(blocks_of(data)) == "a b\u00ad\u2011α✓\ufffd c"
    assert Code.NOT_READ in codes(data)


def test_notes_of_both_kinds() -> None:
    names = {"footnote": "footnotes", "endnote": "endnotes"}
    parts = {
        f"word/{part}.xml": f'<w:{part} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml'
        f'/2006/main"><w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}><w:{kind} w:id="2">'
        f"{p(f'The {kind}.')}</w:{kind}></w:{part}>"
        for kind, part in names.items()
    }
    marks = "".join(f'<w:r><w:{kind}Reference w:id="2"/></w:r>' for kind in names)
    related = {kind: (part, f"{part}.xml", False) for kind, part in names.items()}
    found = blocks_of(package(p(r("Text") + marks), parts=parts, related=related))
    notes = [node for node in walk(found) if isinstance(node, Note)]
    assert [plain_text(note.blocks) for note in notes] == ["The footnote.", "The endnote."]
    assert len({note.id for note in notes}) == 2


def test_tables_with_heads_and_spans() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    tall, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("head", '<w:gridSpan w:val="2"/>')
        + f"</w:tr><w:tr>{cell('tall', tall)}{cell('x')}</w:tr>"
        + f"<w:tr>{cell('', below)}{cell('y')}</w:tr></w:tbl>"
    )
    (table,) = blocks_of(package(body))
    assert isinstance(table, Table)
    assert [(c.colspan, c.header) for c in table.head[0].cells] == [(2, True)]
    assert [[(plain_text(c.blocks), c.rowspan) for c in row.cells] for row in table.body] == [
        [("tall", 2), ("x", 1)],
        [("y", 1)],
    ]


def test_a_text_box_a_line_and_a_page_break_keep_their_place() -> None:
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        f"{p('In the box.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict>{p('In the box.')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    line = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    body = (
        p(r("Text.") + box)
        + p("", "", line)
        + p(r("a") + '<w:r><w:br w:type="page"/></w:r>' + r("b"))
    )
    kinds = [type(block).__name__ for block in blocks_of(package(body))]
    assert kinds == [
        "Paragraph",
        "Paragraph",
        "ThematicBreak",
        "Paragraph",
        "PageBreak",
        "Paragraph",
    ]


def test_languages_and_directions() -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    body = (
        p(r("An ") + r("Apfel", '<w:lang w:val="de-DE"/>') + r(" colour", '<w:lang w:val="en-US"/>'))
        + p(r("مرحبا", '<w:rtl/><w:lang w:bidi="ar-SA"/>'), "", "<w:bidi/>")
    )  # fmt: skip
    found = reading(package(body, styles=styles)).publication
    assert found.language == "en-GB"
    first, second = found.chapters[0].blocks
    assert first == said("An ", Span(content=inlines("Apfel"), lang="de-DE"), " colour")
    assert (second.lang, second.dir) == ("ar-SA", "rtl")


@pytest.mark.parametrize("stars", ["* * *", "#", "***"])
def test_stars_in_the_middle_are_a_break(stars: str) -> None:
    found = blocks_of(package(p("a") + p(stars, "", '<w:jc w:val="center"/>') + p("b")))
    assert isinstance(found[1], ThematicBreak)


def test_a_heading_above_all_is_the_title() -> None:
    styles = style("heading 1") + style("heading 2")
    body = p("Whole", "heading 1") + p("Part", "heading 2") + p("Text.")
    found = reading(package(body, styles=styles)).publication
    assert plain_text(found.title) == "Whole"
    first = found.chapters[0].blocks[0]
    assert isinstance(first, Heading)
    assert first.level == 2


def test_a_style_that_is_bold_says_nothing_of_headings() -> None:
    found = blocks_of(
        package(p("T") + p(r("Head", "<w:b/>"), "heading 1"), styles=style("heading 1"))
    )
    assert found[1] == h(2, "Head")
