"""The package document, NCX and container: the one home of EbookLib (AGPL-3.0-or-later).

Pages go through it as plain bytes: its own page class parses them anew and silently cuts off
what lxml's HTML parser can't take.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from ebooklib import epub
from lxml import etree

from exporter.errors import WriterFailed
from exporter.writers.epub.model import FOLDER, NCX, Book, Entry, Item, Resource

_OPTIONS = {
    "epub3_pages": False,
    "epub3_landmark": False,
    "epub2_guide": True,
    "compresslevel": 0,
}


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer; it goes straight to `write`, which raises where `write_epub` warns."""

    def _write_opf_file(self, root: etree._Element) -> None:
        """Add the language of the package document's own texts, which EbookLib leaves out."""
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        super()._write_opf_file(root)


def archive_of(book: Book, modified: datetime) -> dict[str, bytes]:
    """The files of the book's archive by path, as EbookLib writes them.

    Args:
        book: What to write.
        modified: For `dcterms:modified`, with a time zone.

    Raises:
        WriterFailed: EbookLib refuses something.
    """
    made = _made(book)
    buffer = io.BytesIO()
    options = {**_OPTIONS, "mtime": modified.astimezone(UTC)}
    try:
        _Writer(buffer, made, options).write()
    except (ValueError, TypeError, OSError, epub.EpubException) as problem:
        raise WriterFailed(f"EbookLib can't write this EPUB: {problem}") from problem
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _made(book: Book) -> epub.EpubBook:
    made = epub.EpubBook()
    made.FOLDER_NAME = FOLDER
    made.metadata = {}  # it starts with a random identifier and its own version
    made.set_identifier(book.identifier)
    made.set_title(book.title)
    made.set_language(book.language)
    made.set_direction(book.direction)
    for item in book.metadata:
        _add(made, item)
    for resource in book.resources:
        made.add_item(_item(resource))
    made.add_item(epub.EpubNcx(uid="ncx", file_name=NCX))
    made.spine = [resource.id for resource in book.resources if resource.in_spine]
    made.toc = list(_toc(book.contents))
    made.guide = [{"type": "text", "title": book.contents[0].label, "href": book.start}]
    return made


def _add(made: epub.EpubBook, item: Item) -> None:
    """One element of metadata."""
    if item.name.startswith("dc:"):
        made.add_metadata("DC", item.name[3:], item.value, dict(item.attributes))
    elif item.name == "cover":  # for reading systems that know only EPUB 2
        made.add_metadata("OPF", "cover", "", {"name": "cover", "content": item.value})
    else:
        attributes = {"property": item.name, **item.attributes}
        made.add_metadata("OPF", item.name, item.value, attributes)


def _item(resource: Resource) -> epub.EpubItem:
    item = epub.EpubItem(
        uid=resource.id,
        file_name=resource.path,
        media_type=resource.media_type,
        content=resource.data,
    )
    item.properties = list(resource.properties)
    return item


def _toc(entries: Iterable[Entry]) -> Iterator[object]:
    """EbookLib's form of a table of contents: sections with what is below them."""
    for entry in entries:
        yield epub.Section(entry.label, entry.href), list(_toc(entry.children))
