"""Is it a picture, of a kind that we print, of a bearable size, and free of private data?"""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from exporter.assets.pictures import Picture

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

MAX_BYTES = 32 * 1024 * 1024
"""The largest picture file that is read."""

MAX_PIXELS = 50_000_000
"""The largest picture that is decoded: 50 megapixels take 200 MB of memory."""

MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
"""The kinds that are printed, by Pillow's name. SVG isn't: it is a program, not a picture."""

_PRIVATE = ("exif", "xmp", "XML:com.adobe.xmp", "Author", "Comment", "Raw profile type exif")
"""Where files of these kinds keep the photographer's place, time, device and name."""


class Unusable(ValueError):
    """Not a picture that can be printed; the message says why."""


def checked(data: bytes) -> Picture:
    """A picture whose bytes really are one, upright, with private metadata taken out.

    Args:
        data: The file's bytes, of any kind.

    Raises:
        Unusable: Not a PNG, JPEG, GIF or WebP; damaged; or too large.
    """
    if len(data) > MAX_BYTES:
        raise Unusable(f"larger than {MAX_BYTES // 1024**2} MiB")
    image = opened(data)
    clean = _without_private_data(image)
    if clean is not None:
        data, image = clean, opened(clean)
    width, height = image.size
    digest = hashlib.sha256(data).hexdigest()
    return Picture(data, MEDIA_TYPES[str(image.format)], width, height, digest)


def as_png(picture: Picture) -> Picture:
    """The same picture as PNG (a moving one's first frame), for formats that know few kinds."""
    image = opened(picture.data)
    out = io.BytesIO()
    mode = "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"
    image.convert(mode).save(out, "PNG")
    data = out.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    return Picture(data, MEDIA_TYPES["PNG"], *image.size, digest)


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
    if b"<svg" in start:
        return "SVG drawings aren't printed"
    if start.startswith((b"<!doctype", b"<html")):
        return "it is a web page, not a picture"
    return "it is no PNG, JPEG, GIF or WebP picture"


def _without_private_data(image: "PillowImage") -> bytes | None:
    """The picture saved anew, turned upright, if it holds private metadata; else None."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    if not any(key in image.info for key in _PRIVATE):
        return None
    kind = str(image.format)
    upright = ImageOps.exif_transpose(image)
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile"), "exif": b""}
    if kind == "JPEG":
        # The same quantisation tables: next to no loss. A turned picture can't keep them.
        turned = upright.size != image.size or upright.tobytes() != image.tobytes()
        options["quality"] = 95 if turned else "keep"
        upright = upright if turned else image
    if kind in {"GIF", "WEBP"} and getattr(image, "is_animated", False):
        upright, options["save_all"] = image, True
    out = io.BytesIO()
    for key in _PRIVATE:
        upright.info.pop(key, None)
    upright.save(out, kind, **options)
    return out.getvalue()
