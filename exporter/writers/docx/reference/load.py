"""Reading a reference document: once for a run, as one reads a stranger's file."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from exporter.assets.strip import Unlawful, without_metadata
from exporter.errors import DocumentUnreadable, InputNotFound, LimitExceeded
from exporter.ooxml import Archive
from exporter.writers.docx.page import Page
from exporter.writers.docx.reference import setup, sheet
from exporter.writers.docx.reference.headings import HeadingCount
from exporter.writers.docx.reference.lists import Lists, lists_of
from exporter.writers.docx.reference.names import W
from exporter.writers.docx.reference.plain import cleaned
from exporter.writers.docx.reference.running import Running
from exporter.writers.docx.reference.theme import theme_like
from exporter.writers.docx.relations import Relation, Relations

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PICTURE = 20 * 1024 * 1024

_SAVE = "Open it in Word or LibreOffice, and save it as .docx."

_KINDS = {"header": "hdr", "footer": "ftr"}
_PAGES = ("default", "first", "even")

_MAGIC: Sequence[tuple[bytes, str, str]] = (
    (b"\x89PNG\r\n\x1a\n", "png", "PNG"),
    (b"\xff\xd8\xff", "jpg", "JPEG"),
    (b"GIF8", "gif", "GIF"),
    (b"BM", "bmp", ""),
    (b"II*\x00", "tiff", ""),
    (b"MM\x00*", "tiff", ""),
    (b"\x01\x00\x00\x00", "emf", ""),
    (b"\xd7\xcd\xc6\x9a", "wmf", ""),
    (b"\x01\x00\x09\x00", "wmf", ""),
)
"""How files of pictures begin that Word shows: their suffix here, and what metadata are taken from."""


class Stories(NamedTuple):
    """Headers and footers.

    Attributes:
        parts: Them and their pictures, by name below `word/`.
        relations: Of each of them to its pictures and links, by the same name.
        shown: What refers to them: `header` or `footer`, on which pages, and the part.
    """

    parts: Mapping[str, bytes]
    relations: Mapping[str, Sequence[Relation]]
    shown: Sequence[tuple[str, str, str]]


class Reference(Struct, frozen=True):
    """What an export takes from a reference document.

    Attributes:
        styles: Root of its styles part, cleaned; nobody changes it.
        bold: Our ids of paragraph styles that are bold in it.
        lists: Its numbering.
        stories: Its headers and footers.
        theme: A theme part with its colours and fonts, if it has a theme.
        fonts: Root of its font table, cleaned, if it has one.
        settings: Root of its settings part, if it has one.
        section: Its last section.
        archive: For messages.
        left_out: What was taken out of its headers and footers, for people.
    """

    styles: etree._Element
    bold: frozenset[str]
    lists: Lists
    stories: Stories
    theme: str | None
    fonts: etree._Element | None
    settings: etree._Element | None
    section: etree._Element
    archive: Archive
    left_out: tuple[str, ...]

    @property
    def relations(self) -> Mapping[str, Sequence[Relation]]:
        """Of its headers and footers, by their parts' names."""
        return {f"word/{name}": found for name, found in self.stories.relations.items()}

    def heading_numbers(self) -> Callable[[int], str]:
        """What gives the numbers of a document's headings, in their order, by level from 1."""
        return HeadingCount(self.lists.headings).next

    def page(self, page: Page) -> Page:
        """A page as the reference has it; what it doesn't say stays."""
        return setup.page_like(self.section, page, self.archive)


