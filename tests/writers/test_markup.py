"""Every node as XHTML: well-formed, complete, escaped."""

import re
from collections.abc import Callable
from typing import Literal, get_args
from xml.etree import ElementTree as ET

import pytest
from support.everything import BLOCKS, FAR, NEAR, pictures
from support.reading import text_in, with_notes_last
from support.trees import bullets, h, inlines, p

from exporter.assets import Picture, Pictures
from exporter.diagnostics import Code
from exporter.direction import base_direction
from exporter.markup import (
    MarkupSettings,
    block_markup,
    byline,
    inline_markup,
    shown_address,
    source_line,
    uncarried_links,
    valid_address,
)
from exporter.tree import (
    Block,
    Cell,
    Chapter,
    Details,
    Figure,
    Image,
    Inline,
    Link,
    Paragraph,
    Preformatted,
    Row,
    Source,
    Style,
    Styled,
    Table,
    Text,
    Time,
    walk,
)


def settings(**more: object) -> MarkupSettings:
    return MarkupSettings(address_of=lambda picture: f"p/{picture.name}", **more)  # type: ignore[arg-type]


def print_blocks(*blocks: Block, at_hand: Pictures | None = None, **more: object) -> str:
    return str(block_markup(blocks, at_hand or Pictures(), settings(**more)))


def print_inlines(*content: Inline, at_hand: Pictures | None = None, **more: object) -> str:
    return str(inline_markup(content, at_hand or Pictures(), settings(**more)))


def parsed(markup: str) -> ET.Element:
    root = f'<body xmlns:epub="http://www.idpf.org/2007/ops">{markup}</body>'
    return ET.fromstring(root)


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def text_of(root: ET.Element) -> str:
    """What stands in a page, besides placeholders and ruby's brackets."""
    for extra in root.iterfind(".//*[@class]"):
        if not {"missing-picture", "embed"} & set((extra.get("class") or "").split()):
            continue
        for child in list(extra):
            extra.remove(child)
        extra.text = ""
    for number in root.iterfind(".//a[@role]"):
        number.text = ""
    return "".join(root.itertext())


VARIANTS = [{}, {"epub": True}, {"paged": True}, {"id_prefix": "c1-", "heading_shift": 2}]


def test_the_tree_of_everything_has_every_kind() -> None:
    kinds = {type(node) for node in walk(BLOCKS)}
    assert set(get_args(Block)) | set(get_args(Inline)) <= kinds
    assert {n.style for n in walk(BLOCKS) if isinstance(n, Styled)} == set(Style)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_node_is_printed_well_formed_with_all_its_text(variant: dict[str, object]) -> None:
    root = parsed(print_blocks(*BLOCKS, at_hand=pictures(), **variant))
    expected = "".join(text_in(BLOCKS)) if variant.get("paged") else with_notes_last(BLOCKS)
    assert letters(text_of(root)) == letters(expected)


@pytest.mark.parametrize(
    ("name", "variant"), [("page", {}), ("epub", {"epub": True}), ("paged", {"paged": True})]
)
def test_golden(name: str, variant: dict[str, object], golden: Callable[[str, str], None]) -> None:
    golden(f"markup/{name}.xhtml", print_blocks(*BLOCKS, at_hand=pictures(), **variant) + "\n")


@pytest.mark.parametrize("variant", VARIANTS)
def test_ids_are_unique_and_inner_links_find_them(variant: dict[str, object]) -> None:
    root = parsed(print_blocks(*BLOCKS, at_hand=pictures(), **variant))
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) > 3
    inner = [a.attrib["href"][1:] for a in root.iter("a") if a.attrib["href"][0] == "#"]
    assert inner
    assert set(inner) <= set(ids)
    assert all(id_.startswith(str(variant.get("id_prefix", ""))) for id_ in ids)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "]]>",
        "&amp;",
        "<!--",
        '"><img src=x onerror=y>',
        "a\rb",
        "&#0;",
    ],
)
def test_hostile_text_stays_text(hostile: str) -> None:
    blocks = (
        p(hostile, Link("https://example.org/", inlines(hostile), title=hostile)),
        p(Image(NEAR, alt=hostile, title=hostile), Image(FAR, alt=hostile)),
        Preformatted(content=inlines(hostile), kind="code", language=hostile),
    )
    root = parsed(print_blocks(*blocks, at_hand=pictures()))
    assert {str(e.tag) for e in root.iter()} == {"body", "p", "a", "img", "span", "pre", "code"}
    assert root.findtext("p/a") == hostile
    link, image = root.find("p/a"), root.find("p/img")
    assert link is not None
    assert image is not None
    assert link.get("title") == image.get("alt") == image.get("title") == hostile
    assert root.findtext("pre/code") == hostile


def test_attribute_values_keep_line_ends_and_tabs() -> None:
    (image,) = parsed(print_inlines(Image(NEAR, alt="a\n\tb\rc"), at_hand=pictures())).iter("img")
    assert image.get("alt") == "a\n\tb\rc"


