"""The addresses of what a run itself brings to a page: its pictures and fonts."""

from urllib.parse import quote

from exporter.assets import Picture

PICTURE = "exporter:picture/"
"""Before a picture's digest."""

FONT = "exporter:font/"
"""Before a font file's name."""


FORMULA = "exporter:formula/"
"""Before a formula's name."""

CODE = "exporter:code/"
"""Before the address that a code to scan holds, percent-encoded."""

LONGEST_CODE = 300
"""Characters: from here on, modules get too small for a telephone."""


def code_address(href: str) -> str | None:
    """The address under which the layout engine finds the code for a web address."""
    return None if len(href) > LONGEST_CODE else f"{CODE}{quote(href, safe='')}"


def picture_address(picture: Picture) -> str:
    """The address under which the layout engine finds a picture."""
    return f"{PICTURE}{picture.digest}"
