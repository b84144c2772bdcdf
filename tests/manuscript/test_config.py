"""`manuscript.toml`: every setting, and what is refused, with its line."""

import re
from pathlib import Path

import pytest

from exporter.errors import ConfigInvalid
from exporter.manuscript import Settings, load
from exporter.manuscript.config import PageTable, PersonTable, PostTable, TextTable, lines
from exporter.resources import text

ON = re.compile(r"^# ([a-z-]+ = |\[)", re.MULTILINE)


def written(folder: Path, content: str) -> Path:
    path = folder / "manuscript.toml"
    path.write_text(content)
    return path


def test_the_written_file_states_nothing(tmp_path: Path) -> None:
    assert load(written(tmp_path, text("templates", "manuscript.toml"))) == Settings()


def test_the_written_file_explains_every_setting(tmp_path: Path) -> None:
    content = ON.sub(r"\1", text("templates", "manuscript.toml"))
    found = load(written(tmp_path, content))
    tables = (
        found.author,
        found.agent,
        found.manuscript,
        found.page,
        found.posts["sprained-ankle"],
    )
    plain = (PersonTable(), PersonTable(), TextTable(), PageTable(), PostTable())
    for table, unset in zip(tables, plain, strict=True):
        for name in unset.__struct_fields__:
            assert getattr(table, name) != getattr(unset, name), name


def test_lines_however_they_are_written() -> None:
    assert lines("1 Street\n\n  Town ") == lines(("1 Street", "", "Town")) == ("1 Street", "Town")


LONG = "x" * 61

REFUSED = [
    ("[author]\nname = 5\n", 2, "author.name: should be text in quotation marks", ""),
    (f'[author]\nname = "{LONG}"\n', 2, "is longer than a line: 61 characters", "60 at most"),
    ("[author]\naddress = 12\n", 2, "author.address: ", ""),
    ('[author]\naddress = ["a", 2]\n', 2, "author.address", ""),
    ('[author]\nphone = "call me"\n', 2, "'call me' is no telephone number", "digits"),
    ('[author]\nemail = "writer.example"\n', 2, "is no e-mail address", "name@"),
    ('[author]\ne-mail = "a@b.example"\n', 2, "there is no such setting", "Did you mean email?"),
    ('[agent]\nemail = "writer.example"\n', 2, "agent.email: ", "name@"),
    ("[manuscript]\nby-line = 1\n", 2, "manuscript.by-line: should be text", ""),
    ('[manuscript]\nsurname = "a\\u0001b"\n', 2, "can't be printed", ""),
    ('[manuscript]\nword-count = "no"\n', 2, "should be true or false, is the text 'no'", ""),
    ("[manuscript]\nround-to = 7\n", 2, "manuscript.round-to: ", ""),
    ('[manuscript]\nscene-break = "~"\n', 2, "should be one of", ""),
    ("[manuscript]\nend = true\n", 2, "manuscript.end: should be text", ""),
    ("[manuscript]\ntitle-page = 1\n", 2, "should be true or false", ""),
    ('[page]\nfont = "arial"\n', 2, "should be one of courier, times", ""),
    ('[page]\npaper = "a3"\n', 2, "page.paper: ", ""),
    ("[posts.ankle]\nrunning-title = 1\n", 2, "posts.ankle.running-title: ", ""),
    ('[posts.ankle]\nrunning = "x"\n', 2, "there is no such setting", "running-title?"),
    ('[autor]\nname = "A"\n', 1, "autor: there is no such setting", "Did you mean author?"),
    ("[author\n", 1, "no TOML", ""),
]


@pytest.mark.parametrize(("content", "line", "message", "step"), REFUSED)
def test_what_is_wrong_is_refused_with_its_line(
    tmp_path: Path, content: str, line: int, message: str, step: str
) -> None:
    with pytest.raises(ConfigInvalid) as caught:
        load(written(tmp_path, content))
    problem = caught.value
    assert problem.where == f"{tmp_path / 'manuscript.toml'}:{line}"
    assert message in problem.message
    assert "`" not in problem.message
    assert step in problem.next_step
    assert problem.exit_code == 15


def test_every_setting_has_a_way_to_be_wrong() -> None:
    tried = "\n".join(content for content, *_ in REFUSED)
    for table in (PersonTable, TextTable, PageTable):
        for name in table.__struct_encode_fields__:
            assert f"{name} =" in tried, name
