"""The structure tree of a tagged PDF, made from WeasyPrint's laid-out boxes.

WeasyPrint 70 builds one of its own, which this replaces (see `installed`), because it
- hangs paragraphs and nested lists right under list items, which PDF/UA-1 forbids (veraPDF rule
  7.2-20), and breaks any other rule where lists, terms and captions meet;
- tags each page by itself, so a list or paragraph that crosses a page is announced twice, and a
  repeated table head is read again on every page;
- leaves running headers neither tagged nor artifacts, calls decorative pictures figures, and says
  nothing of languages, list numbering or abbreviations.

Here an element of the document is one structure element, however many boxes and pages it takes.
"""

from typing import Any
from xml.etree.ElementTree import Element as Source

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from exporter.writers.pdf import listmarks
from exporter.writers.pdf.element import Annotation, Element, Marked
from exporter.writers.pdf.grids import cell_attributes, tidy
from exporter.writers.pdf.headers import name_heads
from exporter.writers.pdf.links import describe, label, said
from exporter.writers.pdf.reordered import actual_text, is_for_the_page, last_text
from exporter.writers.pdf.roles import (
    GROUPING,
    HEADINGS,
    INLINE,
    LIST_NUMBERING,
    ROLES,
    TEXTLESS,
)
from exporter.writers.pdf.standins import ELEMENT as STAND_IN

POINTS_A_PIXEL = 0.75

Box = Any  # WeasyPrint has no types

Artifacts = dict[int, str | None]
"""Marked content that isn't part of the text, with its kind, by identifier."""


def _is_code_block(source: Source) -> bool:
    return source.tag == "pre" and "verse" not in source.get("class", "").split()


def _holds_notes(element: Element) -> bool:
    return element.role in GROUPING or element.role in {"LBody", "TD", "TH", "Caption"}


def _is_note(kid: object) -> bool:
    return isinstance(kid, Element) and kid.role == "Note"


