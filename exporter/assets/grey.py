"""Pictures in shades of grey, for printers without colour."""

import hashlib
import io

from exporter.assets.check import opened
from exporter.assets.pictures import Picture, Pictures


def in_grey(pictures: Pictures) -> Pictures:
    """The same pictures, under the same addresses, in shades of grey."""
    return Pictures({address: _grey(picture) for address, picture in pictures.items()})


def _grey(picture: Picture) -> Picture:
    """One picture; a moving one's first frame."""
    image = opened(picture.data)
    clear = "A" in image.getbands() or "transparency" in image.info
    kind = "JPEG" if picture.media_type == "image/jpeg" else "PNG"
    grey = image.convert("RGBA").convert("LA") if clear else image.convert("RGB").convert("L")
    out = io.BytesIO()
    grey.info.clear()
    grey.save(out, kind, **({"quality": 92} if kind == "JPEG" else {}))
    data = out.getvalue()
    media_type = f"image/{kind.lower()}"
    digest = hashlib.sha256(data).hexdigest()
    return Picture(data, media_type, picture.width, picture.height, digest)
