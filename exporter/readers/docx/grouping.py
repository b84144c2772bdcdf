"""Paragraphs that belong together: captions, labels, questions, details.

Word has no containers for them, only styles one after the other. Where something ends that a
style began isn't said: the last of several questions, or details, is taken to be no longer than
the longest before it.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from exporter.normalise.passes.tones import tone_of
from exporter.readers.docx.entry import Entry, content_of
from exporter.readers.docx.marked import marked
from exporter.readers.docx.styles import Role
from exporter.tree import (
    Block,
    Blocks,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inlines,
    LabelledList,
    LineBreak,
    Link,
    List,
    Paragraph,
    Preformatted,
    QuestionAnswer,
    Questions,
    Quote,
    Span,
    Table,
    Text,
    plain_text,
)


def grouped(entries: Sequence[Entry]) -> Blocks:
    """The blocks of a body, item, cell or the like."""
    if any(entry.joins for entry in entries):
        entries = _joined(entries)
    if any(entry.ranges for entry in entries):
        entries = marked(entries, grouped)
    if all(entry.role in _ALONE for entry in entries):
        return tuple(entry.block for entry in entries)
    return tuple(entry.block for entry in _opened(_labelled(_captioned(entries))))


_ALONE = frozenset(Role) - {Role.CAPTION, Role.LABEL, Role.QUESTION, Role.SUMMARY}


def _joined(entries: Sequence[Entry]) -> list[Entry]:
    """Lines of code side by side as one block."""
    found: list[Entry] = []
    lines: list[Inlines] = []
    for entry in entries:
        block, before = entry.block, found[-1] if found else None
        if (
            isinstance(block, Preformatted)
            and entry.joins
            and before is not None
            and before.role is entry.role
            and before.joins
            and block.id is None
        ):
            lines.append(block.content)
            continue
        _close(found, lines)
        lines = [block.content] if isinstance(block, Preformatted) else []
        found.append(entry)
    _close(found, lines)
    return found


def _close(found: list[Entry], lines: list[Inlines]) -> None:
    """Let the last block hold all its lines."""
    if len(lines) > 1 and isinstance(block := found[-1].block, Preformatted):
        content = [node for line in lines for node in (Text("\n"), *line)][1:]
        found[-1] = replace(found[-1], block=replace(block, content=tuple(content)))


def _captioned(entries: Sequence[Entry]) -> list[Entry]:
    found: list[Entry] = []
    place = 0
    while place < len(entries):
        entry = entries[place]
        if entry.role is not Role.CAPTION:
            found.append(entry)
            place += 1
            continue
        end = place
        while end < len(entries) and entries[end].role is Role.CAPTION:
            if end > place and entries[end].keep and not entries[end - 1].keep:
                break  # that one goes with what follows, those before it with what they are below
            end += 1
        caption = tuple(each.block for each in entries[place:end])
        following = entries[end].block if end < len(entries) else None
        shown = _shown(found)
        if isinstance(following, Table) and (entries[end - 1].keep or not shown):
            found.append(Entry(replace(following, caption=caption)))
            end += 1
        elif shown:
            blocks = tuple(each.block for each in found[len(found) - shown :])
            del found[len(found) - shown :]
            found.append(Entry(Figure(blocks=blocks, caption=caption)))
        else:
            found += [replace(each, role=Role.BODY) for each in entries[place:end]]
        place = end
    return found


def _shown(before: list[Entry]) -> int:
    """How many blocks a caption below them is about."""
    count = 0
    while count < len(before) and (entry := before[-1 - count]).keep and is_pictures(entry.block):
        count += 1
    if count or not before:
        return count
    last = before[-1]
    if last.role not in _ALONE:
        return 0
    kinds = Table | Preformatted | Embed | Quote
    return int(last.keep or isinstance(last.block, kinds) or is_pictures(last.block))


def is_pictures(block: Block) -> bool:
    """Whether a block is a paragraph of pictures alone."""
    return isinstance(block, Paragraph) and bool(block.content) and _all_pictures(block.content)


def _all_pictures(content: Inlines) -> bool:
    return all(
        isinstance(node, Image | LineBreak)
        or (isinstance(node, Link | Span) and _all_pictures(node.content))
        or (isinstance(node, Text) and not node.text.strip())
        for node in content
    )


def _labelled(entries: list[Entry]) -> list[Entry]:
    """Labels with the lists that they name."""
    found: list[Entry] = []
    for entry in entries:
        label, block = found[-1] if found else None, entry.block
        if label is not None and label.role is Role.LABEL and isinstance(block, List):
            named = label.block
            if isinstance(named, Paragraph):
                tone = tone_of(plain_text(named.content))
                found[-1] = Entry(
                    LabelledList(label=content_of(named), list=block, tone=tone, id=named.id)
                )
                continue
        found.append(entry)
    return found


def _opened(entries: list[Entry]) -> list[Entry]:
    """Questions with their answers, summaries with their details."""
    found: list[Entry] = []
    place = 0
    while place < len(entries):
        role = entries[place].role
        bare = role is Role.SUMMARY and not content_of(entries[place].block)
        if bare or role not in {Role.QUESTION, Role.SUMMARY}:
            found.append(entries[place])
            place += 1
            continue
        runs, place = _runs(entries, place, role)
        if role is Role.QUESTION:
            items = tuple(QuestionAnswer(content_of(head.block), body) for head, body in runs)
            first = runs[0][0].block
            found.append(Entry(Questions(items=items, id=first.id)))
        else:
            found += [
                Entry(Details(summary=content_of(head.block), blocks=body, id=head.block.id))
                for head, body in runs
            ]
    return found


def _runs(entries: list[Entry], place: int, role: Role) -> tuple[list[tuple[Entry, Blocks]], int]:
    """Heads of a role with what follows each, and where the last one ends."""
    starts = [place]
    end = place + 1
    while end < len(entries) and _goes_on(entries[end], role):
        if entries[end].role is role:
            starts.append(end)
        end += 1
    longest = max((after - start - 1 for start, after in pairwise(starts)), default=0)
    end = min(end, starts[-1] + 1 + max(longest, 1))
    runs = []
    for start, after in zip(starts, [*starts[1:], end], strict=True):
        runs.append((entries[start], tuple(each.block for each in entries[start + 1 : after])))
    return runs, end


def _goes_on(entry: Entry, role: Role) -> bool:
    other = {Role.QUESTION, Role.SUMMARY} - {role}
    bare = entry.role is Role.SUMMARY and not content_of(entry.block)
    return not isinstance(entry.block, Heading) and entry.role not in other and not bare
