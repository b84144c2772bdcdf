"""Runs of questions and answers.

    <p><strong>Q: Does it hurt?</strong><br>Not much.</p>      a question with its answer

A paragraph counts when it starts with bold text that has a question marker or ends in a question
mark, then has a break and an answer. Two in a row make a run: one alone may be chance.
"""

import re
from collections.abc import Iterator

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.tree import (
    Block,
    Blocks,
    Inlines,
    LineBreak,
    Paragraph,
    QuestionAnswer,
    Questions,
    Style,
    Styled,
    Text,
    plain_text,
    rebuild,
)

_MARKER = re.compile(
    r"(?:Q|Question|Frage|F|Pregunta|P|Domanda|D|Vraag|V|Pergunta|Вопрос|問|问)\s*\d*\s*[:.)：]",
    re.IGNORECASE,
)
_MARKS = ("?", "？", "؟", ";")


def find_questions(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """See the module."""
    said: list[Diagnostic] = []

    def on_blocks(blocks: Blocks) -> Blocks:
        if len(blocks) < 2:
            return blocks
        pairs = [_pair(block) for block in blocks]
        if sum(pair is not None for pair in pairs) < 2:
            return blocks
        return tuple(_runs(blocks, pairs, said))

    return rebuild(blocks, on_blocks=on_blocks), tuple(said)


def _runs(
    blocks: Blocks, pairs: list[QuestionAnswer | None], said: list[Diagnostic]
) -> Iterator[Block]:
    start = 0
    while start < len(blocks):
        end = start
        while (
            end < len(blocks)
            and pairs[end] is not None
            and (end == start or not _set_apart(blocks[end]))
        ):
            end += 1
        if end - start < 2:
            yield blocks[start]
            start += 1
            continue
        items = tuple(pair for pair in pairs[start:end] if pair is not None)
        near = excerpt(plain_text(items[0].question))
        said.append(Diagnostic(Code.QUESTIONS_FOUND, f"{len(items)} questions", Place(near=near)))
        first = blocks[start]
        yield Questions(items=items, id=first.id, lang=first.lang, dir=first.dir)
        start = end


def _set_apart(block: Block) -> bool:
    """Whether a block has something of its own that a run couldn't keep."""
    return bool(block.id or block.lang or block.dir)


def _pair(block: Block) -> QuestionAnswer | None:
    """A paragraph's question and answer, if it is a question with its answer."""
    if not isinstance(block, Paragraph) or LineBreak not in map(type, block.content):
        return None
    place = block.content.index(LineBreak())
    question, answer = block.content[:place], block.content[place + 1 :]
    if not _is_question(question) or not plain_text(answer):
        return None
    return QuestionAnswer(question, (Paragraph(content=answer, align=block.align),))


def _is_question(content: Inlines) -> bool:
    seen = [node for node in content if not (isinstance(node, Text) and not node.text.strip())]
    if not seen or not all(isinstance(n, Styled) and n.style is Style.STRONG for n in seen):
        return False
    text = plain_text(seen)
    return text.endswith(_MARKS) or _MARKER.match(text) is not None
