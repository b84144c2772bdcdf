"""The structure tree that a tagged PDF of a publication must have, told from the document tree.

    expected(publication, pictures)   lines like "L", "  LI", "    Lbl", "    LBody", …
    found(tag)                        the same of a `printed.Tag`

Both tell of blocks, figures and footnotes; what is inline within a paragraph is left out. The
rules are restated here by kind of node: nothing of the product's own tagging is asked.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from exporter.assets import Pictures
from exporter.markup.addresses import valid_address
from exporter.phrases import embed_name
from exporter.tree import (
    Block,
    Callout,
    Cell,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    LabelledList,
    Link,
    List,
    ListItem,
    Math,
    Note,
    PageBreak,
    Paragraph,
    Preformatted,
    Publication,
    Questions,
    Quote,
    Span,
    Table,
    Text,
    ThematicBreak,
    plain_text,
    walk,
)
from exporter.writers.pdf.options import Standard
from support.outlines import Node, found, in_steps, modern, widths

__all__ = ["expected", "found"]

_LONGEST_FOOTNOTE = 1200


def expected(
    publication: Publication, pictures: Pictures, standard: Standard = "ua-1"
) -> list[str]:
    """The lines of the structure tree that a publication's PDF must have."""
    shape = _Shape(pictures)
    single = len(publication.chapters) == 1
    kids: list[Node] = []
    if not single:
        kids += [Node("H1"), *([Node("P")] if publication.authors else [])]
    language = publication.language or "und"
    for chapter in publication.chapters:
        source = chapter.source
        inside = [Node(f"H{1 if single else 2}", tuple(shape.figures(chapter.title)))]
        if source.authors or source.site or source.published:
            inside.append(Node("P"))
        own = chapter.language or language
        shape.begin(own, 0 if single else 1)
        inside += shape.blocks(chapter.blocks)
        inside += shape.last_notes()
        if source.link and valid_address(source.link) is not None:
            inside.append(Node("P"))
        kids += inside if own == language else [Node("Div", tuple(inside))]
    whole = Node("Document", tuple(kids))
    return in_steps(list((modern(whole, "") if standard == "ua-2" else whole).lines()))


