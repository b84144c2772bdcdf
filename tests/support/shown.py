"""Trees as short indented text, for tests that people read."""

from collections.abc import Iterable, Iterator

from exporter.tree import (
    Abbreviation,
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
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    Note,
    PageBreak,
    Paragraph,
    Preformatted,
    Questions,
    Quote,
    Row,
    Ruby,
    Span,
    Styled,
    Table,
    Text,
    ThematicBreak,
    Time,
)
from exporter.tree.maths import linear


def shown(blocks: Iterable[Block]) -> str:
    """A line a block, what it holds below it; only what differs from the default is said."""
    return "\n".join(line for block in blocks for line in _block(block))


def run(nodes: Iterable[Inline]) -> str:
    """A run of text: styles and links as `name[…]`, a break as `⏎`."""
    return "".join(map(_inline, nodes))


def _inline(node: Inline) -> str:
    match node:
        case Text():
            return node.text.replace("\n", "␤").replace("\u00a0", "~")
        case LineBreak():
            return "⏎"
        case Styled():
            return f"{node.style.value}[{run(node.content)}]"
        case Span():
            return f"span{_own(node)}[{run(node.content)}]"
        case Abbreviation():
            return f"abbreviation({node.expansion})[{run(node.content)}]"
        case Time():
            return f"time({node.datetime})[{run(node.content)}]"
        case Ruby():
            return f"ruby[{run(node.base)}|{run(node.reading)}]"
        case Link():
            title = f" “{node.title}”" if node.title else ""
            return f"link({node.href}{title})[{run(node.content)}]"
        case Image():
            size = f" {node.width}×{node.height}" if node.width or node.height else ""
            alt = "" if node.alt is None else f" “{node.alt}”"
            return f"image({node.src}{size}{alt})"
        case Math():
            said = f"{'display ' if node.display else ''}{node.latex or '-'}"
            return f"math({said})[{' '.join(linear(node.root).split())}]"
        case Note():
            return f"note #{node.id}[{' / '.join(line for b in node.blocks for line in _block(b))}]"


def _own(node: Block | Span | ListItem | Cell) -> str:
    said = [f" #{node.id}"] if node.id else []
    said += [f" lang={node.lang}"] if node.lang else []
    said += [f" dir={node.dir}"] if node.dir else []
    return "".join(said)


def _block(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912, PLR0915 - a total match
    own = _own(block)
    match block:
        case Paragraph():
            own += f" align={block.align}" if block.align else ""
            own += " keep" if block.keep_with_next else ""
            yield f"p{own}: {run(block.content)}"
        case Heading():
            own += f" align={block.align}" if block.align else ""
            yield f"h{block.level}{own}: {run(block.content)}"
        case List():
            yield from _list(block)
        case DefinitionList():
            yield f"definitions{own}"
            for item in block.items:
                yield from (f"  term: {run(term)}" for term in item.terms)
                for definition in item.definitions:
                    yield from _below(definition, "  = ")
        case Quote():
            yield f"{'pull quote' if block.pull else 'quote'}{own}"
            yield from _below(block.blocks)
            if block.attribution:
                yield f"  by: {run(block.attribution)}"
        case Preformatted():
            own += f" {block.language}" if block.language else ""
            yield f"{block.kind}{own}: {run(block.content)}"
        case Figure():
            yield f"figure{own}"
            yield from _below(block.blocks)
            yield from _below(block.caption, "  caption ")
        case Table():
            yield f"table{own}"
            yield from _below(block.caption, "  caption ")
            for name, rows in (("head", block.head), ("body", block.body), ("foot", block.foot)):
                yield from (f"  {name}: {_row(row)}" for row in rows)
        case Details():
            yield f"details{own}: {run(block.summary)}"
            yield from _below(block.blocks)
        case Callout():
            yield f"callout {block.kind}{own}"
            yield from _below(block.blocks)
        case Questions():
            yield f"questions{own}"
            for pair in block.items:
                yield f"  ? {run(pair.question)}"
                yield from _below(pair.answer, "  = ")
        case LabelledList():
            tone = f" {block.tone}" if block.tone else ""
            yield f"labelled{tone}{own}: {run(block.label)}"
            yield from _below([block.list])
        case Embed():
            said = " ".join(filter(None, (block.kind, block.provider, f"“{block.title}”")))
            yield f"embed{own} {said} {block.href}"
        case ThematicBreak():
            yield f"rule{own}"
        case PageBreak():
            yield f"page break{own}"


def _below(blocks: Iterable[Block], mark: str = "  ") -> Iterator[str]:
    lines = [line for block in blocks for line in _block(block)]
    rest = " " * len(mark)
    return (f"{rest if number else mark}{line}" for number, line in enumerate(lines))


def _list(block: List) -> Iterator[str]:
    said = "ordered list" if block.ordered else "list"
    said += f" from {block.start}" if block.start is not None else ""
    said += " reversed" if block.reversed else ""
    said += f" {block.numbering}" if block.numbering != "decimal" else ""
    said += "" if block.tight else " loose"
    yield f"{said}{_own(block)}"
    for item in block.items:
        mark = f"  {item.value if item.value is not None else '-'}{_own(item)} "
        yield from _below(item.blocks, mark)


def _row(row: Row) -> str:
    return " | ".join(map(_cell, row.cells))


def _cell(cell: Cell) -> str:
    said = "*" if cell.header else ""
    said += f"[{cell.scope}]" if cell.scope else ""
    said += f"[{cell.colspan}×{cell.rowspan}]" if (cell.colspan, cell.rowspan) != (1, 1) else ""
    said += f"[{cell.align}]" if cell.align else ""
    return said + _own(cell) + " / ".join(line for block in cell.blocks for line in _block(block))
