"""Leaflets as PDF: everything around the text, in order, for eyes and for screen readers."""

import base64
import io

import zxingcpp
from msgspec.structs import replace
from PIL import Image as Pixels
from support.contexts import SOURCE
from support.printed import Printed, printed
from support.trees import article, bullets, p

from exporter.assets import Media
from exporter.tree import Clinic, Leaflet, Publication, Review

STEPS = bullets("Sit down", "Put ice on it", "Lift the foot", ordered=True)

FULL = Leaflet(
    clinic=Clinic(
        name="Hill Clinic",
        address=("1 Example Street", "Exampleton"),
        phone="+44 (0)1632 960 123",
        email="desk@clinic.example",
        website="https://clinic.example/",
        hours=("8 to 6", "closed on Sunday"),
        out_of_hours="Call 111.",
    ),
    purpose="What to do first.",
    authors=("The nurses",),
    publisher="Hill Clinic",
    published="2026-01-02",
    review=Review(("The physiotherapists",), "2026-02-01", "2029-02-01", "1.2"),
    source="https://clinic.example/ankle/",
    other_formats="Ask us for larger print.",
    disclaimer=("Ask your nurse.", "Or your doctor."),
    feedback="Write to us.",
    fill_in=("name", "date", "appointment", "notes", "questions"),
    checklist=True,
)

WORDS = """\
Hill Clinic
1 Example Street
Exampleton
Phone: +44 (0)1632 960 123
E-mail: desk@clinic.example
Website: clinic.example
Opening hours: 8 to 6
closed on Sunday
When we are closed: Call 111.
A title
What to do first.
1.
Sit down
2.
Put ice on it
3.
Lift the foot
Read this online: https://clinic.example/ankle/
Ask us for larger print.
About this leaflet
Written by
The nurses
Clinical reviewer
The physiotherapists
Published by
Hill Clinic
Published
January 2, 2026
Last reviewed
February 1, 2026
Next review
February 1, 2029
Version
1.2
Please note
Ask your nurse.
Or your doctor.
Tell us what you think of this leaflet
Write to us.
For you to fill in
Name:
Date:
Next appointment:
Notes:
Questions to ask:
Cut here to keep this checklist
Checklist
A title
Sit down
Put ice on it
Lift the foot"""


def leaflet(whole: Leaflet = FULL) -> Printed:
    return printed(of(whole))


def of(whole: Leaflet) -> Publication:
    publication = article(STEPS)
    chapters = (replace(publication.chapters[0], source=SOURCE),)
    return replace(publication, chapters=chapters, leaflet=whole)


def said(found: Printed) -> str:
    lines = (line.strip() for line in found.tags().text().splitlines())
    return "\n".join(filter(None, lines))


def test_a_screen_reader_hears_all_in_order() -> None:
    assert said(leaflet()) == WORDS


def test_a_leaflet_that_says_nothing_has_only_the_places_of_its_review() -> None:
    heard = said(leaflet(Leaflet()))
    assert heard.endswith(
        "About this leaflet\nClinical reviewer\nnot stated\nLast reviewed\nnot stated\n"
        "Next review\nnot stated"
    )
    assert "Phone" not in heard
    assert "Ann O’Bee" not in heard


def test_numbers_and_addresses_are_live() -> None:
    found = leaflet()
    uris = [str(link.A.URI) for link in found.annotations()]
    assert uris[:3] == [
        "tel:+441632960123",
        "mailto:desk@clinic.example",
        "https://clinic.example/",
    ]
    assert "https://clinic.example/ankle/" in uris


def test_a_telephone_reads_the_code() -> None:
    found = leaflet()
    pages = [found.pixels(number, on_paper=True) for number in range(len(found.view))]
    assert "https://clinic.example/ankle/" in {
        code.text for page in pages for code in zxingcpp.read_barcodes(page)
    }
    without = leaflet(replace(FULL, code=False))
    assert not [
        code
        for number in range(len(without.view))
        for code in zxingcpp.read_barcodes(without.pixels(number, on_paper=True))
    ]


def test_headings_are_bookmarks() -> None:
    titles = [title for _depth, title, _page in leaflet().bookmarks()]
    assert titles == [
        "A title",
        "About this leaflet",
        "Please note",
        "Tell us what you think of this leaflet",
        "For you to fill in",
        "Checklist",
    ]


def test_the_logo_is_named_or_an_artifact() -> None:
    picture = io.BytesIO()
    Pixels.new("RGB", (40, 20), "navy").save(picture, "PNG")
    address = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
    for alt, expected in (("", []), ("A hill", ["A hill"])):
        whole = replace(FULL, code=False, clinic=replace(FULL.clinic, logo=address, logo_alt=alt))
        pictures, missing = Media().pictures_of(of(whole))
        assert missing == []
        found = printed(of(whole), pictures)
        assert [str(tag.attributes["Alt"]) for tag in found.tags().find("Figure")] == expected
        assert len(list(found.file.pages[0].Resources.XObject)) == 1


def test_a_text_without_steps_has_no_checklist() -> None:
    publication = replace(article(p("Rest.")), leaflet=FULL)
    heard = said(printed(publication))
    assert "Checklist" not in heard
    assert heard.endswith("Questions to ask:")


def test_the_offer_of_other_formats_is_at_16_points() -> None:
    found = leaflet()
    (size,) = {round(size, 1) for text, size in found.sizes() if "larger print" in text}
    assert size >= 16
