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
    address. What the post doesn't say is left out.
    """
    publication = context.publication
    single = publication.chapters[0].source if len(publication.chapters) == 1 else None
    moment = _moment(context.timestamp)
    values = {
        "dc:title": plain_text(publication.title),
        "dc:subject": ", ".join(_each(publication, "categories")),
        "dc:creator": "; ".join(publication.authors),
        "cp:keywords": ", ".join(_each(publication, "tags")),
        "dc:description": single.excerpt if single else "",
        "dc:identifier": single.link if single else "",
        "dc:language": "" if context.language == "und" else context.language,
    }
    written = "".join(
        [f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value]
    )
    dates = "".join(
        [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        ]
    )
    return f"{DECLARATION}<cp:coreProperties {_NAMESPACES}>{written}{dates}</cp:coreProperties>"


def app_part() -> str:
    """The extended properties, of which only the program's name is known."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    program = "<Application>exporter</Application>"
    return f'{DECLARATION}<Properties xmlns="{namespace}">{program}</Properties>'


def _each(publication: Publication, field: str) -> list[str]:
    """The names in a field of all chapters' sources, each once."""
    names = (name for chapter in publication.chapters for name in getattr(chapter.source, field))
    return list(dict.fromkeys(names))


def _moment(timestamp: datetime) -> str:
    return timestamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
