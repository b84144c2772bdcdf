"""Pictures made for tests: a “photograph”, one whose corners tell how it lies, one with secrets."""

import io
from functools import cache

from PIL import Image as Pillow
from PIL import ImageCms, PngImagePlugin
from PIL.ImageStat import Stat

SECRET = b"Secret of the person"
CORNERS = {"red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220)}
"""Top left, top right, bottom left."""

ORIENTATION, MAKE, GPS, LATITUDE = 0x0112, 0x010F, 0x8825, 2


def saved(image: Pillow.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def read(data: bytes) -> Pillow.Image:
    image = Pillow.open(io.BytesIO(data))
    image.load()
    return image


def photograph(size: tuple[int, int] = (640, 480)) -> Pillow.Image:
    """Soft shapes with the grain of a sensor: the same each time."""
    grain = bytes((n * 2654435761 >> 13) % 24 for n in range(size[0] * size[1]))
    noise = Pillow.frombytes("L", size, grain)
    ramp = Pillow.linear_gradient("L").resize(size)
    round_ = Pillow.radial_gradient("L").resize(size)
    soft = Pillow.merge("RGB", (ramp, round_, ramp.rotate(180)))
    return Pillow.blend(soft, Pillow.merge("RGB", (noise,) * 3), 0.3)


def cornered(size: tuple[int, int] = (64, 32)) -> Pillow.Image:
    """White with three coloured corners."""
    image = Pillow.new("RGB", size, "white")
    side = min(size) // 2
    image.paste(CORNERS["red"], (0, 0, side, side))
    image.paste(CORNERS["green"], (size[0] - side, 0, size[0], side))
    image.paste(CORNERS["blue"], (0, size[1] - side, side, size[1]))
    return image


def lying(orientation: int) -> Pillow.Image:
    """`cornered()` as a camera stores it that states this Exif orientation."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # to Pillow's Transpose
    image = cornered()
    return image if orientation == 1 else image.transpose(Pillow.Transpose(back[orientation]))


def corners(image: Pillow.Image) -> list[str]:
    """The colours of the top left, top right and bottom left corners by name."""
    plain = image.convert("RGB")
    places = [(4, 4), (plain.width - 5, 4), (4, plain.height - 5)]
    return [_nearest(plain.getpixel(place)) for place in places]


def extremes(image: Pillow.Image) -> list[tuple[float, float]]:
    """The lowest and highest value of each band."""
    return [Stat(band).extrema[0] for band in image.split()]


def _nearest(colour: object) -> str:
    assert isinstance(colour, tuple)
    known = {**CORNERS, "white": (255, 255, 255)}
    return min(
        known, key=lambda name: sum(abs(a - b) for a, b in zip(known[name], colour, strict=True))
    )


def exif(orientation: int = 1) -> Pillow.Exif:
    """Exif data with a maker, a place and an orientation."""
    data = Pillow.Exif()
    data[MAKE] = SECRET.decode()
    data[ORIENTATION] = orientation
    data.get_ifd(GPS)[LATITUDE] = (52.0, 31.0, 12.0)
    return data


@cache
def profile() -> bytes:
    """sRGB. It holds the moment at which it is made, so it is made once."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def secret_text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("Comment", SECRET.decode(), zip=False)
    return info
