"""Questions about elements that more than one reader asks."""

from exporter.normalise.parse import Element, siblings
from exporter.normalise.vocabulary import INLINE, LEAVES, SILENT


def holds_block(node: Element) -> bool:
    """Whether an element has a block anywhere inside."""
    for child in siblings(node.child):
        if child.is_element_node:
            if child.tag not in INLINE:
                return child.tag not in SILENT or holds_block(child)
            if child.child is not None and child.tag not in LEAVES and holds_block(child):
                return True
    return False


def through_wrappers(node: Element, wanted: set[str]) -> list[Element]:
    """Children, with plain `div` wrappers that hold wanted elements opened."""
    found: list[Element] = []
    for child in siblings(node.child):
        if (
            child.is_element_node
            and child.tag == "div"
            and any(inner.tag in wanted for inner in siblings(child.child) if inner.is_element_node)
        ):
            found.extend(siblings(child.child))
        else:
            found.append(child)
    return found


def text_after(node: Element) -> bool:
    """Whether any text follows an element among its siblings."""
    return any(
        (after.text_content or "").strip() for after in siblings(node.next) if after.is_text_node
    )


def picture_before(node: Element) -> bool:
    """Whether the element right before is a picture, or holds one."""
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return (
        before is not None
        and before.is_element_node
        and (before.tag in {"img", "picture"} or before.css_first("img") is not None)
    )
