"""The DOCX file: complete, reproducible, true to the post and to Word's own styles."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from lxml import etree
from msgspec.structs import replace
from support.contexts import MOMENT, SOURCE, book, chapter, context, without_source
from support.everything import BLOCKS, FAR, NEAR, picture, pictures
from support.trees import h, inlines, p
from support.word import W, Word, value, written

from exporter.assets import Pictures
from exporter.errors import WriterFailed
from exporter.look import Look, Paper
from exporter.tree import Chapter, Publication, Source, Style, Styled, Text, plain_text
from exporter.writers.docx import DocxWriter, styles
from exporter.writers.docx.options import DocxOptions
from exporter.writers.docx.places import Place
from exporter.writing import writer_named

EVERYTHING = Publication.of_article(chapter(*BLOCKS, title="Every & <node>"))
DC = "{http://purl.org/dc/elements/1.1/}"


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def word(publication: Publication) -> Word:
    return Word(written(context(publication, pictures())))


def test_it_is_registered() -> None:
    assert isinstance(writer_named("docx"), DocxWriter)


@pytest.mark.parametrize("name", ["document", "numbering"])
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    root = word(EVERYTHING).roots[f"word/{name}.xml"]
    etree.indent(root)
    golden(f"docx/{name}.xml", etree.tostring(root, encoding="unicode") + "\n")


# --------------------------------------------------------------------------------- archive


def test_the_same_input_gives_the_same_bytes() -> None:
    again = replace(context(EVERYTHING, pictures()))
    assert written(context(EVERYTHING, pictures())) == written(again)


def test_the_same_bytes_under_any_hash_seed() -> None:
    script = (
        "import hashlib\n"
        "from support.contexts import chapter, context\n"
        "from support.everything import BLOCKS, pictures\n"
        "from support.word import written\n"
        "from exporter.tree import Publication\n"
        "made = written(context(Publication.of_article(chapter(*BLOCKS)), pictures()))\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    found = set()
    for seed in ("1", "2", "3"):
        path = os.pathsep.join(sys.path)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        found.add(subprocess.check_output([sys.executable, "-c", script], env=environment))
    assert len(found) == 1


def test_members_are_dated_from_the_context_and_tell_no_secrets() -> None:
    document = word(EVERYTHING)
    assert document.members[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in document.members} == {(2026, 1, 3, 4, 5, 6)}
    assert {info.external_attr >> 16 for info in document.members} == {0o644}
    whole = b"".join(document.parts.values())
    for unwanted in (
        b"python-docx",
        b"rsid",
        b"customXml",
        b"thumbnail",
        str(Path.home()).encode(),
    ):
        assert unwanted not in whole


@pytest.mark.parametrize(
    ("year", "dated"), [(1970, (1980, 1, 1, 0, 0, 0)), (2200, (2107, 12, 31, 23, 59, 58))]
)
def test_dates_are_kept_within_what_zip_knows(year: int, dated: tuple[int, ...]) -> None:
    given = replace(context(EVERYTHING), timestamp=MOMENT.replace(year=year))
    content = DocxWriter().write(replace(given, options=DocxOptions())).content
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {dated}


def test_every_part_has_a_content_type_and_is_related() -> None:
    document = word(EVERYTHING)
    types = document.roots["[Content_Types].xml"]
    named = {item.get("PartName") for item in types} | {item.get("Extension") for item in types}
    for name in document.parts:
        assert f"/{name}" in named or name.rpartition(".")[2] in named
    inside = {f"word/{target}" for target in document.targets().values() if ":" not in target}
    outside = {rel.get("Target") for rel in document.roots["_rels/.rels"]}
    bare = {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
    assert set(document.parts) - bare == inside | outside


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_characters_that_no_document_holds_are_refused(character: str) -> None:
    with pytest.raises(WriterFailed, match=f"U\\+{ord(character):04X}"):
        written(context(Publication.of_article(chapter(p(f"a{character}b")))))


def test_it_imports_nothing_heavy() -> None:
    script = (
        "import sys; import exporter.writers.docx;"
        "print([name for name in ('docx', 'lxml', 'weasyprint', 'PIL', 'babel', 'jinja2')"
        " if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", script]).strip() == b"[]"


# ------------------------------------------------------------------------------ properties


def test_core_properties_say_what_the_post_says() -> None:
    core = word(EVERYTHING).roots["docProps/core.xml"]
    assert {etree.QName(item).localname: item.text for item in core} == {
        "title": "Every & <node>",
        "subject": "Spine",
        "creator": "Ann O’Bee; Bo <b>",
        "keywords": "nerves, Spine",
        "description": "In short & sweet.",
        "identifier": "https://example.org/a-title/",
        "language": "en",
        "created": "2026-01-03T04:05:06Z",
        "modified": "2026-01-03T04:05:06Z",
    }


def test_what_the_post_does_not_say_is_absent() -> None:
    bare = without_source(replace(EVERYTHING, language=None))
    core = word(bare).roots["docProps/core.xml"]
    assert [etree.QName(item).localname for item in core] == ["title", "created", "modified"]


def test_python_docx_reads_it() -> None:
    document = docx.Document(io.BytesIO(written(context(EVERYTHING, pictures()))))
    properties = document.core_properties
    assert (properties.title, properties.author) == ("Every & <node>", "Ann O’Bee; Bo <b>")
    assert properties.created == datetime(2026, 1, 3, 4, 5, 6, tzinfo=UTC)
    assert [part.style.name for part in document.paragraphs[:3] if part.style] == [
        "Title",
        "Subtitle",
        "Body Text",
    ]
    assert len(document.tables) == 1
    assert len(document.inline_shapes) == 3


# ------------------------------------------------------------------- title, headings, pages


def test_title_by_line_and_headings_of_an_article() -> None:
    lines = word(Publication.of_article(chapter(h(2, "One"), h(3, "Two"), h(6, "Five")))).lines()
    assert [(line.style, line.text) for line in lines] == [
        ("Title", "A title"),
        ("Subtitle", "By Ann O’Bee, Bo <b> · January 2, 2026 · Bones & Co"),
        ("Heading1", "One"),
        ("Heading2", "Two"),
        ("Heading5", "Five"),
    ]


def test_no_by_line_where_nothing_is_known() -> None:
    bare = Publication.of_article(replace(chapter(p("x")), source=Source()))
    assert [line.style for line in word(bare).lines()] == ["Title", "BodyText"]


def test_a_book_has_chapters_on_new_pages_and_anchors_apart() -> None:
    document = word(book(chapter(h(2, "Rest"), title="One"), chapter(h(2, "Rest"), title="Two")))
    headings = [line for line in document.lines() if line.style.startswith(("Title", "Heading"))]
    assert [(line.style, line.text) for line in headings] == [
        ("Title", "A book"),
        *[("Heading1", "One"), ("Heading2", "Rest")],
        *[("Heading1", "Two"), ("Heading2", "Rest")],
    ]
    assert len(document.find("w:pageBreakBefore")) == 2
    found = document.values("w:bookmarkStart", "name")
    names = [name for name in found if not name.startswith("_")]
    assert len(names) == len({name.casefold() for name in names}) == 2


def test_headings_have_outline_levels_for_the_navigation_pane() -> None:
    known = word(EVERYTHING).styles
    for number in range(1, 10):
        style = known[styles.heading(number)]
        assert value(style, "w:name") == f"heading {number}"
        assert value(style, "w:pPr/w:outlineLvl") == str(number - 1)
        assert style.find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))]
)
def test_paper(paper: Paper, size: tuple[str, str]) -> None:
    asked = replace(context(EVERYTHING, pictures()), look=Look(paper=paper))
    (sheet,) = Word(written(asked)).find("w:sectPr/w:pgSz")
    assert (sheet.get(f"{W}w"), sheet.get(f"{W}h")) == size


def test_the_footer_counts_pages_in_the_language_of_the_file() -> None:
    german = Publication.of_article(chapter(p("x"), language="de"))
    document = word(german)
    for name in ("footer1", "footer2"):
        footer = document.roots[f"word/{name}.xml"]
        assert "".join(map(str, footer.itertext())) == "Seite 1 von 1"
        fields = [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")]
        assert fields == [" PAGE ", " NUMPAGES "]


# --------------------------------------------------------------------------------- language


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", {"val": "en-GB"}),
        ("de", {"val": "de-DE"}),
        ("ja", {"val": "ja-JP", "eastAsia": "ja-JP"}),
        ("zh-Hant", {"val": "zh-TW", "eastAsia": "zh-TW"}),
        ("zh-HK", {"val": "zh-HK", "eastAsia": "zh-HK"}),
        ("ar", {"val": "ar-SA", "bidi": "ar-SA"}),
        (None, None),
    ],
)
def test_the_documents_language(language: str | None, expected: dict[str, str] | None) -> None:
    document = word(Publication.of_article(chapter(p("x"), language=language)))
    mark = document.roots["word/styles.xml"].find(f".//{W}rPrDefault//{W}lang")
    found = None if mark is None else {etree.QName(k).localname: v for k, v in mark.items()}
    assert found == expected


@pytest.mark.parametrize(
    ("language", "direction", "rtl"),
    [("ar", None, True), ("az-Arab", None, True), ("en", "rtl", True), ("he", "ltr", False)],
)
def test_right_to_left_documents(language: str, direction: str | None, rtl: bool) -> None:  # noqa: FBT001
    one = replace(chapter(p("مرحبا"), language=language), dir=direction)
    document = word(Publication.of_article(one))
    assert len(document.find("w:p/w:pPr/w:bidi")) == (3 if rtl else 0)
    assert len(document.find("w:sectPr/w:bidi")) == int(rtl)


# ----------------------------------------------------------------------------------- styles


def test_the_style_sheet_says_what_the_writer_takes_for_granted() -> None:
    for name, style in word(EVERYTHING).styles.items():
        if style.get(f"{W}type") != "paragraph" or name == styles.RULE:
            continue
        left = int(value(style, "w:pPr/w:ind", "left") or 0)
        if name in styles.INSET:
            assert styles.INSET[name] == left
        else:
            assert styles.LEFT.get(name, 0) == left
        own = style.find(f"{W}rPr/{W}b") is not None
        assert (name in styles.BOLD) == own, name


def test_every_style_is_based_on_one_that_is_there() -> None:
    known = word(EVERYTHING).styles
    for style in known.values():
        for tag in ("basedOn", "next"):
            other = value(style, f"w:{tag}")
            assert other is None or other in known


def test_bold_in_a_bold_style_stays_bold() -> None:
    """Two styles that both say bold cancel each other (17.7.3): there it is said directly."""
    strong = Styled(Style.STRONG, inlines("bold"))
    document = word(
        Publication.of_article(chapter(replace(h(2, "x"), content=(strong,)), p(strong)))
    )
    heading, body = document.find("w:r[w:t='bold']")
    assert heading.find(f"{W}rPr/{W}rStyle") is None
    assert heading.find(f"{W}rPr/{W}b") is not None
    assert value(body, "w:rPr/w:rStyle") == "Strong"


def test_plain_paragraphs_have_a_style_and_nothing_else() -> None:
    document = word(Publication.of_article(chapter(p("x"))))
    properties = document.find("w:body/w:p/w:pPr")[-1]
    assert [etree.QName(item).localname for item in properties] == ["pStyle"]


# ------------------------------------------------------------------------------------ words


def test_every_letter_is_there_in_order() -> None:
    at_hand = Pictures({NEAR: picture(), FAR: picture("red")})
    lines = Word(written(context(EVERYTHING, at_hand))).lines()
    found = "".join(line.text for line in lines if line.style not in {"Subtitle", "Embed"})
    assert letters(found) == letters(f"Every & <node>{plain_text(BLOCKS)}")


def test_however_deep_there_is_room() -> None:
    place = Place(width=9026)
    for _ in range(60):
        place = place.indented("x")
    assert place.room >= 2000


def test_a_title_of_any_length_is_kept() -> None:
    long = Chapter(title=(Text("word " * 200),), blocks=(p("x"),), source=SOURCE)
    core = word(Publication.of_article(long)).roots["docProps/core.xml"]
    assert len((core.findtext(f"{DC}title") or "").split()) == 200
