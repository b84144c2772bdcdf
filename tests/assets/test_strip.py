"""Private metadata leave a picture's file; its pixels, colours and movement stay, byte for byte."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageChops
from support.photographs import (
    SECRET,
    exif,
    extremes,
    photograph,
    profile,
    read,
    saved,
    secret_text,
)

from exporter.assets.check import checked
from exporter.assets.strip import Unlawful, without_metadata

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def moving(kind: str, **options: object) -> bytes:
    frames = [Pillow.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], **options)


def with_secrets() -> dict[str, tuple[str, bytes]]:
    image = photograph((96, 64))
    kept = {"exif": exif(), "icc_profile": profile()}
    jpeg = saved(image, "JPEG", xmp=XMP, comment=SECRET, **kept)
    iptc = b"\xff\xed\x00\x24Photoshop 3.0\x00" + SECRET
    return {
        "JPEG": ("JPEG", jpeg),
        "progressive": ("JPEG", saved(image, "JPEG", progressive=True, xmp=XMP, **kept)),
        "IPTC": ("JPEG", jpeg[:2] + iptc + jpeg[2:]),
        "film behind": ("JPEG", jpeg + b"\0\0\0\x18ftypmp42" + SECRET),
        "PNG": ("PNG", saved(image, "PNG", pnginfo=secret_text(), **kept)),
        "PNG in a palette": ("PNG", saved(image.quantize(8), "PNG", transparency=2, exif=exif())),
        "text behind": ("PNG", saved(image, "PNG") + SECRET),
        "WebP": ("WEBP", saved(image, "WEBP", xmp=XMP, **kept)),
        "WebP without loss": ("WEBP", saved(image.convert("RGBA"), "WEBP", lossless=True, **kept)),
        "moving WebP": ("WEBP", moving("WEBP", exif=exif(), xmp=XMP)),
        "GIF": ("GIF", saved(image.quantize(8), "GIF", comment=SECRET)),
        "moving GIF": ("GIF", moving("GIF", comment=SECRET, loop=3)),
    }


@pytest.mark.parametrize("name", with_secrets())
def test_secrets_go_and_pixels_stay(name: str) -> None:
    kind, data = with_secrets()[name]
    assert SECRET in data
    picture = checked(data)
    before, after = read(data), read(picture.data)
    assert SECRET not in picture.data
    assert b"Exif" not in picture.data
    assert b"EXIF" not in picture.data
    assert (after.format, after.size, after.mode) == (kind, before.size, before.mode)
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert after.info.get("loop") == before.info.get("loop")
    assert pixels(after) == pixels(before)
    assert checked(picture.data).data is picture.data  # nothing is left to take out


def pixels(image: Pillow.Image) -> list[bytes]:
    found = []
    for frame in range(getattr(image, "n_frames", 1)):
        image.seek(frame)
        found.append(image.convert("RGBA").tobytes())
    return found


def test_the_second_picture_of_a_telephone_goes() -> None:
    image = photograph((96, 64))
    data = saved(image, "MPO", save_all=True, append_images=[image.rotate(180)])
    assert read(data).format == "MPO"
    picture = checked(data)
    assert picture.media_type == "image/jpeg"
    assert read(picture.data).format == "JPEG"
    assert len(picture.data) < 0.6 * len(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@given(data=st.data())
def test_damaged_frames_are_told_or_borne(kind: str, data: st.DataObject) -> None:
    good = saved(photograph((24, 16)), kind)
    cut = data.draw(st.integers(0, len(good)))
    at = data.draw(st.integers(0, len(good) - 1))
    bad = bytearray(good)
    bad[at] = data.draw(st.integers(0, 255))
    for damaged in (good[:cut], bytes(bad), good[:at] + good[cut:]):
        try:
            clean = without_metadata(damaged, kind)
        except Unlawful:
            continue
        assert len(clean) <= len(damaged) + 12


def test_a_picture_whose_frame_is_damaged_is_saved_anew() -> None:
    good = saved(photograph((24, 16)), "JPEG", quality=80, exif=exif())
    data = good[:2] + b"\xff\x00" + good[2:]  # no marker, which Pillow passes over
    with pytest.raises(Unlawful):
        without_metadata(data, "JPEG")
    anew = read(checked(data).data)
    assert max(high for _, high in extremes(ImageChops.difference(anew, read(good)))) < 16
    assert "exif" not in anew.info


def test_bytes_are_the_same_each_time() -> None:
    for _, data in with_secrets().values():
        assert checked(data) == checked(io.BytesIO(data).getvalue())
