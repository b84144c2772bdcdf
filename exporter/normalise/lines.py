"""Preformatted text without blank lines at its ends, which sources have for their own looks."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from exporter.tree import Inline, Inlines, Link, Span, Styled, Text

_BLANK_START = re.compile(r"\A(?:[ \t]*+\n)+")


def without_blank_ends(content: Inlines) -> Inlines:
    """The run without blank lines before and after it."""
    return _trimmed(_trimmed(content, 0, _without_start), -1, _without_end)


def _without_start(text: str) -> str:
    return _BLANK_START.sub("", text, count=1)


def _without_end(text: str) -> str:
    return text.rstrip(" \t\n")


def _trimmed(content: Inlines, end: int, blank: Callable[[str], str]) -> Inlines:
    """The run with what a function finds blank taken off the text at one end."""
    kept = list(content)
    while kept:
        made = _one(kept[end], end, blank)
        if made is not None:
            kept[end] = made
            break
        del kept[end]
    return tuple(kept)


def _one(node: Inline, end: int, blank: Callable[[str], str]) -> Inline | None:
    match node:
        case Text():
            text = blank(node.text)
            return Text(text) if text else None
        case Styled() | Link() | Span(id=None):
            content = _trimmed(node.content, end, blank)
            return replace(node, content=content) if content else None
        case _:
            return node
