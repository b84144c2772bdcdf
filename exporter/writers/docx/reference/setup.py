"""The page of a reference document, and the settings that belong to it."""

import re
from typing import Literal

from lxml import etree
from msgspec.structs import replace

from exporter.errors import DocumentUnreadable
from exporter.ooxml import Archive
from exporter.writers.docx.options import LineNumbers
from exporter.writers.docx.page import Margins, Page
from exporter.writers.docx.reference.names import W
from exporter.writers.docx.reference.plain import printed, said, setting

_LARGEST = 31_680
"""Word's largest sheet: 22 inches (17.18.85, and what Word's own dialog allows)."""

_NARROWEST = 1440
"""The least that lines and pages must leave to text: an inch."""

_MOST_COLUMNS = 45
"""As Word's dialog has it."""

_RESTARTS: dict[str | None, LineNumbers] = {
    None: "page",
    "newPage": "page",
    "newSection": "section",
    "continuous": "continuous",
}

_BEFORE_TABS = ("mirrorMargins", "gutterAtTop")
_TABS = ("defaultTabStop", "autoHyphenation")
_HYPHENS = (
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
)
_EVEN = "evenAndOddHeaders"
_COLOURS = "clrSchemeMapping"


def page_like(section: etree._Element, page: Page, archive: Archive) -> Page:
    """A page as the reference document's last section has it (17.6.17).

    Args:
        section: `w:sectPr`.
        page: What holds where the section says nothing.
        archive: Of the reference, for messages.

    Raises:
        DocumentUnreadable: The page leaves no room for text.
    """
    page = _sheet(section, page)
    columns = section.find(f"{W}cols")
    count = _number(section, "cols", "num", 1)
    found = replace(
        page,
        margins=_margins(section, page.margins),
        columns=min(max(1, count), _MOST_COLUMNS),
        gap=max(0, _number(section, "cols", "space", 720)) if count > 1 else 0,
        title_page=_is_on(section, "titlePg"),
        line_numbers=_lines(section, page.line_numbers),
        borders=_copied(section, "pgBorders"),
        numbers=_copied(section, "pgNumType"),
        align=_copied(section, "vAlign"),
        grid=_copied(section, "docGrid"),
    )
    height = found.height - found.margins.above_and_below
    if min(found.text_width, height) < _NARROWEST:
        where = "its columns are" if columns is not None and count > 1 else "its page is"
        raise DocumentUnreadable(
            f"{where} too narrow for text",
            where=archive.origin,
            next_step="Make its margins smaller in Word (Layout, Margins), and save it.",
        )
    return found


def settings_like(settings: str, reference: etree._Element | None) -> str:
    """The settings with those of the reference that the look of pages hangs on.

    Args:
        settings: The part as it would be without a reference.
        reference: Root of the reference's part, if it has one.
    """
    if reference is None:
        return settings

    def taken(*names: str) -> str:
        return "".join(_copied(reference, name) for name in names)

    for name in _TABS:
        if own := taken(name):
            settings = re.sub(rf"<w:{name} [^>]*/>", own, settings, count=1)
    settings = settings.replace(
        "<w:characterSpacingControl",
        f"{taken(*_HYPHENS, _EVEN)}<w:characterSpacingControl",
        1,
    )
    settings = re.sub(r"(<w:zoom [^>]*/>)", rf"\1{taken(*_BEFORE_TABS)}", settings, count=1)
    # Only a theme needs it, and only a part of styles with a theme's colours has one.
    return settings.replace("<w:decimalSymbol", f"{taken(_COLOURS)}<w:decimalSymbol", 1)


def _sheet(section: etree._Element, page: Page) -> Page:
    width, height = _number(section, "pgSz", "w", 0), _number(section, "pgSz", "h", 0)
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        return page
    return replace(
        page,
        width=width,
        height=height,
        landscape=said(section, "pgSz", "orient") == "landscape",
    )


def _margins(section: etree._Element, margins: Margins) -> Margins:
    if section.find(f"{W}pgMar") is None:
        return margins

    def side(name: Literal["top", "right", "bottom", "left", "header", "footer", "gutter"]) -> int:
        return _number(section, "pgMar", name, getattr(margins, name))

    return Margins(
        top=side("top"),
        right=max(0, side("right")),
        bottom=side("bottom"),
        left=max(0, side("left")),
        header=max(0, side("header")),
        footer=max(0, side("footer")),
        gutter=max(0, side("gutter")),
    )


def _lines(section: etree._Element, wished: LineNumbers) -> LineNumbers:
    if wished != "no" or section.find(f"{W}lnNumType") is None:
        return wished
    return _RESTARTS.get(said(section, "lnNumType", "restart"), "page")


def _copied(root: etree._Element, name: str) -> str:
    """A child as XML, without what relates to other parts; empty if there is none."""
    found = setting(root, name)
    return "" if found is None else printed(found)


def _is_on(section: etree._Element, name: str) -> bool:
    child = section.find(f"{W}{name}")
    return child is not None and child.get(f"{W}val") not in {"0", "false", "off"}


def _number(section: etree._Element, name: str, of: str, other: int) -> int:
    """A length or count; measures with a unit (`2cm`) are read as what they stand for."""
    found = _MEASURE.fullmatch((said(section, name, of) or "").strip())
    if found is None:
        return other
    return round(float(found[1]) * _UNITS[found[2]])


_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)(|mm|cm|in|pt|pc|pi)")
_UNITS = {"": 1, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
"""Twentieths of a point in each (ISO/IEC 29500-4, ST_UniversalMeasure)."""
