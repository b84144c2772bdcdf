"""HTML to elements: the only home of selectolax, with depth and size bounded."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from exporter.errors import LimitExceeded

MAX_CHARACTERS = 8_000_000
"""The longest content that is parsed; the longest real post seen has a few hundred thousand."""

MAX_OPEN = 200
"""Elements open at once, as far as the parser gets to see them. Browsers stop at 512."""

_FEW_TAGS = 2000
"""Below this, no nesting is worth a scan: the parser's worst case takes milliseconds."""

MAX_ATTRIBUTES = 500
"""Attributes of one tag; one with more loses them all. The parser's time grows with their square."""

_LONG_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)([^>]{4000,})")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_IMPLIED_END = frozenset(
    [
        "p",
        "li",
        "dd",
        "dt",
        "option",
        "optgroup",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "rt",
        "rp",
    ]
)
"""Elements that may stay open in the source without nesting (HTML, 13.1.2.4)."""

Element = LexborNode


def parse(html: str) -> tuple[list[LexborNode], int]:
    """The top nodes of a fragment of HTML, and how many tags too deep to keep were left out.

    Raises:
        LimitExceeded: It is longer than `MAX_CHARACTERS`.
    """
    if len(html) > MAX_CHARACTERS:
        raise LimitExceeded(f"the content is longer than {MAX_CHARACTERS:,} characters")
    left_out = 0
    if _LONG_TAG.search(html):
        html = _LONG_TAG.sub(_without_too_many, html)
    if html.count("<") > _FEW_TAGS:
        html, left_out = _shallow(html)
    root = LexborHTMLParser(f"<x-root>{html}", is_fragment=True).root
    return (
        [] if root is None else list(siblings(root.child)) + list(siblings(root.next))
    ), left_out


def _without_too_many(tag: re.Match[str]) -> str:
    """A long tag as it is (a picture as `data:` address, say), or without its attributes."""
    return f"<{tag[1]}" if tag[2].count("=") > MAX_ATTRIBUTES else tag[0]


def _shallow(html: str) -> tuple[str, int]:
    """The source without the tags that would open elements below `MAX_OPEN` others.

    The parser's time grows with the square of the depth, and formatting elements that are never
    closed are made anew in every block (HTML, 13.2.4.3): 58 KB can become 4.5 million nodes.
    """
    stack: list[tuple[str, bool]] = []
    cuts: list[tuple[int, int]] = []
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID or name in _IMPLIED_END:
            continue
        if not tag[1]:
            keep = len(stack) < MAX_OPEN
            stack.append((name, keep))
            if not keep:
                cuts.append(tag.span())
        elif any(open_ == name for open_, _keep in stack[-8:]) or len(stack) > MAX_OPEN:
            _close(stack, name, tag.span(), cuts)
    if not cuts:
        return html, 0
    parts, start = [], 0
    for begin, end in cuts:
        parts.append(html[start:begin])
        start = end
    parts.append(html[start:])
    return "".join(parts), len(cuts)


def _close(
    stack: list[tuple[str, bool]], name: str, span: tuple[int, int], cuts: list[tuple[int, int]]
) -> None:
    for place in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
        if stack[place][0] == name:
            if not stack[place][1]:
                cuts.append(span)
            del stack[place:]
            return


def siblings(node: LexborNode | None) -> Iterator[LexborNode]:
    """A node and those after it."""
    while node is not None:
        yield node
        node = node.next
