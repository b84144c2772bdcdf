"""Blocks as paragraphs and tables."""

from typing import assert_never

from exporter.diagnostics import Code, Diagnostic, excerpt
from exporter.diagnostics import Place as Where
from exporter.phrases import embed_name
from exporter.tree import (
    Alignment,
    Block,
    Blocks,
    Callout,
    Cell,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Heading,
    Inlines,
    LabelledList,
    Link,
    List,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Preformatted,
    Questions,
    Quote,
    Table,
    Text,
    ThematicBreak,
    plain_text,
)
from exporter.writers.docx import captions, styles, tables
from exporter.writers.docx.asked import counted_as, pictures_alone, ragged, trimmed
from exporter.writers.docx.beside import CLEAR, frame, frame_width, goes_beside
from exporter.writers.docx.galleries import is_gallery, narrowed
from exporter.writers.docx.inlines import InlinePrinter
from exporter.writers.docx.looks import Look
from exporter.writers.docx.manuscript import scene_break
from exporter.writers.docx.maths import formula_alone, set_apart
from exporter.writers.docx.numbering import DEEPEST, OpenList, is_countable, values
from exporter.writers.docx.places import Marker, Place, paragraph_properties

_CLOSE_TO_TABLES = ("<w:tbl>", '<w:p><w:pPr><w:pStyle w:val="List')

_PREFORMATTED = {"code": styles.CODE, "text": styles.PREFORMATTED, "verse": styles.VERSE}


