"""Pictures inline, and what stands in for those that aren't at hand."""

from collections.abc import Callable
from math import ceil

from exporter.assets import Picture, Pictures
from exporter.assets.fit import FINEST, fitted
from exporter.assets.kinds import became, in_common_kind
from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.tree import Image
from exporter.writers.docx.relations import Relations
from exporter.writers.docx.xml import attribute

EMU_PER_PIXEL = 9525
"""914,400 English Metric Units an inch, 96 CSS pixels an inch."""

EMU_PER_INCH = 914_400

EMU_PER_TWIP = 635
"""A twentieth of a point."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    "<adec:decorative"
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Word's mark for a picture without meaning ([MS-ODRAWXML] 2.24)."""

_READABLE = frozenset({"image/png", "image/jpeg", "image/gif"})
"""What every Word reads."""

_SHOWN_ADDRESS = 300


class PictureParts:
    """The picture parts of a document, each picture once whatever its addresses.

    Attributes:
        relations: Of the part that is being written.

    Args:
        pictures: Those at hand.
        relations: Of the document.
        report: Called with a diagnostic for each picture that Word can't show as it is.
        height: The tallest that fits a page, in twentieths of a point.
        grey: They are printed in shades of grey.
    """

    def __init__(
        self,
        pictures: Pictures,
        relations: Relations,
        report: Callable[[Diagnostic], None],
        height: int,
        *,
        grey: bool = False,
    ) -> None:
        self._grey = grey
        self._shown: dict[str, Picture] = {}
        self._needed: dict[str, int] = {}
        self._pictures = pictures
        self.relations = relations
        self._report = report
        self._height = height
        self._own: dict[str, Picture] = {}
        self._converted: dict[str, Picture] = {}
        self._drawn = 0

    def add(self, picture: Picture) -> str:
        """Have a picture of the document's own at hand, and give the address that it gets."""
        address = f"own:{picture.name}"
        self._own[address] = picture
        return address

    @property
    def parts(self) -> dict[str, bytes]:
        """The pictures drawn so far by part, with no more pixels than the largest showing needs.

        Those of the document's own (codes to scan) stay as they are: their edges must be sharp.
        """
        own = {picture.digest for picture in self._own.values()}
        return {
            name: picture.data if picture.digest in own else fitted(picture, self._needed[name])
            for name, picture in self._shown.items()
        }

    def drawing(self, image: Image, room: int) -> str | None:
        """`w:drawing` for a picture, or `None` if it isn't at hand.

        Args:
            image: With its text alternative.
            room: The width that it has, in twentieths of a point.
        """
        picture = self._pictures.get(image.src) or self._own.get(image.src)
        if picture is None:
            return None
        picture = self._readable(picture, image)
        name = f"media/{picture.name}"
        self._shown[name] = picture
        self._drawn += 1
        relation = self.relations.to("image", name)
        size = _fitted(_size(image, picture), room, self._height)
        pixels = ceil(size[0] * FINEST / EMU_PER_INCH)
        self._needed[name] = max(pixels, self._needed.get(name, 0))
        return _drawing(image, relation, self._drawn, size, grey=self._grey)

    def _readable(self, picture: Picture, image: Image) -> Picture:
        """The picture in a kind that Word reads: PNG, JPEG or GIF."""
        if picture.media_type in _READABLE:
            return picture
        if picture.digest not in self._converted:
            anew = self._converted[picture.digest] = in_common_kind(picture)
            near = excerpt(image.alt or "")
            said = Diagnostic(Code.PICTURE_CONVERTED, became(picture, anew), Place(near=near))
            self._report(said)
        return self._converted[picture.digest]


def placeholder(image: Image, word: str) -> str:
    """The text that stands for a picture which isn't at hand.

    Args:
        image: With its text alternative and address.
        word: For “picture”, in the file's language.
    """
    alt = (image.alt or "").strip() or image.title.strip()
    address = "" if image.src[:5].lower() == "data:" else image.src.strip()
    if len(address) > _SHOWN_ADDRESS:
        address = f"{address[: _SHOWN_ADDRESS - 1]}…"
    said = f"{word}: {alt}" if alt else word
    return f"[{said} {address}]" if address else f"[{said}]"


def _size(image: Image, picture: Picture) -> tuple[int, int]:
    """Width and height in EMU: what the post asks for, never above the real size."""
    width = min(image.width or picture.width, picture.width)
    if image.width is None and image.height is not None:
        width = min(width, round(image.height * picture.width / picture.height))
    width = max(width, 1)
    height = max(round(width * picture.height / picture.width), 1)
    return width * EMU_PER_PIXEL, height * EMU_PER_PIXEL


def _fitted(size: tuple[int, int], room: int, height: int) -> tuple[int, int]:
    """The size, made smaller in proportion where it is wider or taller than what there is."""
    factor = min(1, room * EMU_PER_TWIP / size[0], height * EMU_PER_TWIP / size[1])
    return max(round(size[0] * factor), 1), max(round(size[1] * factor), 1)


def _drawing(image: Image, relation: str, number: int, size: tuple[int, int], *, grey: bool) -> str:
    """An inline drawing (ISO/IEC 29500-1, 20.4.2.8)."""
    decorative = image.alt is not None and not image.alt.strip()
    alt = None if image.alt is None else image.alt.strip()
    named = f'id="{number}" name="Picture {number}"{attribute("descr", alt)}'
    named += attribute("title", image.title or None)
    effect = "><a:grayscl/></a:blip>" if grey else "/>"
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/>"
        f"<wp:docPr {named}>{_DECORATIVE if decorative else ''}</wp:docPr>"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"{effect}<a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
