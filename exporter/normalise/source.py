"""What is done to a source before it is parsed."""

import re
from collections.abc import Collection

from exporter.diagnostics import Diagnostic
from exporter.normalise.passes import is_wanted
from exporter.normalise.shortcodes import expand

_OWN_CLASS = re.compile(r"(<[^<>]*)exporter-note")
"""A class that only shortcodes of footnotes get, in a tag of the post's own."""


def prepared(
    html: str, without: Collection[str] = (), also: Collection[str] = ()
) -> tuple[str, tuple[Diagnostic, ...]]:
    """A source with its shortcodes filled in.

    Args:
        html: As `content.rendered`.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
    """
    if "exporter-note" in html:
        html = _OWN_CLASS.sub(r"\1note", html)
    if not is_wanted("shortcodes", without, also):
        return html, ()
    return expand(html, hide=is_wanted("hidden-shortcodes", without, also))
