"""Where a chapter comes from, as XHTML lines: who wrote it, for whom, when; and its address."""

from markupsafe import Markup

from exporter.markup.addresses import valid_address
from exporter.markup.escape import attributes, escape
from exporter.phrases import display_date, phrases
from exporter.tree import Source

_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "azb",
        "bcc",
        "bqi",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "ji",
        "khw",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "rhg",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
"""Languages whose usual script runs from right to left (CLDR, likely subtags)."""

_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ["adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"]
)


def base_direction(language: str, stated: str | None = None) -> str:
    """`ltr` or `rtl`: what is stated, else the way that a language's script runs.

    Args:
        language: BCP 47 tag.
        stated: A direction that overrides the language's own.
    """
    if stated:
        return stated
    tags = language.lower().split("-")
    scripts = [tag for tag in tags[1:] if len(tag) == 4 and tag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if tags[0] in _RIGHT_TO_LEFT else "ltr"


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
    word = escape(phrases(language).source)
    link = f"<a{attributes(href=href)}>{escape(source.link)}</a>"
    return Markup(f'<p class="source">{word}: {link}</p>')  # noqa: S704 - escaped above
