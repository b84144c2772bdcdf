"""Headings, sections, lists, tables and links.

Sources: WCAG 2.2 techniques G141 and H51, success criterion 2.4.4; PEMAT items 8, 9 and 19.
"""

import re

from exporter.checks.codes import CheckCode
from exporter.checks.context import Findings, Subject
from exporter.checks.lexicon import VAGUE_LINKS
from exporter.checks.prose import UNSPACED, words_of
from exporter.checks.survey import Line
from exporter.diagnostics import Code
from exporter.tree import Heading, Image, Link, List, Table, plain_text, walk

_HEADS = frozenset({"heading", "question"})
_LONGEST = 60
"""Characters of the longest phrase that says nothing, with arrows around it."""
_LEVELS = re.compile(r"(\d) to (\d)")
_EDGES = " \t.:;,!?…»«›‹→←⇒➔➜>|<*+-–—()[]\"“”'"


def check_headings(subject: Subject) -> Findings:
    """Levels that the post skips: in the tree where they aren't repaired, else in its repairs."""
    level = 1
    for found in subject.survey.nodes:
        if isinstance(found.node, Heading):
            if found.node.level > level + 1:
                above = f"an h{level}" if level > 1 else "the title"
                message = f"an h{found.node.level} follows {above}"
                quote = plain_text(found.node.content)
                yield CheckCode.HEADING_SKIPPED, message, found.place.where(quote), 0
            level = found.node.level
    for repair in subject.diagnostics:
        levels = _LEVELS.fullmatch(repair.detail)
        if repair.code is Code.HEADING_LEVEL_CHANGED and levels:
            place = subject.survey.heading(repair.place.near)
            message = f"the post has an h{levels[1]} where an h{levels[2]} is due"
            yield CheckCode.HEADING_SKIPPED, message, place.where(repair.place.near), 0


def check_links(subject: Subject) -> Findings:
    """Links whose whole text is one of the phrases that say nothing."""
    vague = VAGUE_LINKS.get(subject.language, frozenset()) | VAGUE_LINKS["en"]
    for found in subject.survey.nodes:
        if isinstance(found.node, Link):
            text = link_text(found.node)
            plain = text[:_LONGEST].casefold().replace("’", "'").strip(_EDGES)
            if len(text) <= _LONGEST and plain in vague:
                message = f"“{text}” leads to {_shown(found.node.href)}"
                yield CheckCode.LINK_VAGUE, message, found.place.where(text), 0


def link_text(link: Link) -> str:
    """What a screen reader says of a link: its words, and its pictures' alternative texts."""
    alts = [node.alt for node in walk(link.content) if isinstance(node, Image) and node.alt]
    return " ".join([plain_text(link.content), *alts]).strip()


def _shown(href: str, limit: int = 70) -> str:
    return href if len(href) <= limit else href[: limit - 1] + "…"


def check_tables(subject: Subject) -> Findings:
    """Tables without header cells, and wide ones. One row or one column needs no header."""
    for found in subject.survey.nodes:
        table = found.node
        if not isinstance(table, Table):
            continue
        rows = (*table.head, *table.body, *table.foot)
        columns = column_count(table)
        where = found.place.where(plain_text([table]))
        headed = table.head or any(cell.header for row in rows for cell in row.cells)
        if not headed and len(rows) > 1 and columns > 1:
            size = f"{len(rows)} rows and {columns} columns"
            yield CheckCode.TABLE_HEADLESS, f"{size}, no header cell", where, 0
        if columns > subject.thresholds.table_columns:
            message = (
                f"{columns} columns; at most {subject.thresholds.table_columns} are easy to follow"
            )
            yield CheckCode.TABLE_WIDE, message, where, columns


def column_count(table: Table) -> int:
    """Columns of a table's grid, cells that reach over rows and columns counted."""
    most = 0
    for group in (table.head, table.body, table.foot):
        running: list[tuple[int, int]] = []
        for row in group:
            width = sum(span for _rows, span in running)
            width += sum(cell.colspan for cell in row.cells)
            most = max(most, width)
            running += [(cell.rowspan, cell.colspan) for cell in row.cells]
            running = [(left - 1, span) for left, span in running if left > 1]
    return most


def check_lists(subject: Subject) -> Findings:
    """Lists with more items than people keep in mind; those nested in them count by themselves."""
    limit = subject.thresholds.list_items
    for found in subject.survey.nodes:
        if isinstance(found.node, List) and len(found.node.items) > limit:
            count = len(found.node.items)
            where = found.place.where(plain_text(found.node.items[0].blocks))
            yield (
                CheckCode.LIST_LONG,
                f"{count} items; at most {limit} are easy to take in",
                where,
                count,
            )


def check_sections(subject: Subject) -> Findings:
    """Stretches of text from one heading to the next that are too long."""
    if subject.language in UNSPACED:
        return
    limit = subject.thresholds.section_words
    for lines in sections(subject.survey.lines):
        count = section_words(lines)
        if count > limit:
            headed = lines[0].kind in _HEADS
            name = f"“{lines[0].text}”" if headed else "the text before any heading"
            message = f"{name} has {count} words; at most {limit} stand well under one heading"
            first = lines[headed]
            yield CheckCode.SECTION_LONG, message, first.place.where(first.text), count


def section_words(lines: list[Line]) -> int:
    """The words under a heading or question, which itself doesn't count."""
    return sum(len(words_of(line.text)) for line in lines if line.kind not in _HEADS)


def sections(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Lines grouped under their headings and questions; code is none of them."""
    found: list[list[Line]] = []
    for line in lines:
        if line.kind == "verbatim":
            continue
        if line.kind in _HEADS or not found:
            found.append([])
        found[-1].append(line)
    return found
