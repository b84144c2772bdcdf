"""The standards that a file keeps, and the last touches that they want.

A file is PDF/UA-1 and PDF/A-3a, or PDF/UA-2 and PDF/A-4 (4f with files within it): both at once, because an archive and a
blind reader are served by one file.
"""

from collections.abc import Callable
from typing import Any

import pydyf
from msgspec import Struct

from exporter.tree import plain_text
from exporter.writers.pdf.options import PdfOptions, Standard
from exporter.writers.pdf.xmp import packet
from exporter.writing import WritingContext

Finisher = Callable[[Any, Any], None]  # WeasyPrint and pydyf have no types


class Variant(Struct, frozen=True):
    """What WeasyPrint is told of a standard.

    Attributes:
        name: Its variant, which brings the PDF version, the colour profile and associated files.
        version: Of PDF.
    """

    name: str
    version: str


VARIANTS: dict[Standard, Variant] = {
    "ua-1": Variant("pdf/a-3a", "1.7"),
    "ua-2": Variant("pdf/a-4f", "2.0"),
}


def finisher(context: WritingContext[PdfOptions], *more: Finisher) -> Finisher:
    """What completes a PDF when its pages are drawn.

    Args:
        context: What is written.
        more: What else is to be done with it, before.
    """

    def finish(document: Any, pdf: Any) -> None:  # noqa: ANN401
        for step in more:
            step(document, pdf)
        _forbid_interpolation(pdf)
        pdf.catalog["Metadata"] = _metadata(context, pdf)

    return finish


def _forbid_interpolation(pdf: Any) -> None:  # noqa: ANN401
    """No picture asks viewers to smooth it (ISO 19005-3, 6.2.8.1)."""
    for each in pdf.objects:
        extra = getattr(each, "extra", None)
        if extra and "Interpolate" in extra:
            extra["Interpolate"] = "false"


def _metadata(context: WritingContext[PdfOptions], pdf: Any) -> Any:  # noqa: ANN401
    """The metadata stream; never compressed, so that any program finds it."""
    publication = context.publication
    chapters = publication.chapters
    data = packet(
        context.options.standard,
        title=plain_text(publication.title),
        authors=publication.authors,
        description=chapters[0].source.excerpt if len(chapters) == 1 else "",
        moment=context.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer="WeasyPrint",
        has_files="AF" in pdf.catalog,
    )
    stream = pydyf.Stream([data], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(stream)
    return stream.reference
