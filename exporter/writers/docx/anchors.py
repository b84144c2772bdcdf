"""Puts the marks of comments around words, runs and paragraphs (ISO/IEC 29500-1, 17.13.4)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from exporter.writers.docx.scroll import THROUGH, Place, Scroll, Spot, W, text_of, units

REFERENCE_STYLE = "CommentReference"

_PRESERVE = ("{http://www.w3.org/XML/1998/namespace}space", "preserve")
_WORD = re.compile(r"\S+")
_RANGES = frozenset({f"{W}commentRangeStart", f"{W}commentRangeEnd"})


class Comment(NamedTuple):
    """A comment: its paragraphs, and the words, or the run or link, that it is about."""

    paragraphs: tuple[str, ...]
    place: Place


class Wanted(NamedTuple):
    """A comment's place in a paragraph, in its text with single spaces; no end: all of it."""

    name: str
    start: int
    end: int | None


class _Piece(NamedTuple):
    element: etree._Element
    start: int
    end: int


def anchored(comments: Sequence[Comment], scroll: Scroll) -> None:
    """Put comments at their places, with their numbers in the sequence as ids.

    Word takes none in footnotes: what is about one stands at its mark in the text.
    """
    wanted: dict[int, list[Wanted]] = {}
    for number, comment in enumerate(comments):
        place = comment.place
        if not isinstance(place, Spot):
            around(place, str(number))
        elif (mark := scroll.marks.get(place.number)) is not None:
            around(mark, str(number))
        else:
            wanted.setdefault(place.number, []).append(Wanted(str(number), place.start, place.end))
    for paragraph, each in wanted.items():
        within(scroll.paragraphs[paragraph], each)


def around(element: etree._Element, name: str) -> None:
    """Put a comment around a run or a link.

    Args:
        element: What stands directly in a paragraph or a link, or something within that.
        name: The comment's id.
    """
    while (parent := element.getparent()) is not None and parent.tag != f"{W}p":
        if parent.tag in THROUGH:
            break
        element = parent
    element.addprevious(_mark("commentRangeStart", name))
    element.addnext(_reference(name))
    element.addnext(_mark("commentRangeEnd", name))


def within(paragraph: etree._Element, wanted: Sequence[Wanted]) -> None:
    """Put comments into a paragraph, runs being cut where words begin and end."""
    texts = list(units(paragraph))
    places = _places("".join(text for _unit, text in texts))
    whole = [each for each in wanted if each.end is None or not places]
    exact = [
        (each.name, places[each.start], places[each.end - 1] + 1)
        for each in wanted
        if each.end is not None and places
    ]
    cuts = sorted({place for _name, start, end in exact for place in (start, end)})
    pieces = _cut(texts, cuts)
    starts, ends = [each.start for each in pieces], [each.end for each in pieces]
    for name, start, end in sorted(exact, key=lambda each: (each[1], -each[2])):
        first = pieces[bisect_right(ends, start)].element
        last = pieces[bisect_left(starts, end) - 1].element
        _outermost(first, first=True).addprevious(_mark("commentRangeStart", name))
        edge = _outermost(last, first=False)
        edge.addnext(_reference(name))
        edge.addnext(_mark("commentRangeEnd", name))
    for each in reversed(whole):
        properties = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if properties is None else 1, _mark("commentRangeStart", each.name))
    for each in whole:
        paragraph.extend((_mark("commentRangeEnd", each.name), _reference(each.name)))


def _places(raw: str) -> list[int]:
    """Where each character of a text with single spaces stands in the text as it is."""
    places: list[int] = []
    for word in _WORD.finditer(raw):
        if places:
            places.append(places[-1] + 1)
        places += range(word.start(), word.end())
    return places


def _cut(texts: Sequence[tuple[etree._Element, str]], cuts: Sequence[int]) -> list[_Piece]:
    """The runs that show anything, cut at places of the paragraph's text."""
    pieces: list[_Piece] = []
    start = 0
    for whole, text in texts:
        unit, end = whole, start + len(text)
        for cut in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]:
            rest = _split(unit, cut - start)
            if rest is None:
                break
            pieces.append(_Piece(unit, start, cut))
            unit, start = rest, cut
        if end > start:
            pieces.append(_Piece(unit, start, end))
        start = end
    return pieces


def _split(run: etree._Element, at: int) -> etree._Element | None:
    """The part of a run from a character on, as a run after it; None if it can't be cut."""
    if run.tag != f"{W}r" or any(len(child) for child in run if child.tag != f"{W}rPr"):
        return None
    rest = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    for child in list(run):
        if child is properties:
            rest.append(deepcopy(child))
            continue
        length = len(text_of(child))
        if at >= length:
            at -= length
            continue
        if at > 0:
            text = child.text or ""
            tail = etree.SubElement(rest, f"{W}t", dict([_PRESERVE]))
            child.text, tail.text = text[:at], text[at:]
            at = 0
        else:
            rest.append(child)
    run.addnext(rest)
    return rest


def _outermost(element: etree._Element, *, first: bool) -> etree._Element:
    """The link around a run that begins, or ends, it; else the run."""
    parent = element.getparent()
    if parent is None or parent.tag not in THROUGH:
        return element
    beside = element.itersiblings(preceding=first)
    return element if any(each.tag not in _RANGES for each in beside) else parent


def _mark(name: str, comment: str) -> etree._Element:
    return etree.Element(f"{W}{name}", {f"{W}id": comment})


def _reference(comment: str) -> etree._Element:
    """The run at which Word hangs a comment."""
    run = etree.Element(f"{W}r")
    properties = etree.SubElement(run, f"{W}rPr")
    etree.SubElement(properties, f"{W}rStyle", {f"{W}val": REFERENCE_STYLE})
    run.append(_mark("commentReference", comment))
    return run
