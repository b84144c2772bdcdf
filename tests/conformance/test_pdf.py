"""veraPDF finds nothing in what the PDF writer makes: 0 failed rules of all that a file claims."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from support.contexts import book, chapter, without_source
from support.everything import BLOCKS, FAR, NEAR, picture, pictures
from support.lawful import blocks
from support.printed import printed
from support.trees import article, bullets, h, inlines, p
from support.validators import broken_rules

from exporter.assets import Pictures
from exporter.tree import (
    Block,
    Cell,
    Image,
    Link,
    List,
    ListItem,
    Paragraph,
    Preformatted,
    Publication,
    Quote,
    Row,
    Table,
)
from exporter.writers.pdf.options import PdfOptions, Standard

LONG = "word " * 900


def _row(*texts: str, header: bool = False) -> Row:
    return Row(tuple(Cell(blocks=(p(text),), header=header) for text in texts))


PUBLICATIONS = {
    "everything": Publication.of_article(chapter(*BLOCKS)),
    "book": book(chapter(*BLOCKS, title="One"), chapter(*BLOCKS, title="Two", language="de")),
    "bare": without_source(article(p("x"), language=None)),
    "over pages": article(
        p(LONG), bullets(LONG, (p(LONG), bullets(LONG))), Quote(blocks=(p(LONG),))
    ),
    "long table": article(
        Table(head=(_row("a", "b", header=True),), body=(_row("c", "d"),) * 90, foot=(_row("e"),))
    ),
    "ragged table": article(
        Table(body=(Row((Cell(rowspan=2, colspan=2),)), Row((Cell(), Cell())), _row("a")))
    ),
    "only a head": article(Table(head=(_row("a", header=True),)), Table(foot=(_row("b"),))),
    "odd text": article(p("😀 👩‍👩‍👧 🇫🇷 \U0010fffd \u202e\u2028x\u200b\ufeff हिन्दी ไทย 漢字")),
    "right to left": article(
        h(2, "כותרת"),
        List(items=(ListItem(blocks=(p("פריט"), bullets("ב"))),), ordered=True),
        Paragraph(content=(Link("https://example.org/", inlines("קישור")),)),
        language="he",
    ),
    "links": article(
        Paragraph(content=(Link("https://example.org/", (Image(NEAR, alt=""),)),)),
        Paragraph(content=(Link("https://example.org/", (Image(NEAR), *inlines("x"))),)),
        Paragraph(content=(Link("https://example.org/", (Image(FAR),)),)),
        p(Link("https://example.org/", inlines("link " * 60))),
    ),
    "headings": article(h(4, "a"), h(6, "b"), h(2, "c"), h(5, "d")),
    "code": article(Preformatted(content=inlines("line\n" * 120), kind="code")),
}


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_publications(tmp_path: Path, standard: Standard) -> None:
    paths = {}
    for name, publication in PUBLICATIONS.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(
            printed(publication, pictures(), options=PdfOptions(standard=standard)).content
        )
        paths[path] = name
    found = broken_rules(list(paths), standard)
    assert {paths[path]: rules for path, rules in found.items() if rules} == {}


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_any_trees(tmp_path: Path, standard: Standard) -> None:
    both = Pictures({NEAR: picture(), FAR: picture("red")})
    made: list[Path] = []

    @settings(
        max_examples=40,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(blocks)
    def write(tree: tuple[Block, ...]) -> None:
        path = tmp_path / f"{len(made)}.pdf"
        whole = Publication.of_article(chapter(*tree))
        path.write_bytes(printed(whole, both, options=PdfOptions(standard=standard)).content)
        made.append(path)

    write()
    assert {path.name: rules for path, rules in broken_rules(made, standard).items() if rules} == {}
