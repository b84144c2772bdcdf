"""The package: parts and relationships through python-docx, the same byte for byte on every run.

The one home of python-docx. It knows the package's conventions (content types, relationships,
part names); the document's own XML is printed by this folder, because its proxies take 105 ms for
an article that is printed in 5.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree
from msgspec import Struct

from exporter.errors import WriterFailed
from exporter.tree.check import XML_ILLEGAL
from exporter.writers.docx.relations import Relation

DOCUMENT = "word/document.xml"
NOTES = "word/footnotes.xml"

_CONTENT_TYPES = {
    "docProps/core.xml": CT.OPC_CORE_PROPERTIES,
    "docProps/app.xml": CT.OFC_EXTENDED_PROPERTIES,
    "docProps/custom.xml": CT.OFC_CUSTOM_PROPERTIES,
    "word/styles.xml": CT.WML_STYLES,
    "word/numbering.xml": CT.WML_NUMBERING,
    "word/settings.xml": CT.WML_SETTINGS,
    "word/fontTable.xml": CT.WML_FONT_TABLE,
    **{f"word/header{number}.xml": CT.WML_HEADER for number in range(1, 4)},
    **{f"word/footer{number}.xml": CT.WML_FOOTER for number in range(1, 4)},
    "word/theme/theme1.xml": CT.OFC_THEME,
    NOTES: CT.WML_FOOTNOTES,
    "word/comments.xml": CT.WML_COMMENTS,
    "gif": CT.GIF,
    "jpg": CT.JPEG,
    "png": CT.PNG,
    "bmp": CT.BMP,
    "tiff": CT.TIFF,
    "emf": CT.X_EMF,
    "wmf": CT.X_WMF,
}
"""By part, or by the suffix of pictures."""

_OF_PACKAGE = {
    "docProps/core.xml": RT.CORE_PROPERTIES,
    "docProps/app.xml": RT.EXTENDED_PROPERTIES,
    "docProps/custom.xml": RT.CUSTOM_PROPERTIES,
}

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
"""What a ZIP archive can hold (APPNOTE 4.4.6)."""


class Contents(Struct, frozen=True):
    """What a package is made of.

    Attributes:
        parts: Their content by name, the document among them.
        relations: Of the document and of the footnotes, by part: to other parts and to addresses
            on the web.
    """

    parts: Mapping[str, str | bytes]
    relations: Mapping[str, Sequence[Relation]]


def packed(contents: Contents, timestamp: datetime) -> bytes:
    """The package.

    Args:
        contents: Its parts and the document's relationships.
        timestamp: Of all members, as far as an archive can say it.

    Raises:
        WriterFailed: A part holds a character that XML can't, or the document isn't well-formed.
    """
    written = io.BytesIO()
    _package(contents).save(written)
    moment = min(max(timestamp.astimezone(UTC), _EARLIEST), _LATEST)
    return _repacked(written, moment)


def _package(contents: Contents) -> Package:
    """The parts, related to each other."""
    package = Package()
    blobs = {name: _blob(name, content) for name, content in contents.parts.items()}
    parts = {
        name: Part(PackURI(f"/{name}"), _content_type(name), blob, package)
        for name, blob in blobs.items()
        if name != DOCUMENT
    }
    try:
        document = DocumentPart.load(
            PackURI(f"/{DOCUMENT}"), CT.WML_DOCUMENT_MAIN, blobs[DOCUMENT], package
        )
    except etree.XMLSyntaxError as problem:
        raise WriterFailed(f"the document is no well-formed XML: {problem}") from None
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    for name, kind in _OF_PACKAGE.items():
        if name in parts:
            package.relate_to(parts[name], kind)
    for name, relations in contents.relations.items():
        for relation in relations:
            source = document if name == DOCUMENT else parts[name]
            target = relation.target if relation.external else parts[f"word/{relation.target}"]
            source.load_rel(relation.type, target, relation.id, relation.external)
    return package


def _content_type(name: str) -> str:
    return _CONTENT_TYPES.get(name) or _CONTENT_TYPES[name.rpartition(".")[2]]


def _blob(name: str, content: str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    found = XML_ILLEGAL.search(content)
    if found:
        raise WriterFailed(
            f"U+{ord(found[0]):04X} can't stand in a Word document",
            where=name,
            next_step="Take this character out of the tree: its law forbids it.",
        )
    return content.encode()


def _repacked(written: io.BytesIO, moment: datetime) -> bytes:
    """The archive with the members' dates and rights pinned, content types first."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, moment.timetuple()[:6])
            member.create_system = 3
            member.external_attr = 0o644 << 16
            packs = not name.startswith("word/media/")
            member.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            archive.writestr(member, source.read(name))
    return out.getvalue()
