"""Real posts with comments: valid, their text untouched, and read back as if there were none."""

from pathlib import Path

import pytest
from support.margins import comments_of
from support.validators import ooxml
from support.word import Word

from exporter.loading import publications
from exporter.pipeline import export
from exporter.settings import Profile
from exporter.tree import to_json


def drafts(
    posts: list[Path], folder: Path, profile: Profile = "article", *, comments: bool
) -> list[Path]:
    report = export(posts, folder, formats=["docx"], profile=profile, comments=comments)
    assert report.failures == []
    return [Path(file.path) for file in report.files]


@pytest.mark.parametrize(("profile", "comments"), [("article", True), ("web-draft", False)])
def test_real_posts_with_comments(
    profile: Profile, *, comments: bool, corpus: list[Path], tmp_path: Path
) -> None:
    sample = corpus[::8]
    plain = drafts(sample, tmp_path / "plain", comments=False)
    commented = drafts(sample, tmp_path / "commented", profile, comments=comments)
    count = 0
    for without, with_comments in zip(plain, commented, strict=True):
        data = with_comments.read_bytes()
        count += len(comments_of(data))
        assert Word(data).lines() == Word(without.read_bytes()).lines(), with_comments.name
        (read,), (expected,) = publications([with_comments]), publications([without])
        assert to_json(read) == to_json(expected), with_comments.name
    assert count > len(sample)
    assert {path.name: found for path, found in ooxml(commented).items() if found} == {}
