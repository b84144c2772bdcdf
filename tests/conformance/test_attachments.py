"""A file with its document tree in it keeps every standard that it claims."""

from pathlib import Path

import pytest
from support.contexts import chapter
from support.everything import BLOCKS, pictures
from support.printed import printed
from support.validators import broken_rules

from exporter.look import PRESETS, Look
from exporter.tree import Publication
from exporter.writers.pdf.options import PdfOptions, Standard


@pytest.mark.parametrize(("standard", "kept"), [("ua-1", "ua-1"), ("ua-2", "ua-2 with files")])
def test_attachments(tmp_path: Path, standard: Standard, kept: str) -> None:
    publication = Publication.of_article(chapter(*BLOCKS))
    options = PdfOptions(standard=standard, attach=True)
    paths = []
    for preset in ("article", "large", "booklet"):
        look = Look(preset=PRESETS[preset])
        paths.append(tmp_path / f"{preset}.pdf")
        paths[-1].write_bytes(printed(publication, pictures(), options=options, look=look).content)
    assert broken_rules(paths, kept) == {path: [] for path in paths}
