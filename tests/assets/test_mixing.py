"""Pictures in printers' inks come out as light, the others untouched."""

import io

import pytest
from PIL import Image as Pixels
from PIL import ImageCms

from exporter.assets.check import checked
from exporter.assets.mixing import in_light


def saved(image: Pixels.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def of_srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("profile", [None, b"damaged", of_srgb()], ids=["none", "bad", "of light"])
def test_inks_become_light(profile: bytes | None) -> None:
    cyan = Pixels.new("CMYK", (16, 16), (255, 0, 0, 0))
    picture = checked(saved(cyan, "JPEG", quality=95, icc_profile=profile))
    with Pixels.open(io.BytesIO(in_light(picture))) as light:
        assert (light.mode, light.format, light.size) == ("RGB", "JPEG", (16, 16))
        red, green, blue = light.convert("RGB").getpixel((8, 8))  # type: ignore[misc]
        assert red < 12
        assert min(green, blue) > 243
    assert in_light(picture) == in_light(picture)


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "JPEG"), ("L", "JPEG"), ("RGBA", "PNG")])
def test_others_stay_as_they_are(mode: str, kind: str) -> None:
    picture = checked(saved(Pixels.new(mode, (16, 16)), kind))
    assert in_light(picture) is picture.data
