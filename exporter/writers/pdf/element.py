"""One structure element of a tagged PDF, before it is written."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element as Source

from exporter.writers.pdf.roles import MAY_BE_EMPTY


class Marked:
    """A marked-content sequence: its page's number, its identifier there, and if it is but spaces."""

    __slots__ = ("blank", "mcid", "page")

    def __init__(self, page: int, mcid: int, *, blank: bool = False) -> None:
        self.page, self.mcid, self.blank = page, mcid, blank


class Annotation:
    """An annotation that belongs to an element, its page's number, and whether it covers text."""

    __slots__ = ("annotation", "covers_text", "page")

    def __init__(self, page: int, annotation: Any, *, covers_text: bool) -> None:  # noqa: ANN401
        self.page, self.annotation, self.covers_text = page, annotation, covers_text


class Element:
    """A structure element.

    Attributes:
        role: Its structure type.
        source: The XHTML element that it stands for, if any.
        kids: In reading order.
        entries: More entries of its dictionary (`Alt`, `Lang`, `A`, …).
        language: The language that its content is in.
        first_page: Number of the page that it begins on.
    """

    __slots__ = ("entries", "first_page", "kids", "language", "parent", "role", "source")

    def __init__(
        self, role: str, parent: "Element | None", source: Source | None, page: int
    ) -> None:
        self.role, self.parent, self.source, self.first_page = role, parent, source, page
        self.kids: list[Element | Marked | Annotation] = []
        self.entries: dict[str, Any] = {}
        self.language: str = parent.language if parent else ""

    def add(self, role: str, source: Source | None, page: int) -> "Element":
        """A new last kid."""
        element = Element(role, self, source, page)
        self.kids.append(element)
        return element

    def elements(self) -> "list[Element]":
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def nearest(self, role: str) -> "Element | None":
        """Itself or the nearest element around it that has a role."""
        element: Element | None = self
        while element is not None and element.role != role:
            element = element.parent
        return element

    def walk(self) -> Iterator["Element"]:
        """Itself and every element below, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def is_blank(self) -> bool:
        """Whether it holds nothing but spaces."""
        return all(
            kid.is_blank() if isinstance(kid, Element) else isinstance(kid, Marked) and kid.blank
            for kid in self.kids
        )

    def prune(self) -> None:
        """Drop descendants that hold nothing."""
        kept: list[Element | Marked | Annotation] = []
        for kid in self.kids:
            if isinstance(kid, Element):
                kid.prune()
                if not kid.kids and kid.role not in MAY_BE_EMPTY:
                    continue
            kept.append(kid)
        self.kids = kept
