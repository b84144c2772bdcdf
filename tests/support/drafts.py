"""Word documents made by hand, as other programs and hostile strangers may write them."""

import io
import zipfile
from collections.abc import Mapping

from exporter.diagnostics import Code
from exporter.readers.docx.reader import document
from exporter.reading import Document
from exporter.tree import Blocks

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)

Relations = Mapping[str, tuple[str, str, bool]]


def style(name: str, kind: str = "paragraph", based: str = "", inner: str = "") -> str:
    """A style whose id says nothing, as in a Word of another language."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="x-{name.replace(" ", "-")}">'
        f'<w:name w:val="{name}"/>{on}{inner}</w:style>'
    )


def p(inner: str, named: str = "", properties: str = "") -> str:
    """A paragraph of runs; bare text becomes one."""
    said = f'<w:pStyle w:val="x-{named.replace(" ", "-")}"/>' if named else ""
    content = inner if inner.startswith("<") or not inner else r(inner)
    return f"<w:p><w:pPr>{said}{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def relations(found: Relations) -> str:
    """A relationships part from id to kind, target, and whether it is external."""
    each = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for name, (kind, target, external) in found.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


def package(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    related: Relations | None = None,
) -> bytes:
    """A document of a body, with styles, numbering and whatever else it has."""
    found: dict[str, tuple[str, str, bool]] = dict(related or {})
    files: dict[str, str | bytes] = {
        "_rels/.rels": _ROOT,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in (("styles", styles), ("numbering", numbering)):
        if inner:
            files[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"
            found[f"own-{name}"] = (name, f"{name}.xml", False)
    files["word/_rels/document.xml.rels"] = relations(found)
    return zipped(files | dict(parts or {}))


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            plain = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, plain)
    return out.getvalue()


def reading(data: bytes) -> Document:
    """A document read."""
    return document(data, "draft.docx", ".docx")


def blocks_of(data: bytes) -> Blocks:
    """Its blocks."""
    return reading(data).publication.chapters[0].blocks


def codes(data: bytes) -> list[Code]:
    """What was said of it."""
    return [item.code for item in reading(data).diagnostics]
