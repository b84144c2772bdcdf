"""Footnotes as Word's own: a part of their own, referred to from the text."""

from exporter.writers.docx import styles
from exporter.writers.docx.relations import Relations
from exporter.writers.docx.xml import DECLARATION, M_NS, R_NS, W_NS

_MARK = f'<w:r><w:rPr><w:rStyle w:val="{styles.NOTE_MARK}"/></w:rPr>'
_NUMBER = f'{_MARK}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"/>'
    f"</w:pPr><w:r><w:{element}/></w:r></w:p></w:footnote>"
    for kind, number, element in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)
"""The lines between text and notes, which Word wants as notes (ISO/IEC 29500-1, 17.11.10)."""

SETTINGS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
"""What the settings say of them (17.11.9)."""


class Notes:
    """The footnotes of a document, and what they refer to: a part has relationships of its own."""

    def __init__(self) -> None:
        self.relations = Relations()
        self._written: dict[int, str] = {}
        self._count = 0

    def open(self) -> int:
        """The number of a new note."""
        self._count += 1
        return self._count

    def add(self, number: int, elements: list[str]) -> str:
        """Keep a note, and give the run that refers to it.

        Args:
            number: From `open`.
            elements: Its paragraphs and tables.
        """
        first = elements[0] if elements else ""
        head, properties, rest = first.partition("</w:pPr>")
        if first.startswith("<w:p>") and properties:
            content = [head + properties + _NUMBER + rest, *elements[1:]]
        else:
            style = f'<w:pPr><w:pStyle w:val="{styles.NOTE}"/></w:pPr>'
            content = [f"<w:p>{style}{_NUMBER}</w:p>", *elements]
        self._written[number] = f'<w:footnote w:id="{number}">{"".join(content)}</w:footnote>'
        return f'{_MARK}<w:footnoteReference w:id="{number}"/></w:r>'

    def part(self) -> str | None:
        """The part (ISO/IEC 29500-1, 11.3.7); None where there is no note."""
        if not self._written:
            return None
        notes = "".join(content for _number, content in sorted(self._written.items()))
        return f"{DECLARATION}<w:footnotes {W_NS} {R_NS} {M_NS}>{_SEPARATORS}{notes}</w:footnotes>"
