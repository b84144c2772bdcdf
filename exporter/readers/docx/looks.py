"""Runs' looks as inline styles: named styles first, then what the author did by hand."""

from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from exporter.readers.docx.names import W, flag, number, value
from exporter.readers.docx.styles import Styles
from exporter.tree import Style

_LINKS = frozenset({"hyperlink", "followedhyperlink", "internet link", "visited internet link"})
_MONO = frozenset(
    {
        "andale mono", "consolas", "courier", "courier new", "dejavu sans mono", "fira code",
        "ibm plex mono", "liberation mono", "lucida console", "menlo", "monaco", "roboto mono",
        "source code pro",
    }
)  # fmt: skip
FIXED = frozenset({Style.CODE, Style.KEYBOARD, Style.SAMPLE})
_ITALIC = frozenset({Style.EMPHASIS, Style.VARIABLE, Style.CITATION, Style.DEFINITION})
_SCRIPTS = {"superscript": Style.SUPERSCRIPT, "subscript": Style.SUBSCRIPT}


class Linked(NamedTuple):
    """A link around runs; two of the same address aren't one, by their numbers."""

    href: str
    title: str = ""
    number: int = 0


_ADDED = frozenset({"printed link", "caption label", "caption count"})
"""Character styles of what our writer adds to a text."""


class Look(NamedTuple):
    """What a run is.

    Attributes:
        traits: Its inline styles.
        link: Around it.
        lang: As the run says it; empty where it doesn't.
        bidi: Language of its letters that run from right to left.
        asian: Language of its East Asian letters.
        acronym: It is an abbreviation.
        rtl: Its letters run from right to left.
        printed: The writer added it: an address for paper, a caption's number.
        hidden: Word doesn't show it.
        small_caps: It is in small capitals.
    """

    traits: frozenset[Style] = frozenset()
    link: Linked | None = None
    lang: str = ""
    bidi: str = ""
    asian: str = ""
    acronym: bool = False
    rtl: bool = False
    printed: bool = False
    hidden: bool = False
    small_caps: bool = False


PLAIN = Look()


def look_of(properties: etree._Element | None, styles: Styles, *, linked: bool, code: bool) -> Look:
    """The look of a run without its link.

    Args:
        properties: `w:rPr`.
        styles: Of the document.
        linked: It stands in a link, whose blue line below says nothing more.
        code: Its paragraph is code, whose letters are all of one width anyway.
    """
    if properties is None or not len(properties):
        return PLAIN
    style = styles.character(value(properties, "rStyle"))
    linked = linked or style.name in _LINKS
    chain = () if style.name in _LINKS else style.properties
    all_of = (properties, *chain)
    traits = set() if style.style is None else {style.style}
    rtl = flag(properties, "rtl") is True
    _weights(traits, all_of, rtl=rtl)
    if _first(all_of, "strike") or _first(all_of, "dstrike"):
        traits.add(Style.STRUCK)
    if not linked and (_text(all_of, "u") or "none") != "none":
        traits.add(Style.UNDERLINE)
    if (_text(all_of, "highlight") or "none") != "none":
        traits.add(Style.HIGHLIGHT)
    if script := _SCRIPTS.get(_text(all_of, "vertAlign") or ""):
        traits.add(script)
    elif _text(all_of, "sz") and (raised := number(_text(all_of, "position"))):
        # LibreOffice's way to say so: raised or lowered, and smaller.
        traits.add(Style.SUPERSCRIPT if raised > 0 else Style.SUBSCRIPT)
    if not code and not traits & FIXED and _is_mono(all_of):
        traits.add(Style.CODE)
    lang = properties.find(f"{W}lang")
    bidi = "" if lang is None else lang.get(W + "bidi") or ""
    return Look(
        traits=_shared(frozenset(traits)),
        lang="" if lang is None else lang.get(W + "val") or "",
        bidi=bidi,
        asian="" if lang is None else lang.get(W + "eastAsia") or "",
        acronym=style.name == "html acronym",
        rtl=rtl and bool(bidi),  # else it says nothing that the letters don't
        printed=style.name in _ADDED,
        hidden=_first(all_of, "vanish") is True and flag(properties, "specVanish") is not True,
        small_caps=_first(all_of, "smallCaps") is True,
    )


def _weights(traits: set[Style], all_of: tuple[etree._Element, ...], *, rtl: bool) -> None:
    """Bold and italic: what the run says overrules what its style does (17.7.3)."""
    bold, italic = (
        _first(all_of, f"{name}Cs" if rtl and _first(all_of, name) is None else name)
        for name in ("b", "i")
    )
    if bold:
        traits.add(Style.STRONG)
    elif bold is False:
        traits.discard(Style.STRONG)
    if italic:
        traits.add(Style.EMPHASIS)
    elif italic is False:
        traits -= _ITALIC


def _first(all_of: tuple[etree._Element, ...], name: str) -> bool | None:
    for each in all_of:
        found = flag(each, name)
        if found is not None:
            return found
    return None


def _text(all_of: tuple[etree._Element, ...], name: str) -> str | None:
    return next((found for each in all_of if (found := value(each, name)) is not None), None)


def _is_mono(all_of: tuple[etree._Element, ...]) -> bool:
    return (_font(all_of) or "").lower() in _MONO


def _font(all_of: tuple[etree._Element, ...]) -> str | None:
    return next((found for each in all_of if (found := value(each, "rFonts", "ascii"))), None)


@lru_cache(maxsize=512)
def _shared(traits: frozenset[Style]) -> frozenset[Style]:
    return traits
