"""The document's properties: what the post says of itself, and nothing else."""

from datetime import UTC, datetime
from typing import Any

from exporter.tree import Publication, plain_text
from exporter.writers.docx.xml import DECLARATION, escape
from exporter.writing import WritingContext

_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_part(context: WritingContext[Any]) -> str:
    """The core properties (ISO/IEC 29500-2, 11).

    Title, authors, language and dates; of a single article also its excerpt, categories, tags and
    address. What the post doesn't say is left out; of the two dates, the file's moment stands for
    one that it doesn't say. Word shows categories as such, others only the subject: they are both.
    """
    values = core_values(context)
    written = "".join(
        [f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value]
    )
    dates = "".join(
        [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name, moment in zip(("created", "modified"), _moments(context), strict=True)
        ]
    )
    return f"{DECLARATION}<cp:coreProperties {_NAMESPACES}>{written}{dates}</cp:coreProperties>"


def core_values(context: WritingContext[Any]) -> dict[str, str]:
    """The core properties but dates, by their elements' names; those that nobody says are empty."""
    publication = context.publication
    single = publication.chapters[0].source if len(publication.chapters) == 1 else None
    categories = ", ".join(_each(publication, "categories"))
    return {
        "dc:title": plain_text(publication.title),
        "dc:subject": categories,
        "dc:creator": "; ".join(publication.authors),
        "cp:keywords": ", ".join(_each(publication, "tags")),
        "cp:category": categories,
        "dc:description": single.excerpt if single else "",
        "dc:identifier": single.link if single else "",
        "dc:language": "" if context.language == "und" else context.language,
    }


def custom_part(publication: Publication) -> str | None:
    """The custom properties: what else a single article's post says (ISO/IEC 29500-1, 22.3).

    The reader knows them by these names. A date whose time zone nobody knows is text, since
    a property of dates is in universal time.

    Returns:
        `None` for a book, and where the post says nothing.
    """
    if len(publication.chapters) > 1:
        return None
    source = publication.chapters[0].source
    texts = {
        "Source URL": source.link,
        "Post ID": source.id,
        "Slug": source.slug,
        "Site": source.site,
    }
    values = [(name, _text(value)) for name, value in texts.items() if value]
    dates = {"Published": source.published, "Modified": source.modified}
    values += [(name, _date(stamp)) for name, stamp in dates.items() if stamp]
    if not values:
        return None
    written = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{number}" name="{name}">{value}</property>'
        for number, (name, value) in enumerate(values, start=_FIRST)
    )
    return f"{DECLARATION}<Properties {_CUSTOM}>{written}</Properties>"


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that users define; its first number for one is 2 (MS-OLEPS, 2.18)."""

_FIRST = 2


def _text(value: str) -> str:
    return f"<vt:lpwstr>{escape(value)}</vt:lpwstr>"


def _date(stamp: str) -> str:
    moment = datetime.fromisoformat(stamp)
    if moment.tzinfo is None:
        return _text(stamp)
    return f"<vt:filetime>{_moment(moment)}</vt:filetime>"


def app_part() -> str:
    """The extended properties, of which only the program's name is known."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    program = "<Application>exporter</Application>"
    return f'{DECLARATION}<Properties xmlns="{namespace}">{program}</Properties>'


def _each(publication: Publication, field: str) -> list[str]:
    """The names in a field of all chapters' sources, each once."""
    names = (name for chapter in publication.chapters for name in getattr(chapter.source, field))
    return list(dict.fromkeys(names))


def _moments(context: WritingContext[Any]) -> tuple[str, str]:
    """When a text was published and last changed: the first and the last of its posts."""
    told = [
        (source.published or source.modified, source.modified or source.published)
        for chapter in context.publication.chapters
        if (source := chapter.source).published or source.modified
    ]
    if not told:
        moment = _moment(context.timestamp)
        return moment, moment
    created = min(_zoned(published) for published, _ in told)
    modified = max(_zoned(modified) for _, modified in told)
    return _moment(created), _moment(max(created, modified))


def _zoned(stamp: str) -> datetime:
    """A moment; one without a time zone counts as universal time, as in `pipeline.timestamp_of`."""
    moment = datetime.fromisoformat(stamp)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(timestamp: datetime) -> str:
    return timestamp.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"
