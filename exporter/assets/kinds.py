"""Pictures of kinds that a format can't hold become JPEG or PNG."""

import hashlib
import io
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from msgspec.structs import replace

from exporter.assets.check import opened
from exporter.assets.pictures import Picture, Pictures

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

NAMES = {"image/webp": "WebP", "image/avif": "AVIF", "image/gif": "GIF"}
"""What people call the kinds that may be converted."""

QUALITY = 90
"""Of JPEG: the difference from the original can't be seen; colours at full resolution."""

_STRIPS, _ROWS = 16, 16
"""How much of a picture is tried: so many strips of so many rows, from all its height."""

_WORTH = 2.5
"""A picture without loss may take so many times the room of a photograph's JPEG."""


def in_kinds(
    pictures: Pictures, kinds: Collection[str], shown: Callable[[], Collection[str]]
) -> tuple[Pictures, list[str]]:
    """The pictures under the same addresses, those of other kinds converted.

    Args:
        pictures: Those at hand.
        kinds: The media types that the format holds; `image/jpeg` and `image/png` are among them.
        shown: Gives the addresses that the file shows: the others are left out. It is asked only
            if a picture is of another kind.

    Returns:
        The pictures, and what became what, once for each picture (`AVIF to JPEG`).
    """
    if all(item.media_type in kinds for item in pictures.values()):
        return pictures, []
    addresses = shown()
    pictures = Pictures({at: item for at, item in pictures.items() if at in addresses})
    foreign = {item.digest: item for item in pictures.values() if item.media_type not in kinds}
    anew = {digest: in_common_kind(picture) for digest, picture in foreign.items()}
    said = [became(foreign[digest], picture) for digest, picture in anew.items()]
    return Pictures({at: anew.get(item.digest, item) for at, item in pictures.items()}), said


def became(before: Picture, after: Picture) -> str:
    """What became what, for a diagnostic."""
    kind = after.media_type.partition("/")[2].upper()
    return f"{after.was or NAMES.get(before.media_type, before.media_type)} to {kind}"


def in_common_kind(picture: Picture) -> Picture:
    """The picture as JPEG or PNG; a moving one's first frame, a turned one upright.

    It becomes a PNG, without loss, if parts of it are clear or if that takes little more room than
    a JPEG: drawings and screens do, photographs don't.

    Args:
        picture: Any that was checked.
    """
    from PIL import ImageOps  # noqa: PLC0415 - few posts pay

    image = opened(picture.data)
    name = NAMES.get(picture.media_type, picture.was)
    if getattr(image, "is_animated", False):
        name = f"moving {name}"
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    image = _plain(image)
    image.info.clear()
    kind = "PNG" if image.mode == "RGBA" or not _is_photograph(image) else "JPEG"
    data = _saved(image, kind, profile)
    turned = image.size != (picture.width, picture.height)
    shown = (picture.height, picture.width) if turned else (picture.width, picture.height)
    return replace(
        picture,
        data=data,
        media_type=f"image/{kind.lower()}",
        width=shown[0],
        height=shown[1],
        digest=hashlib.sha256(data).hexdigest(),
        was=name,
    )


def _plain(image: "PillowImage") -> "PillowImage":
    """In RGB, or RGBA if a part really is clear."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    image = image.convert("RGBA")
    opaque = image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if opaque else image


def _is_photograph(image: "PillowImage") -> bool:
    """Whether a PNG of it would take much more room than a JPEG, tried on strips of it."""
    if image.height > _STRIPS * _ROWS:
        from PIL import Image  # noqa: PLC0415 - as above

        sample = Image.new("RGB", (image.width, _STRIPS * _ROWS))
        step = image.height / _STRIPS
        for number in range(_STRIPS):
            top = int(number * step)
            strip = image.crop((0, top, image.width, top + _ROWS))
            sample.paste(strip, (0, number * _ROWS))
        image = sample
    return len(_saved(image, "PNG", None)) > _WORTH * len(_saved(image, "JPEG", None))


def _saved(image: "PillowImage", kind: str, profile: bytes | None) -> bytes:
    out = io.BytesIO()
    options = {"icc_profile": profile} if profile else {}
    if kind == "JPEG":
        image.save(out, kind, quality=QUALITY, subsampling=0, optimize=True, **options)
    else:
        image.save(out, kind, **options)
    return out.getvalue()
