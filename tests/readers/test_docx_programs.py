"""Documents that LibreOffice and pandoc have written."""

import shutil
import subprocess
from pathlib import Path

import pytest
from support.carried import leaves
from support.contexts import context
from support.word import written

from exporter.loading import publications
from exporter.readers.docx.reader import document
from exporter.tree import (
    DefinitionList,
    Heading,
    Link,
    List,
    Math,
    Note,
    Publication,
    Quote,
    Style,
    Styled,
    Table,
    check,
    plain_text,
    walk,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "sprained-ankle.json"

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Care of a cast</title></head><body>
<h1>Care of a cast</h1><p>Keep it <b>dry</b> and <i>clean</i>; H<sub>2</sub>O.
See <a href="https://example.org/a">the page</a>.</p><h2>What you need</h2>
<ul><li>Tape<ul><li>wide</li><li>narrow</li></ul></li><li>Scissors</li></ul>
<ol start="3"><li>Wash</li><li>Dry</li></ol><blockquote><p>Rest is best.</p></blockquote>
<table><thead><tr><th>Day</th><th>Do</th></tr></thead><tbody><tr><td rowspan="2">1</td>
<td>rest</td></tr><tr><td>ice</td></tr></tbody></table><dl><dt>Cast</dt><dd>A shell.</dd></dl>
<h2>The end</h2><p>Bye.</p></body></html>"""

TEXT = """---
title: Care of a cast
author: Ann Bee
---

# One

A note.[^1] And *emphasis*, $x^2 + \\frac{a}{b}$.

[^1]: The note itself.

3. three
4. four
"""


def shape(found: Publication) -> list[str]:
    """What must be there, whoever wrote the document."""
    nodes = list(walk(found.chapters[0].blocks))
    said = [f"h{n.level} {plain_text(n.content)}" for n in nodes if isinstance(n, Heading)]
    said += [f"list {n.ordered} {n.start} {len(n.items)}" for n in nodes if isinstance(n, List)]
    said += [f"link {n.href}" for n in nodes if isinstance(n, Link)]
    said += [f"{n.style} {plain_text(n.content)}" for n in nodes if isinstance(n, Styled)]
    said += [f"quote {plain_text(n.blocks)}" for n in nodes if isinstance(n, Quote)]
    for table in (n for n in nodes if isinstance(n, Table)):
        said.append(f"table {len(table.head)} {table.body[0].cells[0].rowspan}")
    said += [f"dl {plain_text([n])}" for n in nodes if isinstance(n, DefinitionList)]
    return said


WANTED = [
    "h2 What you need",
    "h2 The end",
    "list False None 2",
    "list False None 2",
    "list True 3 2",
    "link https://example.org/a",
    f"{Style.STRONG} dry",
    f"{Style.EMPHASIS} clean",
    f"{Style.SUBSCRIPT} 2",
    "quote Rest is best.",
    "table 1 2",
    "dl Cast A shell.",
]


def office(tmp_path: Path) -> bytes:
    """The page as LibreOffice saves it, by way of its own format."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice isn't here: its documents were not read")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    command = [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    for source, kind, more in (
        ("page.html", "odt:writer8", ["--infilter=HTML (StarWriter)"]),
        ("page.odt", "docx:MS Word 2007 XML", []),
    ):
        subprocess.run(
            [
                *command,
                *more,
                "--convert-to",
                kind,
                "--outdir",
                str(tmp_path),
                str(tmp_path / source),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
    return (tmp_path / "page.docx").read_bytes()


def test_libreoffice(tmp_path: Path) -> None:
    found = document(office(tmp_path), "page.docx").publication
    assert check(found) == []
    assert plain_text(found.title) == "Care of a cast"
    assert shape(found) == WANTED


def test_pandoc(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc isn't here")
    path = tmp_path / "page.docx"
    pypandoc.convert_text(PAGE, "docx", format="html", outputfile=str(path))
    found = document(path.read_bytes(), "page.docx").publication
    assert check(found) == []
    assert plain_text(found.title) == "Care of a cast"
    assert shape(found) == WANTED


def test_pandoc_notes_and_formulas(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc isn't here")
    path = tmp_path / "text.docx"
    pypandoc.convert_text(TEXT, "docx", format="markdown", outputfile=str(path))
    found = document(path.read_bytes(), "text.docx").publication
    nodes = list(walk(found.chapters[0].blocks))
    assert found.authors == ("Ann Bee",)
    assert [plain_text(n.blocks) for n in nodes if isinstance(n, Note)] == ["The note itself."]
    assert [plain_text([n]) for n in nodes if isinstance(n, Math)] == ["x^2+a/b"]
    assert [n.start for n in nodes if isinstance(n, List)] == [3]
    assert "Ann Bee" not in plain_text(found.chapters[0].blocks)


def test_a_draft_of_ours_that_libreoffice_has_saved(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice isn't here: no draft was saved by it")
    (given,) = publications([EXAMPLE])
    (tmp_path / "draft.docx").write_bytes(written(context(given)))
    subprocess.run(
        [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(tmp_path / "draft.docx")],
        check=True,
        capture_output=True,
        timeout=240,
    )  # fmt: skip
    found = document((tmp_path / "saved" / "draft.docx").read_bytes(), "draft.docx").publication
    assert leaves(found.chapters[0].blocks) == leaves(given.chapters[0].blocks)
    assert found.chapters[0].source.link == given.chapters[0].source.link
