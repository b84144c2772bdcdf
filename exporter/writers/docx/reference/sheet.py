"""Two style sheets as one: the reference's, with those of ours that it lacks.

Styles are told by kind and name, since Word translates ids and not names (ISO/IEC 29500-1,
17.7.4.9: the built-in ones have the same names in every language). So `Heading 1` of a German Word
(`berschrift1`) is found. What the reference has holds; ours that it lacks are added if the document
uses them, on the reference's fonts and sizes as far as they name none; none is there twice.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct

from exporter.errors import LimitExceeded
from exporter.writers.docx import styles as own
from exporter.writers.docx.contents import HEADING
from exporter.writers.docx.reference.names import W
from exporter.writers.docx.reference.plain import cleaned, made, put, said

MOST = 4_000
"""Styles in a reference: Word itself stops at 4,079."""

_KINDS = ("paragraph", "character", "table", "numbering")
_LINKS = ("basedOn", "next", "link")
_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc [1-3]")
_CONTINUED = re.compile(r"list continue(?: ([2-5]))?")
_TEXTS = {own.BODY, own.FIRST_INDENT}


class Sheet(Struct, frozen=True):
    """A style sheet that is made of two.

    Attributes:
        root: Of the part.
        ids: What our ids are called in it, where they differ.
        added: What ours that it has from us are called in it.
    """

    root: etree._Element
    ids: Mapping[str, str]
    added: Mapping[str, str]


def reference_styles(root: etree._Element, origin: str) -> etree._Element:
    """The styles part of a reference, cleaned: each id and name once, no circle, no language.

    Args:
        root: Of the part; it is changed.
        origin: For messages.

    Raises:
        LimitExceeded: There are too many.
    """
    root = cleaned(root)
    if len(root) > MOST:
        raise LimitExceeded(f"it has more than {MOST} styles", where=origin)
    seen: set[tuple[str, str]] = set()
    defaults: set[str] = set()
    for style in root.findall(f"{W}style"):
        kind, name = _key(style)
        identity = style.get(f"{W}styleId") or ""
        if kind not in _KINDS or not identity or not name or {(kind, name), ("", identity)} & seen:
            root.remove(style)
            continue
        seen |= {(kind, name), ("", identity)}
        if _is_default(style):
            if kind in defaults:
                del style.attrib[f"{W}default"]
            defaults.add(kind)
        if kind == "paragraph":
            _without_language(style)
    for latent in root.findall(f"{W}latentStyles")[1:]:
        root.remove(latent)
    _without_dangling(root)
    _without_circles(root)
    return root


def joined(
    reference: etree._Element, ours: str, used: Collection[str], *, step: int, tab: int
) -> Sheet:
    """The reference's style sheet with those of ours that are used and that it lacks.

    Args:
        reference: From `reference_styles`; it stays as it is.
        ours: Our styles part.
        used: Ids of ours that the document uses.
        step: How far a list's level is indented, in twentieths of a point.
        tab: Where the contents' page numbers end, in twentieths of a point.
    """
    root = etree.fromstring(etree.tostring(reference))
    sheet = etree.fromstring(ours.encode())
    _speak(root, sheet)
    theirs = {_key(style): style for style in root.iterfind(f"{W}style")}
    default = {kind: style for (kind, _), style in theirs.items() if _is_default(style)}
    mine = {style.get(f"{W}styleId", ""): style for style in sheet.iterfind(f"{W}style")}
    has_room = _has_room(theirs, default.get("paragraph"))
    ids = {}
    for identity, style in mine.items():
        known = theirs.get(_key(style))
        if known is None and _is_default(style):
            known = default.get(_key(style)[0])
        if known is not None:
            ids[identity] = known.get(f"{W}styleId", "")
            _completed(known, style, step, tab)
    taken = {style.get(f"{W}styleId", "") for style in theirs.values()}
    wanted = _needed(mine, used)
    added = _with_free_ids([name for name in mine if name in wanted and name not in ids], taken)
    ids |= added
    for identity in added:
        _adapted(mine[identity], ids, step, plain=has_room)
        root.append(mine[identity])
    return Sheet(root, {name: anew for name, anew in ids.items() if name != anew}, added)


def bold_styles(reference: etree._Element) -> frozenset[str]:
    """Our ids of paragraph styles that are bold where a reference holds."""
    by_id = {style.get(f"{W}styleId", ""): style for style in reference.iterfind(f"{W}style")}
    found = set(own.BOLD)
    for style in by_id.values():
        kind, name = _key(style)
        identity = _OURS.get(name)
        if kind != "paragraph" or identity is None:
            continue
        words = (_says_bold(each) for each in _chain(by_id, style))
        bold = next((word for word in words if word is not None), False)
        (found.add if bold else found.discard)(identity)
    return frozenset(found)


_OURS = {
    "title": own.TITLE,
    "definition term": own.TERM,
    "question": own.QUESTION,
    "list label": own.LABEL,
    "summary": own.SUMMARY,
    "table heading": own.TABLE_HEADING,
    **{f"heading {level}": own.heading(level) for level in range(1, 10)},
    "body text": own.BODY,
    "quote": own.QUOTE,
    "intense quote": own.PULL_QUOTE,
    "caption": own.CAPTION,
    "subtitle": own.SUBTITLE,
}
"""Styles whose text may hold emphasis, by name."""


def _says_bold(style: etree._Element) -> bool | None:
    bold = style.find(f"{W}rPr/{W}b")
    return None if bold is None else bold.get(f"{W}val") not in {"0", "false", "off"}


def _chain(by_id: Mapping[str, etree._Element], style: etree._Element) -> Iterator[etree._Element]:
    found: etree._Element | None = style
    while found is not None:
        yield found
        found = by_id.get(said(found, "basedOn") or "")


# ---------------------------------------------------------------------------------- cleaning


def _key(style: etree._Element) -> tuple[str, str]:
    """What a style is known by: its kind and its name."""
    return style.get(f"{W}type") or "paragraph", (said(style, "name") or "").strip().casefold()


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}default") in {"1", "true", "on"}


def _without_language(style: etree._Element) -> None:
    """The posts say what language they are in; a paragraph style's would override that."""
    for language in style.findall(f"{W}rPr/{W}lang"):
        style.find(f"{W}rPr").remove(language)  # type: ignore[union-attr]  # found in it


