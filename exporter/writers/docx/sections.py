"""The body in sections: what opens a page of columns, and tables too wide for the page upright.

Word knows the sheet's way and the columns as properties of a section, which stand in its last
paragraph (ISO/IEC 29500-1, 17.6.18).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from exporter.writers.docx.page import Page, section_properties

Kind = Literal["opening", "text", "wide", "turned"]
"""A page's head above columns; the text; a table across all columns; one on a turned sheet."""

_TAKES_ALONG = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="(?:Heading\d|Summary|ListLabel|Question|DefinitionTerm)"/>'
    r'|<w:p><w:pPr><w:pStyle w:val="\w+"/><w:keepNext/>'
)
_CAPTION = '<w:p><w:pPr><w:pStyle w:val="Caption"/>'


class Section(NamedTuple):
    """Elements that stand on the same kind of page."""

    kind: Kind
    elements: list[str]


def sections(
    head: Sequence[str], text: Sequence[str], unusual: Mapping[str, Kind], *, columns: bool
) -> list[Section]:
    """The body cut into sections. What introduces a table goes with it.

    Args:
        head: What stands above the text.
        text: The elements of the text.
        unusual: Tables that need another kind of page.
        columns: The text stands in columns, so that the head is a section of its own.
    """
    found = [Section("opening", list(head))] if columns else []
    current = Section("text", [] if columns else list(head))
    alone = 0 if columns else len(head)
    for element in text:
        kind = unusual.get(element, "text")
        if kind == "text":
            follows = found and not current.elements and found[-1].kind in {"wide", "turned"}
            owner = found[-1] if follows and element.startswith(_CAPTION) else current
            owner.elements.append(element)
            continue
        along = _taken_along(current.elements, alone)
        alone = 0
        if current.elements:
            found.append(current)
        if found and found[-1].kind == kind and not current.elements:
            found[-1].elements.extend([*along, element])
        else:
            found.append(Section(kind, [*along, element]))
        current = Section("text", [])
    return [*found, current] if current.elements or not found else found


def _taken_along(elements: list[str], head: int) -> list[str]:
    """The last elements, taken out, that must stand on one page with what follows.

    Args:
        elements: Before a table.
        head: So many of them are a document's head, which doesn't stay alone on a page.
    """
    start = len(elements)
    while start > head and _TAKES_ALONG.match(elements[start - 1]):
        start -= 1
    if head and start == head:
        start = 0
    along = elements[start:]
    del elements[start:]
    return along


def joined(found: Sequence[Section], page: Page, parts: str, *, rtl: bool) -> str:
    """The body's XML, each section with its properties.

    Args:
        found: From `sections`, their elements sealed.
        page: The sheet.
        parts: References to header and footers.
        rtl: The document runs from right to left.
    """
    written = []
    for number, section in enumerate(found):
        turns = number == 0 or "turned" in {section.kind, found[number - 1].kind}
        properties = section_properties(
            page, parts, section.kind, rtl=rtl, first=number == 0, goes_on=not turns
        )
        if number == len(found) - 1:
            written += [*section.elements, properties]
        else:
            last = section.elements[-1].replace("</w:pPr>", f"{properties}</w:pPr>", 1)
            written += [*section.elements[:-1], last]
    return "".join(written)
