"""Lists that were typed as lines.

    <p><strong>Exam</strong>            Exam
       – history                          • history
       – reflexes</p>            ->       • reflexes

Lines are parted by breaks or by line ends of the source. Two lines with markers make a list; one
does after a bold label. Lines with long dashes need a line above them that introduces the list:
by themselves they are dialogue in many languages. Numbers must count up by one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.normalise.passes.breaks import split_paragraph
from exporter.tree import (
    Block,
    Blocks,
    Inline,
    Inlines,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Style,
    Styled,
    Text,
    plain_text,
    rebuild,
)

_BULLET = re.compile(r"\s*([-–—•*·▪‣◦●○■□✓✔➤►▶➔→])\s+(?=\S|\Z)")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S|\Z)")
_MARKED = re.compile(r"[^\S\n]*+(?:[-–—•*·▪‣◦●○■□✓✔➤►▶➔→]|\d{1,3}[.)])\s")
_MARKED_LATER = re.compile(rf"\n{_MARKED.pattern}")
_CODE = re.compile(r"[{}]\s*\Z")
_DASHES = frozenset("–—")


class Line(Struct):
    """One line of a paragraph.

    Attributes:
        content: Without its marker.
        marker: The bullet or number in front; empty for none.
        broken: A break, not only a line end of the source, stands before it.
    """

    content: list[Inline]
    marker: str = ""
    broken: bool = False

    @property
    def number(self) -> int | None:
        """The number in front, if the marker is one."""
        return int(self.marker) if self.marker.isdecimal() else None


def lines_to_lists(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []

    def on_blocks(blocks: Blocks) -> Blocks:
        if not any(isinstance(block, Paragraph) and _may_hold_lines(block) for block in blocks):
            return blocks
        return tuple(found for block in blocks for found in _opened(block, said))

    return rebuild(blocks, on_blocks=on_blocks), tuple(said)


def _may_hold_lines(block: Paragraph) -> bool:
    """A quick look: some line starts with a marker."""
    fresh = True
    for node in block.content:
        if isinstance(node, Text):
            if fresh and _MARKED.match(node.text):
                return True
            if "\n" in node.text and _MARKED_LATER.search(node.text):
                return True
            fresh = False
        else:
            fresh = isinstance(node, LineBreak)
    return False


def _opened(block: Block, said: list[Diagnostic]) -> Blocks:
    if not isinstance(block, Paragraph) or not _may_hold_lines(block):
        return (block,)
    lines = _joined([_marked(line) for line in _lines(block.content)])
    first = next((place for place, line in enumerate(lines) if line.marker), len(lines))
    last = first
    while last < len(lines) and lines[last].marker and _same_kind(lines[first], lines[last]):
        last += 1
    intro, items, rest = lines[:first], lines[first:last], lines[last:]
    if not _is_list(intro, items, rest):
        return _opened_parts(block, said)
    said.append(
        Diagnostic(
            Code.LIST_FROM_LINES, f"{len(items)} items", Place(near=excerpt(plain_text([block])))
        )
    )
    return tuple(_blocks(block, intro, items, rest))


def _opened_parts(block: Paragraph, said: list[Diagnostic]) -> Blocks:
    """Lists in the parts of a paragraph that doubled breaks make, if there are any."""
    split: list[Diagnostic] = []
    parts = tuple(split_paragraph(block, split))
    if len(parts) == 1:
        return (block,)
    opened = tuple(found for part in parts for found in _opened(part, said))
    if opened == parts:
        return (block,)
    said.extend(split)
    return opened


def _lines(content: Inlines) -> Iterator[Line]:
    """The lines of a run, split at top-level breaks and line ends."""
    line = Line([])
    after_break = False
    for node in content:
        if isinstance(node, LineBreak):
            yield line
            line, after_break = Line([], broken=True), True
            continue
        if isinstance(node, Text) and "\n" in node.text:
            head, *tails = node.text.split("\n")
            if after_break and not head.strip():  # the line end right after a break
                head, *tails = tails
            if head:
                line.content.append(Text(head))
            for tail in tails:
                yield line
                line = Line([Text(tail)] if tail else [])
        else:
            line.content.append(node)
        after_break = False
    yield line


def _marked(line: Line) -> Line:
    """The line with its marker taken off its text."""
    content = list(line.content)
    while content and isinstance(content[0], Text) and not content[0].text.strip():
        content.pop(0)
    if not content or not isinstance(content[0], Text):
        return line
    text = content[0].text
    found = _BULLET.match(text) or _NUMBER.match(text)
    if found is None or (found.end() == len(text) and not plain_text(content[1:])):
        return line
    rest = text[found.end() :]
    return Line([*([Text(rest)] if rest else []), *content[1:]], found[1], line.broken)


def _joined(lines: list[Line]) -> list[Line]:
    """Lines that go on after a mere line end of the source joined to the line before."""
    found: list[Line] = []
    for line in lines:
        if line.marker or line.broken or not found:
            if line.marker or plain_text(line.content) or line.content:
                found.append(line)
        else:
            found[-1].content.extend([Text("\n"), *line.content])
    seen = (line for line in found if line.marker or plain_text(line.content))
    return [line if line.marker else _marked(_merged(line)) for line in seen]


def _merged(line: Line) -> Line:
    """The line with text that touches merged: a marker may stand on a source line of its own."""
    content: list[Inline] = []
    for node in line.content:
        before = content[-1] if content else None
        if isinstance(node, Text) and isinstance(before, Text):
            content[-1] = Text(before.text + node.text)
        else:
            content.append(node)
    return Line(content, line.marker, line.broken)


def _same_kind(first: Line, other: Line) -> bool:
    if first.number is not None:
        return other.number is not None
    return other.marker == first.marker


def _is_list(intro: list[Line], items: list[Line], rest: list[Line]) -> bool:
    """Whether marked lines are a list rather than dialogue, sums or chance."""
    if any(line.marker for line in rest):
        return False  # markers of several kinds: nobody knows what is meant
    if any(_CODE.search(plain_text(line.content)) for line in items):
        return False  # numbered lines of a program
    label = plain_text(intro[-1].content) if intro else ""
    bold = bool(intro) and _is_bold(intro[-1].content) and not _BULLET.match(label)
    introduced = bold or label.endswith((":", "："))
    if items and items[0].number is not None:
        numbers = [line.number or 0 for line in items]
        counted = all(after == before + 1 for before, after in pairwise(numbers))
        return len(items) > 1 and counted
    if items and items[0].marker in _DASHES and not (introduced or (label and not rest)):
        return False
    if items and items[0].marker == "—" and not introduced:
        return False
    return len(items) > 1 or (len(items) == 1 and bold and not rest)


def _is_bold(content: list[Inline]) -> bool:
    seen = [
        node for node in content if not (isinstance(node, Text) and not node.text.strip(" :\n"))
    ]
    return bool(seen) and all(
        isinstance(node, Styled) and node.style is Style.STRONG for node in seen
    )


def _blocks(
    block: Paragraph, intro: list[Line], items: list[Line], rest: list[Line]
) -> Iterator[Block]:
    start = items[0].number
    found = List(
        items=tuple(ListItem(blocks=(Paragraph(content=tuple(line.content)),)) for line in items),
        ordered=start is not None,
        start=start if start not in (None, 1) else None,
        lang=block.lang,
        dir=block.dir,
    )
    if intro:
        yield replace(block, content=_with_breaks(intro))
        yield found
    else:
        yield replace(found, id=block.id)
    if rest:
        yield replace(block, content=_with_breaks(rest), id=None)


def _with_breaks(lines: list[Line]) -> Inlines:
    content: list[Inline] = []
    for number, line in enumerate(lines):
        if number:
            content.append(LineBreak() if line.broken else Text("\n"))
        content.extend(line.content)
    return tuple(content)
