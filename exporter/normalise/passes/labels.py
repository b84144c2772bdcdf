"""Labels and introductions, kept with what they name.

    <p>Pros:</p><ul>…</ul>                     a labelled list, in favour
    <p>It helps with the following:</p><ul>…   a paragraph that is kept with the list

A label is a paragraph of at most two words with a colon at its end, or one of the words for pros
and cons without it, right before a list; in scripts that don't part words, of at most eight
letters. Longer paragraphs that end in a colon before a list,
table, picture or code are introductions. Within list items nothing changes: there the list
already belongs to its item.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.normalise.passes.tones import tone_of
from exporter.tree import (
    Block,
    Blocks,
    Figure,
    LabelledList,
    List,
    Paragraph,
    Preformatted,
    Table,
    plain_text,
    rebuild,
    words,
)

MAX_WORDS = 2
MAX_LETTERS = 8
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which part words by nothing."""

_COLONS = (":", "：")
_INTRODUCED = (List, Table, Figure, Preformatted)


def join_labels(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []

    def on_blocks(blocks: Blocks) -> Blocks:
        return tuple(_joined(blocks, said)) if _worth_it(blocks) else blocks

    return rebuild(blocks, on_blocks=on_blocks, in_items=False), tuple(said)


def _worth_it(blocks: Blocks) -> bool:
    return any(isinstance(block, Paragraph) for block in blocks) and any(
        isinstance(block, _INTRODUCED) for block in blocks
    )


def _joined(blocks: Blocks, said: list[Diagnostic]) -> Iterator[Block]:
    place = 0
    while place < len(blocks):
        block = blocks[place]
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if not isinstance(block, Paragraph) or not isinstance(after, _INTRODUCED):
            yield block
        elif isinstance(after, List) and _is_label(block, after):
            text = plain_text(block.content)
            said.append(Diagnostic(Code.LABEL_JOINED, place=Place(near=excerpt(text))))
            yield LabelledList(
                label=block.content,
                list=after,
                tone=tone_of(text),
                id=block.id,
                lang=block.lang,
                dir=block.dir,
            )
            place += 1
        elif plain_text(block.content).endswith(_COLONS) and not block.keep_with_next:
            yield replace(block, keep_with_next=True)
        else:
            yield block
        place += 1


def _is_label(block: Paragraph, after: List) -> bool:
    text = plain_text(block.content)
    if not text or block.align or (after.lang, after.dir) != (block.lang, block.dir):
        return False
    if tone_of(text):
        return True
    if not text.endswith(_COLONS) or len(_UNPARTED.findall(text)) > MAX_LETTERS:
        return False
    return 0 < len(words([block])) <= MAX_WORDS and len(text) <= 60
