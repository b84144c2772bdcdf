"""`--reference-docx` as a writer's house uses it."""

from pathlib import Path

import pytest
from cli.conftest import Cli
from lxml import etree
from support.posts import post_json
from support.references import by_hand, house
from support.word import Word, value


@pytest.fixture(autouse=True)
def _references(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(post_json())
    (tmp_path / "house.docx").write_bytes(house())
    (tmp_path / "house.dotx").write_bytes(by_hand())


@pytest.mark.parametrize(("name", "font"), [("house.docx", b"Impact"), ("house.dotx", b"Garamond")])
def test_documents_take_the_looks_of_another(name: str, font: bytes, cli: Cli) -> None:
    run = cli(
        "export", "post.json", "-o", "a.docx", "--reference-docx", name, "--toc", "--comments"
    )
    assert run.code == 0, run.err
    assert font in Word(Path("a.docx").read_bytes()).parts["word/styles.xml"]
    assert cli("export", "a.docx", "-o", "a.html").code == 0


def test_other_formats_are_as_they_were(cli: Cli) -> None:
    assert cli("export", "post.json", "-o", "a", "--to", "html").code == 0
    run = cli(
        "export",
        "post.json",
        "-o",
        "b",
        "--to",
        "docx,html",
        "--reference-docx",
        "house.docx",
        "--paper",
        "a5",
    )
    assert run.code == 0, run.err
    (one,), (other,) = Path("a").glob("*.html"), Path("b").glob("*.html")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--reference-docx", "none.docx"], 3, "no such file"),
        (["--reference-docx", "post.json"], 16, "no Word document"),
        (["--reference-docx", "house.docx", "--profile", "manuscript"], 2, "look of its own"),
        (["--reference-docx", "house.docx", "--profile", "handout"], 2, "look of its own"),
        (["--reference-docx", "house.docx", "--paper", "a5"], 2, "--paper a5 can't hold"),
        (["--reference-docx", "house.docx", "--preset", "large"], 2, "--preset large can't hold"),
        (["--reference-docx", "house.docx", "--to", "pdf"], 2, "isn't being written"),
    ],
)
def test_what_contradicts_it_is_refused(
    arguments: list[str], code: int, message: str, cli: Cli
) -> None:
    to = [] if "--to" in arguments else ["--to", "docx"]
    run = cli("export", "post.json", "-o", "out", *to, *arguments)
    assert run.code == code
    assert message in run.err
    assert "Traceback" not in run.err
    assert not Path("out").exists()


def test_init_writes_a_document_that_a_run_takes(cli: Cli) -> None:
    run = cli("init", "reference")
    assert run.code == 0, run.err
    assert "--reference-docx reference.docx" in run.out
    assert (
        cli("export", "post.json", "-o", "a.docx", "--reference-docx", "reference.docx").code == 0
    )
    assert cli("export", "post.json", "-o", "b.docx").code == 0
    a, b = (Word(Path(name).read_bytes()) for name in ("a.docx", "b.docx"))
    assert a.lines() == b.lines()
    for name in ("Heading1", "BodyText", "ListBullet", "Title"):
        assert etree.tostring(a.styles[name], method="c14n") == etree.tostring(
            b.styles[name], method="c14n"
        )


def test_it_shows_each_style_under_its_name(cli: Cli) -> None:
    assert cli("init", "reference", "-o", "new/house.docx").code == 0
    found = Word(Path("new/house.docx").read_bytes())
    names = {value(style, "w:name") for style in found.styles.values()}
    shown = {found.styles[name] for name in found.values("w:pStyle")}
    assert {"Quote Attribution", "List Continue", "Source Code", "toc 1"} <= names
    assert {value(style, "w:name") for style in shown} >= {
        *("Title", "Subtitle", "Body Text", "List Bullet 3", "List Number", "Definition", "Quote"),
        *("Intense Quote", "Source Code", "Table Heading", "caption", "Question", "Summary"),
    }


def test_init_refuses_what_is_no_word_document(cli: Cli) -> None:
    run = cli("init", "reference", "-o", "house.toml")
    assert run.code == 2
    assert ".docx" in run.err
