"""Arranges a document for its page: everything that a look wants besides style sheets."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from exporter.diagnostics import Diagnostic
from exporter.look import ARTICLE, Look
from exporter.writers.pdf.beside import set_beside
from exporter.writers.pdf.paperlinks import print_addresses
from exporter.writers.pdf.prepare import prepare
from exporter.writers.pdf.ruler import Ruler
from exporter.writers.pdf.sheets import page_of
from exporter.writers.pdf.wholes import keep_whole
from exporter.writers.pdf.widetables import Fitted, fit_tables


def arrange(
    root: Element, look: Look, ruler: Callable[[], Ruler], report: Callable[[Diagnostic], None]
) -> Fitted:
    """Arrange a document, in place.

    Args:
        root: XHTML.
        look: How it is to look.
        ruler: Brings what measures text; called if there is a table.
        report: Is told what can't be set as usual.

    Returns:
        The style that it needs now.
    """
    print_addresses(root, look.links, 2 if len(root.findall("./body/article")) == 1 else 3)
    fitted = fit_tables(root, look, ruler, report)
    parts = set(fitted.parts)
    if look.preset.pictures == "beside" and set_beside(root):
        parts.add("beside")
    prepare(root, page_of(look).depth)
    if look.preset != ARTICLE:
        keep_whole(root, look)
    return Fitted(frozenset(parts), fitted.rules)
