"""A document in the reference's styles: its parts as they are printed, made the reference's."""

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from exporter.diagnostics import Code, Diagnostic
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.properties import core_values
from exporter.writers.docx.reference.lists import Lists, merged, renumbered
from exporter.writers.docx.reference.load import Reference
from exporter.writers.docx.reference.names import W, local
from exporter.writers.docx.reference.running import FILLED, place_of
from exporter.writers.docx.reference.setup import settings_like
from exporter.writers.docx.reference.sheet import joined
from exporter.writers.docx.xml import DECLARATION, attribute, escape

Parts = dict[str, str | bytes]

_ID = re.compile(r'<w:(pStyle|rStyle|tblStyle) w:val="([^"]+)"/>')
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_SETTINGS, _FONTS = "word/settings.xml", "word/fontTable.xml"


class Dress(Struct, frozen=True):
    """What a document wears.

    Attributes:
        parts: Styles, numbering, settings, fonts, theme, headers and footers.
        ids: What our ids of styles are called.
        lists: The reference's, after which ours are numbered.
    """

    parts: Parts
    ids: Mapping[str, str]
    lists: Lists

    def on(self, part: str) -> str:
        """A text of ours with the reference's ids of styles, and its lists' numbers after theirs."""
        part = renumbered(part, self.lists, heads=False)
        if not self.ids:
            return part
        return _ID.sub(
            lambda found: (
                f"<w:{found[1]}{attribute('w:val', self.ids[found[2]])}/>"
                if found[2] in self.ids
                else found[0]
            ),
            part,
        )


def references(draft: Draft, reference: Reference) -> str:
    """References to the reference's headers and footers, whose relations the document gets."""
    return "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{draft.relations.to(kind, name)}"/>'
        for kind, pages, name in reference.stories.shown
    )


def dress(draft: Draft, reference: Reference, parts: Mapping[str, str | bytes]) -> Dress:
    """What a reference makes of a document.

    Args:
        draft: The document gets a relation to the theme; what was left out is reported.
        reference: The document that was named.
        parts: As they are printed, by name.
    """
    used = {
        found[2] for name in _TEXTS if name in parts for found in _ID.finditer(str(parts[name]))
    }
    lists = reference.lists
    sheet = joined(
        reference.styles,
        renumbered(str(parts[_STYLES]), lists, heads=False),
        used | _ASIDE,
        step=draft.step,
        tab=draft.page.text_width,
    )
    worn: Parts = {
        _STYLES: DECLARATION + etree.tostring(sheet.root, encoding="unicode"),
        _NUMBERING: merged(str(parts[_NUMBERING]), lists, sheet.added),
        _SETTINGS: settings_like(str(parts[_SETTINGS]), reference.settings),
        _FONTS: _fonts(reference.fonts, str(parts[_FONTS])),
        **_stories(draft, reference),
    }
    if reference.theme is not None:
        draft.relations.to("theme", "theme/theme1.xml")
        worn["word/theme/theme1.xml"] = reference.theme
    for what in reference.left_out:
        draft.context.report(Diagnostic(Code.REFERENCE_REDUCED, what))
    return Dress(worn, sheet.ids, lists)


_TEXTS = ("word/document.xml", "word/footnotes.xml")
_ASIDE = frozenset(
    {
        *("CommentText", "CommentReference", "LineNumber"),
        *("QuoteAttribution", "PreformattedVerse", "DefinitionTerm", "ThematicBreak"),
    }
)
"""Styles that are named later or nowhere, and those by which a draft of ours is known again."""


def _stories(draft: Draft, reference: Reference) -> Parts:
    """Headers and footers, with what the document's properties say in its fields."""
    values = core_values(draft.context)
    places = {
        place_of(field).encode(): escape(values[value]).encode() for field, value in FILLED.items()
    }

    def filled(name: str, data: bytes) -> bytes:
        for place, value in places.items() if name.endswith(".xml") else ():
            data = data.replace(place, value)
        return data

    found = reference.stories.parts.items()
    return {f"word/{name}": filled(name, data) for name, data in found}


def _fonts(reference: etree._Element | None, ours: str) -> str:
    """The font table: the reference's, and those of ours that it doesn't know."""
    if reference is None:
        return ours
    root = etree.fromstring(etree.tostring(reference))
    known = {str(font.get(f"{W}name")).casefold() for font in root}
    for font in list(root):
        if local(font) != "font" or not font.get(f"{W}name"):
            root.remove(font)
    for font in etree.fromstring(ours.encode()):
        if str(font.get(f"{W}name")).casefold() not in known:
            root.append(font)
    return DECLARATION + etree.tostring(root, encoding="unicode")
