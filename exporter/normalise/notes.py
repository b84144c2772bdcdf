"""Footnotes as the reading of a post knows them: notes, their marks, what isn't read in its place."""

from collections.abc import Mapping
from html import escape

from exporter.normalise.parse import Element

BODIES = frozenset(["li", "p", "div", "aside", "section"])
"""Elements that can be a note."""


class Body:
    """One note: the elements that it consists of, the id that it had, and its number once read."""

    def __init__(self, nodes: list[Element], name: str | None) -> None:
        self.nodes = nodes
        self.name = name
        self.id: str | None = None
        self.number = 0
        self.called = self.flattened = False


class Footnotes:
    """The footnotes of a source.

    Attributes:
        marks: The note that each mark calls, by the identity of the mark's element.
        hidden: What isn't read where it stands: notes, their frames, and `backs`.
        backs: Links back to marks, which no reader needs.
        bodies: The notes in the order of their marks.
        dropped: Headings over the notes, which have nothing left to head.
    """

    def __init__(self) -> None:
        self.marks: dict[int, Body] = {}
        self.hidden: set[int] = set()
        self.backs: set[int] = set()
        self.bodies: list[Body] = []
        self.dropped: list[str] = []

    def hide_back(self, link: Element) -> None:
        """A link back to a mark."""
        self.backs.add(link.mem_id)
        self.hidden.add(link.mem_id)

    def add(self, mark: Element, body: Body) -> None:
        """A mark, and the note that it calls."""
        self.marks[mark.mem_id] = body
        if not body.called:
            body.called = True
            self.bodies.append(body)


def with_kept_notes(html: str, notes: Mapping[str, str]) -> str:
    """A source with the notes that only the post's metadata has, where its marks name them.

    Args:
        html: The source.
        notes: HTML by id, as `Post.footnotes`.
    """
    items = [
        f'<li id="{escape(name)}">{note}</li>'
        for name, note in notes.items()
        if f'data-fn="{name}"' in html and f'id="{name}"' not in html
    ]
    return f"{html}<ol>{''.join(items)}</ol>" if items else html
