"""Where a chapter comes from, as XHTML lines: who wrote it, for whom, when; and its address."""

from markupsafe import Markup

from exporter.markup.addresses import shown_address, valid_address
from exporter.markup.escape import attributes, escape
from exporter.phrases import display_date, phrases
from exporter.tree import Source


def byline(source: Source, language: str) -> Markup:
    """`<p class="byline">` with authors, site and date, as far as they are known; else nothing.

    Args:
        source: Where the chapter comes from.
        language: BCP 47 tag of the file, for words and the date.
    """
    parts = []
    if source.authors:
        names = escape(f"{phrases(language).by} {', '.join(source.authors)}")
        parts.append(f'<span class="authors">{names}</span>')
    if source.site:
        parts.append(f'<span class="site">{escape(source.site)}</span>')
    if source.published:
        when = attributes(datetime=source.published[:10])
        parts.append(f"<time{when}>{escape(display_date(source.published, language))}</time>")
    if not parts:
        return Markup()
    return Markup(f'<p class="byline">{" · ".join(parts)}</p>')  # noqa: S704 - escaped above


def source_line(source: Source, language: str) -> Markup:
    """`<p class="source">` with the article's public address, if it has a usable one."""
    href = valid_address(source.link)
    if not source.link or href is None:
        return Markup()
    word = escape(phrases(language).source + phrases(language).colon)
    link = f"<a{attributes(href=href)}>{escape(shown_address(source.link))}</a>"
    return Markup(f'<p class="source">{word} {link}</p>')  # noqa: S704 - escaped above
