"""Word documents, made from parts of our own below any library.

The parts are written as text, and the archive by `zipfile`: python-docx takes 50 ms to import,
which is a third of a whole run, and 100 ms for one article.
"""

from exporter.writers.docx.writer import DocxWriter

__all__ = ["DocxWriter"]
