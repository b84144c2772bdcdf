"""Reference documents that are none, are broken, or want to do harm: one clear message, no more."""

import io
import zipfile
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from support.drafts import NAMESPACES, package, style, zipped
from support.references import HOUSE_NUMBERING, HOUSE_STYLES, by_hand, dressed, house, opened
from support.trees import h, p
from support.word import W, value

from exporter import ooxml
from exporter.errors import (
    DocumentUnreadable,
    ExporterError,
    InputNotFound,
    LimitExceeded,
    ProtectedContent,
)
from exporter.writers.docx.reference import load, sheet
from exporter.writers.docx.writer import DocxWriter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def part(name: str, content: str | bytes) -> bytes:
    """A reference with another part in the place of one."""
    return house(parts={f"word/{name}.xml": content})


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"", DocumentUnreadable, "no Word document"),
        (b"<html>", DocumentUnreadable, "no Word document"),
        (b"PK\x03\x04junk", DocumentUnreadable, "damaged"),
        (OLE, DocumentUnreadable, "Word 97"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedContent, "password"),
        (zipped({"xl/workbook.xml": "<x/>"}), DocumentUnreadable, "spreadsheet"),
        (zipped({"content.xml": "<x/>", "mimetype": "x"}), DocumentUnreadable, "OpenDocument"),
        (package("<w:p/>"), DocumentUnreadable, "no styles"),
        (part("styles", "<broken"), DocumentUnreadable, "damaged"),
        (part("document", "<w:other xmlns:w='x'/>"), DocumentUnreadable, "holds no document"),
        (
            part("styles", f"{ENTITY}<w:styles {NAMESPACES}>&e;</w:styles>"),
            DocumentUnreadable,
            "type",
        ),
        (part("numbering", f"{ENTITY}<w:numbering {NAMESPACES}/>"), DocumentUnreadable, "type"),
    ],
)
def test_what_is_no_reference_is_refused(
    data: bytes, error: type[ExporterError], message: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=message) as caught:
        dressed(tmp_path, data, p("Text."))
    assert "reference document" in caught.value.where
    assert caught.value.next_step


def test_what_is_not_there_is_told_before_any_post_is_read(tmp_path: Path) -> None:
    options = DocxWriter.options(reference=str(tmp_path / "none.docx"))
    with pytest.raises(InputNotFound, match="no such file"):
        DocxWriter().prepare(options)
    with pytest.raises(InputNotFound, match="no file"):
        DocxWriter().prepare(DocxWriter.options(reference=str(tmp_path)))
    with pytest.raises(InputNotFound, match="no such file"):
        DocxWriter().prepare(DocxWriter.options(reference="a\0b"))
    DocxWriter().prepare(DocxWriter.options())


def test_a_file_that_cannot_be_read() -> None:
    memory = Path("/proc/self/mem")  # no address 0 can be read, not even by root
    if not memory.is_file():
        pytest.skip("this system has no /proc")
    with pytest.raises(InputNotFound, match="can't be read"):
        load.load(str(memory))


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = HOUSE_STYLES + "".join(style(f"Style {number}") for number in range(sheet.MOST))
    with pytest.raises(LimitExceeded, match="styles"):
        dressed(tmp_path, package("", styles=many), p("Text."))
    with pytest.raises(LimitExceeded, match="packed too tight"):
        dressed(tmp_path, part("styles", b" " * 30_000_000), p("Text."))
    monkeypatch.setattr(ooxml, "MAX_MEMBERS", 3)
    with pytest.raises(LimitExceeded, match="parts"):
        dressed(tmp_path, house(), p("Text."))


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(LimitExceeded, match="64 MB"):
        load.load(str(path))


def test_a_reference_that_changes_between_runs_is_read_anew(tmp_path: Path) -> None:
    first = opened(tmp_path, house(), h(2, "One"))
    assert "x-heading-1" in first.styles
    other = HOUSE_STYLES.replace("x-heading-1", "y-heading-1")
    second = opened(tmp_path, package("", styles=other), h(2, "One"))
    assert "y-heading-1" in second.styles


def test_nothing_of_a_part_but_what_a_sheet_may_hold_comes_along(tmp_path: Path) -> None:
    evil = (
        '<w:style w:type="paragraph" w:styleId="x-evil" w:rsidR="00AA" r:id="rId9"'
        ' xmlns:evil="urn:evil" evil:href="http://evil.example/">'
        '<w:name w:val="Title"/><w:pPr><w:jc w:val="start"/><w:keepNext w:val="perhaps"/>'
        '<evil:fetch/><w:sectPr/><w:pPrChange w:author="Ann" w:id="1"/></w:pPr>'
        '<w:rPr><w:color w:val="javascript"/><w:sz w:val="ten"/><w:b/></w:rPr></w:style>'
    )
    found = opened(tmp_path, package("", styles=evil), p("Text."))
    sheet_part = found.parts["word/styles.xml"]
    for word in (b"evil.example", b"urn:evil", b"Ann", b"rId9", b"javascript", b"ten", b"perhaps"):
        assert word not in sheet_part
    title = found.styles["x-evil"]
    assert value(title, "w:pPr/w:jc") == "left"
    assert [each.tag for each in title.iterfind(f"{W}rPr/*")] == [f"{W}b"]


