"""`clinic.toml`: every setting, and what is refused, with its line."""

import re
from datetime import date
from pathlib import Path

import pytest

from exporter.errors import ConfigInvalid
from exporter.handout import Handout, load
from exporter.handout.config import ClinicTable, LeafletTable, PageTable, ReviewTable, WordsTable
from exporter.resources import text

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8"
    "cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
ON = re.compile(r"^# ([a-z-]+ = |\[)", re.MULTILINE)


def written(folder: Path, content: str) -> Path:
    path = folder / "clinic.toml"
    path.write_text(content)
    return path


def refused(folder: Path, content: str) -> ConfigInvalid:
    with pytest.raises(ConfigInvalid) as caught:
        load(written(folder, content))
    return caught.value


def test_the_written_file_can_be_used_as_it_is(tmp_path: Path) -> None:
    handout, logo = load(written(tmp_path, text("templates", "clinic.toml")))
    assert handout.clinic is not None
    assert handout.clinic.name == "Name of the clinic"
    assert handout.leaflet == LeafletTable()
    assert handout.page == PageTable()
    assert logo == ""


def test_the_written_file_explains_every_setting(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    handout, logo = load(written(tmp_path, ON.sub(r"\1", text("templates", "clinic.toml"))))
    assert logo.startswith("data:image/png;base64,")
    tables = [
        handout,
        handout.clinic,
        handout.leaflet,
        handout.page,
        handout.posts["sprained-ankle"],
    ]
    plain = [Handout(), ClinicTable(name=""), LeafletTable(), PageTable(), ReviewTable()]
    for table, unset in zip(tables, plain, strict=True):
        for name in unset.__struct_fields__:
            if name not in {"author", "preset", "paper", "links"}:
                assert getattr(table, name) != getattr(unset, name) or name == "other_formats", name
    assert handout.leaflet.author == "Name"
    for name in WordsTable().__struct_fields__:
        assert name.replace("_", "-") in text("templates", "clinic.toml")


def test_dates_and_lines(tmp_path: Path) -> None:
    handout, _ = load(
        written(
            tmp_path,
            '[clinic]\nname = "C"\naddress = """\n1 Street\n\nTown\n"""\n'
            '[posts.7]\nreviewer = "R"\nreviewed = 2026-01-31\n',
        )
    )
    assert handout.posts["7"].reviewed == date(2026, 1, 31)


CLINIC = '[clinic]\nname = "C"\n'

REFUSED = [
    # clinic
    ('[clinic]\nphone = "1234"\n', 1, "clinic: name is missing", ""),
    ('[clinic]\nname = ""\n', 2, "clinic.name: is empty", ""),
    ('[clinic]\nname = "  "\n', 2, "clinic.name: is empty", "Write the clinic's name."),
    (
        "[clinic]\nname = 5\n",
        2,
        "clinic.name: should be text in quotation marks, is the number 5",
        "",
    ),
    (CLINIC + 'logo = "none.png"\n', 3, "clinic.logo: there is no file none.png", "PNG or JPEG"),
    (CLINIC + 'logo = "clinic.toml"\n', 3, "clinic.logo: clinic.toml can't be used", "PNG or JPEG"),
    (CLINIC + 'logo = ".."\n', 3, "clinic.logo: there is no file ..", "PNG or JPEG"),
    (CLINIC + "address = 12\n", 3, "clinic.address: ", ""),
    (CLINIC + 'address = ["a", 2]\n', 3, "clinic.address", ""),
    (CLINIC + 'phone = "call us"\n', 3, "'call us' is no telephone number", "digits"),
    (CLINIC + 'email = "hello.clinic"\n', 3, "'hello.clinic' is no e-mail address", "name@"),
    (CLINIC + 'website = "clinic.example"\n', 3, "'clinic.example' is no web address", "https://"),
    (CLINIC + 'website = "javascript:alert(1)"\n', 3, "is no web address", "https://"),
    (CLINIC + "hours = true\n", 3, "clinic.hours: ", ""),
    (CLINIC + "out-of-hours = []\n", 3, "clinic.out-of-hours: should be text", ""),
    (CLINIC + 'out_of_hours = "x"\n', 3, "there is no such setting", "Did you mean out-of-hours?"),
    (CLINIC + 'name = "D"\n', 3, "no TOML", ""),
    # leaflet
    ("[leaflet]\nreviewer = 1\n", 2, "leaflet.reviewer: ", ""),
    ('[leaflet]\nreviewer = "R"\nreviewed = "2026-13-01"\n', 3, "leaflet.reviewed: ", ""),
    ("[leaflet]\nreviewed = 2026-01-01\n", 2, "a review needs somebody who did it", "Name the"),
    (
        '[leaflet]\nreviewer = "R"\nreviewed = 2026-01-01\nnext-review = 2025-01-01\n',
        4,
        "2025-01-01 isn't after the last review, 2026-01-01",
        "later date",
    ),
    ("[leaflet]\nnext-review = 7\n", 2, "leaflet.next-review: should be a date", ""),
    ("[leaflet]\nversion = 2.1\n", 2, "leaflet.version: should be text", ""),
    ("[leaflet]\nauthor = 1\n", 2, "leaflet.author: ", ""),
    ("[leaflet]\npublisher = []\n", 2, "leaflet.publisher: should be text", ""),
    ("[leaflet]\npurpose = 1\n", 2, "leaflet.purpose: should be text", ""),
    ("[leaflet]\ndisclaimer = 1\n", 2, "leaflet.disclaimer: ", ""),
    ('[leaflet]\ndisclaimer = "a\\u0001b"\n', 2, "can't be printed", ""),
    ("[leaflet]\nfeedback = 1\n", 2, "leaflet.feedback: should be text", ""),
    ("[leaflet]\nother-formats = 1\n", 2, "leaflet.other-formats: ", ""),
    ('[leaflet]\nfill-in = ["name", "shoe size"]\n', 2, "leaflet.fill-in: ", ""),
    ('[leaflet]\nfill-in = ["name", "name"]\n', 2, "leaflet.fill-in: names a line twice", ""),
    (
        '[leaflet]\nchecklist = "yes"\n',
        2,
        "checklist: should be true or false, is the text 'yes'",
        "",
    ),
    ("[leaflet]\ncode = 1\n", 2, "leaflet.code: should be true or false", ""),
    # page
    ('[page]\nlanguage = "english!"\n', 2, "'english!' is no language tag", "en-GB"),
    ('[page]\npaper = "a3"\n', 2, "page.paper: ", ""),
    ('[page]\npreset = "huge"\n', 2, "page.preset: ", ""),
    ('[page]\ncolour = "blue"\n', 2, "'blue' is no colour", "#005eb8"),
    (
        '[page]\ncolour = "#ffcc00"\n',
        2,
        "contrast of 1.5 : 1",
        "The nearest that can be read is #917300.",
    ),
    ("[page]\nblack-and-white = 1\n", 2, "should be true or false", ""),
    ('[page]\nlinks = "footnotes"\n', 2, "page.links: ", ""),
    ("[page]\nbold-emphasis = 1\n", 2, "should be true or false", ""),
    ("[page]\ncallouts = 1\n", 2, "should be true or false", ""),
    ('[page]\ncolor = "#000000"\n', 2, "there is no such setting", "Did you mean colour?"),
    # other tables
    ('[languages."not a tag"]\nname = "C"\n', 1, "is no language tag", "[languages.es]"),
    ("[languages.es]\nname = 1\n", 2, "languages.es.name: ", ""),
    ('[languages.es]\nphone = "1"\n', 2, "there is no such setting", ""),
    ("[posts.ankle]\nreviewed = 2026-01-01\n", 2, "a review needs somebody", ""),
    ('[posts.ankle]\nreviewr = "R"\n', 2, "there is no such setting", "Did you mean review"),
    ('[clinc]\nname = "C"\n', 1, "clinc: there is no such setting", "Did you mean clinic?"),
    ("[clinic\n", 1, "no TOML", ""),
    ("clinic = 1\n", 1, "clinic: ", ""),
]


@pytest.mark.parametrize(("content", "line", "message", "step"), REFUSED)
def test_what_is_wrong_is_refused_with_its_line(
    tmp_path: Path, content: str, line: int, message: str, step: str
) -> None:
    problem = refused(tmp_path, content)
    assert problem.where == f"{tmp_path / 'clinic.toml'}:{line}"
    assert message in problem.message
    assert "`" not in problem.message
    assert step in problem.next_step
    assert problem.exit_code == 15


def test_every_setting_has_a_way_to_be_wrong() -> None:
    tables = {"clinic": ClinicTable, "leaflet": LeafletTable, "page": PageTable}
    tried = "\n".join(content for content, *_ in REFUSED)
    for table in tables.values():
        for name in table.__struct_encode_fields__:
            assert f"{name} =" in tried, name


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _path: None, "no such file"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b"\xff\xfe[clinic]"), "isn't text in UTF-8"),
        (lambda path: path.write_bytes(b"#" * 1_000_001), "larger than"),
    ],
)
def test_files_that_are_none(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "clinic.toml"
    make(path)  # type: ignore[operator]
    with pytest.raises(ConfigInvalid, match=message) as caught:
        load(path)
    assert caught.value.where == str(path)
