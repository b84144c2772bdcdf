"""Addresses as Word and the packaging rules take them."""

from exporter.markup.addresses import valid_address
from exporter.tree.check import is_safe

_LONGEST_ADDRESS = 2079
"""Word opens links through WinINet, whose addresses end at INTERNET_MAX_URL_LENGTH, 2083 with the
closing zero; a file with longer ones is called damaged.
"""

_LONGEST_TOOLTIP = 255


def target_of(href: str) -> str | None:
    """The target of a hyperlink's relationship, or `None` if none can be made of the address.

    A scheme that the tree's law forbids is refused here too: a relationship is what Word opens.
    """
    address = valid_address(href) if is_safe(href) else None
    return address if address is not None and len(address) <= _LONGEST_ADDRESS else None


def tooltip(title: str) -> str | None:
    """A link's advisory title at a length that Word shows; `None` for none."""
    words = " ".join(title.split())
    if not words:
        return None
    return words if len(words) <= _LONGEST_TOOLTIP else f"{words[: _LONGEST_TOOLTIP - 1]}…"
