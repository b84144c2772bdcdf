"""What paper says of links: their addresses, numbered at the end or beside the text."""

import re
from urllib.parse import unquote

from exporter.look import Links
from exporter.tree import Inlines, Link, List, ListItem, Paragraph, Span, Text, plain_text
from exporter.writers.docx import styles
from exporter.writers.docx.xml import escape

_UNSAID = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)
_DIALLED = re.compile(r"(?:mailto|tel|sms):", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
LTR = "\u200e"
_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#].*)?\Z", re.IGNORECASE)


class PrintedLinks:
    """The addresses of a document's links, each with one number, in order of appearance.

    Args:
        mode: What becomes of them.
    """

    def __init__(self, mode: Links) -> None:
        self._mode = mode
        self._numbers: dict[str, int] = {}

    def beside(self, link: Link) -> str:
        """What is printed after a link's text; mostly nothing where the text is the address.

        So it is for a telephone number, however its digits are grouped, and for a picture that leads
        to a file, as WordPress links them.
        """
        text = plain_text(link.content)
        if self._mode == "none" or _bare(text) == _bare(link.href):
            return ""
        if not text and _PICTURE.search(link.href):
            return ""
        if link.href.startswith("tel:") and text and not _LETTER.search(text):
            return ""
        if self._mode == "inline":
            return f" ({shown(link.href)})"
        number = self._numbers.setdefault(link.href, len(self._numbers) + 1)
        return f"\u00a0[{number}]"

    def as_list(self, *, rtl: bool) -> List | None:
        """The numbered addresses as a list; None where there are none."""
        if not self._numbers:
            return None
        links = [Link(href, addressed(shown(href), rtl=rtl)) for href in self._numbers]
        return List(
            items=tuple(ListItem(blocks=(Paragraph(content=(link,)),)) for link in links),
            ordered=True,
        )


def shown(href: str) -> str:
    """An address as people read it: an e-mail address or a number without its scheme."""
    return _DIALLED.sub("", href, count=1)


def addressed(text: str, *, rtl: bool) -> Inlines:
    """An address or telephone number, in its own order where lines run from right to left.

    There the groups of a number would be put in reverse, and a closing slash before the rest
    (Unicode Standard Annex 9): marks of direction keep them.
    """
    if not rtl:
        return (Text(text),)
    return (Span(content=(Text(f"{LTR}{text}{LTR}"),), dir="ltr"),)


def printed_run(text: str) -> str:
    """A run in the style of what only paper needs; nothing for no text."""
    if not text:
        return ""
    style = f'<w:rPr><w:rStyle w:val="{styles.PRINTED_LINK}"/></w:rPr>'
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _bare(address: str) -> str:
    return (
        unquote(_UNSAID.sub("", address.strip(LTR + " "), count=1))
        .rstrip("/")
        .replace(" ", "")
        .casefold()
    )