class BlockPrinter(InlinePrinter):
    """Prints the blocks of one chapter into a draft.

    What a block means for the next paragraph, whichever that is, waits until one is printed: the
    number of a list item, the anchors of blocks that are no paragraphs, a page break.

    Attributes:
        heading_shift: From a heading's level in the tree to the number of Word's style.
    """

    heading_shift = -1
    _marker: Marker | None = None
    _page_break = False
    _anchors: tuple[str, ...] = ()
    _beside = False
    _clear = False
    _counted: captions.Kind | None = None

    def start_page(self) -> None:
        """Let the next paragraph begin a page."""
        self._page_break = True

    def blocks(self, nodes: Blocks, place: Place) -> list[str]:
        """The blocks as elements of a body or cell."""
        written = []
        for number, node in enumerate(nodes, start=1):
            following = nodes[number] if number < len(nodes) else None
            self.draft.margin.reach(self.chapter, nodes, number)
            written += self._with_text_beside(node, following, place)
        return written

    def _with_text_beside(self, node: Block, following: Block | None, place: Place) -> list[str]:
        """A block; if it is a picture and the look wants it, the text after it runs past it."""
        if not self.draft.beside or place.style != styles.BODY or not goes_beside(node, following):
            return self.block(node, place)
        self._beside = True
        written = self.block(node, place)
        self._beside = False
        return written

    def block(self, node: Block, place: Place) -> list[str]:  # noqa: C901, PLR0912 - a total match
        """One block."""
        place = self._entering(node, place)
        match node:
            case Paragraph():
                return [self._paragraph(node, place)]
            case Heading():
                style = styles.heading(node.level + self.heading_shift)
                return [self.paragraph(style, node.content, place, align=node.align)]
            case List():
                return self._list(node, place)
            case DefinitionList():
                return self._definitions(node, place)
            case Quote():
                return self._held("Quote", self._quote(node, place))
            case Preformatted():
                return [self._preformatted(node, place)]
            case Figure():
                return self._figure(node, place)
            case Table():
                return self._table(node, place)
            case Details():
                summary = self.paragraph(styles.SUMMARY, node.summary, place)
                return self._held("Details", [summary, *self.blocks(node.blocks, place)])
            case Callout():
                kind = f"Callout{node.kind.title()}"
                return self._held(kind, self._callout(node, place))
            case Questions():
                return self._held("Questions", self._questions(node, place))
            case LabelledList():
                style = place.callout or styles.LABEL
                label = self.paragraph(style, node.label, place, keep=bool(place.callout))
                return [label, *self.block(node.list, place)]
            case Embed():
                return [self._embed(node, place)]
            case ThematicBreak():
                return [self.paragraph(styles.RULE, scene_break(self.draft.manuscript), place)]
            case PageBreak():
                return self._broken(place)
            case _:
                assert_never(node)

    def _entering(self, node: Block | ListItem | Cell, place: Place) -> Place:
        """The place within a node: its anchor waits, its language and direction hold."""
        if node.id is not None:
            self._anchors = (*self._anchors, node.id)
        if node.lang:
            place = place._replace(lang=node.lang)
        if node.dir:
            place = place._replace(rtl=node.dir == "rtl")
        return place

    # --------------------------------------------------------------------------- paragraphs

    def paragraph(
        self,
        style: str,
        content: Inlines,
        place: Place,
        *,
        align: Alignment | None = None,
        keep: bool = False,
    ) -> str:
        """A paragraph in a style, with all that waits for one."""
        anchors, marker, page_break = self._anchors, self._marker, self._page_break
        self._anchors, self._marker, self._page_break = (), None, False
        mark = self.draft.margin.mark()
        look = Look(
            bold=style in self.draft.bold,
            lang=place.lang,
            rtl=place.rtl,
            verbatim=style in _PREFORMATTED.values(),
            bold_emphasis=self.draft.context.look.bold_emphasis,
            clear=self.draft.ragged,
            home=self.draft.language,
        )
        if self.draft.ragged or self.draft.manuscript:
            align, place = ragged(align), place._replace(align=ragged(place.align))
        inner = formula_alone(content) or self.inlines(set_apart(content), look, place.room)
        if style == styles.BODY and self._clear:
            inner, self._clear = inner + CLEAR, False
        if style == styles.CAPTION and self._counted is not None:
            inner, self._counted = self.draft.captions.counted(self._counted, inner), None
        if self.draft.contents.wanted and (level := styles.heading_level(style)):
            inner = self._listed(level, content, inner, rtl=place.rtl)
        for anchor in anchors:
            inner = self.draft.bookmarks.around(self.chapter, anchor, inner)
        self.draft.before = style
        properties = paragraph_properties(
            style, place, marker=marker, keep=keep, page_break=page_break, align=align
        )
        return f"<w:p>{properties}{mark}{inner}</w:p>"

    def _listed(self, level: int, content: Inlines, inner: str, *, rtl: bool) -> str:
        """A heading's runs with the bookmark by which the contents list it."""
        name = self.draft.contents.add(level, plain_text(content), rtl=rtl)
        return inner if name is None else self.draft.bookmarks.hidden(name, inner)

    def marked(self, style: str, content: Inlines, place: Place, marker: Marker) -> str:
        """A paragraph with a number or bullet of its own."""
        self._marker = marker
        return self.paragraph(style, content, place)

    def _paragraph(self, node: Paragraph, place: Place) -> str:
        style = place.style if self._marker is None else self._marker.style
        pictures = pictures_alone(node.content) if style == styles.BODY else []
        if pictures:
            known = self.draft.context.pictures
            at_hand = any(picture.src in known for picture in pictures)
            style = styles.FIGURE if at_hand else styles.PLACEHOLDER
            if at_hand and self._beside:
                style, self._clear = styles.BESIDE, True
                width = frame_width(place.room)
                shape = frame(width, rtl=place.rtl)
                place = place._replace(width=place.left + width, frame=shape)
        style = self.draft.begun(style, node.align, rtl=place.rtl)
        return self.paragraph(
            style, node.content, place, align=node.align, keep=node.keep_with_next
        )

    def _preformatted(self, node: Preformatted, place: Place) -> str:
        if node.kind == "code" and node.dir is None:
            place = place._replace(rtl=False)  # programs run from left to right everywhere
        return self.paragraph(_PREFORMATTED[node.kind], trimmed(node.content), place)

    def _flushed(self, place: Place) -> list[str]:
        """An empty paragraph for what waits, where the next block is none."""
        if self._marker is None and not self._page_break:
            return []
        style = styles.NORMAL if self._marker is None else self._marker.style
        return [self.paragraph(style, (), place)]

    def _broken(self, place: Place) -> list[str]:
        """A page break, which Word knows as a property of the paragraph that follows."""
        if place.cell:
            self.draft.report_once(Diagnostic(Code.NOT_CARRIED, "a page break within a table"))
            return []
        flushed = self._flushed(place)
        self._page_break = True
        return flushed

    # -------------------------------------------------------------------------------- lists

    def _list(self, node: List, place: Place) -> list[str]:
        written = self._flushed(place)
        level = place.level + 1
        if level > DEEPEST:
            near = excerpt(plain_text((node,)))
            self.draft.report_once(
                Diagnostic(Code.DEPTH_FLATTENED, "a list deeper than nine levels", Where(near=near))
            )
            level = DEEPEST
        self._report_numbers(node)
        further = styles.callout_list(place.callout) or styles.list_continue(level)
        inner = place.indented(further)._replace(level=level)
        gallery = is_gallery(node)
        if gallery:
            inner = narrowed(inner)
        opened = self.draft.numbering.open(node, level, bare=gallery)
        # What follows is kept with the last item alone: with all of them it may fill a page.
        apart = inner if place.callout else inner._replace(keep=False)
        for item in node.items[:-1]:
            written += self._item(item, node, opened, apart)
        for item in node.items[-1:]:
            written += self._item(item, node, opened, inner)
        self.draft.numbering.close()
        return written

    def _item(self, item: ListItem, of: List, opened: OpenList, place: Place) -> list[str]:
        place = self._entering(item, place)
        style = styles.callout_list(place.callout) or styles.list_item(
            opened.level, ordered=of.ordered
        )
        introduces = len(item.blocks) > 1 and isinstance(item.blocks[1], List | Table | Figure)
        self._marker = Marker(
            opened.next_number(), opened.level, style, loose=not of.tight, keep=introduces
        )
        written = self.blocks(item.blocks, place)
        return written + self._flushed(place)

    def _report_numbers(self, node: List) -> None:
        """Say where Word will not count by itself when an editor adds an item."""
        if not node.ordered:
            return
        why = ""
        if any(not is_countable(node.numbering, value) for value in values(node)):
            why = "numbers that Word can't count to: they are fixed text"
        elif node.reversed and len(node.items) > 1:
            why = "a list that counts down: each item has its own number"
        if why:
            near = excerpt(plain_text((node,)))
            self.draft.report(Diagnostic(Code.NOT_CARRIED, why, Where(near=near)))

    def _definitions(self, node: DefinitionList, place: Place) -> list[str]:
        written = []
        inner = place.indented(styles.DEFINITION)
        for item in node.items:
            written += [self.paragraph(styles.TERM, term, place) for term in item.terms]
            for blocks in item.definitions:
                written += self.blocks(blocks, inner)
        return written

    def _questions(self, node: Questions, place: Place) -> list[str]:
        written = []
        for item in node.items:
            written.append(self.paragraph(styles.QUESTION, item.question, place))
            written += self.blocks(item.answer, place)
        return written

    # ------------------------------------------------------------------- quotes and the like

    def _quote(self, node: Quote, place: Place) -> list[str]:
        inner = place.indented(styles.PULL_QUOTE if node.pull else styles.QUOTE)
        kept = inner._replace(keep=bool(node.attribution) or inner.keep)
        written = self.blocks(node.blocks[:-1], inner) + self.blocks(node.blocks[-1:], kept)
        if node.attribution:
            written.append(self.paragraph(styles.ATTRIBUTION, node.attribution, inner))
        return written

    def _figure(self, node: Figure, place: Place) -> list[str]:
        """What is shown, then its caption, on one page."""
        kept = place._replace(keep=bool(node.caption) or place.keep)
        if is_gallery(node):
            written = self.blocks(node.blocks[:-1], narrowed(place))
            written += self.blocks(node.blocks[-1:], narrowed(kept))
        else:
            written = self.blocks(node.blocks, kept)
        written += self._caption(counted_as(node), node.caption, place)
        return self._held("Figure", written) if node.caption else written

    def _held(self, kind: str, elements: list[str]) -> list[str]:
        """Elements with a hidden bookmark around them; see `ranges`."""
        held = self.draft.ranges.held(kind, elements)
        for before, after in zip(elements, held, strict=True):
            if before in self.draft.unusual:
                self.draft.unusual[after] = self.draft.unusual[before]
        return held

    def _callout(self, node: Callout, place: Place) -> list[str]:
        """Paragraphs and lists in styles with one bar and one shade: they touch, as one block."""
        style = styles.CALLOUTS[node.kind]
        first, last = node.blocks[:-1], node.blocks[-1:]
        inner = place._replace(style=style, callout=style)
        written = self.blocks(first, inner._replace(keep=True))
        return written + self.blocks(last, inner)

    def _embed(self, node: Embed, place: Place) -> str:
        language = place.lang or self.draft.language
        name = embed_name(node.kind, node.title, node.provider, node.href, language)
        style = styles.EMBED if self._marker is None else self._marker.style
        return self.paragraph(style, (Link(node.href, (Text(name),)),), place)

    def note(self, node: Note, look: Look) -> str:
        """See `InlinePrinter`: numbered when its mark is reached, whatever its text holds."""
        number = self.draft.notes.open()
        width = self.draft.page.text_width
        place = Place(
            width=width, style=styles.NOTE, lang=look.lang, rtl=look.rtl, step=self.draft.step
        )
        with self.draft.within_notes():
            content = sealed(self.blocks(node.blocks, place))
        mark = self.draft.notes.add(number, content)
        return self.draft.bookmarks.around(self.chapter, node.id, mark)

    def _caption(self, kind: captions.Kind, blocks: Blocks, place: Place) -> list[str]:
        self._counted = kind
        written = self.blocks(blocks, place._replace(style=styles.CAPTION))
        self._counted = None
        return written

    def _table(self, node: Table, place: Place) -> list[str]:
        caption = self._caption("table", node.caption, place._replace(keep=True))
        written = caption + self._flushed(place)
        grid = tables.Grid.of(node)
        if grid.squeezed:
            self.draft.report(
                Diagnostic(
                    Code.NOT_CARRIED,
                    f"more than {tables.MOST_COLUMNS} columns: the last ones share a cell",
                    Where(near=excerpt(plain_text((node,)))),
                )
            )
        kind, width = self.draft.page_of(grid.texts(), place)
        place = place._replace(width=width)
        element = tables.table(grid, place, self._cell, self.draft.table_size)
        self.draft.unusual[element] = kind
        return [*written, element]

    def _cell(self, cell: Cell, place: Place) -> str:
        """A cell's content, which ends in a paragraph as Word demands."""
        place = self._entering(cell, place)
        written = sealed(self.blocks(cell.blocks, place))
        return "".join(written) or self.paragraph(place.style, (), place)


def sealed(elements: list[str]) -> list[str]:
    """The elements of a body or cell with an empty paragraph after each table that needs one.

    Word joins tables that touch, and a cell or body must end in a paragraph
    (ISO/IEC 29500-1, 17.4.65). Paragraphs of lists have no space before them.
    """
    written: list[str] = []
    for number, element in enumerate(elements):
        written.append(element)
        following = elements[number + 1] if number + 1 < len(elements) else "<w:tbl>"
        if element.startswith("<w:tbl>") and following.startswith(_CLOSE_TO_TABLES):
            written.append(f'<w:p><w:pPr><w:pStyle w:val="{styles.AFTER_TABLE}"/></w:pPr></w:p>')
    return written
