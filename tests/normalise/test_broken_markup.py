"""Addresses that may be opened, spans that fit, headings that end: what broken markup becomes."""

import pytest

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.tree import Link, Paragraph, Table, plain_text, walk

BASE = "https://clinic.example/ankle/"


def links(html: str) -> tuple[list[str], list[Code]]:
    found = normalise_html(html, base=BASE)
    hrefs = [node.href for node in walk(found.blocks) if isinstance(node, Link)]
    assert plain_text(found.blocks).startswith("text")
    return hrefs, [item.code for item in found.diagnostics]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://e.org/a?b=1&amp;c=2", "https://e.org/a?b=1&c=2"),
        ("../knee/", "https://clinic.example/knee/"),
        ("//e.org/x", "https://e.org/x"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        ("tel:+44123", "tel:+44123"),
        (" https://e.org/a b ", "https://e.org/a%20b"),
        ("https://clinic.example/ankle/#rest", "#rest"),
        ("#rest", "#rest"),
    ],
)
def test_addresses_that_may_be_opened(href: str, address: str) -> None:
    html = f'<p>text <a href="{href}">link</a></p><h2 id="rest">Rest</h2>'
    assert links(html) == ([address], [])


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVa\tScript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_addresses_that_may_not_are_taken_off_their_text(href: str) -> None:
    assert links(f'<p>text <a href="{href}">link</a></p>') == ([], [Code.LINK_UNSAFE])


def test_a_link_without_a_target_or_text_is_none() -> None:
    assert links('<p>text <a href="#">up</a> <a>none</a> <a href="javascript:x"> </a></p>')[0] == []
    assert links('<p>text <a href="#gone">x</a></p>') == ([], [Code.LINK_TARGET_MISSING])


def table(rows: str) -> tuple[list[list[tuple[int, int]]], list[Code]]:
    found = normalise_html(f"<table>{rows}</table>")
    (made,) = found.blocks
    assert isinstance(made, Table)
    spans = [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in made.body]
    return spans, [item.code for item in found.diagnostics]


def test_spans_that_fit_stay() -> None:
    rows = "<tr><td colspan=2>a<td rowspan=2>b<tr><td>c<td>d"
    assert table(rows) == ([[(2, 1), (1, 2)], [(1, 1), (1, 1)]], [])


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        ("<tr><td colspan=9>a<tr><td>b<td>c", [[(2, 1)], [(1, 1), (1, 1)]]),
        ("<tr><td rowspan=9>a<td>b", [[(1, 1), (1, 1)]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c", [[(1, 2), (1, 1)], [(1, 1)]]),
        ("<tr><td colspan=1000000>a", [[(1, 1)]]),
    ],
)
def test_spans_that_reach_outside_are_cut_back(
    rows: str, spans: list[list[tuple[int, int]]]
) -> None:
    assert table(rows) == (spans, [Code.TABLE_TRIMMED])


def test_rows_without_cells_go_and_spans_through_them_shrink() -> None:
    rows = "<tr><td rowspan=3>a<td>b<tr></tr><tr><td>c"
    assert table(rows) == ([[(1, 2), (1, 1)], [(1, 1)]], [])


def test_a_table_of_nothing_leaves_its_caption() -> None:
    for rows in ("", "<tr></tr>", "<tfoot><tr></tr></tfoot>"):
        found = normalise_html(f"<table><caption>Doses</caption>{rows}</table>").blocks
        assert found == (Paragraph(content=found[0].content),)  # type: ignore[union-attr]
        assert plain_text(found) == "Doses"


def test_a_heading_that_was_never_closed_keeps_only_its_line() -> None:
    found = normalise_html("<h3>Title <b>x</b><p>one</p><ul><li>two</ul>").blocks
    assert [block.__struct_config__.tag for block in found] == ["heading", "paragraph", "list"]
    assert plain_text(found[:1]) == "Title x"
    for wrapped in ("<h2><p>Title</p></h2>", "<h2><div>Title</div></h2>"):
        (heading,) = normalise_html(wrapped).blocks
        assert heading.__struct_config__.tag == "heading"


def test_regions_of_an_image_map_become_links() -> None:
    html = (
        '<p>text <img src="a.png" alt="" usemap="#m"><map name="m"><area href="/knee/" alt="Knee">'
        '<area nohref alt="Rest"></map></p>'
    )
    assert links(html) == (["https://clinic.example/knee/"], [Code.EMBED_REPLACED])
