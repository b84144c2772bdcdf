"""How remarks become comments: worded, counted, and never without end."""

from datetime import UTC, datetime

import pytest
from support.everything import FAR
from support.margins import Said, comments_of, draft, remark
from support.trees import h, inlines, p
from support.word import Word

from exporter.diagnostics import Code, Diagnostic, Place
from exporter.remarks import Remark, remark_of
from exporter.tree import Block, Image, Link, Paragraph
from exporter.writers.docx.remarked import MOST, MOST_LISTED

TREE: tuple[Block, ...] = (h(2, "Rest"), p("Quoted words"))
LINKS = (
    p(
        *("click ", Link("https://example.org/1", inlines("here"))),
        *(" or click ", Link("https://example.org/2", inlines("here"))),
    ),
)


def said(*remarks: Remark, tree: tuple[Block, ...] = TREE) -> list[Said]:
    return comments_of(draft(*remarks, tree=tree))


def test_the_same_said_twice_goes_to_the_next_place() -> None:
    near = [remark("here", kind="vague", detail=f"leads to {number}") for number in (1, 2)]
    found = said(*near, tree=LINKS)
    assert [each.text.splitlines()[0] for each in found] == [
        "This is odd: leads to 1.",
        "This is odd: leads to 2.",
    ]
    assert [each.about for each in found] == ["here", "here"]
    first, second = Word(draft(*near, tree=LINKS)).find("w:commentRangeStart")
    assert first.getnext() is not second


def test_the_same_of_one_place_is_said_once() -> None:
    assert len(said(remark("Quoted words"), remark("Quoted words"))) == 1


@pytest.mark.parametrize(
    ("count", "places", "last"),
    [(20, 20, "odd."), (21, 21, "odd."), (200, 21, "179 more places: this is odd.")],
)
def test_too_many_of_a_kind_are_counted(count: int, places: int, last: str) -> None:
    tree = tuple(p(f"line number {number}.") for number in range(count))
    found = said(*(remark(f"line number {number}.") for number in range(count)), tree=tree)
    assert MOST == 20
    assert len(found) == places
    assert found[-1].text.splitlines()[0].endswith(last)
    assert found[-1].about == f"line number {places - 1}."


def test_what_has_no_place_is_listed_at_the_title() -> None:
    lost = [remark(detail=f"thing {number}") for number in range(MOST_LISTED + 5)]
    ((text, about, style),) = said(*lost, remark("", kind="odd", detail="thing 3"))
    lines = text.splitlines()
    assert (about, style) == ("A title", "Title")
    assert lines[0] == "This is odd (15 times):"
    assert lines[1:11] == [f"– thing {number}" for number in range(MOST_LISTED)]
    assert lines[11].startswith("… and 5 more")
    assert lines[12] == "Mend it."


def test_what_stood_near_is_told_at_the_title() -> None:
    ((text, _about, _style),) = said(remark("words that are gone", detail="so"))
    assert text.splitlines() == [
        "This is odd: so.",
        "It stood near “words that are gone”.",
        "Mend it.",
    ]


def test_a_long_document_takes_time_by_its_length() -> None:
    """Ten times the text and the remarks: far less than a hundred times the time."""

    def seconds(size: int) -> float:
        tree = tuple(p(f"word {number} ", "and more " * 20) for number in range(size))
        wanted = [remark(f"word {number} and", kind=str(number % 40)) for number in range(size)]
        started = datetime.now(UTC)
        draft(*wanted, tree=tree)
        return (datetime.now(UTC) - started).total_seconds()

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.02)


def test_a_remark_is_made_of_a_diagnostic() -> None:
    found = remark_of(Diagnostic(Code.FORM_FLATTENED, "<button>", Place(near="Send")))
    assert found == Remark(
        kind="form-flattened",
        what="a form control was replaced by the text that it shows",
        detail="<button>",
        step="Take it out, or say what a reader of a document can do instead.",
        near="Send",
    )
    assert remark_of(Diagnostic(Code.SPACES_COLLAPSED)) is None


def test_many_remarks_without_a_place_are_counted() -> None:
    ((text, _about, _style),) = said(*(remark(detail=f"thing {number}") for number in range(900)))
    assert text.splitlines()[0] == "This is odd (900 times):"
    assert text.splitlines()[11].startswith("… and 890 more")


def test_a_picture_shown_twice_has_a_comment_at_each() -> None:
    shown = [Paragraph(content=(Image(FAR, title=f"number {count}"),)) for count in (1, 2)]
    wanted = [remark(picture="far.png", block=block) for block in (1, 3)]
    found = said(*wanted, tree=(shown[0], p("between"), shown[1]))
    assert [each.about for each in found] == [
        f"[Picture: number 1 {FAR}]",
        f"[Picture: number 2 {FAR}]",
    ]


def test_the_same_said_without_end_is_bounded() -> None:
    assert len(said(*[remark("Rest", detail="so")] * 5000)) <= MOST + 1
