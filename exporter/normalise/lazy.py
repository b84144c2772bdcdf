"""Pictures and players that a page loads late: each gets back the address that it will show.

Plugins put a stand-in where the real address belongs and keep that aside, in an attribute of
their own, in a list of sizes, or in a copy within `noscript` for readers without scripts.
"""

import re
from collections.abc import Iterator
from itertools import islice

from exporter.normalise.parse import Element, found, siblings
from exporter.normalise.providers import opened

_KEPT_ASIDE = (
    *("data-src", "data-lazy-src", "data-litespeed-src", "data-lazysrc", "data-lazy"),
    *("data-original", "data-echo", "data-ezsrc", "data-cfsrc", "data-src-cmplz"),
    *("data-cmp-src", "data-cookieblock-src", "data-consent-src", "data-iframe-src"),
)
"""Attributes that lazy loaders and consent managers keep the address in."""

_FULL_SIZE = ("data-orig-file", "data-large-file", "data-full-url", "data-large_image")
"""Attributes with a bigger copy, for galleries; only for pictures that have nothing else."""

_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "data-ezsrcset")

_ADDRESS = re.compile(r"[^\s{}<>]*[./][^\s{}<>]*")

_LATE = re.compile(r"\b(?:b-)?lazy|lozad|rocket|unveil|\bwp-?smush", re.IGNORECASE)
"""Class names of what is loaded late, whatever it shows before."""

_STAND_IN = re.compile(
    r"(?:^|[/_-])(?:blank|placeholder|spacer|transparent|trans|pixel|1x1(?:\.trans)?|loading|loader"
    r"|spinner|ajax-loader|lazy|lazy[_-]?(?:load(?:er)?|placeholder)|dummy|grey|gray|clear|empty)"
    r"(?:[_-]?(?:image|img|gif|\d{1,4}(?:x\d{1,4})?))?\.(?:gif|png|svg|jpe?g|webp)(?:[?#]|\Z)",
    re.IGNORECASE,
)
"""Names of files that only hold a place."""

_RESIZED = re.compile(r"(?:-scaled|-\d{1,5}x\d{1,5})(?=\.\w+\Z)")
_MEDIA = "img, iframe, video, audio"
_MEASURE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)[wx]\Z")
_LONGEST_SET = 20_000
_MOST_SOURCES = 40
_TYPES = ("image/avif", "image/jxl")
"""Kinds of picture that few programs show; taken only where there is no other."""


def is_stand_in(src: str) -> bool:
    """Whether an address is none, or one of something that only holds a place."""
    low = src[:60].lower()
    return (
        not low
        or low.startswith(("data:", "about:", "javascript:", "#"))
        or _STAND_IN.search(src) is not None
    )


def address_of(node: Element) -> str:
    """The address of what an `img`, `iframe`, `video`, `audio`, `embed` or `source` will show.

    That is the one kept aside where the one written is a stand-in, or a class name says so; of a
    list of sizes, the biggest. Empty if there is none.
    """
    attributes = node.attributes
    src = (attributes.get("src") or "").strip()
    stands_in = is_stand_in(src)
    if not stands_in and _LATE.search(attributes.get("class") or "") is None:
        return src
    real = _aside(attributes, _KEPT_ASIDE)
    if not real and node.tag == "img" and stands_in:
        real = _biggest(attributes) or _aside(attributes, _FULL_SIZE) or _of_picture(node)
    return real or src


def _aside(attributes: dict[str, str | None], names: tuple[str, ...]) -> str:
    for name in names:
        value = (attributes.get(name) or "").strip()
        if _ADDRESS.fullmatch(value) and not is_stand_in(value):
            return value
    return ""


def _biggest(attributes: dict[str, str | None]) -> str:
    """The biggest picture of the lists of sizes that an element has.

    Source: https://html.spec.whatwg.org/multipage/images.html#srcset-attributes
    """
    best, largest = "", 0.0
    for name in _SETS:
        for address, size in _candidates((attributes.get(name) or "")[:_LONGEST_SET]):
            if size > largest and not is_stand_in(address):
                best, largest = address, size
    return best


def _candidates(sizes: str) -> Iterator[tuple[str, float]]:
    """The addresses in a list of sizes, each with its width or density; 1 where it has none."""
    address = ""
    for token in sizes.split():
        rest = token
        if address:
            measure, comma, rest = token.partition(",")
            found = _MEASURE.match(measure)
            yield address, float(found[1]) if found else 1.0
            address = ""
            if not comma:
                continue
        address = rest.lstrip(",")
        if address.endswith(","):
            yield address.rstrip(","), 1.0
            address = ""
    if address:
        yield address, 1.0


def _of_picture(image: Element) -> str:
    """The address among the sources of the `picture` around an `img`."""
    picture = image.parent
    if picture is None or picture.tag != "picture":
        return ""
    first = islice(siblings(picture.child), _MOST_SOURCES)
    sources = [child for child in first if child.tag == "source"]
    sources.sort(key=lambda source: (source.attributes.get("type") or "") in _TYPES)
    return next(filter(None, (_biggest(source.attributes) for source in sources)), "")


# ------------------------------------------------------------------------------- noscript


def empty_copies(html: str, nodes: list[Element]) -> None:
    """Empty each `noscript` that only repeats what stands outside; use what it alone has.

    Args:
        html: The source; where it has no `noscript`, nothing is looked for.
        nodes: Its top nodes, which are changed in place.
    """
    if "<noscript" not in html and "<NOSCRIPT" not in html:
        return
    copies = found(nodes, "noscript")
    hidden = {node.mem_id for copy in copies for node in copy.css(_MEDIA)}
    shown = {_key(node) for node in found(nodes, _MEDIA) if node.mem_id not in hidden}
    for copy in copies:
        media = copy.css(_MEDIA)
        if not media or (copy.text(deep=True) or "").strip():
            continue
        if all(_key(node) in shown for node in media) or _moved(copy, media):
            for child in list(siblings(copy.child)):
                child.decompose()


def _moved(copy: Element, media: list[Element]) -> bool:
    """Whether the picture right before is a stand-in, which then gets what the copy shows."""
    if len(media) != 1:
        return False
    before = _before(copy)
    stand_in = next((node for node in before if node.tag == media[0].tag), None)
    if stand_in is None or not is_stand_in(address_of(stand_in)):
        return False
    for name, value in media[0].attributes.items():
        if name in {"src", "srcset", "alt", "title", "width", "height"} and value:
            stand_in.attrs[name] = value
    return True


def _before(node: Element) -> Iterator[Element]:
    """The element right before, and the last media in it."""
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    if before is not None and before.is_element_node:
        yield from before.css(_MEDIA)[-1:]


def _key(node: Element) -> str:
    """What copies of a picture or player have in common, whatever their sizes and servers."""
    src = address_of(node)
    first = None if src or node.tag == "img" else node.css_first("source")
    src = address_of(first) if first is not None else src
    if node.tag != "img":
        return opened(f"https:{src}" if src.startswith("//") else src).href
    path = src.partition("#")[0].partition("?")[0]
    return _RESIZED.sub("", path.rpartition("/")[2])
