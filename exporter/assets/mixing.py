"""Pictures in printers' inks (CMYK) mixed anew as light (sRGB), which archived PDFs are made of."""

import io
from contextlib import suppress

from exporter.assets.pictures import Picture

_QUALITY = 92
"""Of JPEG: what is lost once more can't be seen."""


def in_light(picture: Picture) -> bytes:
    """The bytes of a picture, in sRGB if it was in CMYK, else as they are.

    Only JPEG has such pictures among the kinds that are printed. A profile within the file tells
    how its inks look (ICC.1:2022); without one they are taken for ideal.

    Args:
        picture: Any that was checked.
    """
    if picture.media_type != "image/jpeg":
        return picture.data
    from PIL import Image, ImageCms  # noqa: PLC0415 - few posts pay

    with Image.open(io.BytesIO(picture.data), formats=("JPEG",)) as image:
        if image.mode != "CMYK":
            return picture.data
        mixed = image.convert("RGB")
        if profile := image.info.get("icc_profile"):
            inks, light = io.BytesIO(profile), ImageCms.createProfile("sRGB")
            # A profile may be damaged, or of something else.
            with suppress(ImageCms.PyCMSError, OSError):
                mixed = ImageCms.profileToProfile(image, inks, light, outputMode="RGB") or mixed
    out = io.BytesIO()
    mixed.info.clear()
    mixed.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
