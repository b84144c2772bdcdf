"""Writes the structure tree into a PDF, in place of WeasyPrint's own."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pydyf
import weasyprint.pdf

from exporter.writers.pdf.element import Annotation, Element, Marked
from exporter.writers.pdf.links import underline
from exporter.writers.pdf.modern import MODERN, modernise
from exporter.writers.pdf.options import Standard
from exporter.writers.pdf.reordered import say
from exporter.writers.pdf.roles import ROLE_MAP
from exporter.writers.pdf.structure import Artifacts, StructureBuilder
from exporter.writers.pdf.targets import Targets

Pdf = Any  # pydyf and WeasyPrint have no types
Document = Any


PDF_2 = "http://iso.org/pdf2/ssn"
"""The namespace of PDF 2.0's structure types (ISO 32000-2, 14.8.6)."""


@contextmanager
def own_tags(standard: Standard) -> Iterator[None]:
    """While it lasts, WeasyPrint asks this module for a document's tags.

    WeasyPrint 70 has no supported way to say how a document is tagged; this replaces one function
    in one of its modules for as long as one PDF is made.
    """
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = partial(add_tags, standard=standard)
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


def add_tags(
    pdf: Pdf, document: Document, version: object, streams: Sequence[Any], *, standard: Standard
) -> None:
    """Tag a PDF whose pages are drawn. The signature is WeasyPrint's, but for the standard."""
    del version
    builder = StructureBuilder(document.metadata.lang or "")
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        builder.add_page(number, page._page_box, stream._tags)  # noqa: SLF001 - see own_tags
    root = builder.finish()
    for stream, artifacts in zip(streams, builder.artifacts, strict=True):
        _mark_artifacts(stream, artifacts)
    for stream, texts in zip(streams, builder.texts, strict=True):
        say(stream, texts)
    writer = _Writer(pdf, len(streams), standard)
    if standard == "ua-2":
        modernise(root)
    writer.write(root)
    if writer.targets is not None:
        writer.cite(builder.citations())
        writer.targets.lead(pdf, document._html.etree_element)  # noqa: SLF001 - see own_tags
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _mark_artifacts(stream: Any, artifacts: Artifacts) -> None:  # noqa: ANN401
    """Turn marked content into artifacts where it was drawn (ISO 32000-1, 14.8.2.2)."""
    if not artifacts:
        return
    operands = stream.stream
    for place, operand in enumerate(operands):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in artifacts:
            kind = artifacts[operand["MCID"]]
            operands[place - 1] = "/Artifact"
            operands[place] = pydyf.Dictionary({"Type": f"/{kind}"} if kind else {})


class _Writer:
    """Turns elements into objects of one PDF."""

    def __init__(self, pdf: Pdf, pages: int, standard: Standard) -> None:
        self.targets: Targets | None = None
        self._standard = standard
        self._pdf = pdf
        self._content: list[dict[int, bytes]] = [{} for _ in range(pages)]
        self._annotations: list[tuple[bytes, Annotation]] = []
        self._written: dict[Element, Any] = {}
        self._named: dict[bytes, tuple[pydyf.String, bytes]] = {}

    def write(self, root: Element) -> None:
        """The whole tree, with its parent tree (ISO 32000-1, 14.7)."""
        tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(tree)
        if self._standard == "ua-2":
            self._namespace(tree)
        document = self._element(root, tree.reference)
        tree["K"] = pydyf.Array([document])
        roles = {name: f"/{known}" for name, known in ROLE_MAP.items()}
        tree["RoleMap"] = pydyf.Dictionary(roles)
        tree["ParentTree"] = self._parents()
        if self._named:
            tree["IDTree"] = self._names()
        self._pdf.catalog["StructTreeRoot"] = tree.reference
        underline(
            self._pdf, [kid.annotation for _owner, kid in self._annotations if kid.covers_text]
        )

    def _element(self, element: Element, parent: bytes) -> bytes:
        """Write an element and all below it; its reference."""
        written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.role}", "P": parent})
        self._pdf.add_object(written)
        reference: bytes = written.reference
        if self._standard == "ua-2":
            self._modern(element, written)
        home = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        if home is not None:
            written["Pg"] = self._pdf.page_references[home]
        written.update(element.entries)
        if (name := element.entries.get("ID")) is not None:
            self._named[name.data] = (name, reference)
        written["K"] = pydyf.Array([self._kid(kid, reference, home) for kid in element.kids])
        return reference

    def cite(self, citations: Iterable[tuple[Element, Element]]) -> None:
        """Let footnotes and their marks refer to each other (ISO 14289-2, 8.2.5.14)."""
        for pair in citations:
            mark, note = (self._written.get(element) for element in pair)
            if mark is not None and note is not None:
                mark["Ref"] = pydyf.Array([note.reference])
                note["Ref"] = pydyf.Array([mark.reference])

    def _namespace(self, tree: Any) -> None:  # noqa: ANN401
        space = pydyf.Dictionary({"Type": "/Namespace", "NS": pydyf.String(PDF_2)})
        self._pdf.add_object(space)
        self._space: bytes = space.reference
        tree["Namespaces"] = pydyf.Array([self._space])

    def _modern(self, element: Element, written: Any) -> None:  # noqa: ANN401
        """What PDF 2.0 says of an element besides."""
        self._written[element] = written
        if element.role in MODERN:
            written["NS"] = self._space
        if self.targets is None:
            self.targets = Targets(written.reference)
        self.targets.add(element.role, element.source, written.reference)

    def _kid(
        self, kid: Element | Marked | Annotation, owner: bytes, home: int | None
    ) -> bytes | int | pydyf.Dictionary:
        match kid:
            case Element():
                return self._element(kid, owner)
            case Marked():
                self._content[kid.page][kid.mcid] = owner
                if kid.page == home:
                    return kid.mcid
                page = self._pdf.page_references[kid.page]
                return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid})
            case Annotation():
                self._annotations.append((owner, kid))
                page = self._pdf.page_references[kid.page]
                return pydyf.Dictionary(
                    {"Type": "/OBJR", "Pg": page, "Obj": kid.annotation.reference}
                )

    def _names(self) -> bytes:
        """The name tree that leads from identifiers to their elements, in order of their bytes."""
        pairs = sorted(self._named.items(), key=lambda item: _bytes_of(item[1][0].string))
        names = pydyf.Array([part for _key, pair in pairs for part in pair])
        tree = pydyf.Dictionary({"Names": names})
        self._pdf.add_object(tree)
        reference: bytes = tree.reference
        return reference

    def _parents(self) -> bytes:
        """The number tree that leads from content and annotations to their elements."""
        numbers = pydyf.Array()
        for page, content in enumerate(self._content):
            owners = [content.get(mcid, b"null") for mcid in range(max(content, default=-1) + 1)]
            numbers.extend([page, pydyf.Array(owners)])
        for key, (owner, kid) in enumerate(self._annotations, len(self._content)):
            kid.annotation["StructParent"] = key
            numbers.extend([key, owner])
        tree = pydyf.Dictionary({"Nums": numbers})
        self._pdf.add_object(tree)
        reference: bytes = tree.reference
        return reference


def _bytes_of(text: str) -> bytes:
    """A text string's bytes (ISO 32000-1, 7.9.2.2)."""
    return text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
