"""The EPUB file: complete, reproducible, honest about itself."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from support.contexts import MOMENT, SOURCE, book, chapter, context, without_source
from support.everything import BLOCKS, FAR, NEAR, picture, pictures
from support.reading import with_notes_last
from support.trees import h, inlines, p

from exporter.assets import Pictures
from exporter.diagnostics import Code, Diagnostic
from exporter.errors import WriterFailed
from exporter.tree import Image, Link, Paragraph, Publication, Text
from exporter.writers.epub import EpubWriter
from exporter.writers.epub.archive import packed, verify
from exporter.writers.epub.book import book_of, identifier
from exporter.writers.epub.package import archive_of
from exporter.writing import writer_named

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
XHTML = "{http://www.w3.org/1999/xhtml}"
EVERYTHING = Publication.of_article(chapter(*BLOCKS, title="Every & <node>"))


def written(publication: Publication, at_hand: Pictures | None = None) -> bytes:
    content = EpubWriter().write(context(publication, at_hand)).content
    assert isinstance(content, bytes)
    return content


def files(publication: Publication, at_hand: Pictures | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(publication, at_hand))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(publication: Publication, at_hand: Pictures | None = None) -> ET.Element:
    return ET.fromstring(files(publication, at_hand)["EPUB/content.opf"])


def values(root: ET.Element, name: str) -> list[str]:
    """The texts of a Dublin Core element or of a `meta` property."""
    if name.startswith("dc:"):
        found = root.iterfind(f"o:metadata/{name}", OPF)
    else:
        found = root.iterfind(f"o:metadata/o:meta[@property='{name}']", OPF)
    return [element.text or "" for element in found]


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def test_it_is_registered() -> None:
    assert isinstance(writer_named("epub"), EpubWriter)


@pytest.mark.parametrize("name", ["content.opf", "toc.ncx", "nav.xhtml", "chapter-1.xhtml"])
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"epub/{name}", files(EVERYTHING, pictures())[f"EPUB/{name}"].decode())


def test_every_word_is_in_the_chapter() -> None:
    root = ET.fromstring(files(EVERYTHING, pictures())["EPUB/chapter-1.xhtml"])
    body = root.find(f"{XHTML}body")
    assert body is not None
    for extra in body.iterfind(".//*[@class]"):
        if set((extra.get("class") or "").split()) & {
            "missing-picture",
            "byline",
            "source",
            "embed",
        }:
            tail = extra.tail
            extra.clear()
            extra.tail = tail
    for extra in body.iterfind(".//*[@role]"):
        if extra.get("role") in {"doc-noteref", "doc-backlink"}:
            extra.text = ""
    assert letters("".join(body.itertext())) == letters("Every & <node>" + with_notes_last(BLOCKS))


# --------------------------------------------------------------------------------- archive


def test_the_archive_is_as_ocf_wants_it_and_tells_no_secrets() -> None:
    with zipfile.ZipFile(io.BytesIO(written(EVERYTHING, pictures()))) as archive:
        first, *rest = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        assert not first.extra
        assert {info.date_time for info in (first, *rest)} == {(2026, 1, 3, 4, 5, 6)}
        assert {(info.create_system, info.external_attr >> 16) for info in rest} == {(3, 0o644)}
        everything = b"".join(archive.read(info) for info in archive.infolist())
    assert b"Ebook" not in everything


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written(EVERYTHING, pictures()) == written(EVERYTHING, pictures())


def test_the_same_bytes_under_any_hash_seed() -> None:
    script = (
        "import hashlib\n"
        "from support.contexts import chapter, context\n"
        "from support.everything import BLOCKS, pictures\n"
        "from exporter.tree import Publication\n"
        "from exporter.writers.epub import EpubWriter\n"
        "made = EpubWriter().write(context(Publication.of_article(chapter(*BLOCKS)), pictures()))\n"
        "print(hashlib.sha256(made.content).hexdigest())\n"
    )
    found = set()
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        found.add(subprocess.check_output([sys.executable, "-c", script], env=environment))
    assert len(found) == 1


def test_a_picture_under_two_addresses_is_written_once() -> None:
    at_hand = Pictures({NEAR: picture(), FAR: picture(), "unused:": picture("red")})
    blocks = p(Image(NEAR, alt="a"), Image(FAR, alt="b"))
    names = [
        name for name in files(Publication.of_article(chapter(blocks)), at_hand) if "pict" in name
    ]
    assert names == [f"EPUB/pictures/{picture().name}"]


def test_old_dates_are_those_that_zip_knows() -> None:
    data = packed({"mimetype": b"x"}, MOMENT.replace(year=1970))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


# ------------------------------------------------------------------------------- read-back


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("EPUB/chapter-1.xhtml", lambda data: data.replace(b"tight", b"")),
        ("EPUB/content.opf", lambda data: data.replace(b"<dc:publisher>Bones", b"<dc:publisher>")),
        ("EPUB/content.opf", lambda data: re.sub(rb"<itemref[^>]*>", b"", data)),
        ("EPUB/content.opf", lambda data: re.sub(rb"<item href=.styles[^>]*>", b"", data)),
        ("EPUB/content.opf", lambda data: data[:-20]),
        ("EPUB/toc.ncx", lambda data: data.replace(b"<text>Lists</text>", b"<text/>")),
        ("EPUB/nav.xhtml", lambda _data: None),
    ],
)
def test_damage_is_noticed(name: str, damage: Callable[[bytes], bytes | None]) -> None:
    made = book_of(context(EVERYTHING, pictures()))
    entries = archive_of(made, MOMENT)
    verify(made, entries)
    damaged = damage(entries[name])
    assert damaged != entries[name]
    if damaged is None:
        del entries[name]
    else:
        entries[name] = damaged
    with pytest.raises(WriterFailed):
        verify(made, entries)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe", "\ud83d"])
def test_characters_that_xml_cannot_hold_never_make_a_file(character: str) -> None:
    for publication in (
        Publication.of_article(chapter(p(f"a{character}b"))),
        Publication.of_article(chapter(p("x"), title=f"a{character}b")),
    ):
        with pytest.raises(WriterFailed):
            written(publication)


# -------------------------------------------------------------------------------- metadata


def test_metadata_is_the_posts_own() -> None:
    root = package(EVERYTHING)
    assert values(root, "dc:title") == ["Every & <node>"]
    assert values(root, "dc:creator") == ["Ann O’Bee", "Bo <b>"]
    assert values(root, "dc:publisher") == ["Bones & Co"]
    assert values(root, "dc:language") == ["en"]
    assert values(root, "dc:date") == ["2026-01-02T03:04:05Z"]
    assert values(root, "dcterms:modified") == ["2026-01-03T04:05:06Z"]
    assert values(root, "dc:source") == ["https://example.org/a-title/"]
    assert values(root, "dc:description") == ["In short & sweet."]
    assert values(root, "dc:subject") == ["Spine", "nerves"]
    assert values(root, "dc:rights") == []


def test_what_is_unknown_is_absent() -> None:
    root = package(without_source(EVERYTHING))
    for name in ("creator", "publisher", "date", "source", "description", "subject"):
        assert values(root, f"dc:{name}") == []
    chapter_page = files(without_source(EVERYTHING))["EPUB/chapter-1.xhtml"]
    assert b'class="byline"' not in chapter_page
    assert b'class="source"' not in chapter_page


def test_the_identifier_depends_on_the_address_else_on_the_content() -> None:
    one, other = (Publication.of_article(chapter(p(text))) for text in ("one", "other"))
    assert identifier(one) == identifier(other)
    assert identifier(without_source(one)) != identifier(without_source(other))
    assert identifier(without_source(one)) == identifier(without_source(one))
    assert identifier(one).startswith("urn:uuid:")


FEATURES = "schema:accessibilityFeature"
SUFFICIENT = "schema:accessModeSufficient"


def accessibility(*images: Image, at_hand: Pictures | None = None) -> ET.Element:
    block = Paragraph(content=(Text("x"), *images))
    publication = Publication.of_article(chapter(block))
    return package(publication, pictures() if at_hand is None else at_hand)


def test_text_alone_is_enough_without_pictures() -> None:
    root = accessibility()
    assert values(root, "schema:accessMode") == ["textual"]
    assert values(root, SUFFICIENT) == ["textual"]
    assert "alternativeText" not in values(root, FEATURES)
    assert values(root, "schema:accessibilityHazard") == ["none"]
    assert values(root, "dcterms:conformsTo") == []


def test_alternative_text_is_claimed_only_when_all_pictures_have_it() -> None:
    all_told = accessibility(Image(NEAR, alt="a"), Image(NEAR, alt=""))
    assert "alternativeText" in values(all_told, FEATURES)
    assert values(all_told, "schema:accessMode") == ["textual", "visual"]
    assert values(all_told, SUFFICIENT) == ["textual,visual", "textual"]
    one_untold = accessibility(Image(NEAR, alt="a"), Image(NEAR))
    assert "alternativeText" not in values(one_untold, FEATURES)
    assert values(one_untold, SUFFICIENT) == ["textual,visual"]
    assert "1 of 2" in values(one_untold, "schema:accessibilitySummary")[0]


def test_placeholders_and_decoration_are_no_pictures() -> None:
    root = accessibility(Image(FAR), Image(NEAR, alt=""))
    assert values(root, "schema:accessMode") == ["textual"]
    assert "alternativeText" not in values(root, FEATURES)


def test_a_picture_that_may_flash_is_no_clean_bill() -> None:
    moving = Pictures({NEAR: replace(picture(), media_type="image/gif")})
    root = accessibility(Image(NEAR, alt="a"), at_hand=moving)
    assert values(root, "schema:accessibilityHazard") == ["unknown"]


def test_structure_is_claimed_only_where_there_is_some() -> None:
    flat = package(Publication.of_article(chapter(p("x"))))
    deep = package(Publication.of_article(chapter(h(2, "x"))))
    assert "structuralNavigation" not in values(flat, FEATURES)
    assert "structuralNavigation" in values(deep, FEATURES)


# ------------------------------------------------------------------------- cover, books, RTL


def test_the_featured_picture_is_the_cover() -> None:
    source = replace(SOURCE, featured_image=NEAR)
    publication = Publication.of_article(replace(chapter(p("x")), source=source))
    (item,) = package(publication, pictures()).iterfind(
        "o:manifest/o:item[@properties='cover-image']", OPF
    )
    assert item.get("href") == f"pictures/{picture().name}"
    assert not package(publication).findall("o:manifest/o:item[@properties='cover-image']", OPF)


def test_several_chapters_get_a_title_page_contents_and_a_page_each() -> None:
    chapters = [chapter(h(2, "Same"), p("x"), title=f"Chapter {number}") for number in range(12)]
    publication = book(*chapters)
    found = files(publication)
    spine = [ref.get("idref") for ref in package(publication).iterfind("o:spine/o:itemref", OPF)]
    assert spine == ["title-page", "nav", *(f"chapter-{number}" for number in range(1, 13))]
    assert "EPUB/chapter-01.xhtml" in found
    assert "EPUB/chapter-12.xhtml" in found
    nav = ET.fromstring(found["EPUB/nav.xhtml"])
    kinds = [a.get("{http://www.idpf.org/2007/ops}type") for a in nav.iter(f"{XHTML}a")]
    assert [kind for kind in kinds if kind] == ["titlepage", "toc", "bodymatter"]


def test_pages_turn_the_way_the_language_runs() -> None:
    def turning(publication: Publication) -> str | None:
        spine = package(publication).find("o:spine", OPF)
        assert spine is not None
        return spine.get("page-progression-direction")

    arabic = Publication.of_article(chapter(p("مرحبا"), language="ar"))
    assert turning(arabic) == "rtl"
    assert turning(EVERYTHING) == "ltr"
    assert b'dir="rtl"' in files(arabic)["EPUB/chapter-1.xhtml"]


def test_a_heading_of_pictures_only_has_words_in_the_contents() -> None:
    heading = replace(h(2, "x"), content=(Image(NEAR, alt="Logo"),))
    bare = replace(h(2, "y"), content=(Image(NEAR),))
    nav = files(Publication.of_article(chapter(heading, bare)), pictures())["EPUB/nav.xhtml"]
    assert b">Logo</a>" in nav
    assert b">Picture</a>" in nav


def test_inlines_in_the_title_reach_the_page_but_not_the_metadata() -> None:
    from support.trees import strong

    titled = replace(chapter(p("x")), title=inlines("A ", strong("bold"), " move"))
    publication = Publication.of_article(titled)
    assert b"<h1>A <strong>bold</strong> move</h1>" in files(publication)["EPUB/chapter-1.xhtml"]
    assert values(package(publication), "dc:title") == ["A bold move"]


def test_what_the_format_cannot_hold_is_reported() -> None:
    reported: list[Diagnostic] = []
    publication = Publication.of_article(chapter(p(Link("sms:+49", inlines("text me")))))
    EpubWriter().write(context(publication, reported=reported))
    assert [item.code for item in reported] == [Code.NOT_CARRIED]
