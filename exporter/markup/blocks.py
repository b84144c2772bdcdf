"""Blocks as XHTML."""

from typing import assert_never

from markupsafe import Markup

from exporter.assets import Pictures
from exporter.diagnostics import excerpt
from exporter.markup.escape import attributes, escape
from exporter.markup.inlines import SHOWN_ADDRESS, InlinePrinter
from exporter.markup.settings import MarkupSettings
from exporter.markup.tables import table
from exporter.phrases import embed_name
from exporter.tree import (
    Block,
    Blocks,
    Callout,
    DefinitionItem,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inlines,
    LabelledList,
    Link,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Questions,
    Quote,
    Span,
    Table,
    Text,
    ThematicBreak,
    walk,
)

_LONGEST_ADDRESS = 1000

_LIST_TYPES = {
    "decimal": None,
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


def block_markup(blocks: Blocks, pictures: Pictures, settings: MarkupSettings) -> Markup:
    """Blocks as XHTML, one to a line, their footnotes after them.

    Args:
        blocks: Lawful by `tree.check`.
        pictures: Those at hand; any other becomes a visible placeholder.
        settings: See `MarkupSettings`.
    """
    printer = BlockPrinter(pictures, settings)
    written = printer.blocks(blocks)
    return Markup(written + printer.footnotes())  # noqa: S704 - escaped


def inline_markup(inlines: Inlines, pictures: Pictures, settings: MarkupSettings) -> Markup:
    """Inlines as XHTML; arguments as `block_markup`."""
    return Markup(BlockPrinter(pictures, settings).inlines(inlines))  # noqa: S704 - escaped


def _is_plain(block: Paragraph) -> bool:
    """Whether a paragraph says nothing besides its content."""
    named = block.id or block.lang or block.dir
    return not (named or block.align or block.keep_with_next)


def _only_pictures(content: Inlines) -> bool:
    return bool(content) and all(isinstance(node, Image) for node in content)


def is_gallery(node: List) -> bool:
    """Whether a list is of pictures alone, with or without captions: it needs no bullets."""
    return not node.ordered and all(
        bool(item.blocks) and all(map(_shows_pictures, item.blocks)) for item in node.items
    )


def _shows_pictures(block: Block) -> bool:
    match block:
        case Figure():
            return all(map(_shows_pictures, block.blocks))
        case Paragraph():
            shown = [inner for inner in walk(block.content) if not isinstance(inner, Link | Span)]
            pictures = any(isinstance(inner, Image) for inner in shown)
            return pictures and all(
                isinstance(inner, Image) or (isinstance(inner, Text) and not inner.text.strip())
                for inner in shown
            )
        case _:
            return False


class BlockPrinter(InlinePrinter):
    """Prints blocks under one set of settings."""

    def blocks(self, nodes: Blocks) -> str:
        """The blocks, one to a line."""
        return "\n".join([self.block(node) for node in nodes])

    def block(self, node: Block) -> str:  # noqa: C901, PLR0912 - a total match
        """One block."""
        match node:
            case Paragraph():
                return self._paragraph(node)
            case Heading():
                return self._heading(node)
            case List():
                return self._list(node)
            case DefinitionList():
                items = "\n".join([self._definition(item) for item in node.items])
                return f"<dl{self.common(node)}>\n{items}\n</dl>"
            case Quote():
                return self._quote(node)
            case Preformatted():
                return self._preformatted(node)
            case Figure():
                return self._figure(node)
            case Table():
                return self._table(node)
            case Details():
                return self._details(node)
            case Callout():
                return self._callout(node)
            case Questions():
                return self._questions(node)
            case LabelledList():
                return self._labelled(node)
            case Embed():
                return self._embed(node)
            case ThematicBreak():
                return f"<hr{self.common(node)}/>"
            case PageBreak():
                return f"<div{self.common(node, 'page-break')}></div>"
            case _:
                assert_never(node)

    def _paragraph(self, node: Paragraph) -> str:
        names = [f"align-{node.align}"] if node.align else []
        if node.keep_with_next:
            names.append("keep-with-next")
        if _only_pictures(node.content):
            names.append("picture")
        return f"<p{self.common(node, ' '.join(names) or None)}>{self.inlines(node.content)}</p>"

    def _heading(self, node: Heading) -> str:
        level = max(2, min(6, node.level + self.settings.heading_shift))
        align = f"align-{node.align}" if node.align else None
        return f"<h{level}{self.common(node, align)}>{self.inlines(node.content)}</h{level}>"

    def flow(self, nodes: Blocks) -> str:
        """Blocks where a lone plain paragraph needs no `p`: cells, captions, definitions."""
        if len(nodes) == 1 and isinstance(nodes[0], Paragraph) and _is_plain(nodes[0]):
            return self.inlines(nodes[0].content)
        return self.blocks(nodes)

    # ------------------------------------------------------------------------------- lists

    def _list(self, node: List) -> str:
        name = "ol" if node.ordered else "ul"
        kind = "gallery" if is_gallery(node) else None if node.tight else "loose"
        written = self.common(node, kind)
        if node.ordered:
            written += attributes(
                type=_LIST_TYPES[node.numbering],
                start=node.start,
                reversed="reversed" if node.reversed else None,
            )
        items = "\n".join([self._item(item, node) for item in node.items])
        return f"<{name}{written}>\n{items}\n</{name}>"

    def _item(self, item: ListItem, of: List) -> str:
        written = self.common(item)
        if of.ordered and item.value is not None:
            written += attributes(value=item.value)
        content = self.item(item.blocks) if of.tight else self.blocks(item.blocks)
        return f"<li{written}>{content}</li>"

    def item(self, nodes: Blocks) -> str:
        """An item's blocks, its leading paragraph without `p`."""
        first = nodes[0] if nodes else None
        if not isinstance(first, Paragraph) or not _is_plain(first):
            return self.blocks(nodes)
        rest = self.blocks(nodes[1:])
        return self.inlines(first.content) + (f"\n{rest}" if rest else "")

    def _definition(self, item: DefinitionItem) -> str:
        """Terms with their definitions; a term without any gets an empty one: `dl` needs it."""
        terms = "".join([f"<dt>{self.inlines(term)}</dt>" for term in item.terms])
        definitions = item.definitions or ((),)
        return terms + "".join([f"<dd>{self.flow(blocks)}</dd>" for blocks in definitions])

    def _labelled(self, node: LabelledList) -> str:
        names = f"labelled {node.tone}" if node.tone else "labelled"
        label = f'<p class="label keep-with-next">{self.inlines(node.label)}</p>'
        return f"<div{self.common(node, names)}>\n{label}\n{self._list(node.list)}\n</div>"

    def _questions(self, node: Questions) -> str:
        """Questions and answers.

        Questions are paragraphs, not headings: they don't belong into an outline. The role is
        DPUB-ARIA's (https://www.w3.org/TR/dpub-aria-1.1/#doc-qna).
        """
        parts = [
            f'<div class="question">\n<p class="asked keep-with-next">{self.inlines(item.question)}'
            f"</p>\n{self.blocks(item.answer)}\n</div>"
            for item in node.items
        ]
        written = self.common(node, "questions") + self._role("doc-qna", "qna")
        content = "\n".join(parts)
        return f"<div{written}>\n{content}\n</div>"

    def footnotes(self) -> str:
        """The footnotes of what was printed, each with a link back to its mark.

        Reading systems show an `aside` of this type at its mark and hide it here.

        Source: https://www.w3.org/TR/dpub-aria-1.1/#doc-footnote
        """
        if not self.notes:
            return ""
        prefix = self.settings.id_prefix
        parts = []
        for number, note in self.notes:
            back = attributes(href=f"#{prefix}{note.reference_id}", role="doc-backlink")
            written = attributes(id=prefix + note.id, class_="note")
            written += self._role("doc-footnote", "footnote")
            content = self.item(note.blocks)
            parts.append(f"<aside{written}><a{back}>{number}.</a> {content}</aside>")
        kept = "\n".join(parts)
        return f'\n<div class="notes">\n{kept}\n</div>'

    def _role(self, role: str, epub_type: str) -> str:
        return attributes(role=role, epub__type=epub_type if self.settings.epub else None)

    # ------------------------------------------------------------------- quotes and the like

    def _quote(self, node: Quote) -> str:
        """A quotation; its attribution stands inside, last, as WordPress has it."""
        content = self.blocks(node.blocks)
        if node.attribution:
            content += f'\n<p class="attribution">{self.inlines(node.attribution)}</p>'
        if not node.pull:
            return f"<blockquote{self.common(node)}>\n{content}\n</blockquote>"
        written = self.common(node, "pull-quote") + attributes(role="doc-pullquote")
        return f"<aside{written}>\n<blockquote>\n{content}\n</blockquote>\n</aside>"

    def _preformatted(self, node: Preformatted) -> str:
        content = self.inlines(node.content)
        if node.kind == "code":
            language = f"language-{'-'.join(node.language.split())}" if node.language else None
            content = f"<code{attributes(class_=language)}>{content}</code>"
        elif node.content and isinstance(node.content[0], Text) and content.startswith("\n"):
            # HTML parsers drop a line end right after <pre>, XML parsers don't.
            content = f"<span>{content}</span>"
        return f"<pre{self.common(node, node.kind)}>{content}</pre>"

    def _figure(self, node: Figure) -> str:
        content = "\n".join([self._figured(block) for block in node.blocks])
        caption = f"\n<figcaption>{self.flow(node.caption)}</figcaption>" if node.caption else ""
        return f"<figure{self.common(node)}>\n{content}{caption}\n</figure>"

    def _figured(self, block: Block) -> str:
        if isinstance(block, Paragraph) and _is_plain(block) and _only_pictures(block.content):
            return self.inlines(block.content)
        return self.block(block)

    def _embed(self, node: Embed) -> str:
        """An embedded thing as its link; in print with its address, and a code that holds it.

        The code is decoration for assistive technology: the link beside it says the same.
        """
        name = embed_name(node.kind, node.title, node.provider, node.href, self.settings.language)
        link = self.inline(Link(node.href, (Text(name),)))
        if not self.settings.paged:
            return f"<p{self.common(node, f'embed {node.kind}')}>{link}</p>"
        parts = [f'<p class="embedded">{link}</p>']
        code = self.settings.code_of(node.href) if self.settings.code_of else None
        if name != node.href:
            # Where no code holds an address, all that anybody could type is printed.
            shown = escape(excerpt(node.href, SHOWN_ADDRESS if code else _LONGEST_ADDRESS))
            parts.append(f'<p class="address" dir="ltr">{shown}</p>')
        if code is not None:
            parts.insert(0, f"<img{attributes(src=code, alt='', class_='code')}/>")
        content = "\n".join(parts)
        return f"<div{self.common(node, 'embed whole')}>\n{content}\n</div>"

    def _table(self, node: Table) -> str:
        written = table(node, self.common, self.flow)
        if self.settings.epub or self.settings.paged:
            return written
        return f'<div class="table">{written}</div>'

    def _callout(self, node: Callout) -> str:
        """A note by its role: it is part of the text, not a landmark beside it.

        Source: https://www.w3.org/TR/html-aria/#el-aside
        """
        written = self.common(node, f"callout callout-{node.kind}") + attributes(role="note")
        return f"<aside{written}>\n{self.blocks(node.blocks)}\n</aside>"

    def _details(self, node: Details) -> str:
        """A disclosure, open; where nothing folds, its summary stands as a label."""
        summary, blocks = self.inlines(node.summary), self.blocks(node.blocks)
        if self.settings.epub or self.settings.paged:
            label = f'<p class="summary keep-with-next">{summary}</p>'
            return f"<div{self.common(node, 'details')}>\n{label}\n{blocks}\n</div>"
        written = self.common(node) + attributes(open="open")
        return f"<details{written}>\n<summary>{summary}</summary>\n{blocks}\n</details>"
