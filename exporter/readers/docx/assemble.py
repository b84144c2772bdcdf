"""Runs put together to nested inlines."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from exporter.readers.docx.looks import Linked, Look
from exporter.tree import (
    Abbreviation,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Span,
    Style,
    Styled,
    Text,
)
from exporter.tree.check import LANGUAGE

_ORDER = tuple(Style)
_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


class Atom(NamedTuple):
    """A piece of a line that has no inlines inside, or only such as are finished."""

    node: Inline
    look: Look


Wrapper = Linked | Style | str
"""What stands around atoms: a link, a style, or a language; the empty text an abbreviation."""


def assembled(atoms: Sequence[Atom], language: str = "") -> Inlines:
    """Nested inlines.

    Args:
        atoms: In order.
        language: What the text is in, unless a run says otherwise.
    """
    return _nested([(_wrappers(atom, language), atom.node) for atom in atoms])


def language_of(atom: Atom) -> str:
    """The language that an atom says it is in; empty for none, and for what has no letters."""
    node, look = atom
    if not isinstance(node, Text) or not (look.lang or look.bidi or look.asian):
        return ""
    letter = next((c for c in node.text if c.isalpha()), "")
    if not letter:
        return ""
    if look.rtl or unicodedata.bidirectional(letter) in {"R", "AL"}:
        tag = look.bidi
    elif unicodedata.name(letter, "").startswith(_ASIAN):
        tag = look.asian
    else:
        tag = look.lang
    return tag if LANGUAGE.match(tag) and not tag.lower().startswith(("und", "zxx", "x-")) else ""


def differs(tag: str, language: str) -> bool:
    """Whether a run's language is another than the text's: countries apart, which Word adds."""
    return bool(tag) and tag.partition("-")[0].lower() != language.partition("-")[0].lower()


def _wrappers(atom: Atom, language: str) -> tuple[Wrapper, ...]:
    look, node = atom.look, atom.node
    found: list[Wrapper] = []
    if look.link is not None and not isinstance(node, Note):
        found.append(look.link)
    if differs(tag := language_of(atom), language):
        found.append(tag)
    if isinstance(node, Note | Image):
        return tuple(found)
    if look.acronym:
        found.append("")
    if look.traits:
        found.extend(style for style in _ORDER if style in look.traits)
    return tuple(found)


def _nested(pieces: list[tuple[tuple[Wrapper, ...], Inline]]) -> Inlines:
    """Pieces in what stands around them, what goes furthest outermost."""
    made: list[Inline] = []
    place = 0
    while place < len(pieces):
        wrappers, node = pieces[place]
        if not wrappers:
            _append(made, node)
            place += 1
            continue
        ends = [_end(pieces, place, wrapper) for wrapper in wrappers]
        end = max(ends)
        outer = wrappers[ends.index(end)]
        inner = _nested(
            [
                (tuple(each for each in around if each != outer), inside)
                for around, inside in pieces[place:end]
            ]
        )
        made.extend(_wrapped(outer, inner))
        place = end
    return tuple(made)


def _end(pieces: list[tuple[tuple[Wrapper, ...], Inline]], place: int, wrapper: Wrapper) -> int:
    """Where what stands around a piece ends."""
    end = place + 1
    while end < len(pieces) and wrapper in pieces[end][0]:
        end += 1
    return end


def _append(made: list[Inline], node: Inline) -> None:
    """Add a node; texts side by side are one."""
    last = made[-1] if made else None
    if isinstance(node, Text) and isinstance(last, Text):
        made[-1] = Text(last.text + node.text)
    else:
        made.append(node)


def _wrapped(wrapper: Wrapper, inner: Inlines) -> Inlines:
    if isinstance(wrapper, Linked):
        return (Link(wrapper.href, inner, wrapper.title),)
    if isinstance(wrapper, Style):
        return (Styled(wrapper, inner),)
    return (Span(content=inner, lang=wrapper),) if wrapper else (Abbreviation(inner),)


def joined(texts: Iterable[Atom]) -> list[Atom]:
    """The atoms with texts of one look put together, in time that grows with their length."""
    made: list[Atom] = []
    waiting: list[str] = []
    look: Look | None = None
    for atom in texts:
        node = atom.node
        if isinstance(node, Text):
            if waiting and atom.look != look:
                made.append(Atom(Text("".join(waiting)), look or atom.look))
                waiting = []
            look = atom.look
            waiting.append(node.text)
            continue
        if waiting and look is not None:
            made.append(Atom(Text("".join(waiting)), look))
            waiting = []
        made.append(atom)
    if waiting and look is not None:
        made.append(Atom(Text("".join(waiting)), look))
    return made


def trimmed(atoms: list[Atom]) -> list[Atom]:
    """The atoms of a line without white space at its ends."""
    start, end = 0, len(atoms)
    while start < end and _is_blank(atoms[start].node):
        start += 1
    while end > start and _is_blank(atoms[end - 1].node):
        end -= 1
    kept = [atom for atom in atoms[:start] if not isinstance(atom.node, Text | LineBreak)]
    kept += atoms[start:end]
    kept += [atom for atom in atoms[end:] if not isinstance(atom.node, Text | LineBreak)]
    if kept and isinstance(first := kept[0].node, Text):
        kept[0] = Atom(Text(first.text.lstrip(" \t\n\r")), kept[0].look)
    if kept and isinstance(last := kept[-1].node, Text):
        kept[-1] = Atom(Text(last.text.rstrip(" \t\n\r")), kept[-1].look)
    return kept


def _is_blank(node: Inline) -> bool:
    if isinstance(node, Text):
        return not node.text.strip(" \t\n\r")
    return isinstance(node, LineBreak) or (isinstance(node, Span) and not node.content)
