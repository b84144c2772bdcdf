"""Turns pictures as their Exif data say they were held, as camera telephones leave it to viewers."""

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

_ORIENTATION = 0x0112
_QUARTER_TURNS = range(5, 9)
"""Orientations at which width and height change places (Exif 2.32, 4.6.4)."""

_QUALITY = 92


def orientation(image: "PillowImage") -> int:
    """The Exif orientation, 1 to 8; 1 (upright) where none or an impossible one is stated."""
    if "exif" not in image.info:
        return 1
    stated = image.getexif().get(_ORIENTATION, 1)
    return stated if stated in range(1, 9) else 1


def upright(image: "PillowImage", kind: str, *, turn: bool) -> bytes:
    """The picture saved anew, turned upright, without metadata, with its colour profile.

    A JPEG keeps its own tables, so that next to nothing is lost and the file doesn't grow.

    Args:
        image: Decoded.
        kind: `JPEG`, `PNG`, `GIF` or `WEBP`: it stays of that kind.
        turn: By its Exif data; else it is only saved.
    """
    from PIL import ImageOps  # noqa: PLC0415 - few posts pay

    turned = ImageOps.exif_transpose(image) if turn else image.copy()
    options: dict[str, Any] = {}
    if kind == "JPEG":
        options = _tables(image, quarter=turned.size != image.size)
    elif kind == "WEBP":
        options = {"quality": _QUALITY, "method": 4, "exact": True}
    if profile := image.info.get("icc_profile"):
        options["icc_profile"] = profile
    if "transparency" in image.info:
        options["transparency"] = image.info["transparency"]
    turned.info.clear()
    out = io.BytesIO()
    try:
        turned.save(out, kind, **options)
    except ValueError:  # tables that Pillow can read but not write
        out = io.BytesIO()
        turned.save(out, kind, quality=_QUALITY, icc_profile=profile)
    return out.getvalue()


def _tables(image: Any, *, quarter: bool) -> dict[str, Any]:  # noqa: ANN401 - a JpegImageFile
    """The quantisation of a JPEG, fit for the picture as turned."""
    from PIL.JpegImagePlugin import get_sampling  # noqa: PLC0415 - as above

    tables = [list(table) for _, table in sorted(image.quantization.items())]
    if quarter:
        tables = [[table[8 * (n % 8) + n // 8] for n in range(64)] for table in tables]
    sampling = get_sampling(image)
    sampling = 0 if sampling == -1 or (quarter and sampling == 1) else sampling
    return {"qtables": tables, "subsampling": sampling, "optimize": True}
