"""Pictures: found only where the user says, checked, cleaned of private data, never fetched."""

import base64
import io
import json
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image as Pillow
from support.trees import article, p

from exporter.assets import Media
from exporter.assets.check import Unusable, checked
from exporter.assets.kinds import in_common_kind
from exporter.diagnostics import Code
from exporter.errors import MediaMapInvalid
from exporter.tree import Image

SITE = "https://clinic.example/wp-content/uploads/2026/03/foot.png"


def picture(kind: str = "PNG", size: tuple[int, int] = (6, 4), **options: object) -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", size, (200, 30, 30)).save(out, kind, **options)
    return out.getvalue()


def codes(media: Media, *images: Image, beside: Path | None = None) -> tuple[list[str], list[Code]]:
    pictures, said = media.pictures_of(article(p("x", *images)), beside)
    return list(pictures), [item.code for item in said]


@pytest.mark.parametrize(
    "place",
    [
        "foot.png",
        "2026/03/foot.png",
        "wp-content/uploads/2026/03/foot.png",
        "clinic.example/wp-content/uploads/2026/03/foot.png",
    ],
)
def test_a_media_folder_may_mirror_as_much_of_the_address_as_it_likes(
    place: str, tmp_path: Path
) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture())
    assert codes(Media(tmp_path), Image(SITE, alt="A foot")) == ([SITE], [])


def test_a_map_names_files_relative_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(picture("JPEG"))
    (tmp_path / "map.json").write_text(json.dumps({SITE: "a.bin"}), encoding="utf-8")
    assert codes(Media(tmp_path / "map.json"), Image(SITE, alt="")) == ([SITE], [])


def test_files_beside_the_post_count_for_relative_addresses_only(tmp_path: Path) -> None:
    (tmp_path / "foot.png").write_bytes(picture())
    for address, found in (("foot.png", True), (SITE, False), ("//clinic.example/foot.png", False)):
        expected = ([address], []) if found else ([], [Code.PICTURE_MISSING])
        assert codes(Media(), Image(address, alt="A foot"), beside=tmp_path) == expected


@pytest.mark.parametrize(
    "address",
    ["../secret.png", "a/../../secret.png", "%2e%2e/secret.png", "..\\secret.png", "foot\0.png"],
)
def test_no_address_leads_out_of_the_folder(address: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    inside = tmp_path / "inside"
    inside.mkdir()
    found = codes(Media(inside), Image(address, alt="x"), beside=inside)
    assert found == ([], [Code.PICTURE_MISSING])


def test_nor_does_a_link_or_an_absolute_path(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    for address in ("link.png", str(tmp_path / "secret.png"), f"file://{tmp_path}/secret.png"):
        found = codes(Media(inside), Image(address, alt="x"), beside=inside)
        assert found == ([], [Code.PICTURE_MISSING])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "foot.png")
    assert codes(Media(tmp_path), Image(SITE, alt="x")) == ([], [Code.PICTURE_MISSING])


def test_data_addresses() -> None:
    encoded = base64.b64encode(picture("GIF")).decode()
    good = f"data:image/gif;base64,{encoded}"
    assert codes(Media(), Image(good, alt="x")) == ([good], [])
    for bad in ("data:image/png", "data:image/png;base64,????", "data:image/svg+xml,<svg/>"):
        assert codes(Media(), Image(bad, alt="x")) == ([], [Code.PICTURE_UNREADABLE])


def test_a_picture_without_alternative_text_is_noted_once() -> None:
    image = Image(SITE)
    assert codes(Media(), image, image) == ([], [Code.ALT_MISSING, Code.PICTURE_MISSING])


def test_a_featured_picture_is_taken_where_at_hand_and_never_missed(tmp_path: Path) -> None:
    from msgspec.structs import replace

    publication = article(p("x"))
    (chapter,) = publication.chapters
    source = replace(chapter.source, featured_image=SITE)
    publication = replace(publication, chapters=(replace(chapter, source=source),))
    assert Media().pictures_of(publication)[1] == []
    (tmp_path / "foot.png").write_bytes(picture())
    assert list(Media(tmp_path).pictures_of(publication)[0]) == [SITE]


@pytest.mark.parametrize(
    "content", ["[]", "{", '{"a": 1}', "\xff"], ids=["array", "broken", "numbers", "bytes"]
)
def test_a_map_that_is_none(content: str, tmp_path: Path) -> None:
    (tmp_path / "map.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(MediaMapInvalid):
        Media(tmp_path / "map.json")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_the_kinds_that_are_printed(kind: str) -> None:
    found = checked(picture(kind))
    assert (found.width, found.height) == (6, 4)
    assert found.media_type == f"image/{kind.lower()}"
    assert found.name == f"{found.digest[:16]}.{'jpg' if kind == 'JPEG' else kind.lower()}"
    again = in_common_kind(found)
    assert (again.media_type, again.width, again.height) == ("image/png", 6, 4)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no PNG"),
        (b"<!DOCTYPE html><p>404", "a web page"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "nothing"),
        (picture(size=(90, 90))[:150], "damaged"),
        (picture("BMP"), "it is no PNG"),
    ],
    ids=["empty", "html", "svg", "truncated", "bmp"],
)
def test_what_is_no_picture_says_why(data: bytes, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        checked(data)


def test_a_truncated_picture_is_refused_whatever_others_told_pillow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    with pytest.raises(Unusable, match="damaged"):
        checked(picture(size=(90, 90))[:150])


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 999))
    with pytest.raises(Unusable, match="pixels"):
        checked(bomb)


def test_private_metadata_is_taken_out_and_the_picture_turned_upright() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # orientation: turned by a quarter
    exif[0x010F] = "Camera of the person"
    data = picture("JPEG", exif=exif)
    assert b"Camera of the person" in data
    found = checked(data)
    assert b"Camera of the person" not in found.data
    assert (found.width, found.height) == (4, 6)
    assert checked(data).data == found.data


def test_a_clean_picture_is_kept_byte_for_byte() -> None:
    data = picture("JPEG", quality=80)
    assert checked(data).data == data
