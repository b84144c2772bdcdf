"""Where everything stands: one walk over a chapter, that all checks share."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from exporter.checks.findings import Where
from exporter.diagnostics import excerpt
from exporter.tree import (
    Abbreviation,
    Block,
    Cell,
    Chapter,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Preformatted,
    QuestionAnswer,
    Span,
    Styled,
    Table,
    Text,
    Time,
    plain_text,
    walk,
)
from exporter.tree.walk import Node, children

Kind = Literal[
    "paragraph", "item", "caption", "question", "note", "heading", "cell", "label", "verbatim"
]
PROSE: frozenset[Kind] = frozenset({"paragraph", "item", "caption", "question", "note"})
"""Kinds of line that hold sentences: the others are names, values or code."""

_QUOTE, _HEADING = 200, 60

_BREAK = "\ue000"
"""Stands for a forced line break: a character that no post has a meaning for."""

_STOPS = (".", "!", "?", ":", "…", "。", "؟", "।")


class Place(Struct, frozen=True):
    """Where something stands: see `Where`."""

    heading: str
    block: int

    def where(self, quote: str = "", limit: int = _QUOTE) -> Where:
        """The place with the words that stand there."""
        return Where(self.heading, self.block, excerpt(quote, limit))


class Found(Struct, frozen=True):
    """A node with its place.

    Attributes:
        node: Any node of the chapter.
        place: Where.
        link: The link that it stands in.
        caption: The text of the caption that it has.
    """

    node: Node
    place: Place
    link: Link | None = None
    caption: str = ""


class Line(Struct, frozen=True):
    """What reads as one line or paragraph: sentences never reach over its ends.

    Attributes:
        kind: What it is.
        text: Plain; pictures and notes are left out.
        parts: The text between forced line breaks, where what follows seems to start anew.
        place: Where.
        foreign: It is in another language than the chapter.
    """

    kind: Kind
    text: str
    parts: tuple[str, ...]
    place: Place
    foreign: bool = False

    @property
    def is_prose(self) -> bool:
        """It holds sentences of the chapter's language."""
        return self.kind in PROSE and not self.foreign


class Survey(Struct, frozen=True):
    """A chapter's nodes and lines, in reading order."""

    nodes: tuple[Found, ...]
    lines: tuple[Line, ...]

    def heading(self, near: str) -> Place:
        """The place of the heading that starts so; of the whole post if there is none."""
        places = (
            line.place
            for line in self.lines
            if line.kind == "heading" and excerpt(line.text) == near
        )
        return next(places, Place("", 0))


def survey(chapter: Chapter) -> Survey:
    """Everything in a chapter with its place."""
    surveyor = _Surveyor(chapter.language)
    for number, block in enumerate(chapter.blocks, 1):
        surveyor.top(number, block)
    return Survey(tuple(surveyor.nodes), tuple(surveyor.lines))


class _Surveyor:
    """The recursion of `survey`, with what it has passed."""

    def __init__(self, language: str | None) -> None:
        self.nodes: list[Found] = []
        self.lines: list[Line] = []
        self._place = Place("", 0)
        self._language = primary(language)
        self._foreign = False
        self._link: Link | None = None
        self._caption = ""

    def top(self, number: int, block: Block) -> None:
        self._place = Place(self._place.heading, number)
        self._visit(block, "paragraph")

    def _visit(self, node: Node, kind: Kind) -> None:
        if isinstance(node, Heading):
            self._place = Place(excerpt(plain_text(node.content), _HEADING), self._place.block)
        before = self._foreign
        if tag := getattr(node, "lang", None):
            self._foreign = bool(self._language) and primary(tag) != self._language
        self.nodes.append(Found(node, self._place, self._link, self._caption))
        self._below(node, kind)
        self._foreign = before

    def _below(self, node: Node, kind: Kind) -> None:
        match node:
            case Heading():
                self._line("heading", node.content)
            case Paragraph():
                self._line(kind, node.content)
            case Preformatted():
                self._line("verbatim", node.content)
            case Figure():
                before, self._caption = self._caption, plain_text(node.caption)
                self._each(node.blocks, kind)
                self._caption = before
                self._each(node.caption, "caption")
            case Table():
                self._each(node.caption, "caption")
                self._each((*node.head, *node.body, *node.foot), "cell")
            case ListItem():
                self._item(node, kind)
            case Cell():
                self._each(node.blocks, "cell")
            case QuestionAnswer():
                self._line("question", node.question)
                self._each(node.answer, kind)
            case _:
                self._others(children(node), kind)

    def _each(self, nodes: tuple[Node, ...], kind: Kind) -> None:
        for node in nodes:
            self._visit(node, kind)

    def _item(self, item: ListItem, kind: Kind) -> None:
        """A list item: a few words without a stop that only head a list of their own are a label."""
        first, *others = item.blocks or (None,)
        inside: Kind = "cell" if kind == "cell" else "item"
        if isinstance(first, Paragraph) and others and isinstance(others[0], List):
            stopped = plain_text(first.content).endswith(_STOPS)
            self._visit(first, inside if stopped else "label")
            self._each(tuple(others), inside)
        else:
            self._each(item.blocks, inside)

    def _others(self, nodes: tuple[Node, ...], kind: Kind) -> None:
        """Children of any other node: words that stand directly in it are a label."""
        own: list[Inline] = []
        for node in nodes:
            if isinstance(node, Inline):
                own.append(node)
            else:
                self._flush(own)
                self._visit(node, kind)
        self._flush(own)

    def _flush(self, own: list[Inline]) -> None:
        if own:
            self._line("label", tuple(own))
            own.clear()

    def _line(self, kind: Kind, content: Inlines) -> None:
        marked = plain_text(_marked(content))
        if text := " ".join(marked.replace(_BREAK, " ").split()):
            self.lines.append(Line(kind, text, _apart(marked), self._place, self._foreign))
        self._inlines(content)

    def _inlines(self, content: tuple[Node, ...]) -> None:
        for node in content:
            self.nodes.append(Found(node, self._place, self._link, self._caption))
            match node:
                case Note():
                    self._each(node.blocks, "note")
                case Link():
                    before, self._link = self._link, node
                    self._inlines(node.content)
                    self._link = before
                case Image():
                    pass
                case _:
                    self._inlines(children(node))


def _marked(content: Inlines) -> Inlines:
    """Inlines with a character of our own for each forced line break."""
    if not any(isinstance(node, LineBreak) for node in walk(content)):
        return content
    return tuple(map(_mark, content))


def _mark(node: Inline) -> Inline:
    match node:
        case LineBreak():
            return Text(_BREAK)
        case Styled() | Span() | Abbreviation() | Time() | Link():
            return replace(node, content=tuple(map(_mark, node.content)))
        case _:
            return node


def _apart(marked: str) -> tuple[str, ...]:
    """The text between breaks, but for breaks in the middle of a sentence."""
    parts: list[str] = []
    for piece in (" ".join(piece.split()) for piece in marked.split(_BREAK)):
        if not piece:
            continue
        if parts and piece[0].islower() and not parts[-1].endswith(_STOPS):
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return tuple(parts)


def primary(tag: str | None) -> str:
    """The language of a tag without its region and script, in small letters: `pt-BR` is `pt`."""
    return (tag or "").partition("-")[0].lower()
