"""Pictures have the pixels that print can show, and never more than they came with."""

import pytest
from PIL import Image as Pillow
from support.photographs import extremes, photograph, profile, read, saved

from exporter.assets.check import checked
from exporter.assets.fit import fitted


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_far_too_fine_pictures_get_smaller(kind: str) -> None:
    picture = checked(saved(photograph((1200, 900)), kind, icc_profile=profile()))
    data = fitted(picture, 400)
    image = read(data)
    assert (image.format, image.size) == (kind, (400, 300))
    assert image.info["icc_profile"] == profile()
    assert len(data) < len(picture.data) / 3
    assert fitted(picture, 400) == data


@pytest.mark.parametrize("needed", [1200, 5000, 960])
def test_others_keep_their_bytes(needed: int) -> None:
    picture = checked(saved(photograph((1200, 900)), "JPEG"))
    assert fitted(picture, needed) is picture.data


def test_a_drawing_that_would_grow_keeps_its_bytes() -> None:
    dots = Pillow.new("1", (2, 2))
    dots.putpixel((0, 0), 1)
    dots.putpixel((1, 1), 1)
    sheet = Pillow.new("1", (1500, 1000))
    for left in range(0, 1500, 2):
        for top in range(0, 500, 2):
            sheet.paste(dots, (left, top))
    picture = checked(saved(sheet, "PNG"))
    assert fitted(picture, 700) is picture.data


def test_clear_parts_stay_clear() -> None:
    image = photograph((1200, 900)).convert("RGBA")
    image.putalpha(Pillow.linear_gradient("L").resize(image.size))
    found = read(fitted(checked(saved(image, "PNG")), 300))
    assert (found.mode, found.size) == ("RGBA", (300, 225))
    ((low, high),) = extremes(found.getchannel("A"))
    assert (low < 5, high > 250) == (True, True)


@pytest.mark.parametrize(
    ("mode", "kind"), [("L", "JPEG"), ("CMYK", "JPEG"), ("I;16", "PNG"), ("P", "GIF")]
)
def test_every_way_of_holding_colours_is_borne(mode: str, kind: str) -> None:
    image = (
        Pillow.new(mode, (900, 600), 40_000)
        if mode == "I;16"
        else photograph((900, 600)).convert(mode)
    )
    found = read(fitted(checked(saved(image, kind)), 300))
    assert found.size == ((300, 200) if kind == "JPEG" else (900, 600))
    assert found.mode == {"CMYK": "RGB"}.get(mode, mode)


def test_a_strip_keeps_one_row() -> None:
    picture = checked(saved(photograph((4000, 4)), "PNG"))
    assert read(fitted(picture, 200)).size in ((200, 1), (4000, 4))
