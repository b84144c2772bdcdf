"""Hypothesis strategies for lawful trees of every kind of node, for tests of writers."""

from itertools import count

from hypothesis import strategies as st
from msgspec.structs import replace

from exporter.tree import (
    Abbreviation,
    Block,
    Callout,
    Cell,
    DefinitionItem,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Image,
    Inline,
    LabelledList,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    MathElement,
    Note,
    PageBreak,
    Paragraph,
    Preformatted,
    QuestionAnswer,
    Questions,
    Quote,
    Row,
    Ruby,
    Span,
    Style,
    Styled,
    Table,
    Text,
    ThematicBreak,
    Time,
    rebuild,
)
from support.everything import FAR, NEAR

strings = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n\r"),
    min_size=1,
    max_size=12,
) | st.sampled_from(["\nx", "a\rb", "]]>", "<b>x</b>", "&amp;", "<!--", "  x\n"])
_languages = st.none() | st.sampled_from(["en", "ar", "zh-Hant", "de-AT"])
_directions = st.none() | st.sampled_from(["ltr", "rtl"])
_aligns = st.none() | st.sampled_from(["left", "center", "right", "justify"])

EMBEDDED = "https://example.org/v"
EMBED_NAMES = {"Video", EMBEDDED}
"""What writers call what is embedded."""

_leaves: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, strings),
    st.just(LineBreak()),
    st.builds(Image, st.sampled_from([NEAR, FAR]), alt=st.none() | strings | st.just("")),
    st.builds(Link, st.just("https://example.org/?a=1&b"), st.tuples(st.builds(Text, strings))),
)


_tokens = st.builds(
    MathElement, st.sampled_from(["mi", "mn", "mtext"]), text=st.sampled_from(["x", "42", "if"])
)
_formulas = st.recursive(
    _tokens,
    lambda inner: st.one_of(
        st.builds(MathElement, st.just("mrow"), st.lists(inner, max_size=3).map(tuple)),
        st.builds(
            MathElement, st.sampled_from(["mfrac", "msup", "munder"]), st.tuples(inner, inner)
        ),
        st.builds(MathElement, st.just("msqrt"), st.tuples(inner)),
        st.builds(MathElement, st.just("msubsup"), st.tuples(inner, inner, inner)),
    ),
    max_leaves=6,
)

_note_blocks = st.lists(
    st.builds(Paragraph, content=st.lists(_leaves, max_size=2).map(tuple)), min_size=1, max_size=2
).map(tuple)


def _wrapped(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    content = st.lists(inner, max_size=3).map(tuple)
    unlinked = st.tuples(st.builds(Text, strings))
    return st.one_of(
        st.builds(Styled, st.sampled_from(Style), content),
        st.builds(Span, content=content, lang=_languages, dir=_directions),
        st.builds(Abbreviation, content, strings),
        st.builds(Time, content, st.sampled_from(["2026-01-02", "soon", ""])),
        st.builds(Ruby, unlinked, unlinked),
        st.builds(Math, _formulas, st.sampled_from(["", "x^2"]), st.booleans()),
        st.builds(Note, id=st.just("note"), blocks=_note_blocks),
    )


inlines = st.lists(st.recursive(_leaves, _wrapped, max_leaves=6), max_size=3).map(tuple)
_full_inlines = inlines.filter(bool)

_simple: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Paragraph, content=inlines, align=_aligns, keep_with_next=st.booleans(), lang=_languages
    ),
    st.builds(Preformatted, content=inlines, kind=st.sampled_from(["code", "text", "verse"])),
    st.just(ThematicBreak()),
    st.builds(Embed, st.just(EMBEDDED), kind=st.sampled_from(["video", "page"])),
    st.just(PageBreak()),
)


def _lists(blocks: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[List]:
    full = blocks.filter(bool)
    items = st.builds(ListItem, blocks=full, value=st.none() | st.integers(-3, 99))
    return st.builds(
        List,
        items=st.lists(items, min_size=1, max_size=3).map(tuple),
        ordered=st.booleans(),
        start=st.none() | st.integers(-3, 99),
        reversed=st.booleans(),
        tight=st.booleans(),
    )


def _tables(blocks: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Table]:
    cells = st.builds(Cell, blocks=blocks, header=st.booleans(), align=_aligns)
    rows = st.lists(st.builds(Row, st.lists(cells, min_size=2, max_size=2).map(tuple)), max_size=3)
    some_rows = rows.filter(bool).map(tuple)
    caption = st.just(()) | st.tuples(st.builds(Paragraph, content=inlines))
    return st.builds(Table, head=rows.map(tuple), body=some_rows, caption=caption)


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    full = blocks.filter(bool)
    answers = st.builds(QuestionAnswer, inlines, blocks)
    definitions = st.builds(
        DefinitionItem,
        st.lists(inlines, min_size=1, max_size=2).map(tuple),
        st.lists(blocks, max_size=2).map(tuple),
    )
    return st.one_of(
        _lists(blocks),
        _tables(blocks),
        st.builds(Quote, blocks=full, attribution=inlines, pull=st.booleans()),
        st.builds(Figure, blocks=full, caption=st.lists(_paragraphs, max_size=2).map(tuple)),
        st.builds(
            Callout,
            blocks=st.lists(_paragraphs, min_size=1, max_size=2).map(tuple),
            kind=st.sampled_from(["emergency", "warning", "important", "note"]),
        ),
        st.builds(Details, summary=_full_inlines, blocks=blocks),
        st.builds(Questions, items=st.lists(answers, min_size=1, max_size=2).map(tuple)),
        st.builds(DefinitionList, items=st.lists(definitions, min_size=1, max_size=2).map(tuple)),
        st.builds(LabelledList, label=inlines, list=_lists(blocks)),
    )


def _with_note_ids(tree: tuple[Block, ...]) -> tuple[Block, ...]:
    """Notes with ids of their own, which no strategy can draw."""
    numbers = count(1)

    def on_inlines(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            replace(node, id=f"note-{next(numbers)}") if isinstance(node, Note) else node
            for node in run
        )

    return rebuild(tree, on_inlines=on_inlines)


_paragraphs = st.builds(Paragraph, content=inlines)
blocks: st.SearchStrategy[tuple[Block, ...]] = st.lists(
    st.recursive(_simple, _nested, max_leaves=8), max_size=4
).map(lambda found: _with_note_ids(tuple(found)))
