"""White space: single spaces, none at the edges, line ends of the source as spaces.

Runs with no-break spaces in them, which editors leave behind, collapse to one space; a lone
no-break space between words stays, because French punctuation and units need it. Text that
touches is merged, and styles around nothing go. `Preformatted` is left as it is.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.tree import (
    Abbreviation,
    Block,
    Blocks,
    DefinitionItem,
    DefinitionList,
    Details,
    Heading,
    Image,
    Inline,
    Inlines,
    LabelledList,
    LineBreak,
    Link,
    Math,
    Note,
    Paragraph,
    QuestionAnswer,
    Questions,
    Quote,
    Ruby,
    Span,
    Styled,
    Text,
    Time,
    rebuild,
)

_RUN = re.compile(r"[ \t\n\r\u00a0]{2,}|[\t\n\r]")
_EDGES = " \t\n\r\u00a0"


def collapse_spaces(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    cleaner = _Cleaner()

    def on_block(block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                content = cleaner.run(block.content)
                return block if content is block.content else replace(block, content=content)
            case Quote() if block.attribution:
                return replace(block, attribution=cleaner.run(block.attribution))
            case Details():
                return replace(block, summary=cleaner.run(block.summary))
            case LabelledList():
                return replace(block, label=cleaner.run(block.label))
            case Questions():
                items = tuple(
                    QuestionAnswer(cleaner.run(item.question), item.answer) for item in block.items
                )
                return replace(block, items=items)
            case DefinitionList():
                return replace(block, items=tuple(_definition(i, cleaner) for i in block.items))
            case _:
                return block

    found = rebuild(blocks, on_block=on_block)
    said = (Diagnostic(Code.SPACES_COLLAPSED, f"{cleaner.count}"),) if cleaner.count else ()
    return found, said


def collapsed(run: Inlines) -> Inlines:
    """One run of text, for titles."""
    return _Cleaner().run(run)


def _definition(item: DefinitionItem, cleaner: "_Cleaner") -> DefinitionItem:
    return DefinitionItem(tuple(map(cleaner.run, item.terms)), item.definitions)


class _Cleaner:
    """Cleans runs, counting those in which no-break spaces collapsed."""

    def __init__(self) -> None:
        self.count = 0
        self._spaced = True

    def run(self, content: Inlines) -> Inlines:
        """One block's run of text; the same object where nothing is wrong."""
        if _ends(content, spaced=True) is False:
            return content
        self._spaced = True
        cleaned = _stripped(self._all(content))
        return content if cleaned == content else cleaned

    def _all(self, nodes: Iterable[Inline]) -> Inlines:
        found: list[Inline] = []
        for node in _merged(nodes):
            made = self._one(node)
            if made is None:
                continue
            before = found[-1] if found else None
            if isinstance(made, Text) and isinstance(before, Text):
                found[-1] = Text(before.text + made.text)
                continue
            if isinstance(made, LineBreak):
                _strip_end(found)
            found.append(made)
        return tuple(found)

    def _one(self, node: Inline) -> Inline | None:
        match node:
            case Text():
                return self._text(node)
            case LineBreak():
                self._spaced = True
                return node
            case Image() | Math():
                self._spaced = False
                return node
            case Ruby():
                base = self._all(node.base)
                self._spaced = False
                reading = _Cleaner().run(node.reading)
                return Ruby(base, reading) if base or reading else None
            case Note():
                self._spaced = False
                inside, _said = collapse_spaces(node.blocks)
                return node if inside is node.blocks else replace(node, blocks=inside)
            case Span():
                content = self._all(node.content)
                if not content and not node.id:
                    return None
                return node if content == node.content else replace(node, content=content)
            case Styled() | Abbreviation() | Time() | Link():
                content = self._all(node.content)
                if not content:
                    return None
                return node if content == node.content else replace(node, content=content)

    def _text(self, node: Text) -> Text | None:
        text = _RUN.sub(self._space, node.text) if _may_run(node.text) else node.text
        if self._spaced:
            text = text.lstrip(_EDGES)
        if not text:
            return None
        self._spaced = text[-1] == " "
        return node if text == node.text else Text(text)

    def _space(self, found: re.Match[str]) -> str:
        self.count += "\u00a0" in found[0]
        return " "


def _merged(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """The nodes with text that touches merged, so that white space is seen as a whole."""
    waiting: Text | None = None
    for node in nodes:
        if isinstance(node, Text):
            waiting = Text(waiting.text + node.text) if waiting else node
            continue
        if waiting:
            yield waiting
            waiting = None
        yield node
    if waiting:
        yield waiting


def _ends(content: Inlines, *, spaced: bool) -> bool | None:
    """Whether a clean run ends in a space; None for one that may need mending."""
    before: type[Inline] | None = None
    for node in content:
        kind = type(node)
        if isinstance(node, Text):
            text = node.text
            if not text or before is Text or _may_run(text) or (spaced and text[0] == " "):
                return None
            spaced = text[-1] == " "
        elif isinstance(node, Styled | Link) and node.content:
            inside = _ends(node.content, spaced=spaced)
            if inside is None:
                return None
            spaced = inside
        else:
            return None
        before = kind
    return spaced


def _may_run(text: str) -> bool:
    """Whether white space in a text may need mending; single characters are found fastest."""
    return "  " in text or "\n" in text or "\u00a0" in text or "\t" in text or "\r" in text


def _strip_end(run: list[Inline]) -> None:
    """Take white space off the end of a run, in place; breaks stay."""
    while run and not isinstance(run[-1], LineBreak | Image | Ruby | Note | Math):
        last = run.pop()
        kept = _stripped((last,), breaks=False)
        run.extend(kept)
        if kept:
            return


def _stripped(nodes: Inlines, *, breaks: bool = True) -> Inlines:
    """The run without white space (and breaks) at its end; anchors there stay."""
    kept = list(nodes)
    anchors: list[Inline] = []
    while kept:
        node = kept.pop()
        match node:
            case Text():
                text = node.text.rstrip(_EDGES)
                if text:
                    kept.append(node if text == node.text else Text(text))
                    break
            case LineBreak() if breaks:
                pass
            case Styled() | Abbreviation() | Time() | Link() | Span():
                content = _stripped(node.content, breaks=breaks)
                made = node if content == node.content else replace(node, content=content)
                if content:
                    kept.append(made)
                    break
                if isinstance(node, Span) and node.id:
                    anchors.append(made)
            case _:
                kept.append(node)
                break
    return (*kept, *reversed(anchors))
