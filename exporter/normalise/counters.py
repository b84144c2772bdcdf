"""Numbers that a page shows by moving: counters stand where they end, bars say how long they are.

In the source a counter is at its start, so that an article would say "0 visitors"; a bar has its
value only as a length, and for screen readers.
"""

import re

from msgspec import Struct

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.media import said
from exporter.normalise.parse import Element

_TELLS = ("data-to-value=", "data-count=", "data-number-value=", "display-counter", "progressbar")
_NUMBER = re.compile(r"\s*[-+]?\d[\d.,]{0,20}\s*\Z")
_WHOLE = re.compile(r"\d{4,18}\Z")


class _Counter(Struct, frozen=True):
    """A kind of counter: its selector, the attribute with its end, and where the number stands."""

    selector: str
    attribute: str
    shown_in: str = ""


_COUNTERS = (
    _Counter(".elementor-counter-number[data-to-value]", "data-to-value"),
    _Counter(".odometer[data-count]", "data-count"),
    _Counter(".et_pb_number_counter[data-number-value]", "data-number-value", ".percent-value"),
    _Counter(
        ".et_pb_circle_counter_inner[data-number-value]", "data-number-value", ".percent-value"
    ),
    _Counter(".display-counter[data-value]", "data-value"),
)
"""Elementor, the Odometer script, Divi (two), Avada."""

_BAR = "[role=progressbar][aria-valuenow]"


def show_numbers(html: str, nodes: list[Element]) -> tuple[Diagnostic, ...]:
    """Write into the elements, in place, the numbers that a page would come to show.

    Args:
        html: The source; where it has no such number, nothing is looked for.
        nodes: Its top nodes.

    Returns:
        One diagnostic for each number written.
    """
    if not any(tell in html for tell in _TELLS):
        return ()
    found: list[Diagnostic] = []
    for top in nodes:
        if not top.is_element_node:
            continue
        for each in _COUNTERS:
            for node in top.css(each.selector):
                value = (node.attributes.get(each.attribute) or "").strip()
                where = node.css_first(each.shown_in) if each.shown_in else node
                if where is not None and _NUMBER.match(value) and _digits(where) != value:
                    _write(where, _parted(value, node.attributes.get("data-delimiter") or ""))
                    found.append(said(Code.NUMBER_SHOWN, value))
        for node in top.css(_BAR):
            value = (node.attributes.get("aria-valuenow") or "").strip()
            label = node.text(deep=True) or ""
            hundred = (node.attributes.get("aria-valuemax") or "100").strip() == "100"
            if hundred and _NUMBER.match(value) and label.strip() and value not in label:
                last = _last_text(node)
                last.insert_after(f" {value}%")
                found.append(said(Code.NUMBER_SHOWN, f"{value}%", label))
    return tuple(found)


def _digits(node: Element) -> str:
    return re.sub(r"[^\d.+-]", "", node.text(deep=True) or "")


def _parted(value: str, delimiter: str) -> str:
    """A whole number with its thousands parted as the page parts them."""
    if len(delimiter) != 1 or not _WHOLE.match(value):
        return value
    return f"{int(value):,}".replace(",", delimiter)


def _write(node: Element, text: str) -> None:
    for child in list(node.iter(include_text=True)):
        child.decompose()
    node.insert_child(text)


def _last_text(node: Element) -> Element:
    """The last text in an element that holds some."""
    texts = [
        inner
        for inner in node.traverse(include_text=True)
        if inner.is_text_node and (inner.text_content or "").strip()
    ]
    return texts[-1]
