"""Relationships of the document to other parts and to addresses on the web."""

from msgspec import Struct

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_HYPERLINK = "hyperlink"


class Relation(Struct, frozen=True):
    """One relationship (ISO/IEC 29500-2, 9.3).

    Attributes:
        id: What the document's XML calls it.
        type: The address that stands for its type.
        target: Relative to the document's folder; of a hyperlink, the address.
        external: The target is no part of the package.
    """

    id: str
    type: str
    target: str
    external: bool


class Relations:
    """The document's relationships, each target once, in the order in which they came up."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def to(self, kind: str, target: str) -> str:
        """The id of the relationship to a part.

        Args:
            kind: The last part of its type's address: `styles`, `image`, `hyperlink`.
            target: Relative to the document's folder; of a hyperlink, the address.
        """
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def all(self) -> list[Relation]:
        """All of them so far."""
        return [
            Relation(name, f"{_OFFICE}/{kind}", target, external=kind == _HYPERLINK)
            for (kind, target), name in self._ids.items()
        ]
