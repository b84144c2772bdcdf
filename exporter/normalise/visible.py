"""What a reader can see of a run of text."""

from collections.abc import Iterable

from exporter.tree import (
    Abbreviation,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Note,
    Paragraph,
    Ruby,
    Span,
    Styled,
    Text,
    Time,
    plain_text,
    walk,
)


def is_visible(run: Iterable[Inline]) -> bool:
    """Whether there is anything to see in a run: text or a picture."""
    for node in run:
        match node:
            case Text():
                if node.text.strip():
                    return True
            case Image() | Ruby() | Note() | Math():
                return True
            case Styled() | Span() | Abbreviation() | Time() | Link():
                if is_visible(node.content):
                    return True
            case LineBreak():
                pass
    return False


def ids_of(run: Iterable[Inline]) -> list[str]:
    """The anchors in a run, at any depth."""
    return [node.id for node in walk(run) if isinstance(node, Span) and node.id]


def only_images(block: Paragraph) -> bool:
    """Whether a paragraph holds pictures and nothing else to see."""

    def plain(node: Inline) -> bool:
        match node:
            case Image() | LineBreak():
                return True
            case Text():
                return not node.text.strip()
            case Link() | Span() | Styled():
                return all(plain(inner) for inner in node.content)
            case _:
                return False

    return all(plain(node) for node in block.content)


def has_name(content: Inlines) -> bool:
    """Whether a heading says anything: text, or a picture with a text alternative."""
    return bool(plain_text(content)) or any(
        isinstance(node, Image) and node.alt for node in walk(content)
    )


def anchor_around(content: Inlines) -> Span | None:
    """The anchor that is all of a heading's text, as plugins for tables of contents write it."""
    seen = [node for node in content if not (isinstance(node, Text) and not node.text.strip())]
    only = seen[0] if len(seen) == 1 else None
    plain = isinstance(only, Span) and only.id and only.content and not (only.lang or only.dir)
    return only if plain and isinstance(only, Span) else None
