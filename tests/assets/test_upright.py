"""A photograph from a telephone stands upright, whatever its kind."""

import pytest
from support.photographs import cornered, corners, exif, lying, profile, read, saved

from exporter.assets.check import checked

UPRIGHT = ["red", "green", "blue"]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_orientation(kind: str, orientation: int) -> None:
    options = {"quality": 90} if kind in ("WEBP", "AVIF") else {}
    data = saved(lying(orientation), kind, exif=exif(orientation), **options)
    picture = checked(data)
    image = read(picture.data)
    assert corners(image) == UPRIGHT
    assert (picture.width, picture.height) == image.size == cornered().size
    assert "exif" not in image.info


def test_a_turned_jpeg_keeps_its_tables_colours_and_size() -> None:
    data = saved(lying(6), "JPEG", exif=exif(6), quality=70, icc_profile=profile())
    image = read(checked(data).data)
    before = read(data)
    assert image.info["icc_profile"] == profile()
    assert sorted(image.quantization[0]) == sorted(before.quantization[0])  # type: ignore[attr-defined]
    assert len(checked(data).data) < len(data)


def test_an_impossible_orientation_is_none() -> None:
    data = saved(cornered(), "JPEG", exif=exif(77))
    assert corners(read(checked(data).data)) == UPRIGHT


def test_a_picture_with_a_clear_colour_keeps_it_when_turned() -> None:
    lying_so = lying(8).quantize(16)
    clear = lying_so.getpixel((lying_so.width - 1, lying_so.height - 1))
    data = saved(lying_so, "PNG", exif=exif(8), transparency=clear)
    image = read(checked(data).data).convert("RGBA")
    assert corners(image) == UPRIGHT
    assert image.getchannel("A").getextrema() == (0, 255)
