"""A post with pictures of every kind, private data in them: shown by each format, valid, and clean."""

import io
import json
import re
import zipfile
from base64 import b64decode

import pikepdf
import pytest
from PIL import Image as Pillow
from support import validators
from support.exports import Exported, export
from support.photographs import SECRET, corners, exif, lying, photograph, saved, secret_text

UPRIGHT = ["red", "green", "blue"]
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><!-- ' + SECRET + b" -->"
    b'<rect width="16" height="16" fill="#dc1414"/><rect x="48" width="16" height="16" fill="#14c814"/>'
    b'<rect y="16" width="16" height="16" fill="#1414dc"/></svg>'
)


def files() -> dict[str, bytes]:
    """All but the last two show the same three corners, as they lie once they stand upright."""
    clear = lying(1).convert("RGBA")
    clear.putpixel((32, 16), (0, 0, 0, 0))
    return {
        "telephone.jpg": saved(lying(6), "JPEG", exif=exif(6), comment=SECRET, quality=90),
        "screen.png": saved(lying(8), "PNG", exif=exif(8), pnginfo=secret_text()),
        "turned.webp": saved(lying(3), "WEBP", exif=exif(3), quality=90),
        "turned.avif": saved(lying(5), "AVIF", exif=exif(5), quality=90),
        "clear.avif": saved(clear, "AVIF", quality=90),
        "clear.webp": saved(clear, "WEBP", lossless=True),
        "few.gif": saved(lying(1).quantize(8), "GIF", comment=SECRET),
        "drawing.svg": DRAWING,
        "inks.jpg": saved(photograph((64, 32)).convert("CMYK"), "JPEG", exif=exif()),
        "fine.jpg": saved(photograph((1600, 1200)), "JPEG", quality=92, exif=exif()),
    }


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("photographs")
    shown = []
    for name, data in files().items():
        (folder / name).write_bytes(data)
        width = ' width="200"' if name == "fine.jpg" else ""
        shown.append(f'<figure><img src="{name}" alt="Corners, {name}"{width}></figure>')
    post = {
        "id": 1,
        "date": "2026-01-02T03:04:05",
        "title": {"rendered": "Photographs"},
        "content": {"rendered": f"<p>Corners.</p>{''.join(shown)}"},
    }
    (folder / "post.json").write_text(json.dumps(post), encoding="utf-8")
    return export(folder / "post.json", folder)


def test_each_file_is_valid(exported: Exported) -> None:
    assert validators.broken_rules([exported.pdf]) == {exported.pdf: []}
    assert validators.ooxml([exported.docx]) == {exported.docx: []}
    assert validators.libreoffice_pages(exported.docx) > 0
    assert validators.complaints(validators.epubcheck([exported.epub])[exported.epub]) == []
    assert validators.ace(exported.epub) == []


def held(exported: Exported) -> dict[str, list[bytes]]:
    """The pictures in each file, in reading order as far as the format tells."""
    html = exported.html.read_text(encoding="utf-8")
    found = {
        "html": [b64decode(data) for data in re.findall(r'src="data:image/\w+;base64,(.*?)"', html)]
    }
    for name, path in (("docx", exported.docx), ("epub", exported.epub)):
        with zipfile.ZipFile(path) as packed:
            names = [
                item for item in packed.namelist() if "/media/" in item or "/pictures/" in item
            ]
            found[name] = [packed.read(item) for item in names]
    return found


def test_each_picture_is_shown_upright_in_a_kind_that_the_format_holds(exported: Exported) -> None:
    kinds = {
        "html": {"JPEG", "PNG", "WEBP", "GIF", "AVIF"},
        "epub": {"JPEG", "PNG", "WEBP", "GIF"},
        "docx": {"JPEG", "PNG", "GIF"},
    }
    for name, pictures in held(exported).items():
        images = [Pillow.open(io.BytesIO(data)) for data in pictures]
        assert {image.format for image in images} == kinds[name], name
        upright = [corners(image) for image in images if image.size in ((64, 32), (128, 64))]
        assert len(images) == len(files())
        assert upright.count(UPRIGHT) == len(files()) - 2, name


def drawn(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """The pictures of a PDF, and their masks."""
    streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    return [stream for stream in streams if stream.get("/Subtype") == "/Image"]


def test_the_pdf_shows_them_too(exported: Exported) -> None:
    with pikepdf.open(exported.pdf) as pdf:
        images = [pikepdf.PdfImage(stream).as_pil_image() for stream in drawn(pdf)]
        masks = sum("/SMask" in stream for stream in drawn(pdf))
    shown = [corners(image) for image in images if image.size in ((64, 32), (128, 64))]
    assert shown.count(UPRIGHT) == len(files()) - 2
    assert len(images) == len(files()) + masks


def test_nothing_private_is_in_any_file(exported: Exported) -> None:
    contents = [exported.pdf.read_bytes()]
    contents += [data for found in held(exported).values() for data in found]
    with pikepdf.open(exported.pdf) as pdf:
        contents += [stream.read_raw_bytes() for stream in drawn(pdf)]
    assert any(SECRET in data for data in files().values())
    for data in contents:
        assert SECRET not in data
        assert b"Exif\0" not in data


def test_word_gets_no_more_pixels_than_print_shows(exported: Exported) -> None:
    widths = {
        name: max(Pillow.open(io.BytesIO(d)).width for d in found)
        for name, found in held(exported).items()
    }
    assert widths == {"html": 1600, "epub": 1600, "docx": 625}  # 200 px are 2.08 inches
