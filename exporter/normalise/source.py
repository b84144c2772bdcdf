"""What is done to a source before it is parsed."""

import re
from collections.abc import Collection

from exporter.diagnostics import Diagnostic
from exporter.normalise.block_comments import with_block_attributes
from exporter.normalise.delimiters import unbroken
from exporter.normalise.passes import is_wanted
from exporter.normalise.shortcodes import expand
from exporter.normalise.worddrafts import with_word_lists

_OWN_CLASS = re.compile(r"<[^<>]*exporter-note[^<>]*")
"""A tag of the post's own with the class that only shortcodes of footnotes get."""


def prepared(
    html: str, without: Collection[str] = (), also: Collection[str] = ()
) -> tuple[str, tuple[Diagnostic, ...]]:
    """A source with its shortcodes filled in, its formulas whole, and what its block comments say.

    Args:
        html: As `content.rendered`.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
    """
    if "exporter-note" in html:
        html = _OWN_CLASS.sub(lambda tag: tag[0].replace("exporter-note", "note"), html)
    html, of_blocks = with_block_attributes(html)
    html, of_lists = with_word_lists(html)
    of_blocks = (*of_blocks, *of_lists)
    if not is_wanted("shortcodes", without, also):
        return unbroken(html), of_blocks
    html, of_shortcodes = expand(html, hide=is_wanted("hidden-shortcodes", without, also))
    return unbroken(html), (*of_blocks, *of_shortcodes)
