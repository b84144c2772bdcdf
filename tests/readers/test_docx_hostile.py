"""Documents of hostile strangers, damaged ones, and what people take for Word documents."""

import io
import zipfile

import pytest
from support.drafts import NAMESPACES, blocks_of, p, package, r, reading, zipped

from exporter import ooxml as limits
from exporter.errors import (
    DocumentUnreadable,
    EmptyContent,
    ExporterError,
    LimitExceeded,
    ProtectedContent,
)
from exporter.tree import Image, walk

GOOD = package(p("Text."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_document(content: str | bytes) -> bytes:
    return zipped({"word/document.xml": content})


def test_what_the_others_differ_from_is_read() -> None:
    assert len(blocks_of(GOOD)) == 1
    bare = with_document(f"<w:document {NAMESPACES}><w:body>{p('Text.')}</w:body></w:document>")
    assert blocks_of(bare) == blocks_of(GOOD)


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (b"PK\x03\x04" + bytes(40), DocumentUnreadable, "the archive is damaged"),
        (GOOD[: len(GOOD) // 2], DocumentUnreadable, "the archive is damaged"),
        (OLE, DocumentUnreadable, "Word 97"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedContent, "password"),
        (zipped({"a.txt": "a"}), DocumentUnreadable, "word/document.xml is missing"),
        (zipped({"content.xml": "<a/>", "mimetype": "x"}), DocumentUnreadable, "OpenDocument"),
        (zipped({"xl/workbook.xml": "<a/>"}), DocumentUnreadable, "a spreadsheet"),
        (with_document("<w:document"), DocumentUnreadable, "document.xml is damaged"),
        (with_document(f"<w:document {NAMESPACES}/>"), DocumentUnreadable, "holds no body"),
        (package(""), EmptyContent, "nothing to export"),
        (package(p("")), EmptyContent, "nothing to export"),
    ],
)
def test_refused(data: bytes, kind: type[ExporterError], said: str) -> None:
    with pytest.raises(kind, match=said) as caught:
        reading(data)
    assert caught.value.next_step


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-16"],
)
def test_entities_are_refused(encoding: str) -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    content = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a0 "ha">{bomb}]>'
        f"<w:document {NAMESPACES}><w:body>{p('&a11;')}</w:body></w:document>"
    )
    with pytest.raises(DocumentUnreadable, match="document type"):
        reading(with_document(content.encode(encoding)))


def test_no_file_is_read_through_an_entity() -> None:
    content = (
        '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f"<w:document {NAMESPACES}><w:body>{p('&f;')}</w:body></w:document>"
    )
    with pytest.raises(DocumentUnreadable, match="document type"):
        reading(with_document(content))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LimitExceeded, match="packed too tight"):
        reading(with_document(b" " * (8 * 1024 * 1024)))
    monkeypatch.setattr(limits, "MAX_PART", 1000)
    with pytest.raises(LimitExceeded, match="too large"):
        reading(with_document(b" " * 2000))
    monkeypatch.setattr(limits, "MAX_MEMBERS", 1)
    with pytest.raises(LimitExceeded, match="more than 1 parts"):
        reading(GOOD)


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 400)
    with pytest.raises(LimitExceeded, match="too large"):
        reading(package(p("Text."), styles="<w:style/>" * 50))


def test_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + p("x") + "</w:sdtContent></w:sdt>" * 300
    with pytest.raises(LimitExceeded, match="nested too deep"):
        reading(package(deep))


def test_an_encrypted_member_is_told_from_a_damaged_one() -> None:
    data = bytearray(with_document("<a/>"))
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    data[local + 6] |= 1
    data[central + 8] |= 1
    with pytest.raises(ProtectedContent, match="encrypted"):
        reading(bytes(data))


def test_a_part_with_a_wrong_checksum_is_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body/></w:document>")
    data = out.getvalue().replace(b"<w:body/>", b"<w:bode/>", 1)
    with pytest.raises(DocumentUnreadable, match="damaged"):
        reading(data)


def test_tables_in_tables_are_read_as_a_flow_where_they_are_too_deep() -> None:
    nested = p("innermost")
    for _ in range(20):
        nested = f"<w:tbl><w:tr><w:tc>{nested}{p('')}</w:tc></w:tr></w:tbl>"
    found = reading(package(nested))
    assert "innermost" in str(found.publication)
    assert any("tables or boxes" in item.detail for item in found.diagnostics)


def test_a_picture_that_lies_elsewhere_is_named_and_never_fetched() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A foot"/><a:graphic>'
        '<a:graphicData><pic:pic><pic:blipFill><a:blip r:link="out"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    related = {"out": ("image", "https://example.org/foot.png", True)}
    found = blocks_of(package(p(r("See ") + drawing), related=related))
    (image,) = [node for node in walk(found) if isinstance(node, Image)]
    assert (image.src, image.alt) == ("https://example.org/foot.png", "A foot")


def test_many_columns_styles_that_rest_on_themselves_and_odd_numbers_do_no_harm() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
    )
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999999999"/></w:tcPr><w:p/></w:tc>'
    body = (
        '<w:p><w:pPr><w:pStyle w:val="a"/><w:ind w:left="1e999"/><w:numPr><w:ilvl w:val="-7"/>'
        f'<w:numId w:val="x"/></w:numPr></w:pPr>{r("Text.")}</w:p><w:tbl><w:tr>{cell}</w:tr></w:tbl>'
    )
    assert "Text." in str(blocks_of(package(body, styles=styles)))
