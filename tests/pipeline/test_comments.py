"""Comments from the command line's end: what was done to a post, beside the words concerned."""

from pathlib import Path

import pytest
from support.margins import comments_of
from support.posts import post_json

from exporter.errors import UsageError
from exporter.loading import publications
from exporter.pipeline import export

HTML = (
    "<p>First words of it.</p>"
    '<p><iframe src="https://www.youtube.com/embed/abc123"></iframe></p>'
    "<p>Then <button>Send it</button> at once.</p>"
    "<ul><li>an item</li></ul>"
    '<table><tr><td>Day</td><td>Dose</td></tr><tr><td><a href="https://example.org/x">'
    "click here</a></td><td>one</td></tr></table>"
    '<p><img src="https://clinic.example/cast.jpg"></p>'
)


def written(folder: Path, html: str = HTML, formats: tuple[str, ...] = ("docx",)) -> bytes:
    export(post_json(html), folder, formats=formats, comments=True)
    return (folder / "sprained-ankle.docx").read_bytes()


def test_what_was_done_stands_at_its_place(tmp_path: Path) -> None:
    found = {
        each.text.partition(".")[0].partition(":")[0]: each
        for each in comments_of(written(tmp_path))
    }
    places = {text: (each.about, each.style) for text, each in found.items()}
    assert places["A form control was replaced by the text that it shows"] == (
        "Send it",
        "BodyText",
    )
    assert places["A table has no header cells"][1] == "TableText"
    assert found["A table has no header cells"].about == "Day"
    assert places["A link's text doesn't say where it leads"] == ("click here", "TableText")
    assert places["An embedded player or page was replaced by its link"][1] == "Embed"
    assert places["A picture that isn't at hand was replaced by a placeholder"][1] == (
        "PicturePlaceholder"
    )


def test_other_formats_are_as_without(tmp_path: Path) -> None:
    written(tmp_path / "with", formats=("docx", "epub", "html"))
    export(post_json(HTML), tmp_path / "without", formats=["epub", "html"])
    for name in ("sprained-ankle.epub", "sprained-ankle.html"):
        assert (tmp_path / "with" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()


def test_the_same_post_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_a_draft_with_comments_comes_back_as_one_without(tmp_path: Path) -> None:
    written(tmp_path)
    export(post_json(HTML), tmp_path / "plain", formats=["docx"])
    (back,) = publications([tmp_path / "sprained-ankle.docx"])
    (plain,) = publications([tmp_path / "plain" / "sprained-ankle.docx"])
    assert back == plain
    report = export(tmp_path / "sprained-ankle.docx", tmp_path / "again", formats=["html"])
    assert "comment-left-out" not in {each.code.value for each in report.diagnostics}


def test_comments_need_a_word_document(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none is being written"):
        export(post_json(HTML), tmp_path, formats=["html"], comments=True)


def test_shortcodes_and_pictures_without_a_way_to_open_them(tmp_path: Path) -> None:
    html = (
        '<p>Before [gravityform id="3" title="x"] after</p>'
        '<p><a href="javascript:x()"><img src="https://clinic.example/a.png" alt="An arrow"></a></p>'
    )
    found = {each.text.partition(":")[0]: each for each in comments_of(written(tmp_path, html))}
    assert found["A shortcode that only the site can fill stays as text"].about == "[gravityform"
    unsafe = found["An address that a document must not open was taken off its text"]
    assert (unsafe.about, unsafe.style) == ("An arrow", "PicturePlaceholder")
