"""Pictures, drawings, formulas, players, controls: each as the text or address that stands for it."""

import re
from collections.abc import Iterator

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.normalise.lazy import address_of
from exporter.normalise.parse import Element, siblings
from exporter.normalise.provider_table import Kind
from exporter.tree import Image

_SOURCES = frozenset(["src", "movie", "filename", "url", "href"])
"""Parameters of an `object` that say where its content is."""

_UNDRAWN = frozenset(["style", "script", "metadata"])
_SIGNS = {"mfrac": "/", "msup": "^", "msub": "_", "munder": "_", "mover": "^"}
"""What stands between the parts of a formula that aren't on one line."""

_ANNOTATIONS = frozenset(["annotation", "annotation-xml"])
_MAX_FORMULA = 60
_POINT = re.compile(r"\s*[01](?:px)?\s*\Z")
_SIDES = re.compile(r"(?<![\w-])(width|height)\s*:\s*([^;!]{1,12})")
_PIXELS = re.compile(r"\s*(\d{1,5})(\.\d+)?(px)?\s*\Z")


def image(node: Element) -> Image | None:
    """The picture that an `img` shows; None where it has no address at all."""
    attributes = node.attributes
    src = address_of(node)
    if not src:
        return None
    alt = attributes["alt"] or "" if "alt" in attributes else None
    return Image(
        src=src,
        alt=None if alt is None else " ".join(alt.split()),
        title=" ".join((attributes.get("title") or "").split()),
        width=_pixels(attributes.get("width")),
        height=_pixels(attributes.get("height")),
    )


def is_counter(node: Element) -> bool:
    """Whether an `img` is a single point that nobody sees: it only counts who opens the page."""
    attributes = node.attributes
    sides = (attributes.get("width"), attributes.get("height"))
    if all(side is not None and _POINT.match(side) for side in sides):
        small = True
    else:
        found = dict(_SIDES.findall((attributes.get("style") or "").lower()))
        small = len(found) == 2 and all(_POINT.match(side) for side in found.values())
    if not small or (attributes.get("alt") or "").strip():
        return False
    return address_of(node) == (attributes.get("src") or "").strip()  # not: loaded late


def _pixels(value: str | None) -> int | None:
    found = _PIXELS.match(value or "")
    return int(found[1]) or None if found else None


EMBED_KINDS: dict[str, Kind] = {"video": "video", "audio": "audio"}
"""What an element says of what it embeds."""


def embed_address(node: Element) -> str:
    """Where a player or frame gets its content."""
    attributes = node.attributes
    written = (address_of(node), (attributes.get("data") or "").strip())
    if own := next((value for value in written if value and value != "about:blank"), ""):
        return own
    for child in siblings(node.child):
        if child.tag in {"source", "embed"}:
            value = address_of(child)
        elif child.tag == "param" and (child.attributes.get("name") or "").lower() in _SOURCES:
            value = child.attributes.get("value") or ""
        else:
            continue
        if value.strip():
            return value.strip()
    link = node.css_first("a[href]") if node.tag in EMBED_KINDS else None
    return ((link.attributes.get("href") if link is not None else "") or "").strip()


def tracks(node: Element) -> list[Element]:
    """The files of captions and the like that a player has."""
    return [child for child in siblings(node.child) if child.tag == "track"]


def embed_label(node: Element) -> str:
    """What an embedded thing is called, if it says so."""
    attributes = node.attributes
    label = attributes.get("title") or attributes.get("aria-label") or ""
    return " ".join(label.split())


def drawing_text(node: Element) -> str:
    """The text alternative of an inline drawing."""
    label = " ".join((node.attributes.get("aria-label") or "").split())
    parts = [label, *(part for part in _drawn(node) if part != label)]
    return " ".join(part for part in parts if part)


def _drawn(node: Element) -> Iterator[str]:
    """The texts in a drawing: title, description, what is drawn; not its style sheet."""
    for inner in node.traverse(include_text=True):
        if inner.is_text_node:
            above = inner.parent
            if above is None or above.tag not in _UNDRAWN:
                yield " ".join((inner.text_content or "").split())


def formula_text(node: Element, level: int = 0) -> str:
    """A formula (MathML) on one line, as people type it: `1/2`, `x^2`, `√(a+b)`."""
    if level > _MAX_FORMULA:
        return " ".join((node.text(deep=True) or "").split())
    parts = []
    for child in siblings(node.child):
        if child.is_text_node:
            parts.append(" ".join((child.text_content or "").split()))
        elif child.is_element_node and child.tag not in _ANNOTATIONS:
            parts.append(formula_text(child, level + 1))
    parts = [part for part in parts if part]
    tag = node.tag or ""
    if tag in _SIGNS:
        return _SIGNS[tag].join(part if part.isalnum() else f"({part})" for part in parts)
    if tag == "msqrt":
        return f"√({''.join(parts)})"
    if tag == "mroot" and len(parts) == 2:
        return f"({parts[0]})^(1/{parts[1]})"
    return (" " if tag in {"mtable", "mtr", "math"} else "").join(parts)


def control_text(node: Element) -> str:
    """What a form control shows before anybody touches it."""
    attributes = node.attributes
    if node.tag == "input":
        kind = (attributes.get("type") or "text").lower()
        if kind in {"hidden", "checkbox", "radio", "image", "file", "color", "range"}:
            return ""
        return " ".join((attributes.get("value") or "").split())
    if node.tag in {"select", "datalist"}:
        return ", ".join(
            " ".join((option.text(deep=True) or "").split()) for option in node.css("option")
        )
    return node.text(deep=True) or ""


def said(code: Code, detail: str, near: str = "") -> Diagnostic:
    """A diagnostic with its place."""
    return Diagnostic(code, detail[:200], Place(near=excerpt(near)))
