"""Documents in the looks of references: valid, all their words there, read back the same."""

import shutil
import subprocess
from pathlib import Path

import pytest
from support.references import EVERYTHING, by_hand, dressed, headed, house
from support.validators import libreoffice_pages, ooxml

from exporter.loading import publications
from exporter.pipeline import export
from exporter.tree import to_json


def saved_by_libreoffice(reference: bytes, folder: Path) -> bytes:
    """The reference, opened and saved in LibreOffice, which writes styles in its own way."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail("LibreOffice is missing: script/test installs it")
    folder.mkdir()
    path = folder / "made.docx"
    path.write_bytes(reference)
    out = folder / "saved"
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (out / "made.docx").read_bytes()


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("references")
    return {
        "house": house(),
        "by-hand": by_hand(),
        "headed": headed("<w:p><w:r><w:t>Above</w:t></w:r></w:p>"),
        "libreoffice": saved_by_libreoffice(by_hand(), folder / "one"),
        "libreoffice-house": saved_by_libreoffice(dressed(folder, house()), folder / "two"),
    }


def test_documents_in_others_looks_are_valid(references: dict[str, bytes], tmp_path: Path) -> None:
    paths = []
    for name, reference in references.items():
        for toc, captions in (("no", "as-written"), ("yes", "numbered")):
            path = tmp_path / f"{name}-{toc}.docx"
            path.write_bytes(dressed(tmp_path, reference, toc=toc, captions=captions))
            paths.append(path)
    assert {path.name: found for path, found in ooxml(paths).items() if found} == {}
    assert all(libreoffice_pages(path) > 0 for path in paths[::2])


def test_they_are_read_back_like_those_in_our_own(
    references: dict[str, bytes], tmp_path: Path
) -> None:
    post = tmp_path / "everything.json"
    post.write_bytes(to_json(EVERYTHING))
    export([post], tmp_path / "plain.docx")
    (expected,) = publications([tmp_path / "plain.docx"])
    for name, reference in references.items():
        path = tmp_path / f"{name}.docx"
        (tmp_path / "reference.docx").write_bytes(reference)
        options = {"docx": {"reference": str(tmp_path / "reference.docx")}}
        report = export([post], path, options=options, comments=True)
        assert report.failures == []
        (read,) = publications([path])
        assert to_json(read) == to_json(expected), name


def test_real_posts_in_anothers_looks(
    references: dict[str, bytes], corpus: list[Path], tmp_path: Path
) -> None:
    paths = []
    for name in ("house", "libreoffice"):
        (tmp_path / f"{name}.docx").write_bytes(references[name])
        options = {"docx": {"reference": str(tmp_path / f"{name}.docx"), "toc": "yes"}}
        report = export(corpus[::20], tmp_path / name, formats=["docx"], options=options)
        assert report.failures == []
        paths += [Path(file.path) for file in report.files]
    assert {path.name: found for path, found in ooxml(paths).items() if found} == {}
