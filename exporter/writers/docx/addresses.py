"""What somebody who brings a draft to the web needs beside its text: addresses, as comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from exporter.checks.pictures import file_name
from exporter.tree import Image, Source
from exporter.writers.docx import styles
from exporter.writers.docx.anchors import Comment
from exporter.writers.docx.scroll import Scroll, W, style_of, units

MOST = 200
"""So many links, and so many pictures, have comments; the last one says how many more there are."""

_LONGEST = 2000
_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Targets(NamedTuple):
    """The addresses of links by the ids of their relationships."""

    text: Mapping[str, str]
    notes: Mapping[str, str]


def about(source: Source) -> tuple[str, ...]:
    """What the post's page is called and said to be, as far as the post tells: the paragraphs."""
    alt = f" (alternative text: {source.featured_image_alt})" if source.featured_image_alt else ""
    told = {
        "Address": source.link,
        "Short name": source.slug,
        "Excerpt": source.excerpt,
        "Categories": ", ".join(source.categories),
        "Tags": ", ".join(source.tags),
        "Featured picture": source.featured_image and _short(source.featured_image) + alt,
    }
    lines = [f"{name}: {value}" for name, value in told.items() if value]
    return ("For the web page:", *lines) if lines else ()


class Linked(NamedTuple):
    """A link to an address.

    Attributes:
        address: Where it leads.
        place: The link; of one in a note, the note's mark.
        number: Its paragraph's.
        element: The link itself.
    """

    address: str
    place: etree._Element
    number: int
    element: etree._Element


def linked(scroll: Scroll, targets: Targets) -> list[Linked]:
    """The links of a document to addresses, those of its notes after all others."""
    found = []
    for number, paragraph in enumerate(scroll.paragraphs):
        mark = scroll.marks.get(number)
        known = targets.text if mark is None else targets.notes
        for link in paragraph.iter(f"{W}hyperlink"):
            address = known.get(link.get(_LINK_ID, ""))
            if address is not None:
                found.append(Linked(address, link if mark is None else mark, number, link))
    return found


def links(found: Iterable[Linked], scroll: Scroll) -> Iterator[Comment]:
    """One comment for each link whose text isn't its address already."""
    comments = []
    for link in found:
        if not _shows(link):
            embedded = style_of(scroll.paragraphs[link.number]) == styles.EMBED
            where = " in the note" if link.number in scroll.marks else ""
            what = "Embedded" if embedded else "Link"
            comments.append(Comment((f"{what}{where}: {_short(link.address)}",), link.place))
    yield from _bounded(comments, "links; Word shows a link's address when the pointer rests on it")


def pictures(images: Sequence[Image], scroll: Scroll) -> Iterator[Comment]:
    """One comment for each picture.

    Args:
        images: By their numbers in the scroll.
        scroll: The document.
    """
    shown = ((scroll.pictures.get(number), image) for number, image in enumerate(images))
    found = [Comment(_described(image), place) for place, image in shown if place is not None]
    yield from _bounded(found, "pictures")


def _described(image: Image) -> tuple[str, ...]:
    address = image.src.strip()
    inline = address[:5].lower() == "data:"
    name = "within the post" if inline else file_name(address)
    if image.alt is None:
        alt = "There is no alternative text: say what the picture shows."
    elif not image.alt.strip():
        alt = "The alternative text is empty: the picture counts as decoration."
    else:
        alt = f"Alternative text: {_short(image.alt)}"
    lines = [f"Picture: {name or address}", alt]
    if image.title.strip():
        lines.append(f"Title: {_short(image.title)}")
    if not inline:
        lines.append(f"Address: {_short(address)}")
    return tuple(lines)


def _bounded(found: Sequence[Comment], what: str) -> Iterator[Comment]:
    yield from islice(found, MOST)
    if len(found) > MOST:
        yield Comment((f"… and {len(found) - MOST} more {what}.",), found[MOST].place)


def _shows(link: Linked) -> bool:
    """Whether a link's text is its address, but for the scheme and a last slash."""
    text = "".join([text for _unit, text in units(link.element)]).strip()
    return _bare(text) == _bare(link.address)


def _bare(address: str) -> str:
    for scheme in ("https://", "http://", "mailto:"):
        address = address.removeprefix(scheme)
    return address.rstrip("/")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
