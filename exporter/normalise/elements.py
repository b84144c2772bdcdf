"""Questions about elements that more than one reader asks."""

from exporter.normalise.parse import Element, siblings
from exporter.normalise.vocabulary import INLINE, LEAVES, SILENT


def holds_block(node: Element) -> bool:
    """Whether an element has a block anywhere inside."""
    # No recursion: the parser may nest deeper than Python's stack.
    waiting = [node.child]
    while waiting:
        child = waiting.pop()
        while child is not None:
            if child.is_element_node:
                tag = child.tag
                if tag not in INLINE and tag not in SILENT:
                    return True
                if tag not in LEAVES and child.child is not None:
                    waiting.append(child.child)
            child = child.next
    return False


def wraps_any(node: Element, wanted: set[str]) -> bool:
    """Whether an element is a plain `div` right around wanted elements."""
    return node.tag == "div" and any(inner.tag in wanted for inner in siblings(node.child))


def text_after(node: Element) -> bool:
    """Whether any text follows an element among its siblings."""
    return any(
        (after.text_content or "").strip() for after in siblings(node.next) if after.is_text_node
    )


def stands_for_post(node: Element) -> bool:
    """Whether a frame shows the post that the quotation right before it links to already."""
    if "wp-embedded-content" not in (node.attributes.get("class") or ""):
        return False
    above: Element | None = node
    while above is not None and above.tag in {"iframe", "p"}:
        before = above.prev
        while before is not None and before.is_text_node:
            before = before.prev
        if before is not None:
            classes = before.attributes.get("class") or ""
            return before.tag == "blockquote" and "wp-embedded-content" in classes
        above = above.parent
    return False


def is_caption(node: Element) -> bool:
    """Whether an element is a caption, of this or the classic editor's kind."""
    if not node.is_element_node:
        return False
    return node.tag == "figcaption" or "wp-caption-text" in (node.attributes.get("class") or "")


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
