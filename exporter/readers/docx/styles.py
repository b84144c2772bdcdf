"""Styles as what they mean: by their built-in names, whatever the interface's language.

Word writes the English name of a built-in style into every document (ISO/IEC 29500-1, 17.7.4.9),
while ids are in the language of the interface. A style of somebody's own means what the nearest
style that it is based on means.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from lxml import etree
from msgspec import Struct

from exporter.readers.docx.names import W, flag, number, value
from exporter.tree import Style


class Role(StrEnum):
    """What a paragraph style stands for."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    QUOTE = "quote"
    PULL_QUOTE = "pull-quote"
    ATTRIBUTION = "attribution"
    CAPTION = "caption"
    CODE = "code"
    TEXT = "text"
    VERSE = "verse"
    TERM = "term"
    DEFINITION = "definition"
    QUESTION = "question"
    SUMMARY = "summary"
    LABEL = "label"
    EMBED = "embed"
    PLACEHOLDER = "placeholder"
    FIGURE = "figure"
    RULE = "rule"
    TABLE_HEADING = "table-heading"
    CONTINUED = "continued"
    CONTENTS = "contents"
    AUTHOR = "author"
    AROUND = "around"


_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "quote": Role.QUOTE,
    "block text": Role.QUOTE,
    "block quotation": Role.QUOTE,
    "quotations": Role.QUOTE,
    "intense quote": Role.PULL_QUOTE,
    "quote attribution": Role.ATTRIBUTION,
    "caption": Role.CAPTION,
    "image caption": Role.CAPTION,
    "table caption": Role.CAPTION,
    "source code": Role.CODE,
    "macro": Role.CODE,
    "macro text": Role.CODE,
    "html preformatted": Role.TEXT,
    "preformatted text": Role.TEXT,
    "plain text": Role.TEXT,
    "preformatted verse": Role.VERSE,
    "definition term": Role.TERM,
    "list heading": Role.TERM,
    "definition": Role.DEFINITION,
    "list contents": Role.DEFINITION,
    "question": Role.QUESTION,
    "summary": Role.SUMMARY,
    "list label": Role.LABEL,
    "embed": Role.EMBED,
    "picture placeholder": Role.PLACEHOLDER,
    "figure": Role.FIGURE,
    "captioned figure": Role.FIGURE,
    "thematic break": Role.RULE,
    "horizontal line": Role.RULE,
    "table heading": Role.TABLE_HEADING,
    "toc heading": Role.CONTENTS,
    "contents heading": Role.CONTENTS,
    "author": Role.AUTHOR,
    "manuscript contact": Role.AROUND,
    "manuscript agent": Role.AROUND,
    "manuscript by-line": Role.AROUND,
    "manuscript title page end": Role.AROUND,
    "manuscript end": Role.AROUND,
}
_HEADING = re.compile(r"heading ([1-9])\Z")
_CONTENTS = re.compile(r"toc [1-9]\Z|table of figures\Z")
_CONTINUED = re.compile(r"list continue(?: ([2-5]))?\Z")

_CHARACTER = {
    "strong": Style.STRONG,
    "emphasis": Style.EMPHASIS,
    "subtle emphasis": Style.EMPHASIS,
    "intense emphasis": Style.EMPHASIS,
    "book title": Style.CITATION,
    "html code": Style.CODE,
    "verbatim char": Style.CODE,
    "source text": Style.CODE,
    "html typewriter": Style.CODE,
    "teletype": Style.CODE,
    "html keyboard": Style.KEYBOARD,
    "user entry": Style.KEYBOARD,
    "html sample": Style.SAMPLE,
    "example": Style.SAMPLE,
    "html variable": Style.VARIABLE,
    "variable": Style.VARIABLE,
    "html cite": Style.CITATION,
    "citation": Style.CITATION,
    "html definition": Style.DEFINITION,
    "definition text": Style.DEFINITION,
    "highlighted": Style.HIGHLIGHT,
    "small": Style.SMALL,
}
"""Inline styles by the names of character styles: Word's, LibreOffice's, pandoc's, ours."""

_OWN = frozenset({"quote attribution", "preformatted verse", "definition term", "thematic break"})
_DEEPEST = 30

_T = TypeVar("_T")


class ParagraphStyle(Struct, frozen=True):
    """A paragraph style, its chain resolved.

    Attributes:
        role: What it stands for.
        level: Of a heading, or of what goes on within a list's items, from 1; else 0.
        left: Indent in twentieths of a point.
        number: Numbering instance and level of the style itself.
        bar: It has a line below.
        rtl: Its lines run from right to left, where it says so.
    """

    role: Role = Role.BODY
    level: int = 0
    left: int | None = None
    number: tuple[str, int] | None = None
    bar: bool = False
    rtl: bool | None = None


