"""Reads back what was written, compares it with what was given, and packs it reproducibly."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from lxml import etree

from exporter.errors import WriterFailed
from exporter.writers.epub.model import FOLDER, NCX, PACKAGE, Book, Entry

CONTAINER = "META-INF/container.xml"
MIMETYPE = "mimetype"

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_STORED = frozenset({".png", ".jpg", ".gif", ".webp"})
"""Suffixes of files that are compressed already."""


def verify(book: Book, entries: Mapping[str, bytes]) -> None:
    """Hold an archive against the book that it was made from.

    Raises:
        WriterFailed: A file is missing, too much or differs; a page is no well-formed XML; or
            the package document or NCX says something else than the book.
    """
    expected = {f"{FOLDER}/{resource.path}" for resource in book.resources}
    expected |= {MIMETYPE, CONTAINER, f"{FOLDER}/{PACKAGE}", f"{FOLDER}/{NCX}"}
    _same("files", sorted(expected), sorted(entries))
    for resource in book.resources:
        data = entries[f"{FOLDER}/{resource.path}"]
        if data != resource.data:
            raise WriterFailed(f"{resource.path} was not written as given")
        if resource.media_type == "application/xhtml+xml":
            _parsed(resource.path, data)
    _verify_package(book, _parsed(PACKAGE, entries[f"{FOLDER}/{PACKAGE}"]))
    _verify_ncx(book, _parsed(NCX, entries[f"{FOLDER}/{NCX}"]))


def _parsed(path: str, data: bytes) -> etree._Element:
    """The root of a well-formed file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise WriterFailed(f"{path} is no well-formed XML: {problem}") from problem


def _same(what: str, given: Iterable[object], written: Iterable[object]) -> None:
    given, written = list(given), list(written)
    if given != written:
        missing = [item for item in given if item not in written]
        added = [item for item in written if item not in given]
        raise WriterFailed(
            f"the EPUB's {what} were not written as given: missing {missing[:3]}, added {added[:3]}"
        )


def _verify_package(book: Book, root: etree._Element) -> None:
    given = [("dc:identifier", book.identifier), ("dc:title", book.title)]
    given += [("dc:language", book.language)]
    given += [(item.name, item.value) for item in book.metadata if item.name != "cover"]
    written = []
    for element in root.iterfind(f"{_OPF}metadata/*"):
        tag = str(element.tag)
        name = f"dc:{tag[len(_DC) :]}" if tag.startswith(_DC) else element.get("property")
        if name is not None and name != "dcterms:modified":
            written.append((name, element.text or ""))
    _same("metadata", sorted(given), sorted(written))
    files = [(item.id, item.path, item.media_type) for item in book.resources]
    manifest = [
        (item.get("id"), item.get("href"), item.get("media-type"))
        for item in root.iterfind(f"{_OPF}manifest/{_OPF}item")
        if item.get("id") != "ncx"
    ]
    _same("manifest", files, manifest)
    spine = [item.get("idref") for item in root.iterfind(f"{_OPF}spine/{_OPF}itemref")]
    _same("spine", [item.id for item in book.resources if item.in_spine], spine)


def _verify_ncx(book: Book, root: etree._Element) -> None:
    written = [
        (point.findtext(f"{_NCX}navLabel/{_NCX}text"), _source(point))
        for point in root.iter(f"{_NCX}navPoint")
    ]
    _same(
        "table of contents", [(entry.label, entry.href) for entry in _flat(book.contents)], written
    )


def _source(point: etree._Element) -> str | None:
    content = point.find(f"{_NCX}content")
    return None if content is None else content.get("src")


def _flat(entries: Iterable[Entry]) -> Iterable[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def packed(entries: Mapping[str, bytes], moment: datetime) -> bytes:
    """A ZIP archive that depends on nothing but its arguments.

    The file `mimetype` comes first and is stored (OCF, EPUB 3.3 section 4.2.3.2); every entry
    has the same date and plain attributes.

    Args:
        entries: The files by path; `mimetype` among them.
        moment: The date of all entries, with a time zone; ZIP knows none before 1980.
    """
    stamp = max(moment.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC)).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(entries, key=lambda name: (name != MIMETYPE, name != CONTAINER)):
            info = zipfile.ZipInfo(name, stamp)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            stored = name == MIMETYPE or name[name.rfind(".") :] in _STORED
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, entries[name])
    return buffer.getvalue()
