"""What a leaflet says around its article: who gives it out, who answers for it, and until when."""

from typing import Literal

from msgspec import Struct

FillIn = Literal["name", "date", "appointment", "notes", "questions"]
"""Lines for a hand to fill in."""


class Review(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The clinical review of a text, as far as somebody stated it. Nothing of it is inferred.

    Attributes:
        reviewers: Names.
        reviewed: ISO 8601 date of the last review.
        next_review: ISO 8601 date by which the text is to be reviewed again.
        version: As the publisher counts.
    """

    reviewers: tuple[str, ...] = ()
    reviewed: str = ""
    next_review: str = ""
    version: str = ""


class Clinic(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who hands a leaflet out: what its letterhead says.

    Attributes:
        name: Of the clinic.
        logo: Address of a picture.
        logo_alt: What stands for it; empty where the name, which stands beside it, says as much.
        address: Lines.
        phone: As people dial it.
        email: An address.
        website: An address, with its scheme.
        hours: Lines.
        out_of_hours: What to do when it is closed: a sentence.
    """

    name: str = ""
    logo: str = ""
    logo_alt: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    hours: tuple[str, ...] = ()
    out_of_hours: str = ""


class Leaflet(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What stands around an article that is handed out. What is empty isn't printed.

    Attributes:
        clinic: For the letterhead.
        purpose: What the leaflet is for, in one line.
        authors: Who wrote it.
        publisher: Who answers for it.
        published: ISO 8601 date.
        review: Of its content. The dates have their place on the page even where they are
            missing: a reader sees that nobody stated one.
        source: Web address of the article.
        code: A code to scan stands beside the address.
        other_formats: The sentence that offers large print, audio or other languages.
        disclaimer: Paragraphs.
        feedback: Where to say what one thinks of the leaflet.
        fill_in: Lines for a hand, in this order.
        checklist: The steps of the article once more on a strip to tear off, with boxes to tick.
    """

    clinic: Clinic = Clinic()
    purpose: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    review: Review = Review()
    source: str = ""
    code: bool = True
    other_formats: str = ""
    disclaimer: tuple[str, ...] = ()
    feedback: str = ""
    fill_in: tuple[FillIn, ...] = ()
    checklist: bool = False
