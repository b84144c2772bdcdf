"""The package as a hostile stranger may have made it: bounded in every way, nothing fetched."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from exporter.errors import DocumentUnreadable, LimitExceeded, ProtectedContent

MAX_MEMBERS = 20_000
MAX_PART = 96 * 1024 * 1024
"""The largest part that is unpacked."""

MAX_UNPACKED = 320 * 1024 * 1024
"""Of all parts that are read of one document."""

MAX_RATIO = 400
_RATIO_FROM = 4 * 1024 * 1024
"""Parts above this size must not be packed tighter than `MAX_RATIO`: real ones reach 100."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""Namespaces of the strict form of the format, and those of the usual one (ISO/IEC 29500-4)."""

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(Struct, frozen=True):
    """One relationship (ISO/IEC 29500-2, 9.3).

    Attributes:
        kind: The last part of its type's address: `styles`, `image`, `hyperlink`.
        target: A part's name without the first slash, or an address.
        external: The target is an address, which nobody opens.
    """

    kind: str
    target: str
    external: bool


class Archive:
    """The parts of a document by name, read when asked for.

    Args:
        data: The file.
        origin: What messages call it.
        suffix: Of its name, for messages.

    Raises:
        DocumentUnreadable: It is no archive of a Word document.
        ProtectedContent: It is encrypted.
        LimitExceeded: It has too many members.
    """

    def __init__(self, data: bytes, origin: str, suffix: str = "") -> None:
        self.origin = origin
        self._left = MAX_UNPACKED
        self._relations: dict[str, Mapping[str, Relation]] = {}
        if data.startswith(_OLE):
            raise _old(data, origin)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise DocumentUnreadable(f"the archive is damaged: {problem}", where=origin) from None
        if len(infos) > MAX_MEMBERS:
            raise LimitExceeded(f"it has more than {MAX_MEMBERS} parts", where=origin)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._infos.setdefault(info.filename.replace("\\", "/").lstrip("/"), info)
        self._folded = {name.casefold(): name for name in self._infos}
        self.document = self._main(suffix)

    def _main(self, suffix: str) -> str:
        """The name of the document's part."""
        if "word/document.xml" not in self._infos and (
            "content.xml" in self._infos or suffix in {".odt", ".ott"}
        ):
            raise DocumentUnreadable("it is an OpenDocument text (.odt)", where=self.origin)
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self:
                if not relation.target.endswith(".xml") or "word" not in relation.target:
                    break
                return relation.target
        if "word/document.xml" in self:
            return "word/document.xml"
        found = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation"}
        kind = next((kind for name, kind in found.items() if name in self), None)
        what = (
            f"it is {kind}" if kind else "it holds no Word document: word/document.xml is missing"
        )
        raise DocumentUnreadable(what, where=self.origin)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._folded

    def bytes(self, name: str) -> bytes | None:
        """A part's content; None if there is no such part.

        Raises:
            DocumentUnreadable: It is damaged.
            ProtectedContent: It is encrypted.
            LimitExceeded: It is larger, or packed tighter, than is read.
        """
        known = self._folded.get(name.casefold())
        if known is None:
            return None
        info = self._infos[known]
        if info.flag_bits & 1:
            raise ProtectedContent("the archive is encrypted", where=self.origin, next_step=_UNLOCK)
        most = min(MAX_PART, self._left)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as problem:
            raise DocumentUnreadable(f"{name} is damaged: {problem}", where=self.origin) from None
        if len(data) > most:
            raise LimitExceeded(f"{name} is too large", where=self.origin, next_step=_SMALLER)
        if len(data) > _RATIO_FROM and len(data) > MAX_RATIO * max(1, info.compress_size):
            raise LimitExceeded(
                f"{name} is packed too tight", where=self.origin, next_step=_SMALLER
            )
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """A part's root element; None if there is no such part.

        No entity is expanded, nothing fetched; libxml2 itself refuses nesting beyond 256.

        Raises:
            DocumentUnreadable: It isn't well-formed, or has a document type, which Word forbids.
            ProtectedContent, LimitExceeded: As `bytes`.
        """
        data = self.bytes(name)
        if data is None:
            return None
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        if _DOCTYPE.search(data.replace(b"\0", b"") if utf16 else data):
            raise DocumentUnreadable(f"{name} has a document type", where=self.origin)
        if not utf16:
            for strict, usual in _STRICT.items():
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            if "depth" in str(problem):
                raise LimitExceeded(f"{name} is nested too deep", where=self.origin) from None
            raise DocumentUnreadable(f"{name} is damaged: {problem}", where=self.origin) from None
        except ValueError as problem:
            raise DocumentUnreadable(f"{name} is damaged: {problem}", where=self.origin) from None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """A part's relationships by id; those of the package for the empty name."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = {} if root is None else _relations(root, folder)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The first part of that kind that a part is related to."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and relation.target in self:
                return relation.target
        return None

    def xml_of(self, part: str, kind: str) -> etree._Element | None:
        """The root of the first part of that kind that a part is related to."""
        name = self.related(part, kind)
        return None if name is None else self.xml(name)


_UNLOCK = "Open it in Word with its password, and save it without one."
_SMALLER = "Open it in Word and save it again; pictures can be made smaller there."


def _relations(root: etree._Element, folder: str) -> dict[str, Relation]:
    found = {}
    for element in root.iter(_RELATIONS):
        target = element.get("Target") or ""
        external = element.get("TargetMode") == "External"
        if not external:
            target = unquote(target)
            joined = target if target.startswith("/") else posixpath.join("/", folder, target)
            target = posixpath.normpath(joined).lstrip("/")
        kind = (element.get("Type") or "").rpartition("/")[2]
        found[element.get("Id") or ""] = Relation(kind, target, external)
    return found


def _old(data: bytes, origin: str) -> DocumentUnreadable | ProtectedContent:
    """The error for a file of Word 97, or one that is encrypted: both are OLE archives."""
    if _ENCRYPTED in data[: 1 << 22]:
        return ProtectedContent(
            "the document is protected by a password", where=origin, next_step=_UNLOCK
        )
    return DocumentUnreadable("it is a document of Word 97–2003 (.doc)", where=origin)
