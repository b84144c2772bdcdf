"""Hidden bookmarks around what Word has no containers for, so that a draft can be read back.

Word keeps a bookmark around its paragraphs through all editing and shows none whose name begins
with an underscore (ISO/IEC 29500-1, 17.13.6.2; its own `_Toc` and `_Ref` are such).
"""

from exporter.writers.docx.bookmarks import Bookmarks


class Ranges:
    """The ranges of a document.

    Args:
        bookmarks: Which give numbers to all bookmarks.
    """

    def __init__(self, bookmarks: Bookmarks) -> None:
        self._bookmarks = bookmarks
        self._count = 0

    def held(self, kind: str, elements: list[str]) -> list[str]:
        """Elements with a bookmark from their first paragraph to their last, in cells or not.

        Args:
            kind: What they are: a word that the reader knows.
            elements: Paragraphs and tables of a body, cell or note.
        """
        if not elements:
            return []
        self._count += 1
        start, end = self._bookmarks.marks(f"_{kind}{self._count}")
        held = [*elements]
        held[0] = held[0].replace("</w:pPr>", f"</w:pPr>{start}", 1)
        before, last, after = held[-1].rpartition("</w:p>")
        held[-1] = f"{before}{end}{last}{after}"
        return held
