"""Lays out pages with WeasyPrint and makes the PDF of them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from xml.etree import ElementTree as ET

import weasyprint
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from exporter.writers.pdf.addresses import FONT
from exporter.writers.pdf.fetcher import OwnFetcher
from exporter.writers.pdf.fonts import MONO, SANS, font_faces
from exporter.writers.pdf.options import Standard
from exporter.writers.pdf.page import style_sheet
from exporter.writers.pdf.ruler import Ruler
from exporter.writers.pdf.standards import VARIANTS
from exporter.writers.pdf.structure import POINTS_A_PIXEL

_ENGINE_LOG = logging.getLogger("weasyprint")
LOG = logging.getLogger(__name__)
"""Gets at level DEBUG what WeasyPrint says, so that nothing of it reaches a terminal."""

_MISSING = ".notdef glyph"


@cache
def _counters() -> CounterStyle:
    """The only counter style in use: page numbers."""
    style = CounterStyle()
    digits = " ".join(f'"{digit}"' for digit in range(10))
    decimal = f"@counter-style decimal {{ system: numeric; symbols: {digits} }}"
    weasyprint.CSS(string=decimal, counter_style=style, url_fetcher=OwnFetcher())
    return style


class Handout(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A document that is parsed as XML and brings all its styles itself.

    WeasyPrint's own style sheet for HTML covers forms, frames and more that no tree has: without
    it a page takes 0.84 to 0.88 of the time.
    """

    def __init__(self, root: ET.Element, fetcher: OwnFetcher) -> None:
        # What weasyprint.HTML sets up after it has parsed a file.
        from cssselect2 import ElementWrapper  # noqa: PLC0415 - comes with WeasyPrint

        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:  # noqa: FBT001, FBT002
        del forms
        return []

    def _ua_counter_style(self) -> list[CounterStyle]:
        return [_counters().copy()]


class Press:
    """What many documents share: the fonts and the parsed style sheets."""

    def __init__(self) -> None:
        self._fonts = FontConfiguration()
        self._ruler: Ruler | None = None
        self._sheets: dict[tuple[str, ...], weasyprint.CSS] = {}
        self._sans = self._css(font_faces(FONT, SANS), OwnFetcher())

    def ruler(self) -> Ruler:
        """What measures text in the fonts of the pages."""
        self._ruler = self._ruler or Ruler(self._fonts)
        return self._ruler

    def width(self, text: str) -> float:
        """The width of one line of a text in the fonts of the pages, in ems."""
        return self.ruler().width(text)

    def sheets(self, parts: tuple[str, ...], rules: str) -> list[weasyprint.CSS]:
        """The style sheets of one document.

        Args:
            parts: Names of the print style sheet's parts.
            rules: The document's own.
        """
        nothing = OwnFetcher()
        if parts not in self._sheets:
            faces = font_faces(FONT, MONO) if "code" in parts else ""
            self._sheets[parts] = self._css(faces + style_sheet(parts), nothing)
        return [self._sans, self._sheets[parts], self._css(rules, nothing)]

    def _css(self, text: str, fetcher: OwnFetcher) -> weasyprint.CSS:
        return weasyprint.CSS(string=text, url_fetcher=fetcher, font_config=self._fonts)

    def lay_out(
        self,
        root: ET.Element,
        sheets: list[weasyprint.CSS],
        fetcher: OwnFetcher,
        standard: Standard,
    ) -> weasyprint.Document:
        """The pages of a document."""
        return Handout(root, fetcher).render(
            font_config=self._fonts,
            stylesheets=sheets,
            pdf_variant=VARIANTS[standard].name,
            pdf_tags=True,
        )


@contextmanager
def nothing_below(points: float) -> Iterator[None]:
    """While it lasts, no type is laid out smaller than a size, whatever style sheets say.

    WeasyPrint 70 refuses `max()` where it holds ems of a font's size. So the size that it computes
    is raised.
    """
    least = points / POINTS_A_PIXEL
    theirs = COMPUTER_FUNCTIONS["font_size"]

    def raised(style: object, name: str, value: object) -> float:
        return max(float(theirs(style, name, value)), least)

    COMPUTER_FUNCTIONS["font_size"] = raised
    try:
        yield
    finally:
        COMPUTER_FUNCTIONS["font_size"] = theirs


@contextmanager
def heard() -> Iterator[set[int]]:
    """Keep WeasyPrint's log off the terminal; the code points that no font has are collected."""
    missing: set[int] = set()

    def note(record: logging.LogRecord) -> bool:
        if isinstance(record.msg, str) and record.msg.startswith(_MISSING):
            codepoint = record.args[-1] if isinstance(record.args, tuple) else None
            if isinstance(codepoint, int):
                missing.add(codepoint)
        else:
            LOG.debug("%s", record.getMessage())
        return False

    _ENGINE_LOG.addFilter(note)
    try:
        yield missing
    finally:
        _ENGINE_LOG.removeFilter(note)
