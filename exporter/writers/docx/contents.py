"""A table of contents: Word's own field, already filled in, so that nobody is asked to update it.

Its page numbers are an estimate (`estimate`), which F9 in Word sets right.
"""

from collections.abc import Callable

from msgspec import Struct

from exporter.writers.docx.xml import escape

HEADING = "TOCHeading"
DEEPEST = 3
"""Headings of so many levels are listed."""

_FIELD = f' TOC \\o "1-{DEEPEST}" \\h \\z '
"""By heading styles, as links, without page numbers in web view (ISO/IEC 29500-1, 17.16.5.68)."""

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_HIDDEN = "<w:rPr><w:webHidden/></w:rPr>"
UNKNOWN = "\x00"
"""Stands before a page number that isn't known yet: no text of an XML document can hold it."""


class Entry(Struct, frozen=True):
    """A heading.

    Attributes:
        level: From 1.
        text: Without its notes.
        bookmark: Around it.
        rtl: It runs from right to left.
        number: Before it, if headings are numbered.
    """

    level: int
    text: str
    bookmark: str
    rtl: bool
    number: str = ""


class Contents:
    """The headings of a document, gathered while it is printed.

    Attributes:
        wanted: There is to be a table of contents.
        entries: The headings so far.

    Args:
        wanted: As the attribute.
        numbers: Gives the number that is printed before the next heading of a level.
    """

    def __init__(self, *, wanted: bool, numbers: Callable[[int], str] = lambda _level: "") -> None:
        self.wanted = wanted
        self._numbers = numbers
        self.entries: list[Entry] = []

    def add(self, level: int, text: str, *, rtl: bool) -> str | None:
        """The name of the bookmark that a heading needs; None for a heading that isn't listed.

        Args:
            level: From 1.
            text: Of the heading.
            rtl: It runs from right to left.
        """
        text = " ".join(text.split())
        if not self.wanted or level > DEEPEST or not text:
            return None
        name = f"_Toc{len(self.entries) + 1:09}"
        self.entries.append(Entry(level, text, name, rtl, self._numbers(level)))
        return name

    def element(self, heading: str, after: str) -> str:
        """The table, its page numbers yet to be filled in: see `estimate.fill`.

        It is a content control of the kind that Word's own button makes, so that Word offers to
        update it in its frame (17.5.2.13, docPartGallery).

        Args:
            heading: The paragraph above it.
            after: The style of the paragraph in which the field ends.
        """
        lines = [self._line(entry) for entry in self.entries]
        field = f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{_FIELD}</w:instrText></w:r>'
        lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{field}{_SEPARATE}", 1)
        end = f'<w:p><w:pPr><w:pStyle w:val="{after}"/></w:pPr>{_END}</w:p>'
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{heading}{''.join(lines)}{end}</w:sdtContent></w:sdt>"
        )

    def _line(self, entry: Entry) -> str:
        bidi, mark = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if entry.rtl else ("", "")
        text = f'<w:r>{mark}<w:t xml:space="preserve">{escape(entry.text)}</w:t></w:r>'
        tab = ""
        if entry.number:
            # As Word's own contents have it: the number, and a tab that Word sets by its length.
            text = f"<w:r>{mark}<w:t>{escape(entry.number)}</w:t></w:r><w:r><w:tab/></w:r>{text}"
            place = _NUMBER * (entry.level + 1) + _DIGIT * max(0, len(entry.number) - _SHORT)
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{place}"/></w:tabs>'
        page = (
            f"{_hidden('<w:tab/>')}{_hidden(_char('begin'))}"
            f"{_hidden(_instruction(f' PAGEREF {entry.bookmark} {_LINKED} '))}"
            f"{_hidden(_char('separate'))}{_hidden(f'<w:t>{UNKNOWN}{entry.bookmark}</w:t>')}"
            f"{_hidden(_char('end'))}"
        )
        return (
            f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/>{tab}{bidi}</w:pPr>'
            f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{text}{page}</w:hyperlink></w:p>'
        )


_LINKED = "\\h"

_NUMBER, _DIGIT, _SHORT = 240, 120, 2
"""Twentieths of a point: where the text begins after a number of so many characters, by level."""


def _hidden(content: str) -> str:
    return f"<w:r>{_HIDDEN}{content}</w:r>"


def _char(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def _instruction(text: str) -> str:
    return f'<w:instrText xml:space="preserve">{text}</w:instrText>'


def tabbed(styles: str, width: int) -> str:
    """The style sheet with the tab at which the contents' page numbers end.

    Args:
        styles: The styles part.
        width: Of the text, in twentieths of a point.
    """
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    return styles.replace("<w:tabs/>", tab, 1)
