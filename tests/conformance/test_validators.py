"""Each validator passes a sound file and finds a defect planted in it: no green is hollow."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pikepdf
import pytest
import weasyprint
from support import validators

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>"""

PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:7b3b1a52-7a3e-4d8c-9a55-0d6c8f1e2a10</dc:identifier>
    <dc:title>A book</dc:title>
    <dc:language>en</dc:language>
    <dc:source>https://example.org/</dc:source>
    <meta property="dcterms:modified">2026-01-02T03:04:05Z</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">Text with headings.</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="one"/></spine>
</package>"""

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  lang="en" xml:lang="en"><head><title>A page</title></head><body>{}</body></html>"""

BOOK = {
    "META-INF/container.xml": CONTAINER,
    "book.opf": PACKAGE,
    "nav.xhtml": PAGE.format(
        '<nav epub:type="toc" role="doc-toc" aria-label="Contents"><h1>Contents</h1>'
        '<ol><li><a href="one.xhtml">One</a></li></ol></nav>'
    ),
    "one.xhtml": PAGE.format(
        '<section epub:type="chapter" role="doc-chapter" aria-label="One">'
        "<h1>One</h1><p>Text.</p></section>"
    ),
}


def book(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def swap(files: Mapping[str, str], name: str, old: str, new: str) -> dict[str, str]:
    assert old in files[name]
    return {**files, name: files[name].replace(old, new)}


def sound_pdf(path: Path) -> Path:
    page = '<html lang="en"><title>A page</title><h1>One</h1><p>Text.</p></html>'
    weasyprint.HTML(string=page).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def sound_docx(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("One", 1)
    document.add_paragraph("Text.")
    document.save(str(path))
    return path


def edited(docx_path: Path, name: str, edit: Callable[[str], str]) -> Path:
    """A copy with one part of the archive changed."""
    to = docx_path.with_stem(docx_path.stem + "-edited")
    with zipfile.ZipFile(docx_path) as source, zipfile.ZipFile(to, "w") as archive:
        for member in source.namelist():
            data = source.read(member)
            archive.writestr(member, edit(data.decode()) if member == name else data)
    return to


def junk(path: Path) -> Path:
    path.write_bytes(b"PK or %PDF, but not really")
    return path


def test_verapdf(tmp_path: Path) -> None:
    sound = sound_pdf(tmp_path / "sound.pdf")
    untagged, unnamed = tmp_path / "untagged.pdf", tmp_path / "unnamed.pdf"
    with pikepdf.open(sound) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(untagged)
    with pikepdf.open(sound) as pdf:
        del pdf.Root.ViewerPreferences.DisplayDocTitle
        pdf.save(unnamed)
    broken = junk(tmp_path / "broken.pdf")

    found = validators.verapdf([sound, untagged, unnamed, broken])

    assert found[sound] == []
    assert [rule.split()[0] for rule in found[untagged]] == ["7.1-11", "7.1-3"]
    assert [rule.split()[0] for rule in found[unnamed]] == ["7.1-10"]
    assert found[broken][0].startswith("unreadable: ")


def test_epubcheck(tmp_path: Path) -> None:
    sound = book(tmp_path / "sound.epub", BOOK)
    files = dict(BOOK)
    del files["one.xhtml"]
    lacking = book(tmp_path / "lacking.epub", files)
    unclosed = book(tmp_path / "unclosed.epub", swap(BOOK, "one.xhtml", "</p>", ""))
    dated = swap(BOOK, "book.opf", "<dc:source>", "<dc:date>once</dc:date><dc:source>")
    warned = book(tmp_path / "warned.epub", dated)
    broken = junk(tmp_path / "broken.epub")

    found = validators.epubcheck([sound, lacking, unclosed, warned, broken])

    assert validators.complaints(found.pop(sound)) == []
    assert {
        path.stem: {(message.severity, message.id) for message in validators.complaints(messages)}
        for path, messages in found.items()
    } == {
        "lacking": {("ERROR", "RSC-001")},
        "unclosed": {("FATAL", "RSC-016")},
        "warned": {("WARNING", "OPF-053")},
        "broken": {("ERROR", "PKG-003"), ("FATAL", "PKG-008")},
    }


def test_ace(tmp_path: Path) -> None:
    sound = book(tmp_path / "sound.epub", BOOK)
    defect = swap(BOOK, "one.xhtml", "<p>Text.</p>", '<p><a href="nav.xhtml"></a></p>')

    assert validators.ace(sound) == []
    (found,) = validators.ace(book(tmp_path / "empty-link.epub", defect))
    assert found.startswith("serious: link-name: ")
    with pytest.raises(validators.NoVerdictError):
        validators.ace(junk(tmp_path / "broken.epub"))


def test_ooxml(tmp_path: Path) -> None:
    sound = sound_docx(tmp_path / "sound.docx")
    misplaced = edited(
        sound, "word/document.xml", lambda xml: xml.replace("<w:body>", "<w:body><w:t>x</w:t>")
    )
    broken = junk(tmp_path / "broken.docx")

    found = validators.ooxml([sound, misplaced, broken])

    assert found[sound] == []
    (schema,) = found[misplaced]
    assert schema.startswith("Sch_InvalidElementContentExpectingComplex: ")
    assert schema.endswith(" at /word/document.xml /w:document[1]/w:body[1]")
    assert found[broken] == ["Exception: File contains corrupted data. at None None"]


def test_libreoffice(tmp_path: Path) -> None:
    sound = sound_docx(tmp_path / "sound.docx")
    unclosed = edited(sound, "word/document.xml", lambda xml: xml.replace("</w:body>", ""))

    assert validators.libreoffice_pages(sound) == 1
    assert validators.libreoffice_pages(unclosed) == 0
    assert validators.libreoffice_pages(junk(tmp_path / "broken.docx")) == 0


@pytest.mark.parametrize(
    ("under_ci", "outcome"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_a_missing_tool_is_never_silent(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    under_ci: str,
    outcome: type[BaseException],
) -> None:
    monkeypatch.setenv("CI", under_ci)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(outcome, match=r"veraPDF|Java"):
        validators.verapdf([tmp_path / "any.pdf"])
    with pytest.raises(outcome, match="LibreOffice"):
        validators.libreoffice_pages(tmp_path / "any.docx")
