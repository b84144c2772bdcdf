"""Relationships of a part to other parts and to addresses on the web."""

from exporter.writers.docx.xml import DECLARATION, attribute

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_EXTERNAL = ' TargetMode="External"'


class Relations:
    """The relationships of one part, each target once, in the order in which they came up."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def to(self, kind: str, target: str) -> str:
        """The id of the relationship to a part.

        Args:
            kind: The last part of its type's address: `styles`, `image`, `hyperlink`.
            target: Relative to the part's folder; of a hyperlink, the address.
        """
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def part(self) -> str:
        """The relationships part (ISO/IEC 29500-2, 9.3)."""
        items = [
            f'<Relationship Id="{name}" Type="{_type(kind)}"{attribute("Target", target)}'
            f"{_EXTERNAL if kind == 'hyperlink' else ''}/>"
            for (kind, target), name in self._ids.items()
        ]
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'{DECLARATION}<Relationships xmlns="{namespace}">{"".join(items)}</Relationships>'


def _type(kind: str) -> str:
    if kind == "core-properties":
        return (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        )
    return f"{_OFFICE}/{kind}"
