"""The readers' contract: which reader an input gets, by what it is and not by its name."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Cli, cli  # noqa: F401 - a fixture
from support.contexts import chapter, context
from support.drafts import p, package, zipped
from support.posts import post_json
from support.trees import p as said
from support.word import written

from exporter.errors import DocumentUnreadable, InputNotFound, NotJSON
from exporter.loading import publications, readings
from exporter.pipeline import export
from exporter.reading import Document, Input, reader_for, registered
from exporter.tree import Publication, plain_text

DRAFT = package(p("Text of the draft."))


def ours() -> bytes:
    return written(context(Publication.of_article(chapter(said("Text of ours.")))))


def test_ours_are_registered_as_anybody_elses() -> None:
    assert {"docx", "wordpress"} <= set(registered())
    for name, point in registered().items():
        reader = point.load()()
        assert reader.name == name
        assert reader.summary
        assert all(suffix.startswith(".") for suffix in reader.suffixes)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (post_json(), "wordpress"),
        (b"[]", "wordpress"),
        (b"", "wordpress"),
        (b"%PDF-1.7", "wordpress"),
        (zipped({"mimetype": "application/epub+zip"}), "wordpress"),
        (DRAFT, "docx"),
        (ours(), "docx"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "docx"),
    ],
)
def test_the_content_decides(data: bytes, name: str) -> None:
    assert reader_for(Input(data)).name == name


def test_a_misleading_suffix_decides_nothing(tmp_path: Path) -> None:
    (tmp_path / "post.docx").write_bytes(post_json())
    (tmp_path / "draft.json").write_bytes(DRAFT)
    assert reader_for(Input(tmp_path / "post.docx")).name == "wordpress"
    assert reader_for(Input(tmp_path / "draft.json")).name == "docx"


def test_a_missing_file_says_so() -> None:
    with pytest.raises(InputNotFound, match="no such file"):
        list(publications(["nowhere.docx"]))
    with pytest.raises(InputNotFound, match="no such file"):
        Input("nowhere.docx").open()


def test_an_input_is_opened_as_often_as_somebody_asks(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"abc")
    given = Input(path)
    with given.open() as stream:
        assert stream.read() == b"abc"
    assert given.head() == given.read() == b"abc"
    assert (given.suffix, given.beside) == (".json", tmp_path)


def test_a_damaged_draft_is_no_bad_json(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(bytes(range(128, 256)))
    with pytest.raises(DocumentUnreadable, match="damaged"):
        list(publications([path]))
    with pytest.raises(NotJSON):
        list(publications([bytes(range(128, 256))]))


def test_a_draft_and_a_post_in_one_run(tmp_path: Path) -> None:
    found = list(readings([DRAFT, post_json()]))
    assert len(found) == 2
    report = export([DRAFT, post_json()], tmp_path, formats=["html"])
    assert report.exit_code == 0
    assert len(list(tmp_path.glob("*.html"))) == 2


def test_the_language_asked_for_overrules_the_drafts() -> None:
    (found,) = publications([ours()], language="en-IE")
    assert found.language == found.chapters[0].language == "en-IE"


def test_a_document_is_called_by_what_it_is() -> None:
    (item,) = reader_for(Input(DRAFT)).read(Input(DRAFT))
    assert isinstance(item, Document)
    assert item.label == plain_text(item.publication.title)


def test_a_corrected_draft_becomes_a_book_and_a_page(cli: Cli) -> None:  # noqa: F811
    Path("draft.docx").write_bytes(ours())
    run = cli("export", "draft.docx", "--to", "epub,html,docx")
    assert run.code == 0, run.err
    assert sorted(path.suffix for path in Path("out").iterdir()) == [".docx", ".epub", ".html"]
    assert "Text of ours." in next(Path("out").glob("*.html")).read_text(encoding="utf-8")


def test_the_tree_of_a_draft(cli: Cli) -> None:  # noqa: F811
    Path("draft.docx").write_bytes(ours())
    run = cli("tree", "draft.docx")
    assert json.loads(run.out)["chapters"][0]["source"]["site"] == "Bones & Co"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT)))
    (found,) = publications(["-"])
    assert "Text of the draft." in plain_text(found.chapters[0].blocks)


def test_an_exit_code_of_its_own(cli: Cli) -> None:  # noqa: F811
    Path("draft.docx").write_bytes(b"PK\x03\x04 and no more")
    run = cli("export", "draft.docx", "--to", "html")
    assert run.code == DocumentUnreadable.exit_code == 16
    assert "Traceback" not in run.err


def test_reading_a_post_loads_nothing_of_the_draft_reader(tmp_path: Path) -> None:
    path = tmp_path / "post.json"
    path.write_bytes(post_json())
    program = (
        "import sys\nfrom exporter.loading import publications\n"
        f"list(publications([{str(path)!r}]))\n"
        "print(*(name for name in ('lxml', 'docx', 'zipfile') if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "lxml" not in done.stdout
    assert "docx" not in done.stdout
