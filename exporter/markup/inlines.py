"""Runs of text as XHTML."""

import re
from abc import ABC, abstractmethod
from typing import assert_never

from exporter.assets import Picture, Pictures
from exporter.diagnostics import excerpt
from exporter.markup.addresses import valid_address
from exporter.markup.escape import attributes, escape
from exporter.markup.maths import mathml
from exporter.markup.settings import MarkupSettings
from exporter.phrases import phrases
from exporter.tree import (
    Abbreviation,
    Blocks,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    Note,
    Paragraph,
    Ruby,
    Span,
    Style,
    Styled,
    Text,
    Time,
    plain_text,
    walk,
)
from exporter.tree.maths import linear

ELEMENTS: dict[Style, str] = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.UNDERLINE: "u",
    Style.STRUCK: "s",
    Style.INSERTED: "ins",
    Style.DELETED: "del",
    Style.HIGHLIGHT: "mark",
    Style.SMALL: "small",
    Style.SUBSCRIPT: "sub",
    Style.SUPERSCRIPT: "sup",
    Style.CODE: "code",
    Style.KEYBOARD: "kbd",
    Style.SAMPLE: "samp",
    Style.VARIABLE: "var",
    Style.CITATION: "cite",
    Style.QUOTATION: "q",
    Style.DEFINITION: "dfn",
}

_DATETIME = re.compile(
    r"\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?)?"
    r"|\d{4,}-(0[1-9]|1[0-2])|\d{4,}-W(0[1-9]|[1-4]\d|5[0-3])|\d{4,}"
    r"|([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?"
)
"""What `time/@datetime` may hold, durations and yearless dates apart.

Source: https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value
"""

_LONGEST_FOOTNOTE = 1200
"""Characters: about a third of a page in small type."""

SHOWN_ADDRESS = 300
"""Longer addresses, which are tracking or damage, are cut when they stand as text."""


