"""The last look at a tree: links lead somewhere, ids are those that somebody needs."""

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.tree import (
    Block,
    Blocks,
    Heading,
    Inline,
    Inlines,
    Link,
    Note,
    Span,
    plain_text,
    rebuild,
    walk,
)


def finished(blocks: Blocks) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """The tree with links to nowhere as text, and without Word's own bookmarks that nobody uses."""
    nodes = list(walk(blocks))
    present: set[str] = set()
    for node in nodes:
        if isinstance(node, Note):
            present.update((node.id, node.reference_id))
        elif name := getattr(node, "id", None):
            present.add(name)
    wanted = {node.href[1:] for node in nodes if isinstance(node, Link) and node.href[:1] == "#"}
    last = _Finisher(present, wanted)
    if not wanted and not any(name.startswith("_") for name in present):
        return blocks, ()
    return rebuild(blocks, on_block=last.block, on_inlines=last.inlines), tuple(last.said)


class _Finisher:
    def __init__(self, present: set[str], wanted: set[str]) -> None:
        self._present = present
        self._wanted = wanted
        self.said: list[Diagnostic] = []

    def _is_idle(self, name: str | None) -> bool:
        return name is not None and name.startswith("_") and name not in self._wanted

    def block(self, block: Block) -> Block:
        """A block without an id of Word's that no link leads to; headings keep theirs."""
        if self._is_idle(block.id) and not isinstance(block, Heading):
            return replace(block, id=None)
        return block

    def inlines(self, inlines: Inlines) -> Inlines:
        """Inlines whose links lead somewhere."""
        if not any(isinstance(node, Link | Span) for node in inlines):
            return inlines
        return tuple(each for node in inlines for each in self._one(node))

    def _one(self, node: Inline) -> Inlines:
        if isinstance(node, Span) and not node.content and self._is_idle(node.id):
            return ()
        if isinstance(node, Link) and not node.content:
            return ()
        if not isinstance(node, Link) or node.href[:1] != "#" or node.href[1:] in self._present:
            return (node,)
        near = excerpt(plain_text(node.content))
        self.said.append(Diagnostic(Code.LINK_TARGET_MISSING, node.href[:80], Place(near=near)))
        return node.content
