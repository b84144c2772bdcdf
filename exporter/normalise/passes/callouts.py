"""Warnings and the like, set apart by what their first words say.

    <p><strong>Warning:</strong> it is hot.</p>            a callout of one paragraph
    <p><strong>When to seek help</strong></p><ul>…</ul>    a callout of the label and its list

Only the beginning of a paragraph is looked at, by the rules in `callout_rules`. A label by
itself takes the paragraph or list that follows into the
callout, an introduction its list. Headings are never taken. Paragraphs in lists, tables, captions, quotations and notes stay where they are.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.normalise.passes.callout_rules import NUMBERS, RULES
from exporter.tree import (
    Block,
    Blocks,
    Callout,
    CalloutKind,
    Details,
    Inline,
    Inlines,
    LabelledList,
    LineBreak,
    Link,
    List,
    Paragraph,
    Span,
    Style,
    Styled,
    Text,
    plain_text,
)

LONGEST = 200
"""Characters of a paragraph that are looked at."""

_COLONS = (":", "：")
_SIGNS = re.compile(r"[\s*¡!\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff]+")
"""What may stand before the first word: signs, arrows, emoji. Quotation marks may not."""

_FOLD = str.maketrans(
    {
        **{chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966) for n in range(10)},
        "\u00a0": " ",
        "\u202f": " ",
        "\u2011": "-",
    }
)


class _Found(Struct, frozen=True):
    """What a run of text begins with: its kind, and whether it is nothing but a label."""

    kind: CalloutKind
    alone: bool


def find_callouts(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []
    found = tuple(_set_apart(blocks, said))
    return (found, tuple(said)) if said else (blocks, ())


def _set_apart(blocks: Blocks, said: list[Diagnostic]) -> Iterator[Block]:
    place = 0
    while place < len(blocks):
        block = blocks[place]
        end = place + 1
        if isinstance(block, Details):
            inside = tuple(_set_apart(block.blocks, said))
            yield block if inside == block.blocks else replace(block, blocks=inside)
        elif found := _begins(block):
            end = _end(blocks, place, found)
            if end == place:  # a label that names nothing
                yield block
                end += 1
            else:
                near = excerpt(plain_text((block,)))
                said.append(Diagnostic(Code.CALLOUT_FOUND, found.kind, Place(near=near)))
                yield Callout(blocks=blocks[place:end], kind=found.kind)
        else:
            yield block
        place = end


def _begins(block: Block) -> _Found | None:
    match block:
        case Paragraph():
            return kind_of(block.content)
        case LabelledList():
            found = kind_of(block.label)
            return _Found(found.kind, alone=False) if found else None
        case _:
            return None


def _end(blocks: Blocks, place: int, found: _Found) -> int:
    """Where what belongs to a callout ends; its own place where a label names nothing."""
    end = place + 1
    if found.alone:
        named = blocks[end] if end < len(blocks) else None
        if isinstance(named, List):
            return end + 1
        if not isinstance(named, Paragraph) or kind_of(named.content):
            return place
        if not plain_text((named,)):
            return place
        end += 1
    introduces = plain_text((blocks[end - 1],)).endswith(_COLONS)
    if introduces and end < len(blocks) and isinstance(blocks[end], List):
        end += 1
    return end


def kind_of(content: Inlines) -> _Found | None:
    """What a paragraph's first words say; None for one that merely mentions a warning."""
    text = _leading(content)
    if not text:
        return None
    if match := _labels().match(text):
        kind = _KINDS[" ".join(match["label"].split())]
        rest = text[match.end() :].strip()
        bold = _starts_bold(content)
        if match["mark"] or (bold and not rest) or (bold and match["weak"]):
            return _Found(kind, alone=not rest)
    for opening, kind in _openings():
        if opening.match(text):
            return _Found(kind, alone=False)
    return None


def _leading(content: Inlines) -> str:
    """The first words in small letters and plain digits, a forced break as a line end."""
    read = ""
    for part in _letters(content):
        read += part
        if len(read) > LONGEST:
            break
    text = "\n".join(" ".join(line.split()) for line in read[:LONGEST].split("\v"))
    text = text.casefold().translate(_FOLD)
    signs = _SIGNS.match(text)
    return text[signs.end() :] if signs else text


def _letters(content: Inlines) -> Iterator[str]:
    for node in content:
        match node:
            case LineBreak():
                yield "\v"
            case Styled() | Span() | Link():
                yield from _letters(node.content)
            case _:
                yield _plain(node)


def _plain(node: Inline) -> str:
    """A text as it stands: `plain_text` would take the spaces at its ends."""
    return node.text if isinstance(node, Text) else plain_text((node,))


def _starts_bold(content: Inlines) -> bool:
    """Whether the first thing to see is in bold: then a label needs no colon."""
    for node in content:
        match node:
            case Text() if not _SIGNS.sub("", node.text):
                continue
            case Styled() if node.style is Style.STRONG:
                return True
            case Styled() | Span() | Link():
                return _starts_bold(node.content)
            case _:
                return False
    return False


_KINDS: dict[str, CalloutKind] = {}
for _rule in RULES:
    for _label in _rule.labels:
        _KINDS.setdefault(_label.casefold(), _rule.kind)


@cache
def _labels() -> re.Pattern[str]:
    """A label with what follows it: a mark that makes it one, or one that does so in bold."""
    names = "|".join(map(re.escape, sorted(_KINDS, key=len, reverse=True)))
    mark = r" *(?:[:：!！](?!\w*//)| [-–](?= )| *—)"
    return re.compile(rf"(?P<label>{names})(?:(?P<mark>{mark})[!！]*|(?P<weak>[.。?？]|\n)|\Z)")


@cache
def _openings() -> tuple[tuple[re.Pattern[str], CalloutKind], ...]:
    number = f"(?:{'|'.join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))})(?![\\d-])"
    return tuple(
        (re.compile(opening.replace("{n}", number) + r"(?![a-zа-яà-ÿ0-9])"), rule.kind)
        for rule in RULES
        for opening in rule.openings
    )