class InlinePrinter(ABC):
    """Prints inlines under one set of settings.

    Attributes:
        notes: The footnotes that were met so far and have to stand at the end, with their numbers.
    """

    def __init__(self, pictures: Pictures, settings: MarkupSettings) -> None:
        self.pictures = pictures
        self.settings = settings
        self.notes: list[tuple[int, Note]] = []
        self._count = 0
        self._words = phrases(settings.language)

    @abstractmethod
    def item(self, nodes: Blocks) -> str:
        """Blocks within something that holds them, the first paragraph without `p`."""

    def inlines(self, nodes: Inlines) -> str:
        """The nodes one after the other."""
        return "".join([self.inline(node) for node in nodes])

    def inline(self, node: Inline) -> str:
        """One node."""
        match node:
            case Text():
                return escape(node.text)
            case LineBreak():
                return "<br/>"
            case Styled():
                name = ELEMENTS[node.style]
                return f"<{name}>{self.inlines(node.content)}</{name}>"
            case Span():
                return f"<span{self.common(node)}>{self.inlines(node.content)}</span>"
            case Abbreviation():
                title = attributes(title=node.expansion or None)
                return f"<abbr{title}>{self.inlines(node.content)}</abbr>"
            case Time():
                return self._time(node)
            case Ruby():
                base, reading = self.inlines(node.base), self.inlines(node.reading)
                return f"<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
            case Link():
                return self._link(node)
            case Image():
                return self.image(node)
            case Note():
                return self._note(node)
            case Math():
                return self._math(node)
            case _:
                assert_never(node)

    def common(self, node: object, class_: str | None = None) -> str:
        """The attributes that any node may have: id, class, language and direction."""
        id_: str | None = getattr(node, "id", None)
        lang: str | None = getattr(node, "lang", None)
        dir_: str | None = getattr(node, "dir", None)
        if id_ is class_ is lang is dir_ is None:
            return ""
        id_ = None if id_ is None else self.settings.id_prefix + id_
        return attributes(id=id_, class_=class_ or None, lang=lang, xml__lang=lang, dir=dir_)

    def _time(self, node: Time) -> str:
        """A `time`, or only its text when the machine-readable form isn't one."""
        content = self.inlines(node.content)
        if not _DATETIME.fullmatch(node.datetime):
            return content
        return f"<time{attributes(datetime=node.datetime)}>{content}</time>"

    def _link(self, node: Link) -> str:
        content = self.inlines(node.content)
        title = node.title or None
        if node.href.startswith("#"):
            href: str | None = f"#{self.settings.id_prefix}{node.href[1:]}"
        else:
            href = valid_address(node.href, epub=self.settings.epub)
        if href is None:
            shown = escape(excerpt(node.href, SHOWN_ADDRESS))
            return f'<span class="link">{content} ({shown})</span>'
        label = None if self._is_named(node.content) else (title or node.href)
        return f"<a{attributes(href=href, title=title, aria_label=label)}>{content}</a>"

    def _note(self, node: Note) -> str:
        """A footnote's mark; in print the note itself, which layout takes to the page's foot.

        A note that would fill a page's foot and more goes to the end: layout cuts it there.
        """
        self._count += 1
        prefix = self.settings.id_prefix
        if self.settings.paged and _fits_a_foot(node):
            written = attributes(id=prefix + node.id, number=str(self._count))
            return f"<footnote{written}>{self.item(node.blocks)}</footnote>"
        self.notes.append((self._count, node))
        written = attributes(
            id=prefix + node.reference_id,
            href=f"#{prefix}{node.id}",
            role="doc-noteref",
            epub__type="noteref" if self.settings.epub else None,
        )
        return f"<sup><a{written}>{self._count}</a></sup>"

    def _math(self, node: Math) -> str:
        """A formula: drawn for paper, else as MathML."""
        if not self.settings.paged:
            return mathml(node)
        drawn = self.settings.formula_of(node) if self.settings.formula_of else None
        if drawn is None:
            return f'<span class="formula">{escape(" ".join(linear(node.root).split()))}</span>'
        return f"<img{attributes(**{name.replace('class', 'class_'): value for name, value in drawn.items()})}/>"

    def _is_named(self, content: Inlines) -> bool:
        """Whether a link's content tells its purpose; else its address has to (WCAG 2.4.4)."""
        if any(isinstance(node, Text) and not node.text.isspace() for node in walk(content)):
            return True
        pictures = [node for node in walk(content) if isinstance(node, Image)]
        return any((node.alt or "").strip() or node.src not in self.pictures for node in pictures)

    def image(self, node: Image) -> str:
        """A picture at hand, or a visible placeholder.

        Without alternative text, `alt` is left out, which in HTML says that none is available;
        an empty one would call the picture decorative, and an invented one would be a lie. A
        `title` (the post's, else the word for picture) keeps screen readers from spelling out
        the file's name. Print has no such way: there the title becomes the alternative text,
        because PDF/UA (ISO 14289-1, 7.3) wants one.

        Source: https://html.spec.whatwg.org/multipage/images.html#unknown-images
        """
        picture = self.pictures.get(node.src)
        if picture is None:
            return self._placeholder(node)
        alt, title, role = node.alt, node.title or None, None
        if alt is None:
            title = title or self._words.picture
            alt = title if self.settings.paged else None
        elif not alt.strip():
            alt, role = "", "presentation"
        width, height = _size(node, picture)
        written = attributes(
            src=self.settings.address_of(picture),
            alt=alt,
            title=title if role is None else None,
            role=role,
            width=width,
            height=height,
        )
        return f"<img{written}/>"

    def _placeholder(self, node: Image) -> str:
        """Alternative text and address of a picture that isn't at hand, as text."""
        label = escape(self._words.picture)
        alt = (node.alt or "").strip() or node.title.strip()
        said = f"{label}: {escape(alt)}" if alt else label
        address = "" if node.src[:5].lower() == "data:" else excerpt(node.src, SHOWN_ADDRESS)
        shown = f' <span class="address">{escape(address)}</span>' if address else ""
        return f'<span class="missing-picture">{said}{shown}</span>'


def _fits_a_foot(note: Note) -> bool:
    """Whether a footnote is text of a length that a page's foot has room for."""
    holds_text = all(
        isinstance(node, Paragraph | List | ListItem | Inline) for node in walk(note.blocks)
    )
    return holds_text and len(plain_text(note.blocks)) <= _LONGEST_FOOTNOTE


def _size(node: Image, picture: Picture) -> tuple[int, int]:
    """Width and height in CSS pixels: what the post asks for, never above the real size."""
    width = min(node.width or picture.width, picture.width)
    return width, max(1, round(width * picture.height / picture.width))
