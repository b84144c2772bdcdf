"""What a block asks of its paragraphs, read off the tree."""

from exporter.tree import Alignment, Figure, Image, Inlines, LineBreak, Link, Span, Table, Text
from exporter.writers.docx import captions


def counted_as(figure: Figure) -> captions.Kind:
    """Whether a caption is that of a table or of a figure."""
    return "table" if any(isinstance(block, Table) for block in figure.blocks) else "figure"


def ragged(align: Alignment | None) -> Alignment | None:
    """What is asked for, but never lines that end flush at both sides."""
    return None if align == "justify" else align


def pictures_alone(content: Inlines) -> list[Image]:
    """The pictures of a paragraph that holds nothing else, linked ones included."""
    found: list[Image] = []
    for node in content:
        match node:
            case Image():
                found.append(node)
            case Link() | Span() if inner := pictures_alone(node.content):
                found += inner
            case LineBreak():
                pass
            case Text() if not node.text.strip():
                pass
            case _:
                return []
    return found


def trimmed(content: Inlines) -> Inlines:
    """The content without the line end that HTML doesn't show at the end of `pre`."""
    last = content[-1] if content else None
    if not isinstance(last, Text) or not last.text.endswith("\n"):
        return content
    return (*content[:-1], Text(last.text[:-1]))