def _without_dangling(root: etree._Element) -> None:
    known = {style.get(f"{W}styleId") for style in root.iterfind(f"{W}style")}
    for style in root.iterfind(f"{W}style"):
        for name in _LINKS:
            if (value := said(style, name)) is not None and value not in known:
                style.remove(style.find(f"{W}{name}"))  # type: ignore[arg-type]  # it is there


def _without_circles(root: etree._Element) -> None:
    """Cut each circle of styles based on each other, each style looked at once."""
    by_id = {style.get(f"{W}styleId", ""): style for style in root.iterfind(f"{W}style")}
    done: set[str] = set()
    for start in by_id:
        path: list[str] = []
        name = start
        while name and name not in done:
            done.add(name)
            path.append(name)
            below = said(by_id[name], "basedOn") or ""
            if below in path:
                based = by_id[name].find(f"{W}basedOn")
                by_id[name].remove(based)  # type: ignore[arg-type]  # it was just read
                break
            name = below


# ----------------------------------------------------------------------------------- joining


def _speak(root: etree._Element, sheet: etree._Element) -> None:
    """Give the reference's defaults the document's language."""
    path = f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"
    language = sheet.find(path)
    defaults = root.find(f"{W}docDefaults")
    if defaults is None:
        defaults = made("docDefaults")
        root.insert(0, defaults)
    outer = defaults.find(f"{W}rPrDefault")
    if outer is None:
        outer = made("rPrDefault")
        defaults.insert(0, outer)
    inner = outer.find(f"{W}rPr")
    if inner is None:
        inner = made("rPr")
        outer.append(inner)
    for other in inner.findall(f"{W}lang"):
        inner.remove(other)
    if language is not None:
        put(inner, language)


