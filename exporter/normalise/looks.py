"""What inline styles and presentational elements mean: bold, italic, lines, type of a typewriter.

All else that a style says (colours, sizes, fonts) is a matter of the file that is made.
"""

import re

from exporter.normalise.parse import Element
from exporter.tree import Style

_DECLARATION = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)")
_MONOSPACE = re.compile(r"\b(?:monospace|courier|consolas|menlo|monaco|lucida console)\b")
_CLEAR = re.compile(r"rgba\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0(?:\.0+)?\s*\)|transparent")
_TELLING = ("font", "text-decoration", "vertical-align", "background")
_BOLD = 600
"""From this weight on, browsers look for a bold face (CSS Fonts 4, 5.2)."""


def styles_of(node: Element, own: Style | None) -> tuple[Style, ...]:
    """The styles of an inline element, outermost first.

    Args:
        node: The element.
        own: What the element's name says, which its `style` may take back: editors wrap whole
            texts in `<b style="font-weight:normal">`.
    """
    attributes = node.attributes
    if "style" not in attributes and node.tag != "font":
        return (own,) if own else ()
    written = (attributes.get("style") or "").lower()
    if node.tag == "font" and (face := (attributes.get("face") or "").lower()):
        written += f";font-family:{face}"
    if not any(word in written for word in _TELLING):
        return (own,) if own else ()
    said = {found[1]: found[2] for found in _DECLARATION.finditer(written)}
    if own is not None and _is_taken_back(own, said):
        own = None
    found = [own] if own else []
    found += [style for style in _said(said, node.tag == "a") if style is not own]
    return tuple(found)


def _is_taken_back(own: Style, said: dict[str, str]) -> bool:
    match own:
        case Style.STRONG:
            return _weight(said) is False
        case Style.EMPHASIS:
            return said.get("font-style", "").startswith("normal")
        case Style.HIGHLIGHT:  # the block editor's text colour is a mark on no ground
            return bool(_CLEAR.match(said.get("background-color", said.get("background", ""))))
        case _:
            return False


def _said(said: dict[str, str], is_link: bool) -> list[Style]:  # noqa: FBT001
    found = []
    if _weight(said):
        found.append(Style.STRONG)
    if said.get("font-style", "").startswith(("italic", "oblique")):
        found.append(Style.EMPHASIS)
    line = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
    if "underline" in line and not is_link:
        found.append(Style.UNDERLINE)
    if "line-through" in line:
        found.append(Style.STRUCK)
    if _MONOSPACE.search(said.get("font-family", "") or said.get("font", "")):
        found.append(Style.CODE)
    place = said.get("vertical-align", "").strip()
    if place in {"super", "sub"}:
        found.append(Style.SUPERSCRIPT if place == "super" else Style.SUBSCRIPT)
    return found


def _weight(said: dict[str, str]) -> bool | None:
    """Whether a weight is bold; None if none is said."""
    weight = said.get("font-weight", "").removesuffix("!important").strip()
    if weight in {"bold", "bolder"}:
        return True
    if weight in {"normal", "lighter"}:
        return False
    return int(weight) >= _BOLD if weight.isdecimal() and len(weight) <= 4 else None
