"""Known shortcodes are replaced in a source; unknown ones stay, are told of, or are hidden."""

import re
from collections import Counter

from msgspec import Struct

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.media import said
from exporter.normalise.shortcodes.attributes import attributes_of, has_quoted
from exporter.normalise.shortcodes.known import (
    KINDS,
    Kind,
    is_builder,
    is_escapable,
    is_verbatim,
    kind_of,
)
from exporter.normalise.shortcodes.scan import Tag, scan
from exporter.normalise.shortcodes.written import PART, names_pictures, opened, written

MAX_OPEN = 12
"""Shortcodes around others whose content is rewritten as a whole; deeper ones stay as text."""

_WRAPPERS = frozenset([Kind.BLOCK, Kind.INLINE])
_CANDIDATE = re.compile(r"\[(/?)([A-Za-z][\w-]*+)([^\[\]<]*+)")
_PARTS = re.compile(rf"(?:{PART}\s*+(?:<br\s*+/?+>\s*+)*+)++")


class _Open(Struct):
    """A shortcode whose end is still to come, with what stands in it so far."""

    tag: Tag
    kind: Kind
    parts: list[str]


def expand(html: str, *, hide: bool = False) -> tuple[str, tuple[Diagnostic, ...]]:
    """A source with its known shortcodes as the HTML that they stand for.

    Square brackets that aren't a known shortcode stay as they are. Those with a shortcode's form,
    `[name attribute="value"]` or `[name]…[/name]`, are told of, since only the site can fill them.

    Args:
        html: The source.
        hide: Leave the tags of unknown shortcodes out; what stands between them stays.
    """
    if not _is_worth_scanning(html):
        return html, ()
    tags = scan(html, is_escapable, is_verbatim)
    if not tags:
        return html, ()
    return _Expansion(html, tags, hide=hide).run()


def _is_worth_scanning(html: str) -> bool:
    """Whether any bracket, wherever it stands, could be a shortcode that matters."""
    return "[" in html and any(
        slash or "=" in rest or name in KINDS or is_builder(name)
        for slash, name, rest in _CANDIDATE.findall(html)
    )


class _Expansion:
    def __init__(self, html: str, tags: list[Tag], *, hide: bool) -> None:
        self._html = html
        self._tags = tags
        self._hide = hide
        self._partners = _partners(tags)
        self._open: list[_Open] = []
        self._out: list[str] = []
        self._counts: Counter[tuple[Code, str]] = Counter()

    def run(self) -> tuple[str, tuple[Diagnostic, ...]]:
        """The new source, with one diagnostic for each name and what became of it."""
        start = 0
        for index, tag in enumerate(self._tags):
            self._put(self._html[start : tag.start])
            start = tag.end
            self._tag(index, tag)
        self._put(self._html[start:])
        while self._open:
            self._dissolve()
        found = tuple(
            said(code, f"{name} × {count}" if count > 1 else name)
            for (code, name), count in self._counts.items()
        )
        made = "".join(self._out)
        return made if made == self._html else _PARTS.sub(PART + "\n", made), found

    def _put(self, text: str) -> None:
        if text:
            (self._open[-1].parts if self._open else self._out).append(text)

    def _source(self, tag: Tag) -> str:
        return self._html[tag.start : tag.end]

    def _tag(self, index: int, tag: Tag) -> None:
        """Put what one tag stands for, or open or close what it opens or closes."""
        if tag.literal is not None:
            self._put(tag.literal)
            return
        partner = self._partners.get(index)
        if tag.closes:
            self._closing(tag, partner)
            return
        kind = kind_of(tag.name, tag.rest, paired=partner is not None)
        if kind is None:
            self._unknown(tag, paired=partner is not None)
        elif kind in _WRAPPERS:
            self._wrapper(tag, kind, paired=partner is not None)
        elif partner is None:
            self._whole(tag, kind, "", self._source(tag))
        elif len(self._open) < MAX_OPEN:
            self._open.append(_Open(tag, kind, []))
        else:
            self._unknown(tag, paired=True)

    def _closing(self, tag: Tag, partner: int | None) -> None:
        if partner is None:
            if is_builder(tag.name):
                self._put(PART)
            else:
                self._put(self._source(tag))
            return
        opening = self._tags[partner]
        if not any(each.tag is opening for each in self._open):
            kind = kind_of(tag.name, opening.rest, paired=True)
            if kind is Kind.BLOCK and self._is_filled(opening):
                self._put(PART)
            elif kind is not Kind.INLINE:
                self._put("" if self._hide else self._source(tag))
            return
        while self._open[-1].tag is not opening:
            self._dissolve()
        closed = self._open.pop()
        content = "".join(closed.parts)
        self._whole(opening, closed.kind, content, self._source(opening), self._source(tag))

    def _whole(self, tag: Tag, kind: Kind, content: str, before: str, after: str = "") -> None:
        """Put a shortcode whose content is known; as it was if it says too little."""
        made = written(kind, tag.name, attributes_of(tag.rest), content)
        if made is None:
            hidden = self._hide
            self._note(Code.SHORTCODE_HIDDEN if hidden else Code.SHORTCODE_KEPT, tag)
            made = content if hidden else before + content + after
        else:
            self._note(Code.SHORTCODE_EXPANDED, tag)
        self._put(made)

    def _wrapper(self, tag: Tag, kind: Kind, *, paired: bool) -> None:
        if kind is Kind.BLOCK and not self._is_filled(tag):
            self._unknown(tag, paired=paired)
            return
        self._note(Code.SHORTCODE_EXPANDED, tag)
        if kind is Kind.BLOCK:
            self._put(opened(tag.name, attributes_of(tag.rest)) or PART)

    def _is_filled(self, tag: Tag) -> bool:
        """Whether a builder's tag says all that it shows."""
        attributes = attributes_of(tag.rest)
        return opened(tag.name, attributes) is not None and not names_pictures(attributes)

    def _unknown(self, tag: Tag, *, paired: bool) -> None:
        """Put what isn't known: text, or nothing if it has a shortcode's form and is to be hidden."""
        if not (paired or has_quoted(tag.rest) or is_builder(tag.name)):
            self._put(self._source(tag))
        elif self._hide:
            self._note(Code.SHORTCODE_HIDDEN, tag)
        else:
            self._note(Code.SHORTCODE_KEPT, tag)
            self._put(self._source(tag))

    def _dissolve(self) -> None:
        """Take the innermost open shortcode for text: its end stands in another one."""
        lost = self._open.pop()
        self._unknown(lost.tag, paired=True)
        for part in lost.parts:
            self._put(part)

    def _note(self, code: Code, tag: Tag) -> None:
        self._counts[code, tag.name] += 1


def _partners(tags: list[Tag]) -> dict[int, int]:
    """For each tag that has one, the index of its other end; the nearest of the same name."""
    waiting: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for index, tag in enumerate(tags):
        if tag.literal is not None or tag.rest.rstrip().endswith("/"):
            continue
        if not tag.closes:
            waiting.setdefault(tag.name, []).append(index)
        elif stack := waiting.get(tag.name):
            opening = stack.pop()
            found[opening], found[index] = index, opening
    return found
