"""Paragraphs that stand in for headings: all bold, short, alone, before text.

Off unless asked for: whether a bold line is a heading or a cry is the author's secret.
"""

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.tree import (
    Block,
    Blocks,
    Heading,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Style,
    Styled,
    Table,
    Text,
    plain_text,
    words,
)

MAX_WORDS = 12
_ENDS = (".", ",", ";", ":", "…", "。", "，", "：")
_DEEPEST = 6


def bold_to_headings(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """The tree with such paragraphs of its outermost sequence as headings, below the one before."""
    said: list[Diagnostic] = []
    found: list[Block] = []
    level = 2
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Heading):
            level = min(block.level + 1, _DEEPEST)
        elif isinstance(block, Paragraph) and _is_fake(block, following):
            said.append(
                Diagnostic(
                    Code.HEADING_FOUND, f"h{level}", Place(near=excerpt(plain_text([block])))
                )
            )
            found.append(_heading(block, level))
            continue
        found.append(block)
    return (tuple(found), tuple(said)) if said else (blocks, ())


def _is_fake(block: Paragraph, following: Block | None) -> bool:
    if not _is_bold(block.content):
        return False
    if isinstance(following, Paragraph):
        if _is_bold(following.content) or not plain_text(following.content):
            return False
    elif not isinstance(following, List | Table):
        return False
    text = plain_text(block.content)
    return not text.endswith(_ENDS) and 0 < len(words(block.content)) <= MAX_WORDS


def _is_bold(content: Inlines) -> bool:
    """Whether all that is to be seen in a run is one bold text."""
    seen = [
        node
        for node in content
        if not (isinstance(node, LineBreak) or (isinstance(node, Text) and not node.text.strip()))
    ]
    only = seen[0] if len(seen) == 1 else None
    return (
        isinstance(only, Styled) and only.style is Style.STRONG and LineBreak() not in only.content
    )


def _heading(block: Paragraph, level: int) -> Heading:
    content = tuple(
        inner
        for node in block.content
        for inner in (node.content if isinstance(node, Styled) else (node,))
    )
    made = Heading(level=level, content=content, align=block.align)
    return replace(made, id=block.id, lang=block.lang, dir=block.dir)
