"""The library's way in: what export gives back, and the moment that files record."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.posts import post_json
from support.trees import article, p

import exporter
from exporter import errors
from exporter.diagnostics import Code
from exporter.errors import ExporterError, UsageError
from exporter.loading import publications, timestamp_of
from exporter.pipeline import export
from exporter.tree import Publication, Source


def dated(published: str, modified: str = "") -> Publication:
    publication = article(p("x"))
    (chapter,) = publication.chapters
    source = Source(published=published, modified=modified)
    return replace(publication, chapters=(replace(chapter, source=source),))


@pytest.mark.parametrize(
    ("published", "modified", "moment"),
    [
        ("2026-01-02T03:04:05Z", "", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (
            "2026-01-02T03:04:05Z",
            "2026-02-02T03:04:05+01:00",
            datetime(2026, 2, 2, 2, 4, 5, tzinfo=UTC),
        ),
        ("2026-01-02T03:04:05", "", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("", "", datetime(1980, 1, 1, tzinfo=UTC)),
    ],
)
def test_files_record_the_posts_latest_moment(
    published: str, modified: str, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert timestamp_of(dated(published, modified)) == moment


def test_source_date_epoch_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert timestamp_of(dated("2026-01-02T03:04:05Z")) == datetime(1970, 1, 2, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(UsageError, match="no number of seconds"):
        timestamp_of(dated(""))


@pytest.mark.parametrize("form", ["pdf", "docx", "epub", "html"])
def test_source_date_epoch_reaches_the_files(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for epoch in ("1000000000", "1000000000", "1100000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        path = tmp_path / f"a.{form}"
        assert export(post_json(), path).exit_code == 0
        found.append(path.read_bytes())
    assert found[0] == found[1]
    assert form == "html" or found[0] != found[2]


def test_the_report_of_a_run(tmp_path: Path) -> None:
    steps: list[tuple[str, str]] = []
    report = export(
        [post_json(), b"<html>"],
        tmp_path,
        formats=["html", "epub"],
        on_step=lambda what, which: steps.append((what, which)),
    )
    assert steps == [(what, "sprained-ankle") for what in ("read", "html", "epub")]
    assert [Path(file.path).name for file in report.files] == [
        "sprained-ankle.html",
        "sprained-ankle.epub",
    ]
    assert [failure.kind for failure in report.failures] == ["NotJSON"]
    assert report.exit_code == 4
    assert report.posts[0].title == "Sprained ankle & foot"


def test_publications_without_writing() -> None:
    (publication,) = publications([post_json()], language="en-GB")
    assert publication.language == "en-GB"
    with pytest.raises(ExporterError):
        list(publications([b"{"]))


def test_fields_of_the_editor_are_rendered_first(tmp_path: Path) -> None:
    typed = "One line\nand another\n\nA second paragraph"
    (publication,) = publications([post_json(content={"raw": typed})])
    assert [block.__struct_config__.tag for block in publication.chapters[0].blocks] == [
        "paragraph",
        "paragraph",
    ]
    blocks = "<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->\n\n"
    (publication,) = publications([post_json(content={"raw": blocks})])
    assert len(publication.chapters[0].blocks) == 1
    assert not list(tmp_path.iterdir())


def test_the_public_names_are_there_and_documented() -> None:
    for name in exporter.__all__:
        assert getattr(exporter, name).__doc__
    assert sorted(exporter.__all__) == dir(exporter)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = exporter.nonsense


def test_importing_the_package_costs_next_to_nothing() -> None:
    program = (
        "import sys, exporter; print(len([n for n in sys.modules if n.startswith('exporter.')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout == "0\n"


def test_every_error_has_an_exit_code_of_its_own_and_a_next_step() -> None:
    kinds = errors.ExporterError.__subclasses__()
    codes = [kind.exit_code for kind in kinds]
    assert len(set(codes)) == len(codes) == 15
    assert errors.__doc__
    for kind in kinds:
        assert kind.__name__ in errors.__doc__
        assert kind.default_next_step or kind is errors.MissingLibrary
    said = str(errors.NotJSON("it is empty", where="a.json", next_step="Fetch it."))
    assert said == "a.json: it is empty\nFetch it."


def test_a_language_that_nothing_tells_is_said(tmp_path: Path) -> None:
    post = json.dumps({"title": {"rendered": "1"}, "content": {"rendered": "<p>2 + 2</p>"}})
    report = export(post.encode(), tmp_path, formats=["html"])
    assert [item.code for item in report.posts[0].diagnostics] == [Code.LANGUAGE_UNKNOWN]
