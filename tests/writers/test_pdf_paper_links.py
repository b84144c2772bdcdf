"""What paper says of links' addresses, and that links go on working on the screen."""

from typing import get_args

import pytest
from support.printed import Printed, printed
from support.trees import article, bullets, inlines, p

from exporter.look import Links, Look
from exporter.tree import Block, Embed, Heading, Link, Note, Paragraph, Text

LEAFLET = "https://example.org/leaflets/sleep?lang=en"
CLINIC = "https://clinic.example/"


def link(href: str, words: str = "some words") -> Link:
    return Link(href, inlines(words))


def written(*blocks: Block, links: Links, language: str = "en") -> Printed:
    return printed(article(*blocks, language=language), look=Look(links=links))


def said(found: Printed) -> str:
    """All text, with single spaces."""
    return " ".join(found.tags().text().split())


def addresses(found: Printed) -> list[str]:
    """The entries of the list of addresses."""
    lists = found.tags().find("L")
    return [body.text() for body in lists[-1].find("LBody")] if lists else []


def live(found: Printed) -> list[str]:
    return [str(item.A.URI) for item in found.annotations() if "/A" in item]


def test_numbers_lead_to_a_list_of_addresses() -> None:
    found = written(p("See ", link(LEAFLET), ", or ", link(CLINIC), "."), links="notes")
    tags = found.tags()
    assert "See some words 1 , or some words 2 ." in said(found)
    assert [tag.text() for tag in tags.find("Reference")] == ["1", "2"]
    assert tags.find("H2")[-1].text() == "Web addresses"
    assert addresses(found) == [LEAFLET, CLINIC]
    assert [tag.text().strip() for tag in tags.find("Lbl")] == ["1.", "2."]


def test_one_address_has_one_number() -> None:
    found = written(p(link(LEAFLET), "; "), bullets("x"), p(link(LEAFLET)), links="notes")
    assert [tag.text() for tag in found.tags().find("Reference")] == ["1", "1"]
    assert addresses(found) == [LEAFLET]


@pytest.mark.parametrize(
    ("href", "words"),
    [
        (LEAFLET, LEAFLET),
        (CLINIC, "clinic.example"),
        ("https://www.clinic.example/", "Clinic.example"),
        ("mailto:desk@clinic.example", "desk@clinic.example"),
        ("tel:+442079460000", "020 7946 0000"),
        ("tel:+442079460000", "Call 020 7946 0000"),
        ("#there", "there"),
    ],
)
@pytest.mark.parametrize("links", ["notes", "inline"])
def test_an_address_that_is_said_is_not_repeated(href: str, words: str, links: Links) -> None:
    target = Paragraph(content=inlines("Target"), id="there")
    found = written(p("A ", link(href, words), " b"), target, links=links)
    text = said(found)
    assert f"A {words} b" in text
    assert "Web addresses" not in text


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("mailto:desk%40x@clinic.example?subject=Hi", "desk@x@clinic.example"),
        ("tel:+44-20-7946", "+44-20-7946"),
        (LEAFLET, LEAFLET),
        ("https://example.org/" + "a" * 400, "https://example.org/" + "a" * 279 + "…"),
    ],
)
def test_inline_addresses_stand_in_brackets(href: str, shown: str) -> None:
    found = written(p("Ask ", link(href, "the desk"), " now"), links="inline")
    text = said(found).replace("a ", "a")
    assert f"Ask the desk ({shown}) now" in text
    assert len(found.annotations()) >= 1


def test_nothing_is_added_unless_asked_for() -> None:
    found = written(p("See ", link(LEAFLET), "."), links="none")
    assert "See some words." in found.tags().text()
    assert not found.tags().find("Reference")
    assert live(found).count(LEAFLET) == 1


@pytest.mark.parametrize("links", get_args(Links))
def test_links_stay_live(links: Links) -> None:
    found = written(p("See ", link(LEAFLET), "."), links=links)
    assert LEAFLET in live(found)
    assert found.tags().find("Link")[0].text().strip() == "some words"


def test_a_heading_keeps_its_bookmark() -> None:
    found = written(
        Heading(level=2, content=(Text("Sleep "), link(LEAFLET))), p("x"), links="notes"
    )
    assert [title for _level, title, _page in found.bookmarks()][1:] == [
        "Sleep some words",
        "Web addresses",
    ]


def test_a_link_in_two_pieces_has_one_number() -> None:
    found = written(p(link(LEAFLET, "one"), link(LEAFLET, "two")), links="notes")
    assert [tag.text() for tag in found.tags().find("Reference")] == ["1"]


def test_links_in_footnotes_count_too() -> None:
    note = Note(id="n", blocks=(p("A study: ", link(CLINIC)),))
    found = written(p("x", note, link(LEAFLET)), links="notes")
    assert addresses(found) == [CLINIC, LEAFLET]


def test_an_embedded_thing_has_its_address_already() -> None:
    video = Embed(href=LEAFLET, kind="video", title="How to sleep")
    text = written(video, p("x"), links="notes").tags().text()
    assert text.count(LEAFLET) == 1
    assert "Web addresses" not in text