class _Shape:
    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._language, self._file_language, self._shift = "", "", 0
        self._last: list[Note] = []

    def begin(self, language: str, shift: int) -> None:
        """A chapter."""
        self._language, self._shift, self._last = language, shift, []
        self._file_language = language

    def last_notes(self) -> list[Node]:
        """Those that are too long for a page's foot, at the chapter's end."""
        notes, self._last = self._last, []
        # Each begins with a link back, which is text.
        return [Node("Div", tuple(self._item(note.blocks, starts=True))) for note in notes]

    def blocks(self, nodes: Iterable[Block]) -> list[Node]:
        return [made for node in nodes for made in self._block(node)]

    def _block(self, node: Block) -> list[Node]:
        """The elements of a block, with the footnotes that its text calls after it."""
        before, outer = self._language, self._language
        changes = bool(node.lang) and node.lang != outer
        if node.lang:
            self._language = node.lang
        notes: list[Node] = []
        made = self._of(node, notes)
        self._language = before
        if changes and isinstance(node, Details | Questions | LabelledList | Embed) and made:
            made = [Node("Div", tuple(made))]
        return [*made, *notes]

    def _of(self, node: Block, notes: list[Node]) -> list[Node]:  # noqa: C901, PLR0912 - a total match
        match node:
            case Paragraph():
                return self._text("P", node.content, notes)
            case Heading():
                return self._text(
                    f"H{max(2, min(6, node.level + self._shift))}", node.content, notes
                )
            case List():
                return self._list(node)
            case DefinitionList():
                return self._definitions(node)
            case Quote():
                kids = [*self.blocks(node.blocks), *self._text("P", node.attribution, notes)]
                return _grouped("Div" if node.pull else "", _grouped("BlockQuote", kids))
            case Callout():
                return _grouped("Div", self.blocks(node.blocks))
            case Preformatted():
                return self._text("P" if node.kind == "verse" else "Code", node.content, notes)
            case Figure():
                kids = [made for block in node.blocks for made in self._figured(block)]
                return _grouped("Div", [*kids, *self._caption(node.caption)])
            case Table():
                return self._table(node)
            case Details():
                return [*self._text("P", node.summary, notes), *self.blocks(node.blocks)]
            case Questions():
                return [
                    made
                    for item in node.items
                    for made in (*self._asked(item.question), *self.blocks(item.answer))
                ]
            case LabelledList():
                return [*self._asked(node.label), *self._list(node.list)]
            case Embed():
                return [Node("P")] * (2 if self._has_a_name(node) else 1)
            case ThematicBreak() | PageBreak():
                return []
            case _:
                assert_never(node)

    def _asked(self, content: tuple[Inline, ...]) -> list[Node]:
        notes: list[Node] = []
        return [*self._text("P", content, notes), *notes]

    def _has_a_name(self, node: Embed) -> bool:
        """Whether its link says anything else than its address, which then stands below."""
        name = embed_name(node.kind, node.title, node.provider, node.href, self._file_language)
        return name != node.href

    # ---------------------------------------------------------------------------------- text

    def _text(self, role: str, content: tuple[Inline, ...], notes: list[Node]) -> list[Node]:
        """An element of text, unless it shows nothing."""
        figures = list(self.figures(content))
        notes += self._notes(content)
        return [Node(role, tuple(figures))] if figures or self._says(content) else []

    def _says(self, content: Iterable[Inline]) -> bool:
        """Whether there is a letter to be seen, be it of a stand-in for a picture."""
        return any(
            isinstance(node, Note)
            or (isinstance(node, Text) and node.text.strip(" \t\r\n\f"))
            or (isinstance(node, Image) and node.src not in self._pictures)
            or (isinstance(node, Math) and node.root is not None)
            for node in self._seen(content)
        )

    @staticmethod
    def _seen(content: Iterable[Inline]) -> Iterator[object]:
        """All below, but not what stands inside footnotes."""
        inside: set[int] = set()
        for node in walk(tuple(content)):
            if id(node) in inside:
                continue
            if isinstance(node, Note):
                inside.update(id(below) for below in walk(node.blocks))
            yield node

    def figures(self, content: Iterable[Inline], link: Link | None = None) -> Iterator[Node]:
        """The pictures that say something."""
        for node in content:
            match node:
                case Image() if node.src in self._pictures:
                    alone = link is not None and not plain_text(link.content).strip()
                    if node.alt is None or node.alt.strip() or alone:
                        yield Node("Figure")
                case Math():
                    yield Node("Formula")
                case Link():
                    yield from self.figures(node.content, node)
                case Note():
                    pass
                case _:
                    yield from self.figures(getattr(node, "content", ()), link)

    # --------------------------------------------------------------------------------- notes

    def _notes(self, content: Iterable[Inline]) -> list[Node]:
        found = []
        for node in self._seen(content):
            if not isinstance(node, Note):
                continue
            fits = all(
                isinstance(below, Paragraph | List | ListItem | Inline)
                for below in walk(node.blocks)
            )
            if fits and len(plain_text(node.blocks)) <= _LONGEST_FOOTNOTE:
                found.append(Node("Note", tuple(self._item(node.blocks, starts=True))))
            else:
                self._last.append(node)
        return found

    def _item(self, nodes: tuple[Block, ...], *, starts: bool) -> list[Node]:
        """A note's blocks: its number stands in its first paragraph, or in one of its own."""
        made = self.blocks(nodes)
        plain = bool(nodes) and isinstance(nodes[0], Paragraph) and _is_plain(nodes[0])
        if starts and not (plain and made and made[0].role == "P"):
            return [Node("P"), *made]
        return made

    # --------------------------------------------------------------------------------- lists

    def _list(self, node: List) -> list[Node]:
        gallery = not node.ordered and all(
            item.blocks and all(map(_shows_pictures, item.blocks)) for item in node.items
        )
        items = []
        for item in node.items:
            before = self._language
            self._language = item.lang or before
            flow = self._flow(item.blocks) if node.tight else (self.blocks(item.blocks), False)
            self._language = before
            kids, says = flow
            body = [Node("LBody", tuple(kids))] if kids or says else []
            label = [] if gallery else [Node("Lbl")]
            items += _grouped("LI", [*label, *body])
        return _grouped("L", items)

    def _flow(self, nodes: tuple[Block, ...], *, alone: bool = False) -> tuple[list[Node], bool]:
        """What stands in something that holds text itself: blocks and figures, and whether text.

        A first plain paragraph (the only one, if `alone`) is no element of its own.
        """
        first = nodes[0] if nodes else None
        if not isinstance(first, Paragraph) or not _is_plain(first) or (alone and len(nodes) > 1):
            return self.blocks(nodes), False
        notes: list[Node] = self._notes(first.content)
        kids = [*self.figures(first.content), *notes, *self.blocks(nodes[1:])]
        return kids, self._says(first.content)

    def _definitions(self, node: DefinitionList) -> list[Node]:
        items = []
        for item in node.items:
            kids: list[Node] = []
            for term in item.terms:
                kids += self._text("Lbl", term, kids)
            for definition in item.definitions:
                inside, says = self._flow(definition, alone=True)
                kids += [Node("LBody", tuple(inside))] if inside or says else []
            items += _grouped("LI", kids)
        return _grouped("L", items)

    # -------------------------------------------------------------------- figures and tables

    def _figured(self, block: Block) -> list[Node]:
        """Pictures in a figure stand in it directly; the words for those that lack in a `P`."""
        only = (
            isinstance(block, Paragraph)
            and _is_plain(block)
            and block.content
            and all(isinstance(node, Image) for node in block.content)
        )
        if not only or not isinstance(block, Paragraph):
            return self._block(block)
        made: list[Node] = []
        for node in block.content:
            if self._says((node,)):
                made += [] if made and made[-1].role == "P" else [Node("P")]
            else:
                made += self.figures((node,))
        return made

    def _caption(self, nodes: tuple[Block, ...]) -> list[Node]:
        kids, says = self._flow(nodes, alone=True)
        return [Node("Caption", tuple(kids))] if kids or says else []

    def _table(self, node: Table) -> list[Node]:
        groups = [("THead", node.head), ("TBody", node.body), ("TFoot", node.foot)]
        told = [(role, rows) for role, rows in groups if rows]
        if not any(role == "TBody" for role, _rows in told):
            told = [("TBody", rows) for _role, rows in told]
        width = max((wide for _role, rows in told for wide in widths(rows)), default=0)
        kids = self._caption(node.caption)
        for role, rows in told:
            made = [
                Node("TR", (*map(self._cell, row.cells), *[Node("TD")] * (width - wide)))
                for row, wide in zip(rows, widths(rows), strict=True)
            ]
            kids.append(Node(role, tuple(made)))
        return [Node("Table", tuple(kids))]

    def _cell(self, cell: Cell) -> Node:
        before = self._language
        self._language = cell.lang or before
        kids, _says = self._flow(cell.blocks, alone=True)
        self._language = before
        return Node("TH" if cell.header and cell.blocks else "TD", tuple(kids))


def _grouped(role: str, kids: list[Node]) -> list[Node]:
    """An element around others, if there are any; no role leaves them as they are."""
    return [Node(role, tuple(kids))] if role and kids else kids


def _is_plain(node: Paragraph) -> bool:
    return not (node.id or node.lang or node.dir or node.align or node.keep_with_next)


def _shows_pictures(block: Block) -> bool:
    """Whether a block of a gallery's item is of pictures alone."""
    if isinstance(block, Figure):
        return all(map(_shows_pictures, block.blocks))
    if not isinstance(block, Paragraph):
        return False
    shown = [node for node in walk(block.content) if not isinstance(node, Link | Span)]
    return any(isinstance(node, Image) for node in shown) and all(
        isinstance(node, Image) or (isinstance(node, Text) and not node.text.strip())
        for node in shown
    )
