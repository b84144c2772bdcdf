"""What footnotes leave behind: lists without items, with the rule and the heading before them."""

from collections.abc import Iterator

from exporter.normalise.notes import BODIES, Footnotes
from exporter.normalise.parse import Element, siblings

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "strong", "b"])
_TITLES = frozenset(
    [
        "notes",
        "footnotes",
        "endnotes",
        "references",
        "sources",
        "anmerkungen",
        "fußnoten",
        "quellen",
        "einzelnachweise",
        "références",
        "notas",
        "referencias",
        "fuentes",
        "note",
        "riferimenti",
        "fonti",
        "referências",
        "fontes",
        "noten",
        "voetnoten",
        "bronnen",
        "noter",
        "fotnoter",
        "przypisy",
        "примечания",
        "сноски",
        "zdroje",
        "dipnotlar",
        "kaynaklar",
        "catatan",
        "脚注",
        "注释",
        "注釋",
        "注",
    ]
) | {"notes de bas de page", "notas al pie", "notas de rodapé", "note a piè di pagina"}
"""Headings of lists of notes, which have nothing to head once each note stands at its mark."""


def hide_frames(found: Footnotes) -> None:
    """Lists whose notes are all gone, with the rule and the heading before them."""
    seen: set[int] = set()
    for body in found.bodies:
        frame = body.nodes[0].parent if body.nodes else None
        while frame is not None and frame.tag in {"ol", "ul", "div", "section", "aside"}:
            if frame.mem_id in seen or frame.mem_id in found.hidden:
                break
            seen.add(frame.mem_id)
            if not _is_spent(frame, found):
                break
            found.hidden.add(frame.mem_id)
            _hide_before(frame, found)
            frame = frame.parent
        if body.nodes and body.nodes[0].tag in BODIES - {"li"}:
            _hide_before(body.nodes[0], found)


def _is_spent(frame: Element, found: Footnotes) -> bool:
    """Whether nothing that is read is left in an element."""
    for child in siblings(frame.child):
        if child.is_text_node:
            if (child.text_content or "").strip():
                return False
        elif child.is_element_node and child.tag not in {"hr", "br"}:
            if child.mem_id in found.hidden:
                continue
            if child.tag not in _HEADINGS or not _is_title(child):
                return False
    return True


def _hide_before(frame: Element, found: Footnotes) -> None:
    """The rule or heading right before notes that end their part of the article."""
    headings = list(_headings_before(frame))
    if not headings or any(
        _says(after) and after.mem_id not in found.hidden for after in siblings(frame.next)
    ):
        return
    for heading in headings:
        found.hidden.add(heading.mem_id)
        if text := (heading.text(deep=True) or "").strip():
            found.dropped.append(text)


def _headings_before(frame: Element) -> Iterator[Element]:
    before = frame.prev
    while before is not None:
        if before.is_element_node:
            if before.tag != "hr" and not _is_title(before):
                return
            yield before
        elif before.is_text_node and (before.text_content or "").strip():
            return
        before = before.prev


def _is_title(node: Element) -> bool:
    """Whether an element is a heading of notes; a paragraph that is all bold is one too."""
    if node.tag not in _HEADINGS and node.tag != "p":
        return False
    return (node.text(deep=True) or "").strip(" :\n\t\u00a0").lower() in _TITLES


def _says(node: Element) -> bool:
    """Whether a node has anything to read."""
    if node.is_text_node:
        return bool((node.text_content or "").strip())
    return node.is_element_node and bool((node.text(deep=True) or "").strip())
