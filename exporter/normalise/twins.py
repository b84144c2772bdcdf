"""Parts that a page builder holds twice, once for wide screens and once for narrow ones."""

from exporter.normalise.parse import Element, siblings

TELL = "elementor-hidden-"
"""What a source holds that has such parts."""

_WIDE = "elementor-hidden-desktop"

_Content = tuple[str, tuple[str, ...]]


def repetitions(nodes: list[Element]) -> list[Element]:
    """Parts hidden on wide screens that repeat one shown there, to the letter.

    What is shown on some screens only is part of the article, so it goes only when its text, its
    links and its pictures are those of another part, itself hidden on narrow screens.

    Source: https://elementor.com/help/mobile-editing/ (visibility by device)
    """
    wide: list[Element] = []
    narrow: set[_Content] = set()
    for top in nodes:
        if not top.is_element_node:
            continue
        for node in top.css(f'[class*="{TELL}"]'):  # the top node is among them
            hidden = [
                name
                for name in (node.attributes.get("class") or "").split()
                if name.startswith(TELL)
            ]
            if _WIDE in hidden:
                wide.append(node)
            elif hidden:
                narrow.add(_content(node))
    return [node for node in wide if (found := _content(node)) in narrow and any(found)]


def _content(node: Element) -> _Content:
    """What an element shows: its words, and the addresses in it."""
    words: list[str] = []
    addresses: list[str] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.is_text_node:
            words.extend((here.text_content or "").split())
        elif here.tag not in {"script", "style"}:
            attributes = here.attributes
            addresses.extend(attributes.get(name) or "" for name in ("src", "href"))
            waiting.extend(reversed(list(siblings(here.child))))
    return " ".join(words), tuple(filter(None, addresses))