def _needed(mine: Mapping[str, etree._Element], used: Collection[str]) -> set[str]:
    """The styles that are used, and those that these are made of."""
    found = set()
    open_ids = [name for name in used if name in mine]
    while open_ids:
        name = open_ids.pop()
        if name in found:
            continue
        found.add(name)
        below = (said(mine[name], link) for link in ("basedOn", "link"))
        open_ids += [other for other in below if other is not None and other in mine]
    return found | {name for name, style in mine.items() if _is_default(style)}


def _with_free_ids(identities: Sequence[str], taken: Collection[str]) -> dict[str, str]:
    """The ids, each as it is or, where the reference has another style of that id, one like it."""
    found: dict[str, str] = {}
    used = {*taken}
    for identity in identities:
        number, name = 1, identity
        while name in used:
            number += 1
            name = f"{identity}Added{number}"
        used.add(name)
        found[identity] = name
    return found


def _completed(style: etree._Element, mine: etree._Element, step: int, tab: int) -> None:
    """Give the reference's style what makes a heading a heading, and what goes with our lists."""
    name = _key(style)[1]
    if found := _HEADING.fullmatch(name):
        if style.find(f"{W}pPr/{W}outlineLvl") is None:
            put(_properties(style), made("outlineLvl", val=str(int(found[1]) - 1)))
    elif _CONTENTS.fullmatch(name) and style.find(f"{W}pPr/{W}tabs") is None:
        tabs = made("tabs")
        tabs.append(made("tab", val="right", leader="dot", pos=str(tab)))
        put(_properties(style), tabs)
    elif found := _CONTINUED.fullmatch(name):
        # The text of an item goes on where it began.
        indent = style.find(f"{W}pPr/{W}ind")
        if indent is None:
            indent = made("ind")
            put(_properties(style), indent)
        indent.set(f"{W}left", str(step * int(found[1] or 1)))
    if _is_default(mine) and not _is_default(style):
        style.set(f"{W}default", "1")


def _properties(style: etree._Element) -> etree._Element:
    found = style.find(f"{W}pPr")
    if found is None:
        found = made("pPr")
        put(style, found)
    return found


def _has_room(
    theirs: Mapping[tuple[str, str], etree._Element], default: etree._Element | None
) -> bool:
    """Whether paragraphs of the reference's plain text stand apart."""
    if default is None:
        return False
    root = default.getparent()
    by_id = {style.get(f"{W}styleId", ""): style for style in theirs.values()}
    holders = [each.find(f"{W}pPr") for each in _chain(by_id, default)]
    if root is not None:
        holders.append(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
    for holder in holders:
        for name, of in (("spacing", "after"), ("spacing", "before"), ("ind", "firstLine")):
            if (said(holder, name, of) or "0") != "0":
                return True
    return False


def _adapted(style: etree._Element, ids: Mapping[str, str], step: int, *, plain: bool) -> None:
    """Make a style of ours one of the reference's: its ids, its steps, its room in plain text."""
    identity = style.get(f"{W}styleId", "")
    style.set(f"{W}styleId", ids[identity])
    for name in _LINKS:
        link = style.find(f"{W}{name}")
        if link is None:
            continue
        other = ids.get(link.get(f"{W}val", ""))
        if other is None:
            style.remove(link)
        else:
            link.set(f"{W}val", other)
    if identity == HEADING:
        # It looks like a heading; where those are numbered it is none of them (17.9.18).
        unnumbered = made("numPr")
        unnumbered.append(made("numId", val="0"))
        put(_properties(style), unnumbered)
    indent = style.find(f"{W}pPr/{W}ind")
    if indent is not None:
        steps, rest = divmod(int(indent.get(f"{W}left", "0")), own.STEP)
        if steps and not rest:
            indent.set(f"{W}left", str(steps * step))
    room = style.find(f"{W}pPr/{W}spacing")
    if plain and identity in _TEXTS and room is not None:
        # The reference's plain text has its own room: that is how its paragraphs look.
        style.find(f"{W}pPr").remove(room)  # type: ignore[union-attr]  # found in it
