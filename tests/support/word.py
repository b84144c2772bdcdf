"""Reads Word documents with lxml alone, as ISO/IEC 29500-1 says that Word does."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree
from msgspec.structs import replace

from exporter.writers.docx import DocxWriter
from exporter.writers.docx.options import DocxOptions
from exporter.writing import NoOptions, WritingContext

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "tab": "\t", "br": "\n"}


class Line(NamedTuple):
    """A paragraph: its style's id, its label as Word shows it, its text."""

    style: str
    label: str
    text: str


def written(context: WritingContext[Any]) -> bytes:
    """The file's bytes; with the usual options where the context has none."""
    if isinstance(context.options, NoOptions):
        context = replace(context, options=DocxOptions())
    content = DocxWriter().write(context).content
    assert isinstance(content, bytes)
    return content


class Word:
    """A document, opened."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.members = archive.infolist()
            self.parts = {info.filename: archive.read(info) for info in self.members}
        self.roots = {
            name: etree.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        self.document = self.roots["word/document.xml"]
        self.styles = {
            style.get(f"{W}styleId") or "": style
            for style in self.roots["word/styles.xml"].iter(f"{W}style")
        }

    def find(self, path: str) -> list[etree._Element]:
        """Elements of the document by a path in which `w:` and the like are known."""
        return list(self.document.iterfind(f".//{path}", _NAMESPACES))

    def values(self, path: str, attribute: str = "val") -> list[str]:
        """An attribute of each element on a path."""
        return [element.get(f"{W}{attribute}") or "" for element in self.find(path)]

    def targets(self) -> dict[str, str]:
        """The targets of the document's relationships, by their ids."""
        rels = self.roots["word/_rels/document.xml.rels"]
        return {rel.get("Id") or "": rel.get("Target") or "" for rel in rels}

    def notes(self) -> list[str]:
        """The texts of the footnotes, in the order in which the text refers to them."""
        if "word/footnotes.xml" not in self.roots:
            return []
        notes = {
            note.get(f"{W}id"): " ".join(text_of(line) for line in note.iter(f"{W}p"))
            for note in self.roots["word/footnotes.xml"]
        }
        return [notes[number] for number in self.values("w:footnoteReference", "id")]

    def lines(self) -> list[Line]:
        """All paragraphs in order, those of tables included."""
        counting = _Counting(self.roots["word/numbering.xml"])
        return [
            Line(style_of(paragraph), counting.label(paragraph), text_of(paragraph))
            for paragraph in self.document.iter(f"{W}p")
        ]


_NAMESPACES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the first element on a path, or None."""
    found = element.find(path, _NAMESPACES)
    return None if found is None else found.get(f"{W}{attribute}")


def style_of(paragraph: etree._Element) -> str:
    return value(paragraph, "w:pPr/w:pStyle") or "Normal"


def text_of(element: etree._Element) -> str:
    """The text in reading order: a ruby's base stands before its reading."""
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname
    if name == "t":
        yield element.text or ""
    elif name in _CHARACTERS and element.tag.startswith(W):
        yield _CHARACTERS[name]
    elif name == "ruby":
        for part in ("rubyBase", "rt"):
            found = element.find(f"{W}{part}")
            assert found is not None
            yield from _texts(found)
    elif name not in {"pPr", "rPr", "instrText", "tabs"}:
        for child in element:
            yield from _texts(child)


class _Counting:
    """Labels of numbered paragraphs: 17.9.1, 17.9.11 (levels), 17.9.27 (start overrides)."""

    def __init__(self, part: etree._Element) -> None:
        self._levels = {
            (definition.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): level
            for definition in part.iter(f"{W}abstractNum")
            for level in definition.iter(f"{W}lvl")
        }
        self._instances = {num.get(f"{W}numId"): num for num in part.iter(f"{W}num")}
        self._counts: dict[tuple[str | None, int], int] = {}
        self._used: set[tuple[str, str]] = set()

    def label(self, paragraph: etree._Element) -> str:
        number, level = (value(paragraph, f"w:pPr/w:numPr/w:{tag}") for tag in ("numId", "ilvl"))
        if number in {None, "0"} or level is None:  # 0 says that there is none (17.9.18)
            return ""
        instance = self._instances[number]
        abstract = value(instance, "w:abstractNumId")
        override = instance.find(f"w:lvlOverride[@w:ilvl='{level}']", _NAMESPACES)
        shape = self._levels[abstract, level]
        start = None
        if override is not None:
            own = override.find(f"{W}lvl")
            shape = shape if own is None else own
            start = value(override, "w:startOverride")
        key = abstract, int(level)
        if start is not None and (number, level) not in self._used:
            self._counts[key] = int(start)
        elif key in self._counts:
            self._counts[key] += 1
        else:
            self._counts[key] = int(value(shape, "w:start") or 0)
        self._used.add((number, level))
        for deeper in range(int(level) + 1, 9):
            self._counts.pop((abstract, deeper), None)
        text, form = value(shape, "w:lvlText") or "", value(shape, "w:numFmt") or ""
        return text.replace(f"%{int(level) + 1}", _printed(form, self._counts[key]))


def _printed(form: str, number: int) -> str:
    """A number as Word prints it: after z comes aa, then bb."""
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        pairs = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
        written = ""
        for worth, sign in (pairs | {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}).items():
            while number >= worth:
                written, number = written + sign, number - worth
        return written.upper() if form == "upperRoman" else written
    return str(number)