def test_heading_levels_shift_and_stay_within_two_and_six() -> None:
    assert print_blocks(h(2, "a"), heading_shift=1).startswith("<h3")
    assert print_blocks(h(5, "a"), heading_shift=3).startswith("<h6")
    assert print_blocks(h(2, "a"), heading_shift=-1).startswith("<h2")


def test_tight_items_have_no_paragraph_and_never_run_into_each_other() -> None:
    assert "<p>" not in print_blocks(bullets("a", (p("b"), bullets("c"))))
    markup = print_blocks(bullets((p("one"), p("two"))))
    assert markup == "<ul>\n<li>one\n<p>two</p></li>\n</ul>"


def test_leading_line_end_of_preformatted_text_survives_html_parsers() -> None:
    from selectolax.lexbor import LexborHTMLParser

    kinds: tuple[Literal["code", "text", "verse"], ...] = ("code", "text", "verse")
    for kind in kinds:
        block = Preformatted(content=inlines("\nx"), kind=kind)
        markup = print_blocks(block)
        assert LexborHTMLParser(markup).text() == "\nx", kind
        assert "".join(parsed(markup).itertext()) == "\nx", kind


class TestPictures:
    def test_alt_is_kept(self) -> None:
        markup = print_inlines(Image(NEAR, alt="A box"), at_hand=pictures())
        assert ' alt="A box"' in markup
        assert "title" not in markup

    def test_decorative_is_presentation(self) -> None:
        markup = print_inlines(Image(NEAR, alt=""), at_hand=pictures())
        assert ' alt="" role="presentation"' in markup

    def test_unknown_alt_is_absent_not_empty(self) -> None:
        (image,) = parsed(print_inlines(Image(NEAR), at_hand=pictures(), language="de")).iter("img")
        assert image.get("alt") is None
        assert image.get("title") == "Bild"

    def test_unknown_alt_in_print_is_the_word_for_picture(self) -> None:
        markup = print_inlines(Image(NEAR), at_hand=pictures(), language="fr", paged=True)
        assert ' alt="Image"' in markup

    def test_size_is_the_asked_one_but_never_above_the_real_one(self) -> None:
        asked = {None: "40", 20: "20", 400: "40"}
        for width, written in asked.items():
            image = Image(NEAR, alt="", width=width, height=999)
            (found,) = parsed(print_inlines(image, at_hand=pictures())).iter("img")
            assert found.get("width") == written
            assert found.get("height") == str(int(written) * 3 // 4)

    def test_a_missing_one_shows_its_alt_and_address(self) -> None:
        root = parsed(print_inlines(Image(FAR, alt="Far & wide")))
        assert "".join(root.itertext()) == f"Picture: Far & wide {FAR}"
        assert not list(root.iter("img"))

    def test_a_missing_data_address_is_not_spelled_out(self) -> None:
        assert "base64" not in print_inlines(Image("data:image/png;base64,AAAA", alt="x"))

    def test_address_comes_from_the_settings(self) -> None:
        def address(picture: Picture) -> str:
            return f"cid:{picture.width}"

        made = inline_markup((Image(NEAR, alt=""),), pictures(), MarkupSettings(address_of=address))
        assert 'src="cid:40"' in made


class TestTables:
    def test_header_cells_say_what_they_head(self) -> None:
        def head(text: str, scope: str | None = None) -> Cell:
            return Cell(blocks=(p(text),), header=True, scope=scope)  # type: ignore[arg-type]

        table = Table(
            head=(Row((Cell(header=True), head("column"), head("wide", "colgroup"))),),
            body=(Row((head("row"), Cell(blocks=(p("x"),)), Cell())),),
        )
        root = parsed(print_blocks(table))
        assert {th.text: th.get("scope") for th in root.iter("th")} == {
            "column": "col",
            "wide": "colgroup",
            "row": "row",
        }

    def test_it_can_be_scrolled_on_a_screen_only(self) -> None:
        table = Table(body=(Row((Cell(),)),))
        assert print_blocks(table).startswith('<div class="table">')
        assert print_blocks(table, epub=True).startswith("<table")
        assert print_blocks(table, paged=True).startswith("<table")


def test_details_fold_only_where_something_can_fold() -> None:
    details = Details(summary=inlines("more"), blocks=(p("x"),))
    assert '<details open="open">' in print_blocks(details)
    assert "details>" not in print_blocks(details, epub=True)
    assert "details>" not in print_blocks(details, paged=True)


@pytest.mark.parametrize(
    ("datetime", "valid"),
    [
        ("2026-02-27", True),
        ("2026-02-27T10:30:00+02:00", True),
        ("2026-02", True),
        ("10:30", True),
        ("27 February", False),
        ("2026-13-01", False),
        ("", False),
    ],
)
def test_only_valid_times_are_marked(datetime: str, *, valid: bool) -> None:
    markup = print_inlines(Time(inlines("then"), datetime))
    assert markup == (f'<time datetime="{datetime}">then</time>' if valid else "then")


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("https://example.org/a b|c", "https://example.org/a%20b%7Cc"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%C3%BC", "https://example.org/%C3%BC"),
        ("https://bücher.example/grün?ü#ü", "https://bücher.example/grün?ü#ü"),
        ("mailto:a@example.org?subject=x y", "mailto:a@example.org?subject=x%20y"),
        ("tel:+49 30 1234", "tel:+49%2030%201234"),
        ("https://[::1]:8080/", "https://[::1]:8080/"),
        ("https:///path", None),
        ("https://a b/", None),
        ("https://[bad/", None),
        ("https://a..b/", None),
        ("https://example.org./", "https://example.org./"),
        ("https://xn--/", None),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("mailto:", None),
        ("/2016/03/08/an-article/", None),
        ("sms:+491234", "sms:+491234"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("https://example.org:99999/", None),
    ],
)
def test_addresses_are_made_valid(address: str, written: str | None) -> None:
    assert valid_address(address) == written
    assert written is None or valid_address(written) == written


def test_a_link_that_cannot_be_one_keeps_its_words_and_address() -> None:
    root = parsed(print_inlines(Link("https://a b/", inlines("go"))))
    assert "".join(root.itertext()) == "go (https://a b/)"
    assert not list(root.iter("a"))


@pytest.mark.parametrize(
    ("language", "stated", "direction"),
    [
        ("en", None, "ltr"),
        ("ar-EG", None, "rtl"),
        ("he", "ltr", "ltr"),
        ("az-Arab", None, "rtl"),
        ("ur-Latn", None, "ltr"),
        ("und", None, "ltr"),
    ],
)
def test_base_direction(language: str, stated: str | None, direction: str) -> None:
    assert base_direction(language, stated) == direction


def test_byline_and_source_say_only_what_is_known() -> None:
    assert byline(Source(), "en") == source_line(Source(), "en") == ""
    assert source_line(Source(link="https://a b/"), "en") == ""
    source = Source(
        site="A & B",
        authors=("Ann", "Bo"),
        published="2026-02-27T01:00:00Z",
        link="https://x.example/",
    )
    line = parsed(byline(source, "de"))
    assert "".join(line.itertext()) == "Von Ann, Bo · A & B · 27. Februar 2026"
    assert line.findtext("p/time[@datetime='2026-02-27']")
    assert source_line(source, "en") == (
        '<p class="source">Source: <a href="https://x.example/">https://x.example/</a></p>'
    )


def test_links_that_cannot_be_carried_are_reported() -> None:
    blocks = (p(Link("https://a b/", inlines("go"))), p(Link("sms:+49", inlines("text me"))))
    found = list(uncarried_links([Chapter(title=inlines("t"), blocks=blocks)]))
    assert [(item.code, item.place.near) for item in found] == [(Code.NOT_CARRIED, "go")]
    assert len(list(uncarried_links([Chapter(title=inlines("t"), blocks=blocks)], epub=True))) == 2
    assert "(sms:+49)" in print_blocks(*blocks, epub=True)


@pytest.mark.parametrize("alt", ["", None])
def test_a_link_around_a_picture_without_words_is_named_by_its_address(alt: str | None) -> None:
    link = Link("https://example.org/large.png", (Image(NEAR, alt=alt), Text(" ")))
    assert 'aria-label="https://example.org/large.png"' in print_inlines(link, at_hand=pictures())
    assert "aria-label" not in print_inlines(link)
    told = Link(link.href, (Image(NEAR, alt="A box"),))
    assert "aria-label" not in print_inlines(told, at_hand=pictures())


def test_a_list_of_pictures_is_a_gallery() -> None:
    picture = Paragraph(content=(Link("https://e.org/", (Image(NEAR, alt="Box"),)),))
    with_caption = Figure(blocks=(picture,), caption=(p("One"),))
    assert '<ul class="gallery">' in print_blocks(bullets(picture, with_caption))
    assert "gallery" not in print_blocks(bullets(picture, "text"))
    assert "gallery" not in print_blocks(bullets(picture, ordered=True))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/caf%C3%A9/", "https://example.org/café/"),
        ("https://example.org/%E7%A7%91%E5%AD%A6", "https://example.org/科学"),
        ("https://example.org/%D0%B0%2F%D0%B1%20", "https://example.org/а%2Fб%20"),
        ("https://example.org/%FF%C3", "https://example.org/%FF%C3"),
        ("https://example.org/%E2%80%AE%F0%9F%98%80", "https://example.org/%E2%80%AE%F0%9F%98%80"),
        ("https://example.org/a%20b?c=%26", "https://example.org/a%20b?c=%26"),
    ],
)
def test_an_address_is_shown_with_its_letters(address: str, shown: str) -> None:
    assert shown_address(address) == shown
