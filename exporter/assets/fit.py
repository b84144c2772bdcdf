"""Pictures with far more pixels than print can show are made smaller, never larger."""

import io
from typing import Any

from exporter.assets.mixing import in_light
from exporter.assets.pictures import Picture

FINEST = 300
"""Pixels an inch that print can show (what printers call the resolution of an original)."""

_SPARED = 1.25
"""A picture is left as it is up to so many times the pixels that it needs."""

_QUALITY = 90
"""Of JPEG: what is lost once more can't be seen."""


def fitted(picture: Picture, width: int) -> bytes:
    """The picture's bytes, with fewer pixels if it has many more than it needs.

    It stays of its kind. Where the smaller picture would be the larger file, as with drawings of few
    colours, the bytes stay as they are; so do GIF pictures, which are small or move.

    Args:
        picture: That was checked.
        width: How many pixels it needs across, at least 1.
    """
    if picture.media_type not in ("image/png", "image/jpeg"):
        return picture.data
    from PIL import Image  # noqa: PLC0415 - few posts pay

    with Image.open(io.BytesIO(picture.data), formats=("PNG", "JPEG")) as image:
        if image.width <= width * _SPARED:
            return picture.data
        if image.mode.startswith(("I", "F")):  # sixteen bits a sample: measurements, not looks
            return picture.data
    smaller = _smaller(in_light(picture), width)
    return smaller if len(smaller) < len(picture.data) else picture.data


def _smaller(data: bytes, width: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 - as above

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        kind = str(image.format)
        profile = image.info.get("icc_profile")
        size = (width, max(1, round(image.height * width / image.width)))
        image.draft(
            None, size
        )  # a JPEG is decoded at half or a quarter of its size if that will do
        result = image.convert(_mode(image)).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    options: dict[str, Any] = {"quality": _QUALITY, "optimize": True} if kind == "JPEG" else {}
    if profile:
        options["icc_profile"] = profile
    result.info.clear()
    out = io.BytesIO()
    result.save(out, kind, **options)
    return out.getvalue()


def _mode(image: Any) -> str:  # noqa: ANN401 - Pillow's picture
    """How its colours are held while they are mixed."""
    if "transparency" in image.info or "A" in image.getbands():
        return "RGBA"
    return "L" if image.mode in ("1", "L") else "RGB"
