"""What stands around an article that is handed out: letterhead, review, lines to fill in."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from exporter.assets import Picture
from exporter.direction import is_right_to_left, way_of
from exporter.markup.addresses import shown_address, valid_address
from exporter.markup.codes import code_picture
from exporter.markup.leaflet import dialled
from exporter.phrases import display_date
from exporter.tree import (
    FillIn,
    Image,
    Inline,
    Inlines,
    Leaflet,
    Link,
    Span,
    Style,
    Styled,
    Text,
    plain_text,
    steps,
)
from exporter.writers.docx import styles
from exporter.writers.docx.blocks import BlockPrinter
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.places import Marker, Place
from exporter.writers.docx.printed import LTR, addressed

_BETWEEN = " · "
_LOGO_HEIGHT = 1200
"""The tallest that a logo is, in twentieths of a point: 60 pt."""

_CODE_WIDTH = 125
"""Of a code with its white, in CSS pixels: 33 mm, whose inner 26 a telephone reads at arm's length."""

_MODULE = 8
_LONGEST_CODE = 300
_LINES = {"name": 0, "date": 0, "appointment": 0, "notes": 4, "questions": 4}
"""Empty lines below what is to be filled in."""

_E_MAIL = re.compile(r"[^\s@<>:/]+@[^\s@<>:/]+\.[^\s@<>:/]+")


