"""The tree as XHTML: valid as XML and as HTML5, for pages, e-books and the PDF's layout engine.

Strings, not templates: one total match over the nodes is the quickest way and the only place
where content turns into markup. Page shells around it are the writers' own.
"""

from exporter.markup.about import byline, source_line
from exporter.markup.addresses import shown_address, valid_address
from exporter.markup.blocks import block_markup, inline_markup
from exporter.markup.escape import attributes, escape
from exporter.markup.leaflet import LeafletMarkup, leaflet_markup
from exporter.markup.links import uncarried_links
from exporter.markup.settings import MarkupSettings

__all__ = [
    "LeafletMarkup",
    "MarkupSettings",
    "attributes",
    "block_markup",
    "byline",
    "escape",
    "inline_markup",
    "leaflet_markup",
    "shown_address",
    "source_line",
    "uncarried_links",
    "valid_address",
]
