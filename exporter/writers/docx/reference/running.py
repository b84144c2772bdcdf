"""Headers and footers of a reference document: what they say and show, and nothing that fetches.

Kept are text, looks, tables, pictures within the document, links to the web and fields that Word
works out from the document itself. All else that could open something (fields that include files,
linked pictures, embedded objects, controls, data bindings) is taken out; what it last showed stays
as text where there is any.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from exporter.ooxml import Relation
from exporter.writers.docx.reference.names import W, local
from exporter.writers.docx.reference.plain import is_property
from exporter.writers.docx.reference.values import mend

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_O = "{urn:schemas-microsoft-com:office:office}"


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_FIELDS = _words(
    "= ADVANCE AUTHOR COMMENTS COMPARE CREATEDATE DATE DOCPROPERTY EDITTIME EQ FORMULA IF KEYWORDS"
    " LASTSAVEDBY LISTNUM NUMCHARS NUMPAGES NUMWORDS PAGE PRINTDATE QUOTE REVNUM"
    " SAVEDATE SECTION SECTIONPAGES SEQ STYLEREF SUBJECT SYMBOL TIME TITLE"
)
"""Fields whose results come from the document and the clock alone (17.16.5)."""

FILLED = {
    "TITLE": "dc:title",
    "AUTHOR": "dc:creator",
    "SUBJECT": "dc:subject",
    "KEYWORDS": "cp:keywords",
}
"""Fields that say what the file's properties do, which are each document's own."""

_STYLE_OF_TITLE = re.compile(r'\s*STYLEREF\s+"?title"?\s*', re.IGNORECASE)

_NAME = re.compile(r"\s*(=|[A-Za-z]+)")
_ADDRESS = re.compile(r'HYPERLINK\s+"((?:https?://|mailto:)[^"\\]*)"[^\\]*', re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)

_UNWRAPPED = _words("sdt sdtContent customXml smartTag ins moveTo")
_REMOVED = _words(
    "sdtPr sdtEndPr customXmlPr smartTagPr del moveFrom altChunk subDoc object control"
    " bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference"
    " permStart permEnd proofErr moveFromRangeStart moveFromRangeEnd moveToRangeStart"
    " moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart"
    " customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd"
    " customXmlMoveToRangeStart customXmlMoveToRangeEnd pPrChange rPrChange tblPrChange"
    " tcPrChange trPrChange tblGridChange tblPrExChange cellIns cellDel cellMerge"
    " footnoteReference endnoteReference contentPart movie"
)
_TOLD = {
    "altChunk": "another document within it",
    "subDoc": "another document within it",
    "object": "an embedded object",
    "control": "a control",
}
"""Of those removed, the ones that somebody may miss."""

_OPENS = frozenset({"src", "href", "althref", "relid", "oleid", "pict", "movie"})
"""Attributes of VML by which a shape names something to open."""

_SHOWN = ("drawing", "pict")


class Running:
    """One header or footer, made harmless.

    Attributes:
        root: The part's root; it is changed.
        pictures: Relations of pictures that it shows, by id.
        links: Addresses on the web, by id.
        left_out: What was taken out, for people.

    Args:
        root: The part's root.
        relations: The part's relations by id.
    """

    def __init__(self, root: etree._Element, relations: dict[str, Relation]) -> None:
        self.root = root
        self.pictures: dict[str, Relation] = {}
        self.links: dict[str, str] = {}
        self.left_out: list[str] = []
        self._relations = relations
        self._take_out()
        self._mend()
        self._judge_fields()
        self._judge_relations()
        self._shut_shapes()
        if len(root) == 0:
            etree.SubElement(root, f"{W}p")

    def without(self, identity: str, what: str) -> None:
        """Take out whatever shows a picture of `pictures`.

        Args:
            identity: Of the relation.
            what: Why, for people.
        """
        del self.pictures[identity]
        for element in list(self.root.iter()):
            if identity in {
                element.get(name) for name in element.attrib if str(name).startswith(R)
            }:
                self._without_shown(element, what)

    def rename(self, identities: Mapping[str, str]) -> None:
        """Give the relations other ids.

        Args:
            identities: The new by the old.
        """
        for element in _elements(self.root):
            for name in [str(name) for name in element.attrib if str(name).startswith(R)]:
                element.set(name, identities[str(element.attrib[name])])

    def _is_there(self, element: etree._Element) -> bool:
        """Whether an element still stands in the part."""
        return _above(element, self.root.tag) is self.root

    def _take_out(self) -> None:
        for element in list(_elements(self.root)):
            name = local(element)
            if not self._is_there(element):
                continue
            if not str(element.tag).startswith(W):
                if element.tag == f"{_O}OLEObject":
                    _remove(element)
            elif name in _REMOVED:
                if name in _TOLD:
                    self.left_out.append(_TOLD[name])
                _remove(element)
            elif name in _UNWRAPPED:
                _unwrap(element)

    def _mend(self) -> None:
        declared = {prefix for prefix in self.root.nsmap if prefix}
        ignorable = str(self.root.get(_IGNORABLE) or "").split()
        if ignorable:
            self.root.set(_IGNORABLE, " ".join(name for name in ignorable if name in declared))
        for element in list(_elements(self.root)):
            if is_property(element) and not mend(element):
                _remove(element)

    # ---------------------------------------------------------------------------------- fields

    def _judge_fields(self) -> None:
        for simple in list(self.root.iter(f"{W}fldSimple")):
            instruction = simple.get(f"{W}instr") or ""
            if self._may_stay(instruction):
                _fill(instruction, list(simple.iter(f"{W}t")))
            else:
                _unwrap(simple)
        open_fields: list[_Field] = []
        for element in list(_elements(self.root)):
            if element.tag == f"{W}fldChar":
                self._mark(element, open_fields)
            elif element.tag == f"{W}instrText" and open_fields:
                open_fields[-1].instruction += element.text or ""
                open_fields[-1].marks.append(element)
            elif element.tag in _TEXTS:
                for field in open_fields:
                    if not field.shows:
                        field.marks.append(element)
                    elif element.tag == f"{W}t":
                        field.results.append(element)
        for field in open_fields:
            _remove_all(field.marks)

    def _mark(self, mark: etree._Element, open_fields: "list[_Field]") -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(_Field(mark))
        elif not open_fields:
            _remove(mark)
        else:
            field = open_fields[-1]
            field.marks.append(mark)
            field.shows = True
            if kind == "end":
                open_fields.pop()
                if self._may_stay(field.instruction):
                    _fill(field.instruction, field.results)
                else:
                    _remove_all(field.marks)

    def _may_stay(self, instruction: str) -> bool:
        found = _NAME.match(instruction)
        name = found[1].upper() if found else ""
        if name in _FIELDS or _ADDRESS.fullmatch(instruction.strip()):
            return True
        self.left_out.append(f"a field ({name or 'without a name'})")
        return False

    # ------------------------------------------------------------------------------- relations

    def _judge_relations(self) -> None:
        for element in list(_elements(self.root)):
            for name in [str(name) for name in element.attrib if str(name).startswith(R)]:
                if self._is_there(element):
                    self._judge(element, name)

    def _judge(self, element: etree._Element, attribute: str) -> None:
        identity = str(element.attrib[attribute])
        relation = self._relations.get(identity)
        if _is_link(element):
            if relation and relation.external and _WEB.match(relation.target):
                self.links[identity] = relation.target
            else:
                self._without_link(element)
        elif attribute == f"{R}link":
            del element.attrib[attribute]
            if element.get(f"{R}embed") is None:
                self._without_shown(element, "a linked picture")
        elif _is_picture(element) and relation and relation.kind == "image":
            if relation.external:
                self._without_shown(element, "a linked picture")
            else:
                self.pictures[identity] = relation
        else:
            self._without_shown(element, "something that isn't a picture")

    def _without_link(self, element: etree._Element) -> None:
        self.left_out.append("a link that doesn't lead to the web")
        if element.tag == f"{W}hyperlink":
            _unwrap(element)
        else:
            _remove(element)

    def _without_shown(self, element: etree._Element, what: str) -> None:
        """Take out the drawing that an element belongs to; of an extension, that alone."""
        if (extension := _above(element, f"{_A}ext")) is not None:
            extensions = extension.getparent()
            _remove(extension)
            if extensions is not None and len(extensions) == 0:
                _remove(extensions)
            return
        self.left_out.append(what)
        for name in _SHOWN:
            if (shown := _above(element, f"{W}{name}")) is not None:
                _remove(shown)
                return
        _remove(element)

    def _shut_shapes(self) -> None:
        for element in _elements(self.root):
            if not str(element.tag).startswith("{urn:schemas-microsoft-com:"):
                continue
            for name in list(element.attrib):
                if str(name).rpartition("}")[2].lower() in _OPENS:
                    del element.attrib[name]


_TEXTS = frozenset(f"{W}{name}" for name in ("t", "tab", "br", "sym", "drawing", "pict"))


class _Field:
    """A field that is being read: its marks, and what it is told to do."""

    def __init__(self, begin: etree._Element) -> None:
        self.marks = [begin]
        self.results: list[etree._Element] = []
        self.instruction = ""
        self.shows = False


def place_of(name: str) -> str:
    """What stands in a part where a property of the document will.

    Args:
        name: One of `FILLED`.
    """
    return f"\ufdd0{name}\ufdd1"  # no text holds these (Unicode 23.7)


def _fill(instruction: str, results: list[etree._Element]) -> None:
    """Make a field's last result the place of the document's own."""
    found = _NAME.match(instruction)
    name = found[1].upper() if found else ""
    if _STYLE_OF_TITLE.fullmatch(instruction):
        name = "TITLE"
    if name not in FILLED or not results:
        return
    results[0].text = place_of(name)
    results[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for other in results[1:]:
        _remove(other)


def _is_link(element: etree._Element) -> bool:
    return local(element) in {"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"}


def _is_picture(element: etree._Element) -> bool:
    return local(element) in {"blip", "imagedata"}


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter(etree.Element)


def _above(element: etree._Element, tag: object) -> etree._Element | None:
    """The nearest of that name that an element is, or stands in."""
    found: etree._Element | None = element
    while found is not None and found.tag != tag:
        found = found.getparent()
    return found


def _remove_all(elements: list[etree._Element]) -> None:
    for element in elements:
        _remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)