def test_a_theme_is_made_of_colours_and_fonts_alone(tmp_path: Path) -> None:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    theme = (
        f"<a:theme {space} {related} name='x'><a:themeElements><a:clrScheme name='x'>"
        "<a:dk1><a:sysClr val='windowText' lastClr='010203'/></a:dk1>"
        "<a:accent1><a:srgbClr val='AB12CD'/></a:accent1><a:accent2><a:srgbClr val='red'/>"
        "</a:accent2></a:clrScheme><a:fontScheme name='x'><a:minorFont><a:latin typeface='Fell &amp; Co'/>"
        "<a:font script='Jpan' typeface='Mincho'/><a:font script='evil&quot;' typeface='x'/>"
        "</a:minorFont></a:fontScheme><a:fmtScheme><a:bgFillStyleLst>"
        "<a:blipFill><a:blip r:embed='rId1'/></a:blipFill></a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:extLst><a:ext uri='x'/></a:extLst></a:theme>"
    )
    reference = house(
        parts={"word/theme/theme1.xml": theme},
        related={"t": ("theme", "theme/theme1.xml", False)},
    )
    found = opened(tmp_path, reference, p("Text."))
    made = found.parts["word/theme/theme1.xml"].decode()
    for word in ("AB12CD", "010203", "Fell &amp; Co", "Mincho"):
        assert word in made
    for word in ("blip", "extLst", "evil", "red"):
        assert word not in made
    assert b"theme/theme1.xml" in found.parts["word/_rels/document.xml.rels"]


def test_what_calls_itself_a_theme_and_is_none_is_left_out(tmp_path: Path) -> None:
    reference = house(
        parts={"word/theme/theme1.xml": "<theme/>"},
        related={"t": ("theme", "theme/theme1.xml", False)},
    )
    assert "word/theme/theme1.xml" not in opened(tmp_path, reference, p("Text.")).parts


def test_macros_and_whatever_else_lies_in_it_stay_there(tmp_path: Path) -> None:
    reference = house(
        parts={"word/vbaProject.bin": b"MZ", "customXml/item1.xml": "<secret/>"},
        related={
            "m": ("vbaProject", "vbaProject.bin", False),
            "t": ("attachedTemplate", "file:///server/normal.dotm", True),
            "c": ("customXml", "../customXml/item1.xml", False),
        },
    )
    path = tmp_path / "out.docx"
    path.write_bytes(dressed(tmp_path, reference, p("Text.")))
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if "vba" in name or "customXml" in name]
    assert b"normal.dotm" not in everything


@pytest.mark.parametrize(
    "numbering",
    [
        HOUSE_NUMBERING.replace('w:abstractNumId="3"', 'w:abstractNumId="x"'),
        HOUSE_NUMBERING.replace('<w:abstractNumId w:val="5"/>', '<w:abstractNumId w:val="99"/>'),
        HOUSE_NUMBERING.replace('w:ilvl="0"', 'w:ilvl="900"'),
        HOUSE_NUMBERING + HOUSE_NUMBERING,
        HOUSE_NUMBERING.replace("300", "99999999999999999999"),
        HOUSE_NUMBERING.replace('w:numId="7"', 'w:numId="999999999999"'),
    ],
)
def test_numbering_that_leads_nowhere_is_left_out(numbering: str, tmp_path: Path) -> None:
    found = opened(tmp_path, package("", styles=HOUSE_STYLES, numbering=numbering))
    root = found.roots["word/numbering.xml"]
    definitions = [each.get(f"{W}abstractNumId") for each in root.iter(f"{W}abstractNum")]
    instances = [each.get(f"{W}numId") for each in root.iter(f"{W}num")]
    assert len(definitions) == len(set(definitions))
    assert len(instances) == len(set(instances))
    referred = {each.get(f"{W}val") for each in root.iterfind(f"{W}num/{W}abstractNumId")}
    assert referred <= set(definitions)
    used = {
        each.get(f"{W}val")
        for part_ in (found.document, found.roots["word/styles.xml"])
        for each in part_.iter(f"{W}numId")
    }
    assert used <= {*instances, "0"}


VALUES = ("", "x", "-1", "99999999999", "start", "1.5", 'é"<', "true")


def damaged(data: bytes, seed: int) -> bytes:
    """A document some of whose elements are elsewhere, are others, or say something else."""
    random = Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([each for each in parts if each.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[name])
    elements = list(root.iter(etree.Element))
    for _ in range(random.randint(1, 12)):
        element = random.choice(elements)
        kind, holder = random.randrange(4), element.getparent()
        if kind == 0 and element.attrib:
            element.set(random.choice(list(element.attrib)), random.choice(VALUES))
        elif kind == 1:
            element.tag = random.choice(elements).tag
        elif kind == 2:
            random.choice(elements).append(etree.fromstring(etree.tostring(element)))
        elif holder is not None:
            holder.remove(element)
    return zipped(parts | {name: etree.tostring(root)})


@pytest.mark.parametrize("seed", range(60))
def test_damaged_references_are_refused_or_give_a_whole_document(seed: int, tmp_path: Path) -> None:
    sound = house() if seed % 2 else by_hand()
    refused = None
    try:
        found = opened(tmp_path, damaged(sound, seed), toc="yes")
    except ExporterError as problem:
        refused = problem
    if refused is not None:
        assert refused.next_step
    else:
        used = set(found.values("w:pStyle")) | set(found.values("w:rStyle"))
        assert used <= set(found.styles)
