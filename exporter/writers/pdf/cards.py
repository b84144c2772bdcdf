"""Tables as cards: each row a small list in which every value has its column's head before it."""

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from exporter.writers.pdf.listmarks import add_class

_BLOCKS = frozenset(["p", "ul", "ol", "dl", "div", "figure", "pre", "blockquote", "table", "aside"])


def can_be_cards(table: Element) -> bool:
    """Whether a table has one row of heads, and no cell that reaches over several columns or rows."""
    heads = _rows(table, "thead")
    body = _rows(table, "tbody") + _rows(table, "tfoot")
    if len(heads) != 1 or not body:
        return False
    cells = [cell for row in (*heads, *body) for cell in row]
    return (
        all(len(row) <= len(heads[0]) for row in body)
        and not any(cell.get("colspan") or cell.get("rowspan") for cell in cells)
        and not any(cell.tag in _BLOCKS for head in heads[0] for cell in head)
    )


def to_cards(table: Element) -> None:
    """Turn a table that can be into cards, in place: the element becomes their `div`."""
    (head,) = _rows(table, "thead")
    rows = _rows(table, "tbody") + _rows(table, "tfoot")
    caption = table.find("caption")
    for child in list(table):
        table.remove(child)
    table.tag, table.text = "div", None
    add_class(table, "cards")
    if caption is not None:
        caption.tag = "div"
        add_class(caption, "label keep-with-next")
        table.append(caption)
    for row in rows:
        table.append(_card(row, list(head)))


def _rows(table: Element, group: str) -> list[Element]:
    return [row for part in table.iterfind(group) for row in part.iterfind("tr")]


def _card(row: Element, heads: list[Element]) -> Element:
    """One row; a head of its own is the title of its card."""
    card = Element("div", {**_kept(row), "class": "card"})
    cells = list(zip(heads, row, strict=False))
    if cells and cells[0][1].tag == "th" and _holds(cells[0][1]):
        _head, own = cells.pop(0)
        title = SubElement(card, "div", {**_kept(own), "class": "label keep-with-next"})
        title.text = own.text
        title.extend(own)
    values = SubElement(card, "ul")
    for head, cell in cells:
        if _holds(cell):
            values.append(_value(head, cell))
    if not len(values):
        card.remove(values)
    return card


def _value(head: Element, cell: Element) -> Element:
    """A value, its column's head before it."""
    item = Element("li", _kept(cell))
    lead = item
    content = list(cell)
    if not (cell.text or "").strip() and content and content[0].tag == "p":
        lead = SubElement(item, "p", _kept(content[0]))
        first = content.pop(0)
        lead.text, inner = first.text, list(first)
    else:
        lead.text, inner = cell.text, []
    if _holds(head):
        label = Element("strong")
        label.text = head.text
        label.extend(_copied(child) for child in head if child.tag != "footnote")
        label.tail = f": {lead.text or ''}"
        lead.text = None
        lead.insert(0, label)
    lead.extend(inner)
    item.extend(content)
    return item


def _copied(element: Element) -> Element:
    """A copy without names, which are unique."""
    copy = deepcopy(element)
    for inner in copy.iter():
        inner.attrib.pop("id", None)
    return copy


def _kept(element: Element) -> dict[str, str]:
    """What an element keeps when it becomes another: its name and its language."""
    return {name: element.attrib[name] for name in ("id", "lang", "dir") if name in element.attrib}


def _holds(element: Element) -> bool:
    """Whether there is anything in it."""
    return any(inner.tag == "img" for inner in element.iter()) or bool(
        "".join(element.itertext()).strip()
    )
