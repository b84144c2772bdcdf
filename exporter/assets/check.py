"""Is it a picture, of a kind that we print, of a bearable size, and free of private data?"""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from exporter.assets.pictures import Picture
from exporter.assets.strip import Unlawful, without_metadata
from exporter.assets.unusable import Unusable

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

    from exporter.assets.raster import Rasteriser

__all__ = ["MAX_BYTES", "MAX_PIXELS", "MEDIA_TYPES", "Unusable", "checked", "opened"]

MAX_BYTES = 32 * 1024 * 1024
"""The largest picture file that is read."""

MAX_PIXELS = 50_000_000
"""The largest picture that is decoded: 50 megapixels take 200 MB of memory."""

MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
"""The kinds that are printed, by Pillow's name. SVG is drawn first, and is a PNG from then on."""


def checked(
    data: bytes, shown: int | None = None, rasteriser: "Rasteriser | None" = None
) -> Picture:
    """A picture whose bytes really are one, upright, with private metadata taken out.

    Args:
        data: The file's bytes, of any kind.
        shown: How wide the post shows it, in CSS pixels: a drawing may be made larger.
        rasteriser: What draws drawings; without one, a new one.

    Raises:
        Unusable: Not a PNG, JPEG, GIF, WebP, AVIF or SVG; damaged; or too large.
    """
    if len(data) > MAX_BYTES:
        raise Unusable(f"larger than {MAX_BYTES // 1024**2} MiB")
    if b"svg" in data[:4096].lower():
        from exporter.assets.drawings import drawn, is_svg  # noqa: PLC0415 - few posts pay

        if is_svg(data):
            return drawn(data, shown, rasteriser)
    image = opened(data)
    # A JPEG with more pictures behind the first is one of MPO, until they are taken out.
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    if kind == "AVIF":
        return _avif(data, image)
    data, (width, height) = _clean(data, image, kind)
    return Picture(data, MEDIA_TYPES[kind], width, height, hashlib.sha256(data).hexdigest())


def opened(data: bytes) -> "PillowImage":
    """The decoded picture, its size checked before a pixel is."""
    from PIL import Image, ImageFile, UnidentifiedImageError  # noqa: PLC0415 - few posts pay

    try:
        with warnings.catch_warnings():
            # Pillow warns of sizes below our own limit, which is checked next.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=tuple(MEDIA_TYPES))
        _refuse_huge(*image.size)
        with _strictly(ImageFile):
            image.load()
    except UnidentifiedImageError:
        raise Unusable(_kind_of(data)) from None
    except Image.DecompressionBombError:
        raise Unusable("it has too many pixels") from None
    except Unusable:
        raise
    except (OSError, SyntaxError, ValueError, EOFError) as problem:
        raise Unusable(f"it is damaged ({problem})") from None
    return image


@contextmanager
def _strictly(module: Any) -> Iterator[None]:  # noqa: ANN401 - a module
    """Refuse truncated files, whatever another library (WeasyPrint) has told Pillow."""
    before = module.LOAD_TRUNCATED_IMAGES
    module.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        module.LOAD_TRUNCATED_IMAGES = before


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise Unusable(f"{width} × {height} pixels are too many")


def _kind_of(data: bytes) -> str:
    """Why Pillow doesn't know it, in words that help."""
    start = data[:512].lstrip().lower()
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc"):
        return "HEIC pictures aren't printed; save it as JPEG"
    if start.startswith((b"<!doctype html", b"<html")):
        return "it is a web page, not a picture"
    return "it is no PNG, JPEG, GIF, WebP, AVIF or SVG picture"


def _clean(data: bytes, image: "PillowImage", kind: str) -> tuple[bytes, tuple[int, int]]:
    """The file, upright and without private data, and its width and height.

    Pixels are written anew only where the picture lies on its side or its frame is damaged.
    """
    from exporter.assets.upright import orientation, upright  # noqa: PLC0415 - needs Pillow

    moves = getattr(image, "is_animated", False) and image.format != "MPO"
    turn = not moves and orientation(image) != 1
    try:
        if not turn:
            return without_metadata(data, kind), image.size
    except Unlawful as problem:
        if moves:
            raise Unusable(f"it is damaged ({problem})") from None
    anew = upright(image, kind, turn=turn)
    return anew, opened(anew).size


def _avif(data: bytes, image: "PillowImage") -> Picture:
    """An AVIF picture; one that holds metadata or lies on its side becomes a JPEG or PNG.

    Its metadata can't be cut out without moving everything else (ISO/IEC 14496-12, 8.11.3).
    """
    width, height = image.size
    picture = Picture(data, "image/avif", width, height, hashlib.sha256(data).hexdigest())
    if not {"exif", "xmp"} & image.info.keys():
        return picture
    from exporter.assets.kinds import in_common_kind  # noqa: PLC0415 - few posts pay

    return in_common_kind(picture)
