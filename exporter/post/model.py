"""A WordPress post as the product sees it, whatever shape its JSON had."""

from collections.abc import Mapping

from msgspec import Struct

from exporter.diagnostics import Diagnostic
from exporter.tree import Source


class Post(Struct, frozen=True, kw_only=True):
    """One post, page or item of a custom type.

    Attributes:
        origin: Where it was read from, for messages: a file's name, with the item's place in it.
        title_html: May hold inline markup and entities; may be empty.
        content_html: Never empty.
        raw: `content_html` is the editor's text (context=edit), not what the site renders.
        excerpt_html: May be empty.
        language: BCP 47 tag, if the post says it.
        footnotes: HTML of the block editor's notes, by the id that their marks name.
        type: `post`, `page` or a custom type.
        source: Metadata that needs no reading of HTML; `excerpt` is filled in later.
        diagnostics: What was repaired while decoding.
    """

    origin: str
    title_html: str
    content_html: str
    raw: bool = False
    excerpt_html: str = ""
    language: str | None = None
    footnotes: Mapping[str, str] = {}
    type: str = "post"
    source: Source = Source()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def label(self) -> str:
        """What messages call it: its slug, else its number, else its origin."""
        return self.source.slug or self.source.id or self.origin
