"""Turns WordPress post JSON into PDF, DOCX, EPUB and HTML.

The public interface is what `__all__` lists; everything else may change between versions.
Names are imported on first use, so `import exporter` costs next to nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from exporter.diagnostics import Diagnostic as Diagnostic
    from exporter.errors import ExporterError as ExporterError
    from exporter.normalise import normalise as normalise
    from exporter.pipeline import export as export
    from exporter.post import Post as Post
    from exporter.post import read_posts as read_posts
    from exporter.report import ExportReport as ExportReport
    from exporter.tree import Publication as Publication
    from exporter.writing import Writer as Writer
    from exporter.writing import WritingContext as WritingContext
    from exporter.writing import Written as Written

_HOMES = {
    "Diagnostic": "exporter.diagnostics",
    "ExportReport": "exporter.report",
    "ExporterError": "exporter.errors",
    "Post": "exporter.post",
    "Publication": "exporter.tree",
    "Writer": "exporter.writing",
    "WritingContext": "exporter.writing",
    "Written": "exporter.writing",
    "export": "exporter.pipeline",
    "normalise": "exporter.normalise",
    "read_posts": "exporter.post",
}

__all__ = [  # noqa: RUF022 - by role: do, then read, then types
    "export",
    "normalise",
    "read_posts",
    "Diagnostic",
    "ExportReport",
    "ExporterError",
    "Post",
    "Publication",
    "Writer",
    "WritingContext",
    "Written",
    "__version__",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute is whatever it is
    from importlib import import_module  # noqa: PLC0415 - paid only when a name is used

    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
