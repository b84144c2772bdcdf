"""The addresses of what a run itself brings to a page: its pictures and fonts."""

from exporter.assets import Picture

PICTURE = "exporter:picture/"
"""Before a picture's digest."""

FONT = "exporter:font/"
"""Before a font file's name."""


def picture_address(picture: Picture) -> str:
    """The address under which the layout engine finds a picture."""
    return f"{PICTURE}{picture.digest}"
