"""Lists pasted from Word: paragraphs that only look like items become items.

Word writes a list for the web as paragraphs of a class `MsoListParagraph`, with the marker as text
and its level in a style that only Word knows. Screen readers, e-books and Word itself then find no
list. Source of the markup: what Word 2010 to 365 put on the clipboard.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from exporter.diagnostics import Code, Diagnostic, excerpt

_OPENS = re.compile(
    r"<p\b(?=[^<>]{0,2000}?(?:class=[\"']?[^\"'<>]{0,200}MsoListParagraph|mso-list:\s{0,9}l\d))[^<>]*>",
    re.IGNORECASE,
)
_NEXT = re.compile(r"<(/?)p\b[^<>]*>", re.IGNORECASE)
"""What ends a paragraph: its own end, or another that begins."""

_BETWEEN = re.compile(r"(?:\s|&nbsp;|<!--.{0,200}?-->|<o:p>\s*</o:p>)*\Z", re.DOTALL)
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_INDENT = re.compile(r"margin-left:\s*([\d.]+)(pt|in|cm|px)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "px": 0.75}
_STEP = 36.0
"""Points by which Word indents each level."""

_COMMENT = re.compile(r"<!--.{0,200}?-->", re.DOTALL)
_BULLET = "[·•●○◦▪■§oØüvq\\-–—*]"
_NUMBER = r"\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]"
_TAG_TEXT = r"</?(?:span|font|b|strong|i|em|o:p)\b[^<>]*>"
_TAGS = f"(?:{_TAG_TEXT})*"
_GAP = r"(?:\s|&nbsp;|&#160;|\u00a0)"
_MARKER = re.compile(
    rf"\s*(?:{_TAG_TEXT}\s*)*(?P<mark>{_BULLET}|&middot;|&bull;|{_NUMBER}){_TAGS}"
    rf"(?:{_GAP}{_TAGS})+",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)(span|font|b|strong|i|em|o:p)\b[^<>]*>", re.IGNORECASE)
_FIRST = frozenset({"1", "a", "A", "i", "I"})
"""Numbers with which another list begins, right behind one."""

_LONGEST = 20_000
"""Characters of one item; a longer one is no item."""


class _Item(NamedTuple):
    start: int
    end: int
    level: int
    mark: str
    content: str


def with_word_lists(html: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """A source in which runs of Word's list paragraphs are lists."""
    if "MsoListParagraph" not in html and "mso-list" not in html:
        return html, ()
    parts: list[str] = []
    said: list[Diagnostic] = []
    done = 0
    for run in _runs(html, list(_items(html))):
        parts += [html[done : run[0].start], _list(run)]
        done = run[-1].end
        near = unescape(re.sub(r"<[^<>]*>", "", run[0].content))
        said.append(Diagnostic(Code.LIST_FROM_LINES, f"{len(run)} items: {excerpt(near)}"))
    return "".join([*parts, html[done:]]), tuple(said)


def _items(html: str) -> Iterator[_Item]:
    done = 0
    for opens in _OPENS.finditer(html):
        if opens.start() < done:
            continue
        closes = _NEXT.search(html, opens.end())
        if closes is None or not closes[1] or closes.start() - opens.end() > _LONGEST:
            continue
        content = _COMMENT.sub("", html[opens.end() : closes.start()])
        marker = _MARKER.match(content)
        if marker is None:
            continue
        done = closes.end()
        inside = _open_tags(marker[0]) + content[marker.end() :]
        yield _Item(opens.start(), done, _level(opens[0]), unescape(marker["mark"]), inside)


def _open_tags(marker: str) -> str:
    """The tags that a marker opened and left open, so that those behind it close something."""
    stack: list[tuple[str, str]] = []
    for tag in _TAG.finditer(marker):
        name = tag[2].lower()
        if not tag[1]:
            stack.append((name, tag[0]))
        elif stack and stack[-1][0] == name:
            stack.pop()
    return "".join(text for _name, text in stack)


def _level(opens: str) -> int:
    """From 1: what Word says, else how far the paragraph is indented."""
    if stated := _LEVEL.search(opens):
        return max(1, int(stated[1]))
    indent = _INDENT.search(opens)
    if indent is None or not re.fullmatch(r"\d{1,4}(?:\.\d{1,4})?", indent[1]):
        return 1
    points = float(indent[1]) * _POINTS[indent[2].lower()]
    return max(1, min(9, round(points / _STEP)))


def _runs(html: str, items: list[_Item]) -> Iterator[list[_Item]]:
    """Items with nothing between them."""
    run: list[_Item] = []
    for item in items:
        if run and not _BETWEEN.match(html[run[-1].end : item.start][:2_000]):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _list(run: list[_Item]) -> str:
    """Nested lists: a deeper item belongs to the one before it."""
    written: list[str] = []
    open_: list[tuple[int, str]] = []
    for item in run:
        while open_ and open_[-1][0] > item.level and len(open_) > 1:
            written.append(f"</li></{open_.pop()[1]}>")
        tag, opens = _kind(item.mark)
        if not open_ or open_[-1][0] < item.level:
            written.append(opens)
            open_.append((item.level, tag))
        elif open_[-1][1] != tag or item.mark.strip("().") in _FIRST:
            written.append(f"</li></{open_.pop()[1]}>{opens}")
            open_.append((item.level, tag))
        else:
            written.append("</li>")
        written.append(f"<li>{item.content}")
    written += [f"</li></{tag}>" for _level, tag in reversed(open_)]
    return "".join(written)


def _kind(mark: str) -> tuple[str, str]:
    """The list that a marker begins, and its first tag."""
    bare = mark.strip("().")
    if not re.fullmatch(_NUMBER, mark, re.IGNORECASE):
        return "ul", "<ul>"
    if bare.isdecimal():
        return "ol", "<ol>" if bare == "1" else f'<ol start="{int(bare)}">'
    if bare.lower() in {"i", "ii"}:
        return "ol", f'<ol type="{"i" if bare.islower() else "I"}">'
    start = ord(bare.lower()[0]) - ord("a") + 1 if len(bare) == 1 else 1
    kind = "a" if bare.islower() else "A"
    return "ol", f'<ol type="{kind}">' if start == 1 else f'<ol type="{kind}" start="{start}">'
