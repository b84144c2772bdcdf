"""Kinds that a format can't hold become JPEG if they are photographs, else PNG without loss."""

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageDraw
from support.photographs import SECRET, exif, extremes, photograph, profile, read, saved

from exporter.assets import Pictures, in_kinds
from exporter.assets.check import checked
from exporter.assets.kinds import in_common_kind


def screen() -> Pillow.Image:
    image = Pillow.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(image)
    for row in range(0, 480, 24):
        pen.text((10, row), f"Row {row} of a table of plain words", fill="black")
        pen.line((0, row, 640, row), fill=(30, 90, 200))
    return image


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_photographs_become_jpeg(kind: str) -> None:
    picture = checked(saved(photograph(), kind, quality=80, icc_profile=profile()))
    became = in_common_kind(picture)
    before, after = read(picture.data).convert("RGB"), read(became.data)
    assert (became.media_type, became.width, became.height) == ("image/jpeg", 640, 480)
    assert after.info["icc_profile"] == profile()
    assert max(high for _, high in extremes(ImageChops.difference(before, after))) < 24
    assert len(became.data) < len(saved(before, "PNG")) / 2
    assert in_common_kind(picture) == became


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_screens_and_clear_pictures_become_png_without_loss(kind: str) -> None:
    clear = photograph((60, 40)).convert("RGBA")
    clear.putalpha(Pillow.linear_gradient("L").resize((60, 40)))
    for image in (screen(), clear):
        picture = checked(saved(image, kind, quality=90, lossless=True))
        became = in_common_kind(picture)
        before, after = read(picture.data), read(became.data)
        assert became.media_type == "image/png"
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


def test_clear_in_name_only_is_opaque() -> None:
    picture = checked(saved(photograph().convert("RGBA"), "WEBP", quality=80))
    assert in_common_kind(picture).media_type == "image/jpeg"


def test_avif_that_says_nothing_private_is_kept_and_other_avif_converted() -> None:
    plain = saved(photograph(), "AVIF", quality=60)
    assert checked(plain).data is plain
    private = saved(photograph(), "AVIF", quality=60, exif=exif())
    assert SECRET in private
    picture = checked(private)
    assert (picture.media_type, picture.was) == ("image/jpeg", "AVIF")
    assert SECRET not in picture.data


def test_only_what_is_shown_is_converted_and_told_once() -> None:
    avif = checked(saved(photograph((60, 40)), "AVIF"))
    jpeg = checked(saved(photograph((60, 40)), "JPEG"))
    pictures = Pictures({"a": avif, "again": avif, "b": jpeg, "unseen": avif})
    found, said = in_kinds(pictures, {"image/jpeg", "image/png"}, lambda: {"a", "again", "b"})
    assert sorted(found) == ["a", "again", "b"]
    assert found["a"] is found["again"]
    assert found["a"].media_type == "image/jpeg"
    assert found["b"] is jpeg
    assert said == ["AVIF to JPEG"]


def test_nothing_is_asked_where_all_are_of_good_kinds() -> None:
    pictures = Pictures({"b": checked(saved(photograph((60, 40)), "JPEG"))})
    assert in_kinds(pictures, {"image/jpeg"}, lambda: pytest.fail("asked")) == (pictures, [])


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_of_a_moving_picture_the_first_frame_stays_and_that_is_told(kind: str) -> None:
    frames = [Pillow.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    picture = checked(saved(frames[0], kind, save_all=True, append_images=frames[1:]))
    found, said = in_kinds(Pictures({"a": picture}), {"image/png"}, lambda: {"a"})
    red, _, blue = extremes(read(found["a"].data))
    assert (red[0] > 200, blue[1] < 60) == (True, True)
    assert said == [f"moving {'WebP' if kind == 'WEBP' else kind} to PNG"]
