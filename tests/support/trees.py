"""Short ways to say a tree."""

from exporter.tree import (
    Block,
    Chapter,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Publication,
    Source,
    Style,
    Styled,
    Text,
)


def inlines(*parts: str | Inline) -> Inlines:
    """Strings become text."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def strong(*parts: str | Inline) -> Styled:
    return Styled(Style.STRONG, inlines(*parts))


def p(*parts: str | Inline) -> Paragraph:
    return Paragraph(content=inlines(*parts))


def h(level: int, text: str, id: str | None = None) -> Heading:  # noqa: A002
    return Heading(level=level, content=(Text(text),), id=id or text.lower().replace(" ", "-"))


def bullets(*items: str | Block | tuple[Block, ...], ordered: bool = False) -> List:
    """Strings become one-paragraph items."""
    return List(
        items=tuple(
            ListItem(blocks=item if isinstance(item, tuple) else (_block(item),)) for item in items
        ),
        ordered=ordered,
    )


def _block(item: str | Block) -> Block:
    return p(item) if isinstance(item, str) else item


def article(*blocks: Block, title: str = "A title", language: str | None = "en") -> Publication:
    """A publication of one chapter."""
    source = Source(id="1", slug="a-title", published="2026-01-02T03:04:05Z", site="A site")
    return Publication.of_article(
        Chapter(title=(Text(title),), blocks=blocks, language=language, source=source)
    )
