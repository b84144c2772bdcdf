"""What stands around a text that is handed out, as XHTML: letterhead, facts, lines to fill in."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from exporter.assets import Pictures
from exporter.direction import base_direction, way_of
from exporter.markup.addresses import shown_address, valid_address
from exporter.markup.blocks import inline_markup
from exporter.markup.escape import attributes, escape
from exporter.markup.settings import MarkupSettings
from exporter.phrases import display_date, phrases
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
    printer = _Printer(pictures, settings)
    parts = (
        printer.letterhead(leaflet.clinic),
        _paragraph(escape(leaflet.purpose), "purpose"),
        printer.online(leaflet),
        _paragraph(printer.text(leaflet.other_formats), "other-formats"),
        printer.about(leaflet),
        printer.disclaimer(leaflet),
        printer.fill_in(leaflet.fill_in),
        printer.checklist(publication) if leaflet.checklist else "",
    )
    return LeafletMarkup(*map(Markup, parts))  # every part is escaped as it is made


def _paragraph(content: str, class_: str | None = None) -> str:
    return f"<p{attributes(class_=class_)}>{content}</p>" if content else ""


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def _section(class_: str, heading: str, content: str) -> str:
    if not content:
        return ""
    return f"<section{attributes(class_=class_)}><h2>{escape(heading)}</h2>\n{content}\n</section>"


def _plain(text: str, href: str) -> str:
    """A number or address that runs from left to right in every language, as a live link."""
    if not text:
        return ""
    address = valid_address(href)
    if address is None:
        return f'<span dir="ltr">{escape(text)}</span>'
    return f'<a{attributes(href=address)} dir="ltr">{escape(text)}</a>'


def dialled(phone: str) -> str:
    """A `tel:` address (RFC 3966): digits, after a plus sign where the number has one.

    The zero in `+44 (0)1632` is dialled within the country only.
    """
    plus = "+" if phone.lstrip(" (").startswith("+") else ""
    dialled = phone.replace("(0)", "") if plus else phone
    return f"tel:{plus}{''.join(c for c in dialled if c in '0123456789')}"


class _Printer:
    """Prints the parts in one language."""

    def __init__(self, pictures: Pictures, settings: MarkupSettings) -> None:
        self._pictures, self._settings = pictures, settings
        self._words = phrases(settings.language)
        self._way = base_direction(settings.language)

    def text(self, text: str) -> str:
        """What a clinic says: its words may run the other way than the leaflet's own."""
        way = way_of(text)
        if way is None or way == self._way:
            return escape(text)
        return f'<span dir="{way}">{escape(text)}</span>'

    def labelled(self, label: str, content: str) -> str:
        """`Phone: 01234`: the content is markup."""
        return f"<p>{escape(label)}{self._words.colon} {content}</p>" if content else ""

    def letterhead(self, clinic: Clinic) -> str:
        """Who hands the leaflet out."""
        if not clinic.name:
            return ""
        words = self._words
        site = clinic.website.split("://", 1)[-1].rstrip("/")
        parts = [
            self._logo(clinic),
            _paragraph(self.text(clinic.name), "clinic"),
            *(_paragraph(self.text(line)) for line in clinic.address),
            self.labelled(words.phone, _plain(clinic.phone, dialled(clinic.phone))),
            self.labelled(words.email, _plain(clinic.email, f"mailto:{clinic.email}")),
            self.labelled(words.website, _plain(site, clinic.website)),
            # Each line is a paragraph of its own, for whoever listens.
            *(self.labelled(words.hours, self.text(line)) for line in clinic.hours[:1]),
            *(_paragraph(self.text(line)) for line in clinic.hours[1:]),
            self.labelled(words.out_of_hours, self.text(clinic.out_of_hours)),
        ]
        return f'<div class="letterhead">\n{_joined(parts)}\n</div>'

    def _logo(self, clinic: Clinic) -> str:
        picture = self._pictures.get(clinic.logo) if clinic.logo else None
        if picture is None:
            return ""
        height = min(_LOGO_HEIGHT, picture.height)
        size = {"width": max(1, round(picture.width * height / picture.height)), "height": height}
        where = self._settings.address_of(picture)
        return f"<img{attributes(src=where, alt=clinic.logo_alt, class_='logo', **size)}/>"

    def online(self, leaflet: Leaflet) -> str:
        """The article's address, and a code to scan."""
        href = valid_address(leaflet.source)
        if not leaflet.source or href is None:
            return ""
        code_of = self._settings.code_of
        code = code_of(href) if leaflet.code and code_of else None
        link = _plain(shown_address(leaflet.source), leaflet.source)
        picture = attributes(src=code, alt=self._words.scan, class_="code")
        parts = [
            f"<img{picture}/>" if code is not None else "",
            f"<p><strong>{escape(self._words.read_online)}{self._words.colon}</strong> {link}</p>",
        ]
        return f'<div class="online whole">\n{_joined(parts)}\n</div>'

    def about(self, leaflet: Leaflet) -> str:
        """Who answers for it, and since when; a review that nobody states has its place."""
        words, review = self._words, leaflet.review
        facts = (
            (words.written_by, ", ".join(leaflet.authors)),
            (words.reviewed_by, ", ".join(review.reviewers) or words.not_stated),
            (words.published_by, leaflet.publisher),
            (words.published, self._day(leaflet.published)),
            (words.last_reviewed, self._day(review.reviewed) or words.not_stated),
            (words.next_review, self._day(review.next_review) or words.not_stated),
            (words.version, review.version),
        )
        said = (
            f"<div><dt>{escape(label)}</dt><dd>{self.text(value)}</dd></div>"
            for label, value in facts
            if value
        )
        return _section("about whole", words.about_leaflet, f"<dl>\n{_joined(said)}\n</dl>")

    def _day(self, stamp: str) -> str:
        return display_date(stamp, self._settings.language)

    def disclaimer(self, leaflet: Leaflet) -> str:
        """What the leaflet isn't, and where to say what one thinks of it."""
        text = _joined(_paragraph(self.text(line)) for line in leaflet.disclaimer)
        parts = (
            _section("disclaimer whole", self._words.disclaimer, text),
            _section(
                "feedback whole", self._words.feedback, _paragraph(self.text(leaflet.feedback))
            ),
        )
        return _joined(parts)

    def fill_in(self, wanted: Iterable[FillIn]) -> str:
        """Lines for a hand."""
        words = self._words
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
            label = _paragraph(f"{escape(labels[line])}{words.colon}", "label" if count else "line")
            written.append(f'<div class="field whole">{label}{rules}</div>')
        return _section("fill-in whole", words.fill_in, _joined(written))

    def checklist(self, publication: Publication) -> str:
        """The steps with boxes to tick below a line to cut along, for a text that has steps."""
        chapter = publication.chapters[0]
        language = chapter.language or self._settings.language
        lines = [inline_markup(line, self._pictures, self._settings) for line in steps(publication)]
        if not lines:
            return ""
        where = attributes(lang=language, dir=base_direction(language, chapter.dir))
        title = escape(plain_text(publication.title))
        items = _joined(f"<li>{line}</li>" for line in lines)
        parts = [
            _paragraph(escape(self._words.tear_off), "cut"),
            f"<h2>{escape(self._words.checklist)}</h2>",
            f"<p{where}><strong>{title}</strong></p>",
            f'<ul class="boxes"{where}>\n{items}\n</ul>',
        ]
        return f'<section class="tear-off whole">\n{_joined(parts)}\n</section>'