class LeafletPrinter:
    """Prints a leaflet's own parts, in the language of the file.

    Args:
        draft: The document that is being written.
        leaflet: What is to be said.
        article: The place of the article's own text: its language may be another.
    """

    def __init__(self, draft: Draft, leaflet: Leaflet, article: Place) -> None:
        self._draft = draft
        self._words = draft.words
        self._leaflet = leaflet
        self._article = article
        self._printer = BlockPrinter(draft, 0)
        self._place = leaflet_place(draft)

    def _labelled(self, label: str, content: Inlines) -> Inlines:
        """What something is, and it; nothing where it is nothing."""
        name = Styled(Style.STRONG, (Text(f"{label}{self._words.colon}"),))
        return (name, Text(" "), *content) if content else ()

    def letterhead(self) -> list[str]:
        """Who hands it out, above the title."""
        clinic, words = self._leaflet.clinic, self._words
        lines: list[Inlines] = [
            _joined(self._text(line) for line in clinic.address),
            self._labelled(words.phone, self._link(dialled(clinic.phone), clinic.phone)),
            self._labelled(words.email, self._link(f"mailto:{clinic.email}", clinic.email)),
            self._labelled(words.website, self._link(clinic.website, _site(clinic.website))),
            self._labelled(words.hours, _joined(self._text(line) for line in clinic.hours)),
            self._labelled(words.out_of_hours, self._text(clinic.out_of_hours)),
        ]
        lines = list(filter(None, lines))
        written = self._logo()
        if clinic.name:
            written.append(self._line(styles.CLINIC, self._text(clinic.name)))
        for number, line in enumerate(lines, start=1):
            last = number == len(lines)
            written.append(self._line(styles.LETTERHEAD_END if last else styles.LETTERHEAD, line))
        return written

    def _logo(self) -> list[str]:
        clinic = self._leaflet.clinic
        picture = self._draft.context.pictures.get(clinic.logo) if clinic.logo else None
        if picture is None:
            return []
        alt = clinic.logo_alt or ("" if clinic.name else None)
        height = _LOGO_HEIGHT // 15
        width = max(1, round(picture.width * min(1, height / picture.height)))
        logo = Image(clinic.logo, alt, width=width)
        return [self._line(styles.LOGO, (logo,))]

    def purpose(self) -> list[str]:
        """What it is for, below the title, in the article's language."""
        if not self._leaflet.purpose:
            return []
        purpose = (Text(self._leaflet.purpose),)
        return [self._printer.paragraph(styles.SUBTITLE, purpose, self._article)]

    def end(self) -> list[str]:
        """Everything that stands below the text."""
        return [
            *self._source(),
            *self._other_formats(),
            *self._about(),
            *self._notices(),
            *self._fill_in(),
            *self._checklist(),
        ]

    # ------------------------------------------------------------------- who answers for it

    def _about(self) -> list[str]:
        words, leaflet, review = self._words, self._leaflet, self._leaflet.review
        facts = (
            (words.written_by, ", ".join(leaflet.authors)),
            (words.reviewed_by, ", ".join(review.reviewers) or words.not_stated),
            (words.published_by, leaflet.publisher),
            (words.published, self._date(leaflet.published)),
            (words.last_reviewed, self._date(review.reviewed) or words.not_stated),
            (words.next_review, self._date(review.next_review) or words.not_stated),
            (words.version, review.version),
        )
        lines = [self._labelled(label, self._text(fact)) for label, fact in facts if fact]
        return [
            self._heading(words.about_leaflet),
            *(self._line(styles.FACT, line, keep=line is not lines[-1]) for line in lines),
        ]

    def _date(self, stamp: str) -> str:
        return display_date(stamp, self._draft.language)

    def _source(self) -> list[str]:
        source = self._leaflet.source
        if not source:
            return []
        written = []
        address = valid_address(source)
        if self._leaflet.code and address is not None and len(address) <= _LONGEST_CODE:
            scan = self._words.scan
            written.append(self._line(styles.SCAN, (self._code(address, scan),), keep=True))
            written.append(self._line(styles.FACT, (Text(scan),), keep=True))
        line = self._labelled(self._words.read_online, self._link(source, shown_address(source)))
        return [*written, self._line(styles.FACT, line)]

    def _code(self, address: str, alt: str) -> Image:
        data = code_picture(address, _MODULE)
        side = int.from_bytes(data[16:20], "big")  # the width in a PNG's first chunk
        digest = hashlib.sha256(data).hexdigest()
        picture = Picture(data, "image/png", side, side, digest)
        return Image(self._draft.pictures.add(picture), f"{alt} {address}", width=_CODE_WIDTH)

    def _other_formats(self) -> list[str]:
        offer = self._leaflet.other_formats
        return [self._line(styles.OTHER_FORMATS, self._text(offer))] if offer else []

    def _notices(self) -> list[str]:
        leaflet, words = self._leaflet, self._words
        written = []
        if leaflet.disclaimer:
            written.append(self._heading(words.disclaimer))
            written += [self._line(styles.BODY, self._text(text)) for text in leaflet.disclaimer]
        if leaflet.feedback:
            written.append(self._heading(words.feedback))
            written.append(self._line(styles.BODY, self._text(leaflet.feedback)))
        return written

    # ------------------------------------------------------------------------- for a hand

    def _fill_in(self) -> list[str]:
        asked = self._leaflet.fill_in
        if not asked:
            return []
        written = [self._heading(self._words.fill_in)]
        for place, kind in enumerate(asked, start=1):
            label = self._labelled(self._fill_in_name(kind), (Text(""),))
            lines: list[Inlines] = [label, *[()] * _LINES[kind]]
            goes_on = len(lines) == 1 and place < len(asked)  # a single line stays with the next
            written += [
                self._line(styles.FILL_IN, line, keep=number < len(lines) or goes_on)
                for number, line in enumerate(lines, start=1)
            ]
        return written

    def _fill_in_name(self, kind: FillIn) -> str:
        words = self._words
        return {
            "name": words.name,
            "date": words.date,
            "appointment": words.appointment,
            "notes": words.notes,
            "questions": words.questions,
        }[kind]

    def _checklist(self) -> list[str]:
        found = steps(self._draft.context.publication) if self._leaflet.checklist else ()
        if not found:
            return []
        number = self._draft.numbering.boxes()
        written = [
            self._line(styles.CUT_HERE, (Text(self._words.tear_off),)),
            self._heading(self._words.checklist),
            self._printer.paragraph(styles.LABEL, self._title(), self._article),
        ]
        place = self._article._replace(left=self._article.step)
        for count, step in enumerate(found, start=1):
            keep = count < len(found)
            marker = Marker(number, 0, styles.CHECKLIST, loose=False, keep=keep)
            written.append(self._printer.marked(styles.CHECKLIST, step, place, marker))
        return written

    def _title(self) -> Inlines:
        """The title once more, for whoever keeps the strip alone."""
        return (Text(plain_text(self._draft.context.publication.chapters[0].title)),)

    # ------------------------------------------------------------------------------ printing

    def _text(self, text: str) -> Inlines:
        """What a clinic says, with addresses as links: it may run the other way than the labels."""
        way = way_of(text)
        content = tuple(self._with_links(text))
        if way is None or (way == "rtl") == self._place.rtl:
            return content
        if way == "ltr":  # marks keep a number at its beginning or a full stop at its end in place
            content = (Text(LTR), *content, Text(LTR))
        return (Span(content=content, dir=way),)

    def _with_links(self, text: str) -> Iterator[Inline]:
        for word in re.split(r"(\s+)", text):
            bare = word.rstrip(".,;:!?)")
            href = f"mailto:{bare}" if _E_MAIL.fullmatch(bare) else bare
            if href == bare and not bare.lower().startswith(("http://", "https://")):
                bare = ""
            yield from self._link(href, bare)
            if rest := word[len(bare) :]:
                yield Text(rest)

    def _link(self, href: str, text: str) -> Inlines:
        """A number or address, which runs from left to right, as a live link."""
        if not text:
            return ()
        content = addressed(text, rtl=self._place.rtl)
        return (Link(href, content),) if valid_address(href) else content

    def _heading(self, text: str) -> str:
        return self._line(styles.heading(1), (Text(text),))

    def _line(self, style: str, content: Inlines, *, keep: bool = False) -> str:
        return self._printer.paragraph(style, content, self._place, keep=keep)


def leaflet_place(draft: Draft) -> Place:
    """Where a leaflet's own words stand: they are the file's language, and run as it does."""
    rtl = is_right_to_left(draft.language)
    return Place(width=draft.page.text_width, rtl=rtl, step=draft.step)


def _site(website: str) -> str:
    """A website as people say it."""
    return website.partition("://")[2].rstrip("/") or website


def _joined(parts: Iterable[Inlines]) -> Inlines:
    """The parts on one line."""
    line: list[Inline] = []
    for part in filter(None, parts):
        line += [Text(_BETWEEN), *part] if line else part
    return tuple(line)
