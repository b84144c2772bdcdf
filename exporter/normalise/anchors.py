"""Ids and the links to them: one name each, valid in every format, or no link at all."""

import re
from urllib.parse import unquote

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.normalise.headings import free_name
from exporter.tree import Blocks, Inline, Inlines, Link, plain_text, rebuild, walk
from exporter.tree.check import NCNAME

_OUTSIDE = re.compile(r"[^\w.\-]+", re.ASCII)


class Anchors:
    """The ids of a chapter as its author wrote them, and what they are called in the tree."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self._diagnostics = diagnostics
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}
        self._aliases: dict[str, str] = {}
        self._present: set[str] = set()
        self.linked = False
        """Whether any link leads to an id."""

    def name(self, written: str | None) -> str | None:
        """What an element's id is called in the tree; None if it has none, or a doubled one."""
        if not written or not (written := written.strip()):
            return None
        if written in self._names:
            self._diagnostics.append(Diagnostic(Code.ID_RENAMED, f"{written}: doubled"))
            return None
        name = written
        if not NCNAME.match(name) or not name.isascii():
            stem = _OUTSIDE.sub("-", unquote(written)).strip("-.") or "anchor"
            name = stem if NCNAME.match(stem) and stem.isascii() else f"id-{stem}"
        name = free_name(name, self._taken, self._counts)
        if name != written:
            self._diagnostics.append(Diagnostic(Code.ID_RENAMED, f"{written} to {name}"))
        self._names[written] = name
        return name

    def note(self, written: str | None) -> str:
        """What a footnote is called in the tree; the name of its mark is taken with it."""
        name = self.name(written) if written not in self._names else None
        if name is None or f"{name}-ref" in self._taken:
            name = free_name(name or "note", self._taken, self._counts)
            while f"{name}-ref" in self._taken:
                name = free_name("note", self._taken, self._counts)
        self._taken.add(f"{name}-ref")
        self._names.setdefault(name, name)
        if written:
            self._names[written] = name
        return name

    def alias(self, name: str, of: str) -> None:
        """A second id on one block: links to it lead to the first."""
        self._aliases[name] = of

    def target(self, fragment: str) -> str | None:
        """What a link's fragment is called in the tree, if it leads anywhere."""
        name = self._names.get(fragment) or self._names.get(unquote(fragment))
        if name is None:
            return None
        name = self._aliases.get(name, name)
        return name if name in self._present else None

    def resolve(self, blocks: Blocks) -> Blocks:
        """The tree with links to ids put right, and those that lead nowhere as plain text."""
        if not self.linked:
            return blocks
        self._present = {name for node in walk(blocks) if (name := getattr(node, "id", None))}
        return rebuild(blocks, on_inlines=self._inlines)

    def _inlines(self, inlines: Inlines) -> Inlines:
        if not any(isinstance(node, Link) and node.href.startswith("#") for node in inlines):
            return inlines
        return tuple(found for node in inlines for found in self._resolved(node))

    def _resolved(self, node: Inline) -> Inlines:
        if not isinstance(node, Link) or not node.href.startswith("#"):
            return (node,)
        target = self.target(node.href[1:])
        if target is None:
            near = excerpt(plain_text(node.content))
            self._diagnostics.append(
                Diagnostic(Code.LINK_TARGET_MISSING, node.href[:80], Place(near=near))
            )
            return node.content
        return (Link(f"#{target}", node.content, node.title),)
