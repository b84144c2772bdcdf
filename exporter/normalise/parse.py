"""HTML to elements: the only home of selectolax, with depth and size bounded."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from exporter.errors import LimitExceeded

MAX_CHARACTERS = 8_000_000
"""The longest content that is parsed; the longest real post seen has a few hundred thousand."""

MAX_OPEN = 200
"""Elements open at once, as far as the parser gets to see them. Browsers stop at 512."""

MAX_ATTRIBUTES = 500
"""Attributes of one tag; one with more loses them all. The parser's time grows with their square."""

MAX_OPTIONS = 1000
"""Options of form controls that stay elements; the parser's time grows with their square too."""

_FEW_TAGS = 2000
"""Below this, no nesting is worth a scan: the parser's worst case takes milliseconds."""

_LONG_TAG = 4000
"""Characters that a tag has to have before its attributes are counted."""

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+|))?+"""
TAG_START = re.compile(r"</?[a-zA-Z]")
"""Where a tokenizer takes a tag to begin, whether it ends or not."""

TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE})*+>")
"""A whole tag: the slash of an end tag, and its name."""

_ATTRIBUTES = re.compile(_ATTRIBUTE)
COMMENT_END = re.compile(r"--!?>")
"""The end of a comment, to be looked for from the third character of its start."""

RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
"""Elements that hold no tags (HTML, 13.2.5.2 and 13.2.5.4)."""

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
    """The top nodes of a fragment of HTML, and how many tags were left out to bound the time.

    Raises:
        LimitExceeded: It is longer than `MAX_CHARACTERS`.
    """
    if len(html) > MAX_CHARACTERS:
        raise LimitExceeded(f"the content is longer than {MAX_CHARACTERS:,} characters")
    left_out = 0
    if html.count("<") > _FEW_TAGS or max(map(len, html.split("<"))) > _LONG_TAG:
        html, left_out = _bounded(html)
    root = LexborHTMLParser(f"<x-root>{html}", is_fragment=True).root
    return (
        [] if root is None else list(siblings(root.child)) + list(siblings(root.next))
    ), left_out


def _tags(html: str) -> Iterator[re.Match[str]]:
    """The tags of a source in turn, as a tokenizer finds them (HTML, 13.2.5), in linear time."""
    place = html.find("<")
    while place >= 0:
        tag = TAG.match(html, place)
        if tag is not None:
            yield tag
            end = tag.end()
            if not tag[1] and (name := tag[2].lower()) in RAW:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(html, end)
                end = closing.start() if closing else len(html)
        elif html.startswith("<!--", place):
            closing = COMMENT_END.search(html, place + 2)
            end = closing.end() if closing else len(html)
        elif TAG_START.match(html, place):
            return  # a tag that never ends: the parser sees nothing from here on
        else:
            end = place + 1
        place = html.find("<", end)


def _bounded(html: str) -> tuple[str, int]:
    """The source without what would cost the parser more than linear time.

    Its time grows with the square of the depth, and formatting elements that are never closed
    are made anew in every block (HTML, 13.2.4.3): 58 KB can become 4.5 million nodes. So tags
    that would open elements below `MAX_OPEN` others are left out, and so on.
    """
    open_ = _OpenElements()
    options = 0
    changes: list[tuple[int, int, str]] = []
    for tag in _tags(html):
        name = tag[2].lower()
        if name in {"option", "optgroup"}:
            options += not tag[1]
            if options > MAX_OPTIONS:
                changes.append((*tag.span(), " "))
        elif not open_.keeps(name, closes=bool(tag[1])):
            changes.append((*tag.span(), ""))
        elif tag.end() - tag.start() > _LONG_TAG and _has_crowd(tag[0]):
            changes.append((*tag.span(), f"<{tag[2]}>"))
    if not changes:
        return html, 0
    parts: list[str] = []
    start = 0
    for begin, end, instead in changes:
        parts.extend((html[start:begin], instead))
        start = end
    return "".join((*parts, html[start:])), len(changes)


def _has_crowd(tag: str) -> bool:
    """Whether a tag has too many attributes."""
    return sum(1 for _found in _ATTRIBUTES.finditer(tag)) > MAX_ATTRIBUTES


class _OpenElements:
    """The elements open at a place in the source, about as the parser will see them."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, bool]] = []

    def keeps(self, name: str, *, closes: bool) -> bool:
        """Count a tag; False if it has to be left out."""
        if name in _VOID or name in _IMPLIED_END:
            return True
        stack = self._stack
        if not closes:
            stack.append((name, len(stack) < MAX_OPEN))
            return stack[-1][1]
        for place in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
            if stack[place][0] == name:
                kept = stack[place][1]
                del stack[place:]
                return kept
        return True


def found(nodes: list[LexborNode], selector: str) -> list[LexborNode]:
    """The elements among and in the top nodes that a CSS selector meets."""
    met: list[LexborNode] = []
    searched = 0
    for node in nodes:
        around = node.parent
        if around is None:  # what follows a stray end tag has nothing around it
            met.extend(node.css(selector) if node.is_element_node else ())
        elif around.mem_id != searched:
            searched = around.mem_id
            met.extend(around.css(selector))
    return met


def siblings(node: LexborNode | None) -> Iterator[LexborNode]:
    """A node and those after it."""
    while node is not None:
        yield node
        node = node.next
