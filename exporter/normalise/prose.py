"""The words of an article that tell its language."""

from exporter.languages import ENOUGH
from exporter.tree import Blocks, Inline, LineBreak, Preformatted, Style, Styled, Text
from exporter.tree.walk import Node, children

_CODE = frozenset({Style.CODE, Style.KEYBOARD, Style.SAMPLE, Style.VARIABLE})


def opening(blocks: Blocks) -> str:
    """The words of the first blocks, as many as tell the language, without program code."""
    found: list[str] = []
    length = 0
    stack: list[Node] = [*blocks[::-1]]
    while stack and length < ENOUGH:
        node = stack.pop()
        if isinstance(node, Text):
            found.append(node.text)
            length += len(node.text)
        elif not _is_code(node):
            if isinstance(node, LineBreak) or not isinstance(node, Inline):
                found.append(" ")
            stack.extend(children(node)[::-1])
    return "".join(found)


def _is_code(node: Node) -> bool:
    if isinstance(node, Preformatted):
        return node.kind == "code"
    return isinstance(node, Styled) and node.style in _CODE
