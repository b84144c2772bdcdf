"""What stands around a text that is handed out, as XHTML: letterhead, facts, lines to fill in."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from exporter.assets import Pictures
from exporter.direction import base_direction
from exporter.markup.addresses import valid_address
from exporter.markup.blocks import inline_markup
from exporter.markup.escape import attributes, escape
from exporter.markup.settings import MarkupSettings
from exporter.phrases import Phrases, display_date, phrases
from exporter.tree import Clinic, FillIn, Leaflet, Publication, plain_text
from exporter.tree.steps import steps

_LOGO_HEIGHT = 76
"""In CSS pixels (2 cm): the letterhead leaves the page to the text."""

_LINES_TO_WRITE: dict[FillIn, int] = {"notes": 4, "questions": 4}
"""Empty lines below a label; the others have their line beside it."""


class LeafletMarkup(Struct, frozen=True):
    """The parts of a leaflet, in the order in which they stand.

    Attributes:
        letterhead: Before the title.
        purpose: Below it.
        online: The article's address and a code to scan.
        other_formats: The offer of large print and the like.
        about: Who answers for it, and since when.
        disclaimer: And where to say what one thinks of it.
        fill_in: Lines for a hand.
        checklist: The steps once more, to tear off.
    """

    letterhead: Markup
    purpose: Markup
    online: Markup
    other_formats: Markup
    about: Markup
    disclaimer: Markup
    fill_in: Markup
    checklist: Markup


def leaflet_markup(
    publication: Publication, leaflet: Leaflet, pictures: Pictures, settings: MarkupSettings
) -> LeafletMarkup:
    """All parts; one that has nothing to say is empty.

    Args:
        publication: The text that it stands around.
        leaflet: What to say.
        pictures: The logo, if it is at hand.
        settings: For the language of labels and dates, and the address of pictures and codes.
    """
    words = phrases(settings.language)
    parts = (
        _letterhead(leaflet.clinic, pictures, settings, words),
        _paragraph(leaflet.purpose, "purpose"),
        _online(leaflet, settings, words),
        _paragraph(leaflet.other_formats, "other-formats"),
        _about(leaflet, settings.language, words),
        _disclaimer(leaflet, words),
        _fill_in(leaflet.fill_in, words),
        _checklist(publication, pictures, settings, words) if leaflet.checklist else "",
    )
    return LeafletMarkup(*map(Markup, parts))  # every part is escaped as it is made


def _paragraph(text: str, class_: str | None = None) -> str:
    return f"<p{attributes(class_=class_)}>{escape(text)}</p>" if text else ""


def _section(class_: str, heading: str, content: str) -> str:
    if not content:
        return ""
    return f"<section{attributes(class_=class_)}><h2>{escape(heading)}</h2>\n{content}\n</section>"


def _labelled(label: str, content: str) -> str:
    """`Phone: 01234`: the content is markup."""
    return f"<p>{escape(label)}: {content}</p>" if content else ""


def _plain(text: str, href: str) -> str:
    """A number or address that runs from left to right in every language, as a live link."""
    if not text:
        return ""
    address = valid_address(href)
    if address is None:
        return f'<span dir="ltr">{escape(text)}</span>'
    return f'<a{attributes(href=address)} dir="ltr">{escape(text)}</a>'


def _dialled(phone: str) -> str:
    """A `tel:` address (RFC 3966): digits, after a plus sign where the number has one.

    The zero in `+44 (0)1632` is dialled within the country only.
    """
    plus = "+" if phone.lstrip(" (").startswith("+") else ""
    dialled = phone.replace("(0)", "") if plus else phone
    return f"tel:{plus}{''.join(c for c in dialled if c in '0123456789')}"


def _letterhead(
    clinic: Clinic, pictures: Pictures, settings: MarkupSettings, words: Phrases
) -> str:
    if not clinic.name:
        return ""
    parts = [_logo(clinic, pictures, settings), f'<p class="clinic">{escape(clinic.name)}</p>']
    parts += [f"<p>{escape(line)}</p>" for line in clinic.address]
    site = clinic.website.split("://", 1)[-1].rstrip("/")
    parts += [
        _labelled(words.phone, _plain(clinic.phone, _dialled(clinic.phone))),
        _labelled(words.email, _plain(clinic.email, f"mailto:{clinic.email}")),
        _labelled(words.website, _plain(site, clinic.website)),
        *_hours(clinic.hours, words),
        _labelled(words.out_of_hours, escape(clinic.out_of_hours)),
    ]
    return f'<div class="letterhead">\n{_joined(parts)}\n</div>'


def _hours(lines: tuple[str, ...], words: Phrases) -> list[str]:
    """The label stands before the first line; each line is a paragraph, for whoever listens."""
    if not lines:
        return []
    return [
        _labelled(words.hours, escape(lines[0])),
        *(f"<p>{escape(line)}</p>" for line in lines[1:]),
    ]


def _logo(clinic: Clinic, pictures: Pictures, settings: MarkupSettings) -> str:
    picture = pictures.get(clinic.logo) if clinic.logo else None
    if picture is None:
        return ""
    height = min(_LOGO_HEIGHT, picture.height)
    width = max(1, round(picture.width * height / picture.height))
    where = settings.address_of(picture)
    named = attributes(src=where, alt=clinic.logo_alt, class_="logo", width=width, height=height)
    return f"<img{named}/>"


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def _online(leaflet: Leaflet, settings: MarkupSettings, words: Phrases) -> str:
    href = valid_address(leaflet.source)
    if not leaflet.source or href is None:
        return ""
    link = _plain(leaflet.source, leaflet.source)
    code = settings.code_of(href) if leaflet.code and settings.code_of else None
    parts = []
    if code is not None:
        parts.append(f"<img{attributes(src=code, alt=words.scan, class_='code')}/>")
    parts.append(f"<p><strong>{escape(words.read_online)}:</strong> {link}</p>")
    return f'<div class="online whole">\n{_joined(parts)}\n</div>'


def _about(leaflet: Leaflet, language: str, words: Phrases) -> str:
    review = leaflet.review
    facts = (
        (words.written_by, ", ".join(leaflet.authors)),
        (words.reviewed_by, ", ".join(review.reviewers) or words.not_stated),
        (words.published_by, leaflet.publisher),
        (words.published, display_date(leaflet.published, language)),
        (words.last_reviewed, display_date(review.reviewed, language) or words.not_stated),
        (words.next_review, display_date(review.next_review, language) or words.not_stated),
        (words.version, review.version),
    )
    said = (
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in facts
        if value
    )
    return _section("about whole", words.about_leaflet, f"<dl>\n{_joined(said)}\n</dl>")


def _disclaimer(leaflet: Leaflet, words: Phrases) -> str:
    text = _joined(f"<p>{escape(line)}</p>" for line in leaflet.disclaimer)
    feedback = _paragraph(leaflet.feedback)
    parts = (
        _section("disclaimer whole", words.disclaimer, text),
        _section("feedback whole", words.feedback, feedback),
    )
    return _joined(parts)


def _fill_in(wanted: Iterable[FillIn], words: Phrases) -> str:
    labels: dict[FillIn, str] = {
        "name": words.name,
        "date": words.date,
        "appointment": words.appointment,
        "notes": words.notes,
        "questions": words.questions,
    }
    written = []
    for line in wanted:
        count = _LINES_TO_WRITE.get(line, 0)
        # The rules below a label are lines, not text: nothing of them is read aloud.
        rules = '<div class="rule"></div>' * count
        kind = "label" if count else "line"
        written.append(
            f'<div class="field whole"><p class="{kind}">{escape(labels[line])}:</p>{rules}</div>'
        )
    return _section("fill-in whole", words.fill_in, _joined(written))


def _checklist(
    publication: Publication, pictures: Pictures, settings: MarkupSettings, words: Phrases
) -> str:
    """The steps with boxes to tick, below a line to cut along; nothing for a text without steps."""
    chapter = publication.chapters[0]
    language = chapter.language or settings.language
    items = [f"<li>{inline_markup(line, pictures, settings)}</li>" for line in steps(publication)]
    if not items:
        return ""
    where = attributes(lang=language, dir=base_direction(language, chapter.dir))
    title = escape(plain_text(publication.title))
    parts = [
        f'<p class="cut">{escape(words.tear_off)}</p>',
        f"<h2>{escape(words.checklist)}</h2>",
        f"<p{where}><strong>{title}</strong></p>",
        f'<ul class="boxes"{where}>\n{_joined(items)}\n</ul>',
    ]
    return f'<section class="tear-off whole">\n{_joined(parts)}\n</section>'
