"""The Open XML validator finds nothing in manuscripts, of every kind of node and of real posts."""

from pathlib import Path

from msgspec.structs import replace
from support.contexts import book, chapter, context
from support.everything import BLOCKS, pictures
from support.validators import libreoffice_pages, ooxml
from support.word import written

from exporter.loading import publications
from exporter.look import PAPERS, Look, Manuscript
from exporter.manuscript import Settings, dressed
from exporter.tree import Publication
from exporter.writers.docx.options import DocxOptions

FULL = Manuscript(
    contact=("Ann <Other> & Co", "1 Street"),
    agent=("Agents", "2 Square"),
    count="about 1,200 words",
    by_line="By Pen Name",
    running="Other / ANKLE & <b>",
    scene_break="* * *",
    end="# # #",
    title_page=True,
)
WHOLE = Publication.of_article(chapter(*BLOCKS))


def test_manuscripts_are_valid_and_libreoffice_opens_them(tmp_path: Path) -> None:
    looks = {paper: Look(manuscript=FULL, paper=paper) for paper in PAPERS}
    given = {
        **{f"{paper}": context(WHOLE, pictures(), look=look) for paper, look in looks.items()},
        "courier": context(WHOLE, look=Look(manuscript=replace(FULL, typeface="courier"))),
        "bare": context(WHOLE, look=Look(manuscript=Manuscript())),
        "rtl": context(replace(WHOLE, language="ar"), look=Look(manuscript=FULL)),
        "book": context(book(chapter(*BLOCKS), chapter(*BLOCKS)), look=Look(manuscript=FULL)),
    }
    for kind in ("page", "section", "continuous"):
        options = DocxOptions(line_numbers=kind, toc="yes")
        given[kind] = context(WHOLE, look=Look(manuscript=FULL), options=options)
    paths = []
    for name, each in given.items():
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(written(each))
    assert ooxml(paths) == {path: [] for path in paths}
    assert libreoffice_pages(paths[0]) > 1


def test_manuscripts_of_real_posts_are_valid(corpus: list[Path], tmp_path: Path) -> None:
    paths = []
    for post in corpus[::8]:
        (publication,) = publications([post])
        language = publication.language or "und"
        look = dressed(Look(), Settings(), publication, language)
        paths.append(tmp_path / f"{post.stem}.docx")
        paths[-1].write_bytes(written(context(publication, look=look)))
    found = ooxml(paths)
    assert {path.name: said for path, said in found.items() if said} == {}
