"""From a post's HTML to a lawful tree: parse, convert, repair."""

from collections import Counter
from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.languages import detect
from exporter.normalise.convert import convert, convert_inline
from exporter.normalise.headings import anchor_headings
from exporter.normalise.notes import with_kept_notes
from exporter.normalise.passes import is_wanted, repair
from exporter.normalise.passes.spaces import collapsed
from exporter.normalise.prose import opening
from exporter.normalise.raw import rendered_from_raw
from exporter.normalise.source import prepared
from exporter.normalise.writing_systems import mark_scripts
from exporter.post import Post
from exporter.tree import Blocks, Chapter, Inlines, Text, plain_text

ALIKE = 5
"""Diagnostics of one code that a post reports one by one; the rest is counted."""


class Normalised(Struct, frozen=True):
    """Blocks, and what was repaired, replaced or dropped on the way."""

    blocks: Blocks
    diagnostics: tuple[Diagnostic, ...]


class NormalisedPost(Struct, frozen=True):
    """A chapter, and what was repaired, replaced or dropped on the way."""

    chapter: Chapter
    diagnostics: tuple[Diagnostic, ...]


def normalise_html(
    html: str, *, base: str = "", without: Collection[str] = (), also: Collection[str] = ()
) -> Normalised:
    """The tree of a piece of HTML.

    Args:
        html: As a post's `content.rendered`.
        base: The post's address, against which relative ones are resolved.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.

    Raises:
        LimitExceeded: It is too long.
        UsageError: `without` or `also` names a repair that there isn't.
    """
    html, prepared_with = prepared(html, without, also)
    blocks, converted = convert(html, base, furniture=is_wanted("furniture", without, also))
    blocks, repaired = repair(blocks, without, also)
    return Normalised(anchor_headings(blocks), _summarised((*prepared_with, *converted, *repaired)))


def normalise(
    post: Post,
    *,
    without: Collection[str] = (),
    also: Collection[str] = (),
    language: str | None = None,
) -> NormalisedPost:
    """The chapter that a post becomes.

    Args:
        post: As `post.read_posts` gives it.
        without: Names of repairs to leave out.
        also: Names of repairs to make that aren't usual.
        language: BCP 47 tag that overrides what the post says.

    Raises:
        LimitExceeded: The content is too long.
        UsageError: `without` or `also` names a repair that there isn't.
    """
    html = rendered_from_raw(post.content_html) if post.raw else post.content_html
    html = with_kept_notes(html, post.footnotes)
    content = normalise_html(html, base=post.source.link, without=without, also=also)
    title, said = convert_inline(post.title_html)
    title = collapsed(title)
    if not plain_text(title):
        title = (Text(post.label),)
    tag, detected = _language(post, language, title, content.blocks)
    blocks, marked = mark_scripts(content.blocks, tag)
    chapter = Chapter(
        title=title,
        blocks=blocks,
        language=tag,
        source=replace(post.source, excerpt=_plain(post.excerpt_html)),
    )
    return NormalisedPost(chapter, (*said, *content.diagnostics, *detected, *marked))


def _language(
    post: Post, stated: str | None, title: Inlines, blocks: Blocks
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The post's language: what a person says, what the post says, else what its words tell."""
    if stated or post.language:
        return stated or post.language, ()
    found = detect(f"{plain_text(title)}. {opening(blocks)}")
    return found, (Diagnostic(Code.LANGUAGE_DETECTED, found),) if found else ()


def _summarised(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics, those that come in crowds cut to the first few and a count."""
    counts = Counter(item.code for item in diagnostics)
    if not counts or max(counts.values()) <= ALIKE:
        return diagnostics
    seen: Counter[Code] = Counter()
    kept = []
    for item in diagnostics:
        seen[item.code] += 1
        if seen[item.code] <= ALIKE:
            kept.append(item)
        elif seen[item.code] == counts[item.code]:
            kept.append(Diagnostic(item.code, f"{counts[item.code] - ALIKE} more"))
    return tuple(kept)


def _plain(html: str) -> str:
    return plain_text(convert_inline(prepared(html)[0])[0]) if html else ""
