"""The package: parts in a ZIP archive that is the same, byte for byte, on every run."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from exporter.errors import WriterFailed
from exporter.tree.check import XML_ILLEGAL
from exporter.writers.docx.xml import DECLARATION

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/footer2.xml": f"{_WORD}.footer+xml",
}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "png": "image/png",
}

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
"""What a ZIP archive can hold (APPNOTE 4.4.6)."""


def content_types(names: list[str]) -> str:
    """The content types of a package's parts (ISO/IEC 29500-2, 10.1.2)."""
    suffixes = {name.rpartition(".")[2] for name in names} | {"rels", "xml"}
    defaults = "".join(
        [
            f'<Default Extension="{suffix}" ContentType="{_DEFAULTS[suffix]}"/>'
            for suffix in sorted(suffixes)
        ]
    )
    overrides = "".join(
        [
            f'<Override PartName="/{name}" ContentType="{_CONTENT_TYPES[name]}"/>'
            for name in names
            if name in _CONTENT_TYPES
        ]
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{DECLARATION}<Types xmlns="{namespace}">{defaults}{overrides}</Types>'


def packed(parts: Mapping[str, str | bytes], timestamp: datetime) -> bytes:
    """The package.

    Args:
        parts: By name, in the order to store them; content types are added.
        timestamp: Of all members, as far as an archive can say it.

    Raises:
        WriterFailed: A part holds a character that XML can't.
    """
    moment = min(max(timestamp.astimezone(UTC), _EARLIEST), _LATEST)
    whole = {"[Content_Types].xml": content_types(list(parts)), **parts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in whole.items():
            data = content if isinstance(content, bytes) else _encoded(name, content)
            member = zipfile.ZipInfo(name, moment.timetuple()[:6])
            member.create_system = 3
            member.external_attr = 0o644 << 16
            packs = not name.startswith("word/media/")
            member.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            archive.writestr(member, data)
    return out.getvalue()


def _encoded(name: str, content: str) -> bytes:
    found = XML_ILLEGAL.search(content)
    if found:
        raise WriterFailed(
            f"U+{ord(found[0]):04X} can't stand in a Word document",
            where=name,
            next_step="Take this character out of the tree: its law forbids it.",
        )
    return content.encode()