class CharacterStyle(Struct, frozen=True):
    """A character style, its chain resolved.

    Attributes:
        name: In lower case.
        style: The inline style that it stands for.
        properties: `w:rPr` elements of the chain, the nearest first, where no name says more.
        language: Of its text.
    """

    name: str = ""
    style: Style | None = None
    properties: tuple[etree._Element, ...] = ()


_PLAIN = ParagraphStyle()
_NO_CHARACTER = CharacterStyle()


class Styles:
    """The styles of a document.

    Attributes:
        own: The document was written by this program's DOCX writer, whoever edited it since.

    Args:
        root: The styles part, if there is one.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._default = ""
        names = set()
        for style in [] if root is None else root.iterfind(f"{W}style"):
            kind, name = style.get(W + "type") or "paragraph", style.get(W + "styleId") or ""
            self._elements.setdefault((kind, name), style)
            if kind == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self._default = name
            names.add(_name(style))
        self.own = names >= _OWN
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, CharacterStyle] = {}

    def paragraph(self, style: str | None) -> ParagraphStyle:
        """A paragraph style by id; the document's default for None and for one that isn't there."""
        style = style if style and ("paragraph", style) in self._elements else self._default
        if style not in self._paragraphs:
            self._paragraphs[style] = self._resolved(style)
        return self._paragraphs[style]

    def character(self, style: str | None) -> CharacterStyle:
        """A character style by id; an empty one for one that isn't there."""
        if not style:
            return _NO_CHARACTER
        if style not in self._characters:
            chain = self._chain("character", style)
            named = next(
                (_CHARACTER[name] for each in chain if (name := _name(each)) in _CHARACTER), None
            )
            below = tuple(found for each in chain if (found := each.find(f"{W}rPr")) is not None)
            first = _name(chain[0]) if chain else style.lower()
            if not chain:
                named = _CHARACTER.get(_spaced(style))
            self._characters[style] = CharacterStyle(first, named, () if named else below)
        return self._characters[style]

    @property
    def attribution(self) -> int:
        """Where our writer's style for attributions begins, in twentieths of a point; else 0."""
        for (kind, identity), style in self._elements.items():
            if kind == "paragraph" and _name(style) == "quote attribution":
                return max(self.paragraph(identity).left or 0, 0)
        return 0

    def default_language(self) -> str | None:
        """What the document's defaults say of its language, which may be the program's."""
        if self._root is None:
            return None
        found = self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        normal = self._elements.get(("paragraph", self._default))
        own = None if normal is None else normal.find(f"{W}rPr")
        return value(own, "lang") or value(found, "lang")

    def _chain(self, kind: str, style: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        seen = set()
        while style not in seen and len(chain) < _DEEPEST:
            seen.add(style)
            element = self._elements.get((kind, style))
            if element is None:
                break
            chain.append(element)
            style = value(element, "basedOn") or ""
        return chain

    def _resolved(self, style: str) -> ParagraphStyle:
        chain = self._chain("paragraph", style)
        if not chain:
            return _PLAIN
        role, level = next(
            (found for each in chain if (found := _meaning(_name(each))) is not None),
            (Role.BODY, 0),
        )
        properties = [each for link in chain for each in link.iterfind(f"{W}pPr")]
        if role is Role.BODY:
            outline = _nearest(value(each, "outlineLvl") for each in properties)
            if (deep := number(outline)) is not None and 0 <= deep < 9:
                role, level = Role.HEADING, deep + 1
        left = _nearest(map(indent, properties))
        bar = any(each.find(f"{W}pBdr/{W}bottom") is not None for each in properties)
        rtl = _nearest(flag(each, "bidi") for each in properties)
        return ParagraphStyle(role, level, left, _number(properties), bar, rtl)


def _nearest(found: Iterable[_T | None]) -> _T | None:
    """What the nearest style of a chain says that says it."""
    return next((each for each in found if each is not None), None)


def indent(properties: etree._Element | None) -> int | None:
    """The left indent that paragraph properties state (17.3.1.12)."""
    found = None if properties is None else properties.find(f"{W}ind")
    if found is None:
        return None
    return number(found.get(W + "left") or found.get(W + "start"))


def _number(properties: list[etree._Element]) -> tuple[str, int] | None:
    for each in properties:
        found = each.find(f"{W}numPr")
        if found is not None and (instance := value(found, "numId")) is not None:
            return (instance, number(value(found, "ilvl")) or 0)
    return None


def _name(style: etree._Element) -> str:
    return _spaced(value(style, "name") or "")


def _spaced(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


def _meaning(name: str) -> tuple[Role, int] | None:
    if name in _ROLES:
        return _ROLES[name], 0
    if found := _HEADING.match(name):
        return Role.HEADING, int(found[1])
    if _CONTENTS.match(name):
        return Role.CONTENTS, 0
    if found := _CONTINUED.match(name):
        return Role.CONTINUED, int(found[1] or 1)
    return None
