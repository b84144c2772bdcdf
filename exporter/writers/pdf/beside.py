"""Pictures beside short paragraphs, as Easy Read has them: the picture first, the words next to it."""

from xml.etree.ElementTree import Element

LONGEST = 320
"""Characters of a paragraph that a picture may stand beside: about six lines."""


def set_beside(root: Element) -> bool:
    """Pair pictures with the short paragraph after them, or else before them, in place.

    Returns:
        Whether there was any pair.
    """
    found = False
    for article in root.iter("article"):
        place = 0
        while place < len(article):
            if _is_picture(article[place]) and (pair := _pair(article, place)):
                first = min(pair)
                order = "picture-first" if first == place else "words-first"
                section = Element("div", {"class": f"beside {order} whole"})
                section.tail = "\n"
                section.extend(article[number] for number in pair)
                article[first : first + 2] = [section]
                place, found = first, True
            place += 1
    return found


def _pair(article: Element, place: int) -> tuple[int, int] | None:
    """The picture's place and the paragraph's: what is read first stays first."""
    for other in (place + 1, place - 1):
        if 0 <= other < len(article) and _is_short(article[other]):
            return (place, other) if other > place else (other, place)
    return None


def _is_picture(element: Element) -> bool:
    """Whether it is one picture, with or without a caption."""
    pictures = list(element.iter("img"))
    if len(pictures) != 1 or "formula" in (pictures[0].get("class") or ""):
        return False
    if element.tag == "figure":
        return next(element.iter("table"), None) is None
    return element.tag == "p" and "picture" in (element.get("class") or "").split()


def _is_short(element: Element) -> bool:
    if element.tag != "p" or next(element.iter("img"), None) is not None:
        return False
    return 0 < len("".join(element.itertext()).strip()) <= LONGEST
