"""A tree with every kind of node, for writers that must print them all."""

import hashlib
import io
from base64 import b64decode

from PIL import Image as Pixels

from exporter.assets import Picture, Pictures
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
    Heading,
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
)
from support.trees import bullets, h, inlines, p, strong

NEAR = "https://example.org/pictures/near.png"
FAR = "https://example.org/pictures/far.png"


_TEAL = (
    "iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAKklEQVR4nO3NMQEAAAgDIDX5olvBzwcK0JXUh3lZ"
    "xWKxWCwWi8VisVh8suPzATw3KrjcAAAAAElFTkSuQmCC"
)
"""A PNG of 40 × 30 in teal, as bytes: golden files must not depend on who compresses."""


def picture(colour: str = "teal", size: tuple[int, int] = (40, 30)) -> Picture:
    """A real PNG of one colour."""
    buffer = io.BytesIO()
    Pixels.new("RGB", size, colour).save(buffer, "PNG")
    data = b64decode(_TEAL) if (colour, size) == ("teal", (40, 30)) else buffer.getvalue()
    return Picture(data, "image/png", *size, hashlib.sha256(data).hexdigest())


def pictures() -> Pictures:
    """The one at `NEAR`."""
    return Pictures({NEAR: picture()})


INLINES: tuple[Inline, ...] = (
    Text("plain & <tagged> ]]> \"quoted\" 'text' "),
    LineBreak(),
    *(Styled(style, inlines(f"{style.value} ")) for style in Style),
    Span(content=inlines("bonjour "), lang="fr", id="anchor"),
    Span(content=inlines("שלום "), lang="he", dir="rtl"),
    Abbreviation(inlines("WHO "), "World Health Organization"),
    Time(inlines("yesterday "), "2026-02-27"),
    Time(inlines("some day "), "whenever"),
    Ruby(inlines("漢"), inlines("kan")),
    Link("https://example.org/?a=1&b=2", inlines("outside "), "A “title”"),
    Link("#anchor", inlines("inside ")),
    Image(NEAR, alt="A teal box", width=20),
    Image(NEAR, alt=""),
    Image(FAR, alt="A far box"),
    Math(
        MathElement("mfrac", (MathElement("mi", text="a"), MathElement("mn", text="2"))),
        latex=r"\frac{a}{2}",
    ),
    Note(id="source", blocks=(p("A study of 2024, ", strong("in print")), p("and another"))),
)

_CELLS = (
    Row((Cell(header=True), Cell(blocks=(p("Head"),), header=True, colspan=2))),
    Row(
        (
            Cell(blocks=(p("Side"),), header=True, rowspan=2),
            Cell(blocks=(p("one"), p("two")), align="right"),
            Cell(blocks=(bullets("in a cell"),)),
        )
    ),
    Row((Cell(blocks=(p("a"),), lang="la"), Cell(blocks=(p("b"),), id="cell"))),
)

BLOCKS: tuple[Block, ...] = (
    Paragraph(content=INLINES),
    Paragraph(content=inlines("Centred"), align="center", keep_with_next=True, id="centred"),
    h(2, "Lists"),
    bullets("tight", (p("with one below"), bullets("deep", "deeper")), ordered=True),
    List(
        items=(
            ListItem(blocks=(p("first"), p("second")), value=7),
            ListItem(blocks=(p("third"),), id="item"),
        ),
        ordered=True,
        start=9,
        reversed=True,
        numbering="lower-roman",
        tight=False,
    ),
    DefinitionList(
        items=(
            DefinitionItem((inlines("term"), inlines("synonym")), ((p("meaning"),), (p("other"),))),
            DefinitionItem((inlines("undefined"),), ()),
        )
    ),
    LabelledList(label=inlines("Pros:"), list=bullets("cheap", "quick"), tone="pros"),
    LabelledList(label=inlines("Cons:"), list=bullets("dull"), tone="cons"),
    Heading(level=3, content=inlines("Quotes ", Styled(Style.CODE, inlines("x<y"))), id="quotes"),
    Quote(blocks=(p("To be"),), attribution=inlines("Hamlet")),
    Quote(blocks=(p("Pulled out"),), pull=True),
    Preformatted(content=inlines("\nif a < b:\n\treturn"), kind="code", language="python"),
    Preformatted(content=inlines("\n  kept  as is")),
    Preformatted(content=inlines("roses\n  are red"), kind="verse"),
    h(2, "Figures"),
    Figure(blocks=(Paragraph(content=(Image(NEAR, alt="Box"),)),), caption=(p("A caption"),)),
    Figure(blocks=(Paragraph(content=(Image(FAR),)),), caption=(p("One"), p("Two"))),
    Table(head=_CELLS[:1], body=_CELLS[1:], foot=_CELLS[:1], caption=(p("A table"),)),
    Details(summary=inlines("More"), blocks=(p("Hidden"),)),
    Callout(blocks=(p(strong("Call 999"), " if it is blue"),), kind="emergency"),
    Callout(blocks=(p("Warning:"), bullets("hot", "wet")), kind="warning", id="hot"),
    Callout(blocks=(p("Important: rest"), bullets("sit", "lie", ordered=True)), kind="important"),
    Callout(
        blocks=(LabelledList(label=inlines("Note:"), list=bullets("shut on Mondays")),), kind="note"
    ),
    Embed(
        href="https://www.youtube.com/watch?v=abc123",
        kind="video",
        title="How to bandage",
        provider="YouTube",
    ),
    Embed(href="https://example.org/map", kind="map", id="map"),
    ThematicBreak(),
    Questions(
        items=(
            QuestionAnswer((strong("Q: Does it hurt?"),), (p("Seldom."), bullets("rest", "ice"))),
            QuestionAnswer(inlines("Q: How long?"), (p("A week."),)),
        )
    ),
    PageBreak(),
    Paragraph(content=inlines("مرحبا"), lang="ar", dir="rtl"),
)
