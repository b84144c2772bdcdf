"""Runs in styles as editors leave them: split, doubled, with the white space of their neighbours.

<b>Keep </b><b>still</b>          ->  one bold run
<b><span style="font-weight:700"> ->  bold once
<b>Note: </b>drink water          ->  the space stands outside
"""

from collections.abc import Iterator

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.visible import is_visible
from exporter.tree import (
    Abbreviation,
    Blocks,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Span,
    Style,
    Styled,
    Text,
    Time,
    rebuild,
)

_ONCE = frozenset(
    [Style.STRONG, Style.EMPHASIS, Style.UNDERLINE, Style.STRUCK, Style.HIGHLIGHT, Style.CODE]
)
"""Styles that mean nothing more when they stand twice around a text."""

_ACROSS_SPACE = frozenset([Style.STRONG, Style.EMPHASIS, Style.UNDERLINE, Style.STRUCK])
"""Styles that go on over a space. Keys and code are things of their own on each side of it."""

_TOUCHING = _ACROSS_SPACE | {Style.HIGHLIGHT, Style.SUBSCRIPT, Style.SUPERSCRIPT, Style.SMALL}

_SPACE = " \t\n\r\u00a0"


def join_runs(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    count = 0

    def on_inlines(run: Inlines) -> Inlines:
        nonlocal count
        if _is_clean(run):
            return run
        mended = tuple(_joined(piece for node in run for piece in _parted(_once(node))))
        if mended == tuple(_texts(run)):
            return run
        count += 1
        return mended

    found = rebuild(blocks, on_inlines=on_inlines)
    return found, (Diagnostic(Code.RUNS_JOINED, f"{count}"),) if count else ()


def _is_clean(run: Inlines) -> bool:
    """A quick look: nothing in a run can need mending. Nearly all runs are clean."""
    before: Inline | None = None
    for node in run:
        if isinstance(node, Styled | Link):
            content = node.content
            if before is not None and (type(before) is type(node) or _is_space(before)):
                return False
            if len(content) != 1 or not isinstance(content[0], Text):
                return False
            text = content[0].text
            if not text or text[0] in _SPACE or text[-1] in _SPACE:
                return False
        elif isinstance(node, Abbreviation | Time | Span) and not node.content:
            return False
        before = node
    return True


def _once(node: Inline) -> Inline:
    """A styled run without the same style inside."""
    if not isinstance(node, Styled) or node.style not in _ONCE:
        return node
    if all(isinstance(inner, Text) for inner in node.content):
        return node
    content = tuple(_joined(_without(node.content, node.style)))
    return node if content == node.content else Styled(node.style, content)


def _without(run: Inlines, style: Style) -> Iterator[Inline]:
    for node in run:
        match node:
            case Styled() if node.style is style:
                yield from _without(node.content, style)
            case Styled() | Link() | Span() if node.content:
                yield replace(node, content=tuple(_joined(_without(node.content, style))))
            case _:
                yield node


def _parted(node: Inline) -> Iterator[Inline]:
    """A run with the white space and breaks at its edges beside it."""
    if isinstance(node, Abbreviation | Time | Span) and not (node.content or _name(node)):
        return
    if not isinstance(node, Styled | Link):
        yield node
        return
    before, content, after = _edges(node.content)
    if not before and not after:
        if content:
            yield node
        return
    yield from before
    if is_visible(content) or any(isinstance(inner, Span) and inner.id for inner in content):
        yield replace(node, content=content)
    else:
        yield from content
    yield from after


def _name(node: Inline) -> str | None:
    return node.id if isinstance(node, Span) else None


def _edges(content: Inlines) -> tuple[Inlines, Inlines, Inlines]:
    """White space and breaks before the content, the content, and those after it."""
    before: list[Inline] = []
    kept = list(content)
    while kept:
        first = kept[0]
        if isinstance(first, LineBreak):
            before.append(kept.pop(0))
        elif isinstance(first, Text) and (text := first.text.lstrip(_SPACE)) != first.text:
            before.append(Text(first.text[: len(first.text) - len(text)]))
            kept[:1] = [Text(text)] if text else []
        else:
            break
    after: list[Inline] = []
    while kept:
        last = kept[-1]
        if isinstance(last, LineBreak):
            after.insert(0, kept.pop())
        elif isinstance(last, Text) and (text := last.text.rstrip(_SPACE)) != last.text:
            after.insert(0, Text(last.text[len(text) :]))
            kept[-1:] = [Text(text)] if text else []
        else:
            break
    return tuple(before), tuple(kept), tuple(after)


def _texts(nodes: Inlines) -> list[Inline]:
    """The nodes with text that touches as one, which is no repair."""
    found: list[Inline] = []
    for node in nodes:
        before = found[-1] if found else None
        if isinstance(node, Text) and isinstance(before, Text):
            found[-1] = Text(before.text + node.text)
        else:
            found.append(node)
    return found


def _joined(nodes: Iterator[Inline]) -> list[Inline]:
    """The nodes with neighbours in the same style as one, over a space between them too."""
    found: list[Inline] = []
    for node in nodes:
        before = found[-1] if found else None
        if isinstance(node, Text) and isinstance(before, Text):
            found[-1] = Text(before.text + node.text)
            continue
        if _go_on(before, node):
            found[-1] = _together(before, (), node)
            continue
        if len(found) > 1 and _is_space(before) and _go_on(found[-2], node, across_space=True):
            space = found.pop()
            found[-1] = _together(found[-1], (space,), node)
            continue
        found.append(node)
    return found


def _is_space(node: Inline | None) -> bool:
    """Whether a node is what becomes one space: a lone no-break space stays what it is."""
    return isinstance(node, Text) and node.text != "\u00a0" and not node.text.strip(_SPACE)


def _go_on(before: Inline | None, node: Inline, *, across_space: bool = False) -> bool:
    """Whether two runs are one that was split."""
    if isinstance(before, Styled) and isinstance(node, Styled):
        styles = _ACROSS_SPACE if across_space else _TOUCHING
        return before.style is node.style and node.style in styles
    if isinstance(before, Link) and isinstance(node, Link):
        same = (before.href, before.title) == (node.href, node.title)
        return same and _is_text(before) and _is_text(node)
    return False


def _is_text(link: Link) -> bool:
    return all(isinstance(inner, Text | Styled) for inner in link.content)


def _together(before: Inline | None, space: Inlines, node: Inline) -> Inline:
    if isinstance(before, Styled | Link) and isinstance(node, Styled | Link):
        merged = tuple(_joined(iter((*before.content, *space, *node.content))))
        return replace(before, content=merged)
    message = "only styled runs and links are put together"
    raise TypeError(message)
