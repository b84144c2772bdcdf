"""What a document says of itself: its properties, and the line below its title."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from exporter.phrases import display_date, phrases
from exporter.readers.docx.session import Session
from exporter.tree import Inlines, Link, Source, plain_text
from exporter.tree.check import LANGUAGE, is_safe

_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_FIELDS = {
    "title": f"{_DC}title",
    "subject": f"{_DC}subject",
    "creator": f"{_DC}creator",
    "keywords": f"{_CP}keywords",
    "category": f"{_CP}category",
    "description": f"{_DC}description",
    "identifier": f"{_DC}identifier",
    "language": f"{_DC}language",
    "created": f"{_DCTERMS}created",
    "modified": f"{_DCTERMS}modified",
}
_BETWEEN = "·"
_LONGEST = 20_000
_DIGITS = re.compile(r"\d+")


class Properties(Struct, frozen=True):
    """The core properties (ISO/IEC 29500-2, 11) and the custom ones, by their names in lower case."""

    core: dict[str, str]
    custom: dict[str, str]

    def core_of(self, name: str) -> str:
        """A core property; empty where it isn't said."""
        return self.core.get(name, "")

    def custom_of(self, *names: str) -> str:
        """The first custom property of those names that says something."""
        return next((text for name in names if (text := self.custom.get(name))), "")


def properties_of(session: Session) -> Properties:
    """The properties of a document."""
    archive = session.archive
    core = archive.xml_of("", "core-properties")
    custom = archive.xml_of("", "custom-properties")
    found: dict[str, str] = {}
    for name, tag in _FIELDS.items():
        element = None if core is None else core.find(tag)
        if element is not None and (text := _clean(element.text)):
            found[name] = text
    own: dict[str, str] = {}
    for entry in () if custom is None else custom:
        text = _clean("".join(str(part) for part in entry.itertext()))
        if text:
            own[(entry.get("name") or "").lower()] = text
    return Properties(found, own)


def _clean(text: str | None) -> str:
    return " ".join((text or "")[:_LONGEST].split())


def language_of(properties: Properties) -> str:
    """The document's language as its properties say it; empty where they don't."""
    tag = properties.core_of("language").replace("_", "-")
    return tag if LANGUAGE.match(tag) and not tag.lower().startswith("und") else ""


def source_of(properties: Properties, byline: Inlines, session: Session) -> Source | None:
    """Where a document comes from; None where its by-line says what isn't known otherwise.

    Our writer's by-line is the authors, the day and the site, which links to the article. As long as
    nobody has changed it, it says nothing that isn't here, and is printed anew.
    """
    own = session.own
    link = properties.custom_of("source url", "source") or (
        properties.core_of("identifier") if own else ""
    )
    link = link if link.startswith(("http://", "https://")) and is_safe(link) else ""
    creators = re.split(r"\s*;\s*", properties.core_of("creator"))
    authors = tuple(dict.fromkeys(filter(None, creators)))
    source = Source(
        id=properties.custom_of("post id"),
        slug=properties.custom_of("slug", "post slug"),
        link=link,
        authors=authors,
        published=_stamp(properties.custom_of("published")),
        modified=_modified(properties),
        excerpt=properties.core_of("description") if own else "",
        site=properties.custom_of("site"),
        categories=_categories(properties) if own else (),
        tags=_names(properties.core_of("keywords")),
    )
    return _with_byline(source, byline, properties, session.language) if byline else source


def _modified(properties: Properties) -> str:
    """When the text was last changed: what our writer had from the post, else the file's own."""
    told = properties.custom_of("modified", "published")
    return _stamp(properties.custom_of("modified") if told else properties.core_of("modified"))


def _categories(properties: Properties) -> tuple[str, ...]:
    """Word's own field; other programs keep the subject alone."""
    return _names(properties.core_of("category") or properties.core_of("subject"))


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in re.split("[,;]", text) if (name := part.strip())))


def _stamp(text: str) -> str:
    """An ISO 8601 moment as it stands; nothing for anything else."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text


def _with_byline(
    source: Source, byline: Inlines, properties: Properties, language: str
) -> Source | None:
    """The source with what only the by-line says; None where it says what nobody understands."""
    line = byline
    if isinstance(last := byline[-1], Link):
        line = byline[:-1]
        link = source.link or last.href
        if last.href != link:
            return None
        site = source.site or plain_text(last.content)
        if site != plain_text(last.content):
            return None
        source = replace(source, site=site, link=link)
    if any(isinstance(node, Link) for node in line):
        return None
    parts = [part.strip() for part in plain_text(line).split(_BETWEEN) if part.strip()]
    if source.authors:
        said = f"{phrases(language).by} {', '.join(source.authors)}"
        if not parts or parts.pop(0) != " ".join(said.split()):
            return None
    if parts and (day := _day(parts[0], properties, language)):
        source = replace(source, published=source.published or day)
        parts = parts[1:]
    if parts and source.site in {"", f" {_BETWEEN} ".join(parts)}:
        source = replace(source, site=f" {_BETWEEN} ".join(parts))
        parts = []
    return None if parts else source


def _day(text: str, properties: Properties, language: str) -> str:
    """The day of which a text is the display; nothing for a text that is none."""
    stamps = [properties.core_of("created"), properties.core_of("modified")]
    for stamp in (*(_stamp(stamp)[:10] for stamp in stamps), *_days(text)):
        if stamp and " ".join(display_date(stamp, language or "und").split()) == text:
            return stamp
    return ""


def _days(text: str) -> Iterator[str]:
    """The days that a text with a year and a day in it may mean."""
    numbers = [
        int("".join(str(unicodedata.digit(digit)) for digit in found[0]))
        for found in _DIGITS.finditer(text[:80])
        if len(found[0]) <= 4
    ]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if 1 <= number <= 31] or [1]
    for year in years[:1]:
        for month in range(1, 13):
            for day in days[:3]:
                try:
                    yield datetime(year, month, day).date().isoformat()
                except ValueError:
                    continue