class StructureBuilder:
    """Builds the tree page by page. See the module."""

    def __init__(self, language: str) -> None:
        self.root = Element("Document", None, None, 0)
        self.root.language = language
        self.artifacts: list[Artifacts] = []
        self.texts: list[dict[int, str]] = []
        self._line_end: Box | None = None
        self._blanks: list[tuple[Element, Marked]] = []
        self._made: dict[Source, Element] = {}
        self._calls: dict[Source, Element] = {}
        self._tags: dict[Box, dict[str, Any]] = {}
        self._page, self._height = 0, 0.0

    def add_page(self, number: int, box: Box, tags: dict[Box, dict[str, Any]]) -> None:
        """Add what stands on one page.

        Args:
            number: From 0.
            box: WeasyPrint's page box.
            tags: What was marked while the page was drawn, by box; emptied.
        """
        self._page, self._tags, self._height = number, tags, box.margin_height()
        self.artifacts.append({})
        self.texts.append({})
        self._children(box, self.root)

    def citations(self) -> list[tuple[Element, Element]]:
        """Each footnote's mark in the text, with the footnote."""
        return [(call, self._made[source]) for source, call in self._calls.items()]

    def finish(self) -> Element:
        """The whole tree, tidied."""
        self._silence()
        self.root.prune()
        level, tables = 0, 0
        for element in self.root.walk():
            if element.role == "Table":
                tables += 1
                tidy(element)
                name_heads(element, tables)
            elif element.role in HEADINGS:  # levels rise one by one (ISO 14289-1, 7.4.2)
                level = min(int(element.role[1]), level + 1)
                element.role = f"H{level}"
        return self.root

    # --------------------------------------------------------------------------------- boxes

    def _children(self, box: Box, element: Element) -> None:
        for child in box.children:
            self._visit(child, element)

    def _visit(self, box: Box, parent: Element) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001 - there is no other way to it
        if isinstance(box, boxes.MarginBox):
            self._artifact(box, "Pagination")
        elif isinstance(box, boxes.TextBox):
            self._text(box, parent)
        elif isinstance(box, boxes.ReplacedBox):
            self._picture(box, parent)
        elif isinstance(box, boxes.LineBox):
            self._line_end = last_text(box)
            self._children(box, parent)
        elif box.element is None:
            self._children(box, parent)
        elif self._is_repeated(box):
            self._artifact(box, None)
        else:
            element = self._element(box, parent)
            if box.link_annotation and (link := element.nearest("Link")):
                self._annotation(box, link)
            self._children(box, element)

    def _is_repeated(self, box: Box) -> bool:
        """Whether it is a table's head that stood on an earlier page already."""
        made = self._made.get(box.element) if getattr(box, "is_header", False) else None
        return made is not None and made.first_page != self._page

    def _artifact(self, box: Box, kind: str | None) -> None:
        """Nothing below a box is part of the text."""
        for below in box.descendants(placeholders=True):
            inner = below._box if isinstance(below, AbsolutePlaceholder) else below  # noqa: SLF001
            if (kid := self._tags.pop(inner, None)) is not None:
                self.artifacts[-1][kid["mcid"]] = kind
            elif inner is not below:
                self._artifact(inner, kind)

    def _text(self, box: Box, parent: Element) -> None:
        kid = self._tags.pop(box, None)
        if kid is None:
            return
        holder = self._holder(parent)
        text = actual_text(box, ends_line=box is self._line_end)
        if text is not None:
            if is_for_the_page(box):
                self.texts[-1][kid["mcid"]] = text
            holder = holder.add("Span", None, self._page)
            holder.entries["ActualText"] = pydyf.String(text)
        marked = Marked(self._page, kid["mcid"], blank=not box.text.strip(" \n"))
        holder.kids.append(marked)
        if marked.blank:
            self._blanks.append((holder, marked))

    def _silence(self) -> None:
        """Make artifacts of spaces that stand alone: between pictures that aren't read, say."""
        for holder, marked in self._blanks:
            block = holder
            while block.role in INLINE and block.parent is not None:
                block = block.parent
            if block.role in TEXTLESS or block.is_blank():
                holder.kids.remove(marked)
                self.artifacts[marked.page][marked.mcid] = None

    def _holder(self, parent: Element) -> Element:
        """The element that inline content belongs to: a paragraph of its own among blocks."""
        if parent.role not in GROUPING:
            return parent
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Element) and last.role == "P" and last.source is None:
            return last
        return parent.add("P", None, self._page)

    def _picture(self, box: Box, parent: Element) -> None:
        """A figure, or an artifact where its alternative text says that it is decorative."""
        kid = self._tags.pop(box)
        link = parent.nearest("Link") if box.link_annotation else None
        alt = (box.element.get("alt") or "").strip()
        if not alt and link is not None and not said(link.source):
            alt = label(link.source)
        if link is not None:
            self._annotation(box, link)
        if not alt:
            self.artifacts[-1][kid["mcid"]] = None
            return
        role = "Formula" if "formula" in box.element.get("class", "") else "Figure"
        figure = parent.add(role, box.element, self._page)
        left, top = box.content_box_x(), self._height - box.content_box_y()
        edges = (left, top - box.height, left + box.width, top)
        figure.entries["A"] = pydyf.Dictionary(
            {
                "O": "/Layout",
                "Placement": "/Inline" if parent.role not in GROUPING else "/Block",
                "BBox": pydyf.Array([round(edge * POINTS_A_PIXEL, 2) for edge in edges]),
            }
        )
        figure.entries["Alt"] = pydyf.String(alt)
        figure.kids.append(Marked(self._page, kid["mcid"]))

    def _annotation(self, box: Box, link: Element) -> None:
        """A link's clickable area belongs to the link, whichever box inside it carries it."""
        describe(box.link_annotation, link.source)
        pictures = any(isinstance(below, boxes.ReplacedBox) for below in box.descendants())
        link.kids.append(Annotation(self._page, box.link_annotation, covers_text=not pictures))

    # ------------------------------------------------------------------------------ elements

    def _element(self, box: Box, parent: Element) -> Element:
        """The structure element that a box's content belongs to."""
        source, tag = box.element, box.element_tag
        if tag == "li::marker":
            return self._marker(self._made[source], None)
        if tag.startswith("footnote::"):
            role = "Lbl" if tag.endswith("-marker") else "Reference"
            return self._numbered(source, role, parent)
        made = self._made.get(source)
        if made is not None:
            return made
        if tag == "footnote":
            return self._note(source, parent)
        if "::" in tag or (tag == "code" and parent.role == "Code"):
            return parent
        role = "Code" if _is_code_block(source) else ROLES.get(tag, "")
        language = source.get("lang") or parent.language
        match tag:
            case "li":
                element = parent.add("LI", None, self._page).add("LBody", source, self._page)
            case listmarks.MARKER:
                element = self._marker(parent, source)
            case "dt":
                element = self._term_item(parent).add("Lbl", source, self._page)
            case "dd":
                item = parent.elements()[-1] if parent.elements() else self._term_item(parent)
                element = item.add("LBody", source, self._page)
            case _ if role or (language != parent.language and tag not in {"html", "body"}):
                role = role or ("Div" if isinstance(box, boxes.BlockLevelBox) else "Span")
                inline = role in INLINE and not _is_code_block(source)
                holder = self._holder(parent) if inline else parent
                element = holder.add(role, source, self._page)
            case _:
                return parent
        if language != element.language and source.get("lang"):
            element.language = language
            element.entries["Lang"] = pydyf.String(language)
        self._made[source] = element
        self._describe(element, tag, source)
        return element

    def _numbered(self, source: Source, role: str, parent: Element) -> Element:
        """A footnote's number: its mark in the text, or the label before it."""
        number = self._holder(parent).add(role, None, self._page)
        if role == "Reference":
            self._calls[source] = number
        return number

    def _note(self, source: Source, parent: Element) -> Element:
        """A footnote stands right after the block that has its mark (ISO 14289-1, 7.9)."""
        call = self._calls.get(source)
        block = call
        while block is not None and block.parent is not None and not _holds_notes(block.parent):
            block = block.parent
        holder = block.parent if block is not None and block.parent is not None else parent
        note = Element("Note", holder, source, self._page)
        place = holder.kids.index(block) + 1 if block is not None else len(holder.kids)
        while place < len(holder.kids) and _is_note(holder.kids[place]):
            place += 1
        holder.kids.insert(place, note)
        note.entries["ID"] = pydyf.String(source.get("id", ""))
        self._made[source] = note
        return note

    def _marker(self, body: Element, source: Source | None) -> Element:
        """The label of a list item: the first kid of the item whose body holds its content."""
        while body.role != "LBody" and body.parent is not None:
            body = body.parent
        item = body.parent or body
        label = Element("Lbl", item, source, self._page)
        item.kids.insert(0, label)
        return label

    def _term_item(self, parent: Element) -> Element:
        """The item that a term goes into: the last one while it has no definition yet."""
        items = parent.elements()
        if items and all(kid.role == "Lbl" for kid in items[-1].elements()):
            return items[-1]
        return parent.add("LI", None, self._page)

    def _describe(self, element: Element, tag: str, source: Source) -> None:
        """What more there is to say of an element."""
        if element.role in {"TH", "TD"}:
            element.entries["A"] = cell_attributes(element.role, source)
        elif tag in {"ul", "ol"}:
            numbering = "Disc"
            if tag == "ol":
                numbering = LIST_NUMBERING.get(source.get("type", ""), "Decimal")
            element.entries["A"] = pydyf.Dictionary(
                {"O": "/List", "ListNumbering": f"/{numbering}"}
            )
        elif _is_code_block(source):
            element.entries["A"] = pydyf.Dictionary({"O": "/Layout", "Placement": "/Block"})
        elif tag == "abbr" and (expansion := source.get("title")):
            element.entries["E"] = pydyf.String(expansion)
        elif tag == STAND_IN:
            element.entries["ActualText"] = pydyf.String(source.get("text", ""))
