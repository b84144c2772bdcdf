"""Callouts in each format: styles in Word, an `aside` in markup, a frame on paper."""

import pytest
from support.contexts import chapter, context
from support.printed import printed
from support.trees import article, bullets, inlines, p
from support.word import Line, W, Word, value, written

from exporter.assets import Pictures
from exporter.markup import MarkupSettings, block_markup
from exporter.tree import Block, Callout, CalloutKind, LabelledList, Publication
from exporter.writers.pdf.options import PdfOptions
from exporter.writers.pdf.page import parts


def word(*blocks: Block) -> Word:
    return Word(written(context(Publication.of_article(chapter(*blocks)))))


def lines(*blocks: Block) -> list[Line]:
    """The paragraphs below title and by-line."""
    return word(*blocks).lines()[2:]


def test_callouts_are_styles_with_their_lists_in_them() -> None:
    hot = Callout(blocks=(p("Warning:"), bullets("hot", (p("wet"), p("or cold")))), kind="warning")
    shut = LabelledList(label=inlines("Note:"), list=bullets("shut", ordered=True))
    found = lines(hot, Callout(blocks=(shut,), kind="note"), bullets("plain"))
    assert [(line.style, line.text) for line in found] == [
        ("CalloutWarning", "Warning:"),
        ("CalloutWarningList", "hot"),
        ("CalloutWarningList", "wet"),
        ("CalloutWarningList", "or cold"),
        ("CalloutNote", "Note:"),
        ("CalloutNoteList", "shut"),
        ("ListBullet", "plain"),
    ]


def test_only_documents_with_callouts_have_their_styles() -> None:
    assert "CalloutNote" not in word(p("x")).styles
    document = word(Callout(blocks=(p("Note: x"), bullets("y")), kind="note"))
    assert {"Callout", "CalloutNote", "CalloutNoteList"} <= set(document.styles)
    by_style = {value(each, "w:pPr/w:pStyle"): each for each in document.find("w:p")}
    first, item = by_style["CalloutNote"], by_style["CalloutNoteList"]
    assert first.find(f"{W}pPr/{W}keepNext") is not None
    assert item.find(f"{W}pPr/{W}keepNext") is None
    assert value(item, "w:pPr/w:ind", "left") == f"{225 + 425}"


@pytest.mark.parametrize(("epub", "paged"), [(False, False), (True, False), (False, True)])
def test_a_callout_is_a_note_with_no_words_but_its_own(*, epub: bool, paged: bool) -> None:
    callout = Callout(blocks=(p("Warning: hot"),), kind="warning", id="w")
    settings = MarkupSettings(address_of=lambda picture: picture.name, epub=epub, paged=paged)
    assert block_markup((callout,), Pictures(), settings) == (
        '<aside id="w" class="callout callout-warning" role="note">\n<p>Warning: hot</p>\n</aside>'
    )


def test_paper_sets_each_kind_apart_and_only_where_there_is_one() -> None:
    kinds: tuple[CalloutKind, ...] = ("emergency", "warning", "important", "note")
    callouts = [Callout(blocks=(p("Read this."),), kind=kind) for kind in kinds]
    assert "callouts" not in parts(context(article(p("x")), options=PdfOptions()))
    assert "callouts" in parts(context(article(*callouts[:1]), options=PdfOptions()))
    ink = [_ink(each) for each in callouts]
    assert ink == sorted(ink, reverse=True)
    assert len(set(ink)) == len(kinds)


def _ink(block: Block) -> int:
    """How many dots of a page are dark: the words are the same in each."""
    page = printed(article(block)).pixels(0, on_paper=True).convert("L")
    return sum(page.histogram()[:128])