def load(path: str) -> Reference:
    """A reference document.

    Args:
        path: Of a .docx or .dotx file.

    Raises:
        InputNotFound: There is no such file.
        DocumentUnreadable: It is no Word document, is damaged, or leaves no room for text.
        ProtectedContent: It is encrypted.
        LimitExceeded: It is too large.
    """
    file = Path(path)
    where = f"reference document {path}"
    try:
        status = file.stat()
    except (OSError, ValueError):
        raise InputNotFound(
            "there is no such file", where=where, next_step="Check the path after --reference-docx."
        ) from None
    if not file.is_file():
        raise InputNotFound("it is no file", where=where, next_step="Name a .docx or .dotx file.")
    if status.st_size > _MOST_BYTES:
        raise LimitExceeded(
            f"it is larger than {_MOST_BYTES >> 20} MB",
            where=where,
            next_step="Take the text and pictures out of it: its styles are what counts.",
        )
    return _loaded(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _loaded(path: str, _changed: int, _size: int) -> Reference:
    where = f"reference document {path}"
    try:
        data = Path(path).read_bytes()
    except OSError as problem:
        raise InputNotFound(
            f"it can't be read: {problem.strerror}",
            where=where,
            next_step="Check who may read it, and whether it is open elsewhere.",
        ) from None
    if not data.startswith((b"PK", b"\xd0\xcf")):
        raise DocumentUnreadable("it is no Word document", where=where, next_step=_SAVE)
    return _read(Archive(data, where, Path(path).suffix.lower()))


def _read(archive: Archive) -> Reference:
    document = _root(archive, archive.document, "document")
    raw = archive.xml_of(archive.document, "styles")
    if raw is None:
        raise DocumentUnreadable("it has no styles", where=archive.origin, next_step=_SAVE)
    styles = sheet.reference_styles(raw, archive.origin)
    lists = lists_of(archive.xml_of(archive.document, "numbering"), styles, archive.origin)
    sections = list(document.iter(f"{W}sectPr"))
    # Those of tracked changes say what once was.
    sections = [each for each in sections if _tag(each.getparent()) != "sectPrChange"]
    stories, left_out = _stories(archive, sections)
    fonts = archive.xml_of(archive.document, "fontTable")
    section = sections[-1] if sections else etree.Element(f"{W}sectPr")
    return Reference(
        styles=styles,
        bold=sheet.bold_styles(styles),
        lists=lists,
        stories=stories,
        theme=theme_like(archive.xml_of(archive.document, "theme")),
        fonts=None if fonts is None else cleaned(fonts),
        settings=archive.xml_of(archive.document, "settings"),
        section=section,
        archive=archive,
        left_out=left_out,
    )


def _root(archive: Archive, name: str, expected: str) -> etree._Element:
    root = archive.xml(name)
    if root is None or _tag(root) != expected:
        raise DocumentUnreadable(f"{name} holds no {expected}", where=archive.origin)
    return root


def _tag(element: etree._Element | None) -> str:
    return "" if element is None else str(element.tag).removeprefix(W)


# -------------------------------------------------------------------------- headers, footers


def _stories(
    archive: Archive, sections: Sequence[etree._Element]
) -> tuple[Stories, tuple[str, ...]]:
    """What stands on the pages of the last section: a section without a header has the last one's."""
    found: dict[tuple[str, str], str] = {}
    relations = archive.relations(archive.document)
    for section in sections:
        for kind in _KINDS:
            for reference in section.iterfind(f"{W}{kind}Reference"):
                pages = reference.get(f"{W}type") or "default"
                identity = next(
                    (v for k, v in reference.attrib.items() if str(k).endswith("}id")), ""
                )
                relation = relations.get(str(identity))
                if relation and relation.kind == kind and not relation.external and pages in _PAGES:
                    found[kind, pages] = relation.target
    parts: dict[str, bytes] = {}
    known: dict[str, Sequence[Relation]] = {}
    shown: list[tuple[str, str, str]] = []
    left_out: list[str] = []
    names: dict[tuple[str, str], str] = {}
    for kind in _KINDS:
        for pages in _PAGES:
            target = found.get((kind, pages))
            if target is None or archive.xml(target) is None:
                continue
            if (kind, target) not in names:
                name = f"{kind}{sum(k == kind for k, _ in names) + 1}.xml"
                names[kind, target] = name
                story = _story(archive, target, kind)
                parts |= story.parts
                parts[name] = story.xml
                known[name] = story.relations
                left_out += story.left_out
            shown.append((kind, pages, names[kind, target]))
    return Stories(parts, known, shown), tuple(dict.fromkeys(left_out))


class _Story(NamedTuple):
    xml: bytes
    parts: Mapping[str, bytes]
    relations: Sequence[Relation]
    left_out: Sequence[str]


def _story(archive: Archive, target: str, kind: str) -> _Story:
    """A header or footer with its pictures; their relations get numbers of our own."""
    root = _root(archive, target, _KINDS[kind])
    running = Running(root, dict(archive.relations(target)))
    parts: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for identity, relation in list(running.pictures.items()):
        picture = _picture(archive, relation.target)
        if picture is None:
            running.without(identity, "a picture that Word can't show")
            continue
        name, data = picture
        parts[name] = data
        names[identity] = name
    relations = Relations()
    ids = {identity: relations.to("image", name) for identity, name in names.items()}
    ids |= {each: relations.to("hyperlink", to) for each, to in running.links.items()}
    running.rename(ids)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _Story(xml, parts, relations.all(), running.left_out)


def _picture(archive: Archive, target: str) -> tuple[str, bytes] | None:
    """A picture's name and content, private metadata taken out; None for what is none."""
    data = archive.bytes(target)
    if not data or len(data) > _MOST_PICTURE:
        return None
    for magic, suffix, kind in _MAGIC:
        if data.startswith(magic):
            try:
                data = without_metadata(data, kind) if kind else data
            except Unlawful:
                return None
            return f"media/{sha256(data).hexdigest()[:16]}.{suffix}", data
    return None
