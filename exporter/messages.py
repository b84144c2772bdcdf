"""Messages and their catalogues: what a file says of its own accord, in the file's language.

A catalogue is `locale/LANGUAGE.po` (GNU gettext). Its contexts are the names of the fields of
`Phrases`, its ids their English texts. `python -m exporter.messages` brings the catalogues up to
date after a field was added or its English changed; what is new or changed is left to translate.
"""

import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_type_hints

from msgspec import Meta, Struct

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LOCALE = Path(__file__).parent / "locale"


class Phrases(Struct, frozen=True):
    """Words of one language; each field's comment is for its translator."""

    page: Annotated[str, Meta(description="Foot of a page. {page} and {pages} are numbers.")] = (
        "Page {page} of {pages}"
    )
    contents: Annotated[str, Meta(description="Heading of a table of contents.")] = "Contents"
    picture: Annotated[
        str, Meta(description="Before what a picture shows, where the picture itself is missing.")
    ] = "Picture"
    figure: Annotated[str, Meta(description="Before a caption. {number} is a number.")] = (
        "Figure {number}"
    )
    table: Annotated[str, Meta(description="Before a caption. {number} is a number.")] = (
        "Table {number}"
    )
    source: Annotated[str, Meta(description="Before the web address of an article.")] = "Source"
    by: Annotated[str, Meta(description="Before the names of authors.")] = "By"
    video: Annotated[str, Meta(description="What a film without a title is called.")] = "Video"
    audio: Annotated[str, Meta(description="What a recording without a title is called.")] = "Audio"
    map: Annotated[str, Meta(description="What a map without a title is called.")] = "Map"
    about_leaflet: Annotated[
        str, Meta(description="Heading. A leaflet tells patients about a treatment or condition.")
    ] = "About this leaflet"
    written_by: Annotated[str, Meta(description="Before the authors' names.")] = "Written by"
    reviewed_by: Annotated[
        str, Meta(description="Before the name of the clinician who checked the text.")
    ] = "Clinical reviewer"
    published_by: Annotated[str, Meta(description="Before the name of a clinic.")] = "Published by"
    published: Annotated[str, Meta(description="Before a date.")] = "Published"
    last_reviewed: Annotated[
        str, Meta(description="Before the date on which a clinician last checked the text.")
    ] = "Last reviewed"
    next_review: Annotated[
        str, Meta(description="Before the date by which a clinician is to check it again.")
    ] = "Next review"
    version: Annotated[str, Meta(description="Before a number such as 2.1.")] = "Version"
    not_stated: Annotated[str, Meta(description="In place of a name or date that nobody told.")] = (
        "not stated"
    )
    read_online: Annotated[str, Meta(description="Before a web address.")] = "Read this online"
    scan: Annotated[str, Meta(description="Says what a QR code is for.")] = (
        "Scan this code with a phone to read this online."
    )
    other_formats: Annotated[str, Meta(description="Offer at the end of a leaflet.")] = (
        "This leaflet is available in other formats, such as larger print, audio or other "
        "languages. Please ask us."
    )
    phone: Annotated[str, Meta(description="Before a telephone number.")] = "Phone"
    email: Annotated[str, Meta(description="Before an e-mail address.")] = "E-mail"
    website: Annotated[str, Meta(description="Before a web address.")] = "Website"
    hours: Annotated[str, Meta(description="Before the hours of a clinic.")] = "Opening hours"
    out_of_hours: Annotated[
        str, Meta(description="Before what to do while the clinic is closed.")
    ] = "When we are closed"
    feedback: Annotated[str, Meta(description="Heading.")] = (
        "Tell us what you think of this leaflet"
    )
    disclaimer: Annotated[
        str, Meta(description="Heading of a note on what the leaflet can't replace.")
    ] = "Please note"
    fill_in: Annotated[str, Meta(description="Heading of lines on which the patient writes.")] = (
        "For you to fill in"
    )
    name: Annotated[str, Meta(description="Of the patient: before a line to write on.")] = "Name"
    date: Annotated[str, Meta(description="Before a line to write on.")] = "Date"
    appointment: Annotated[str, Meta(description="Before a line to write on.")] = "Next appointment"
    notes: Annotated[str, Meta(description="Before lines to write on.")] = "Notes"
    questions: Annotated[
        str, Meta(description="Before lines on which the patient notes questions.")
    ] = "Questions to ask"
    checklist: Annotated[str, Meta(description="Heading of steps to tick.")] = "Checklist"
    tear_off: Annotated[str, Meta(description="Beside a line to cut along.")] = (
        "Cut here to keep this checklist"
    )
    links: Annotated[str, Meta(description="Heading of a list of addresses.")] = "Web addresses"
    colon: Annotated[
        str, Meta(description="Between a label and what it names, with the space before it.")
    ] = ":"


ENGLISH = Phrases()


@cache
def catalogues() -> frozenset[str]:
    """The names of the catalogues that there are."""
    return frozenset(path.stem for path in LOCALE.glob("*.po"))


@cache
def translated(name: str) -> Phrases:
    """The words of a catalogue; English ones for what it doesn't have, or where there is none.

    Args:
        name: A catalogue's, such as `pt` or `zh-Hant`.
    """
    if name not in catalogues():
        return ENGLISH
    found = {
        str(message.context): message.string
        for message in read(LOCALE / f"{name}.po")
        if message.context and isinstance(message.string, str) and not message.fuzzy
    }
    fields = Phrases.__struct_fields__
    return Phrases(**{field: found[field] for field in fields if found.get(field)})


def read(path: Path) -> "Catalog":
    """A catalogue."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - English needs no Babel

    with path.open("rb") as file:
        return read_po(file)


def template() -> "Catalog":
    """All messages, without translations, with what their translators should know."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415

    catalogue = Catalog(project="exporter", charset="utf-8")
    for field, hint in get_type_hints(Phrases, include_extras=True).items():
        comment = hint.__metadata__[0].description
        catalogue.add(getattr(ENGLISH, field), context=field, user_comments=(comment,))
    return catalogue


def up_to_date(path: Path) -> bytes:
    """A catalogue with all messages that there are now; those that are new have no translation."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415
    from babel.messages.pofile import write_po  # noqa: PLC0415

    old = read(path)
    new = Catalog(locale=path.stem.replace("-", "_"), charset="utf-8")
    for message in template():
        if message.id:
            known = old.get(message.id, context=message.context)
            new.add(
                message.id,
                known.string if known else "",
                context=message.context,
                user_comments=message.user_comments,
            )
    written = BytesIO()
    write_po(written, new, width=100, omit_header=True, sort_output=False)
    header = f'msgid ""\nmsgstr ""\n"Language: {path.stem}\\n"\n'
    return f'{header}"Content-Type: text/plain; charset=utf-8\\n"\n\n'.encode() + written.getvalue()


if __name__ == "__main__":
    for catalogue in sorted(LOCALE.glob("*.po")):
        catalogue.write_bytes(up_to_date(catalogue))
        sys.stdout.write(f"{catalogue.name}\n")
