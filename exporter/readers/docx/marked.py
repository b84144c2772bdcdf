"""Blocks that a marked range holds, made exactly what they were.

A range counts where its first line is seen: the caption of a figure, a question, a summary. What
stands deeper only passes it on.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from exporter.readers.docx.entry import Entry, content_of
from exporter.readers.docx.ranges import callout_kind, kind_of
from exporter.readers.docx.styles import Role
from exporter.tree import (
    Block,
    Blocks,
    Callout,
    Details,
    Figure,
    QuestionAnswer,
    Questions,
    Table,
)

_TOLD_BY = {Role.CAPTION: "Figure", Role.QUESTION: "Questions", Role.SUMMARY: "Details"}

Grouped = Callable[[Sequence[Entry]], Blocks]
"""Makes blocks of what a range holds."""


def claimed(entry: Entry) -> Iterator[str]:
    """The ranges that a block tells of, where it stands: the nearest of the kind it belongs to."""
    wanted = _TOLD_BY.get(entry.role)
    if wanted is not None:
        nearest = next((name for name in reversed(entry.ranges) if kind_of(name) == wanted), None)
        if nearest is not None:
            yield nearest
    yield from (name for name in entry.ranges if kind_of(name) == "Callout")


def marked(entries: Sequence[Entry], group: Grouped) -> list[Entry]:
    """Entries with each range among them as one block.

    Args:
        entries: Of one container.
        group: For what is within.
    """
    known = {name for entry in entries for name in claimed(entry)}
    found: list[Entry] = []
    place = 0
    while place < len(entries):
        entry = entries[place]
        name = next((name for name in entry.ranges if name in known), None)
        if name is None:
            found.append(entry)
            place += 1
            continue
        end = place + 1
        while end < len(entries) and name in entries[end].ranges:
            end += 1
        inside = [_without(each, name) for each in entries[place:end]]
        rest = entry.ranges[: entry.ranges.index(name)]
        found += [Entry(block, ranges=rest) for block in _made(name, inside, group)]
        place = end
    return found


def _without(entry: Entry, name: str) -> Entry:
    """A block as it is seen within a range: what is around that doesn't matter."""
    return replace(entry, ranges=entry.ranges[entry.ranges.index(name) + 1 :])


def _made(name: str, inside: list[Entry], group: Grouped) -> list[Block]:
    """What a range is; what it holds, where it isn't any more what its mark says."""
    kind = kind_of(name)
    own = [n for n, entry in enumerate(inside) if kind in _direct(entry)]
    if kind == "Callout":
        return [Callout(blocks=group(inside), kind=callout_kind(name))]
    if kind == "Figure":
        own = [n for n in own if not _heads_table(inside, n)]
    if kind == "Figure" and own and own[0] > 0:
        shown, caption = inside[: own[0]], inside[own[0] :]
        plain = [replace(entry, role=Role.BODY) for entry in caption]
        return [Figure(blocks=group(shown), caption=group(plain))]
    head = inside[0].block
    if kind == "Details" and own[:1] == [0] and content_of(head):
        return [Details(summary=content_of(head), blocks=group(inside[1:]), id=head.id)]
    if kind == "Questions" and own[:1] == [0]:
        ends = [*own[1:], len(inside)]
        items = tuple(
            QuestionAnswer(content_of(inside[start].block), group(inside[start + 1 : end]))
            for start, end in zip(own, ends, strict=True)
        )
        return [Questions(items=items, id=inside[0].block.id)]
    return list(group(inside))


def _heads_table(inside: Sequence[Entry], place: int) -> bool:
    """Whether a caption is that of a table below it, with which it stays."""
    if not inside[place].keep:
        return False
    below = next((each for each in inside[place:] if each.role is not Role.CAPTION), None)
    return below is not None and isinstance(below.block, Table)


def _direct(entry: Entry) -> tuple[str, ...]:
    """The kind of range that a block begins, unless a nearer one is around it."""
    wanted = _TOLD_BY.get(entry.role)
    nearer = any(kind_of(name) == wanted for name in entry.ranges)
    return () if wanted is None or nearer else (wanted,)
