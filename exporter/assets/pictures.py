"""Pictures at hand: their bytes by the address under which the tree names them."""

from collections.abc import Iterator, Mapping

from msgspec import Struct


class Picture(Struct, frozen=True):
    """One usable raster picture.

    Attributes:
        data: PNG, JPEG, GIF, WebP or AVIF, checked, upright, with private metadata taken out.
        media_type: `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/avif`.
        width: In CSS pixels: those of the file, but of a drawing the drawing's own width, for
            which its pixels are twice as many.
        height: As `width`.
        digest: Hex SHA-256 of `data`: the same picture under two addresses is written once.
        was: What it was before it became what it is (`SVG`, `AVIF`); empty if it is as it came.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    digest: str
    was: str = ""

    @property
    def name(self) -> str:
        """A file name that depends on the content only."""
        return f"{self.digest[:16]}.{self.media_type.partition('/')[2].replace('jpeg', 'jpg')}"


class Pictures(Mapping[str, Picture]):
    """The pictures of a run by address."""

    def __init__(self, pictures: Mapping[str, Picture] | None = None) -> None:
        self._pictures = dict(pictures or {})

    def __getitem__(self, address: str) -> Picture:
        return self._pictures[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)
