"""What a writer says about the markup that it wants."""

from collections.abc import Callable

from msgspec import Struct

from exporter.assets import Picture
from exporter.tree import Math


class MarkupSettings(Struct, frozen=True, kw_only=True):
    """How to print a tree as XHTML.

    Attributes:
        address_of: What to write into `img/@src` for a picture at hand.
        id_prefix: Before every id and every link within the chapter: keeps chapters that share a
            page apart.
        heading_shift: Added to heading levels; the sum is kept within 2 to 6.
        epub: Write `epub:type` beside `role`; the page must declare the namespace prefix `epub`.
        paged: For print: nothing folds or scrolls.
        language: BCP 47 tag of the file, for the few words that the markup says of its own.
        code_of: What to write into `img/@src` for a code that a telephone scans from paper, by the
            address in it; `None` for no codes.
        formula_of: The attributes of an `img` that shows a formula; MathML where there is none.
    """

    address_of: Callable[[Picture], str]
    id_prefix: str = ""
    heading_shift: int = 0
    epub: bool = False
    paged: bool = False
    language: str = "und"
    code_of: Callable[[str], str | None] | None = None
    formula_of: Callable[[Math], dict[str, str] | None] | None = None
