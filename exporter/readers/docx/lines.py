"""A paragraph's content: runs, links, fields, notes, pictures and formulas, in order."""

from collections.abc import Callable

from lxml import etree
from msgspec import Struct, field

from exporter.diagnostics import Code
from exporter.readers.docx.assemble import Atom, assembled
from exporter.readers.docx.drawings import Drawings, Drawn, chosen
from exporter.readers.docx.fields import Field
from exporter.readers.docx.looks import FIXED, PLAIN, Linked, Look, look_of
from exporter.readers.docx.maths import formula
from exporter.readers.docx.names import MC, M, R, W
from exporter.readers.docx.ranges import is_ours
from exporter.readers.docx.session import Session, Story
from exporter.readers.docx.symbols import UNKNOWN, sign
from exporter.tree import Image, Inlines, LineBreak, Math, Note, Ruby, Span, Text
from exporter.tree.check import is_safe
from exporter.tree.maths import linear, problems

PAGE = "\f"
"""A page break among atoms: a character that no XML can hold."""

_TEXTS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}softHyphen": "\u00ad",
    f"{W}noBreakHyphen": "\u2011",
}
_THROUGH = frozenset(
    {
        f"{W}{name}"
        for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent")
    }
)
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_KINDS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}

OnNote = Callable[[str, str, str | None], Note | None]
"""Reads a note: its kind, its id in the document, and the bookmark around its mark."""


class Line(Struct):
    """What a paragraph holds.

    Attributes:
        atoms: In order.
        anchors: Ids at its start.
        boxes: Text boxes that hang on it.
        rule: It is a line across the page.
    """

    atoms: list[Atom] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    rule: bool = False


class LineReader:
    """Reads the paragraphs of one story, whose fields may go on from one to the next.

    Args:
        session: The document.
        story: Where they stand.
        drawings: Reads what is drawn.
        on_note: Reads notes.
    """

    def __init__(self, session: Session, story: Story, drawings: Drawings, on_note: OnNote) -> None:
        self._session = session
        self._story = story
        self._drawings = drawings
        self._on_note = on_note
        self._fields: list[Field] = []
        self._link: Linked | None = None
        self._links = 0
        self._code = False
        self._waiting: list[str] = []
        self._line = Line()

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is being read, which nobody needs."""
        return any(each.contents for each in self._fields)

    def line(
        self, paragraph: etree._Element, *, code: bool = False, into: Line | None = None
    ) -> Line:
        """A paragraph.

        Args:
            paragraph: `w:p`.
            code: It is code.
            into: A line that goes on with it, as its end was deleted.
        """
        self._code = code
        self._line = Line() if into is None else into
        self._line.anchors += self._waiting
        self._waiting = []
        self._walk(paragraph)
        return self._line

    def bookmark(self, element: etree._Element) -> None:
        """A bookmark between paragraphs: it marks the next one."""
        if name := _bookmark(element):
            self._waiting.append(self._session.anchor(name))

    # --------------------------------------------------------------------------------- walking

    def _walk(self, element: etree._Element) -> None:  # noqa: C901, PLR0912 - a total match
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag in _THROUGH:
                if tag in {f"{W}ins", f"{W}moveTo"}:
                    self._session.count("insertion")
                self._walk(child)
            elif tag == f"{W}hyperlink":
                self._hyperlink(child)
            elif tag == f"{W}fldSimple":
                self._simple(child)
            elif tag == f"{W}sdt":
                self._control(child)
            elif tag in _GONE:
                self._deleted(child)
            elif tag == f"{W}bookmarkStart":
                self._bookmark(child)
            elif tag == f"{M}oMath":
                self._formula(child, display=False)
            elif tag == f"{M}oMathPara":
                for each in child.iterfind(f"{M}oMath"):
                    self._formula(each, display=True)
            elif tag == f"{MC}AlternateContent":
                self._walk(chosen(child))

    def _control(self, element: etree._Element) -> None:
        """A content control; the prompt in an empty one is no content."""
        properties = element.find(f"{W}sdtPr")
        if properties is not None and properties.find(f"{W}showingPlcHdr") is not None:
            return
        if (content := element.find(f"{W}sdtContent")) is not None:
            self._walk(content)

    def _deleted(self, element: etree._Element) -> None:
        if element.tag == f"{W}del":
            self._session.count("deletion")
        for mark in element.iter(f"{W}fldChar"):  # a field's frame may be deleted with its text
            self._field_mark(mark)

    def _bookmark(self, element: etree._Element) -> None:
        name = _bookmark(element)
        if not name:
            return
        anchor = self._session.anchor(name)
        if self._line.atoms:
            self._add(Span(id=anchor))
        else:
            self._line.anchors.append(anchor)

    # ----------------------------------------------------------------------------------- links

    def _hyperlink(self, element: etree._Element) -> None:
        outer = self._link
        relation = self._session.archive.relations(self._story.part).get(
            element.get(R + "id") or ""
        )
        anchor = element.get(W + "anchor") or element.get(W + "docLocation") or ""
        if relation is not None:
            target = relation.target
            if anchor and "#" not in target:
                target = f"{target}#{anchor}"
        else:
            target = f"#{anchor}" if anchor else ""
        if target:
            self._link = self._linked(Linked(target, element.get(W + "tooltip") or ""))
        self._walk(element)
        self._link = outer

    def _linked(self, link: Linked) -> Linked | None:
        """A link as the tree has it: an anchor by its id, an address that may be opened."""
        self._links += 1
        # Other programs end a link where a run's look changes, so theirs are one by their address.
        number = self._links if self._session.own else 0
        if link.href.startswith("#"):
            return Linked(f"#{self._session.anchor(link.href[1:])}", link.title, number)
        if is_safe(link.href):
            return Linked(link.href, link.title, number)
        self._session.report(Code.LINK_UNSAFE, link.href[:200])
        return None

    # ---------------------------------------------------------------------------------- fields

    def _simple(self, element: etree._Element) -> None:
        found = Field()
        found.say(element.get(W + "instr"))
        self._separate(found)
        self._fields.append(found)
        self._walk(element)
        self._fields.pop()

    def _separate(self, found: Field) -> None:
        found.separate()
        if found.file:
            self._session.count("fields")
        if found.contents:
            self._session.count("contents")
        if found.link is not None:
            found.link = self._linked(found.link)

    def _field_mark(self, element: etree._Element) -> None:
        match element.get(W + "fldCharType"):
            case "begin":
                self._fields.append(Field())
            case "separate" if self._fields:
                self._separate(self._fields[-1])
            case "end" if self._fields:
                self._fields.pop()

    @property
    def _instructing(self) -> bool:
        return any(not each.in_result for each in self._fields)

    # ------------------------------------------------------------------------------------ runs

    def _run(self, element: etree._Element) -> None:
        look = look_of(
            element.find(f"{W}rPr"),
            self._session.styles,
            linked=self._link is not None or any(each.link for each in self._fields),
            code=self._code,
        )
        if look.printed:
            return
        if look.hidden:
            self._session.count("hidden")
            return
        if look.small_caps:
            self._session.count("caps")
            look = look._replace(small_caps=False)
        link = self._link or next((f.link for f in reversed(self._fields) if f.link), None)
        self._pieces(element, look._replace(link=link) if link is not None else look)

    def _pieces(self, element: etree._Element, look: Look) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field_mark(child)
            elif tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].say(child.text)
            elif not self._instructing and not self.in_contents:
                self._piece(child, str(tag), look)

    def _piece(self, child: etree._Element, tag: str, look: Look) -> None:  # noqa: C901 - a total match
        if tag == f"{W}t":
            if child.text:
                self._text(child.text, look)
        elif tag in _TEXTS:
            self._text(_TEXTS[tag], look)
        elif tag == f"{W}br":
            self._break(child, look)
        elif tag == f"{W}cr":
            self._add(LineBreak(), look)
        elif tag == f"{W}sym":
            found = sign(child.get(W + "font"), child.get(W + "char"))
            if found == UNKNOWN:
                self._session.count("symbol")
            self._text(found, look)
        elif tag in _KINDS:
            self._note(_KINDS[tag], child.get(W + "id") or "", look)
        elif tag == f"{W}drawing":
            self._drawn(self._drawings.drawing(child, self._story.part), look)
        elif tag in {f"{W}pict", f"{W}object"}:
            self._drawn(self._drawings.pict(child, self._story.part), look)
        elif tag == f"{W}ruby":
            self._ruby(child, look)
        elif tag == f"{MC}AlternateContent":
            self._pieces(chosen(child), look)

    def _add(self, node: Note | LineBreak | Span | Math | Ruby | Image, look: Look = PLAIN) -> None:
        self._line.atoms.append(Atom(node, look))

    def _text(self, text: str, look: Look) -> None:
        self._line.atoms.append(Atom(Text(text), look))

    def _break(self, element: etree._Element, look: Look) -> None:
        match element.get(W + "type"):
            case "page":
                self._line.atoms.append(Atom(Text(PAGE), PLAIN))
            case "column":
                pass
            case _:
                self._add(LineBreak(), look)

    def _note(self, kind: str, name: str, look: Look) -> None:
        """A note; a bookmark that begins at its mark is its name."""
        atoms, anchors = self._line.atoms, self._line.anchors
        bookmark = None
        if atoms and isinstance(last := atoms[-1].node, Span) and not last.content:
            bookmark = last.id
        elif not atoms and anchors:
            bookmark = anchors[-1]
        line = self._line
        note = self._on_note(kind, name, bookmark if self._session.own else None)
        self._line = line
        if note is None:
            return
        if bookmark is not None and note.id == bookmark:
            (atoms or anchors).pop()
        self._add(note, look._replace(link=None))

    def _drawn(self, drawn: Drawn, look: Look) -> None:
        for picture, click in drawn.pictures:
            link = self._linked(Linked(click)) if click and look.link is None else None
            self._add(picture, look._replace(link=link) if link is not None else look)
        if drawn.text:
            self._text(drawn.text, look)
        self._line.boxes += drawn.boxes
        self._line.rule |= drawn.rule

    def _ruby(self, element: etree._Element, look: Look) -> None:
        base, reading = (self._runs(element.find(W + name)) for name in ("rubyBase", "rt"))
        if base and reading:
            self._add(Ruby(base, reading), Look(link=look.link))
        else:
            for node in (*base, *reading):
                self._line.atoms.append(Atom(node, Look(link=look.link)))

    def _runs(self, element: etree._Element | None) -> Inlines:
        """Runs that stand in one of their own: their texts."""
        if element is None:
            return ()
        line, self._line, link, self._link = self._line, Line(), self._link, None
        self._walk(element)
        # A bare text is all that may stand in ruby beside styles: no note, no link, no picture.
        atoms = [
            Atom(atom.node, atom.look._replace(link=None))
            for atom in self._line.atoms
            if isinstance(atom.node, Text) and atom.node.text != PAGE
        ]
        self._line, self._link = line, link
        return assembled(atoms, self._session.language)

    # -------------------------------------------------------------------------------- formulas

    def _formula(self, element: etree._Element, *, display: bool) -> None:
        if self._instructing:
            return
        root = formula(element)
        if not root.text and not root.children:
            return
        if problems(root):
            self._session.report(Code.NOT_READ, "a formula that MathML can't hold: it is text now")
            self._text(" ".join(linear(root).split()), PLAIN)
            return
        self._add(Math(root, display=display), Look(link=self._link))


def _bookmark(element: etree._Element) -> str:
    name = element.get(W + "name") or ""
    return "" if name == "_GoBack" or is_ours(name) else name


def without_breaks(atoms: list[Atom], *, own: bool) -> list[Atom]:
    """The atoms of a preformatted paragraph, whose lines end in U+000A.

    Args:
        atoms: Of the paragraph.
        own: It is one of ours; those of others say of each run too that it is code.
    """
    found = []
    for node, look in atoms:
        line = Text("\n") if isinstance(node, LineBreak) else node
        found.append(Atom(line, look if own else look._replace(traits=look.traits - FIXED)))
    return found


def with_spaces(atoms: list[Atom]) -> list[Atom]:
    """The atoms of a line in which a tab is a space."""
    return [
        Atom(Text(atom.node.text.replace("\t", " ")), atom.look)
        if isinstance(atom.node, Text) and "\t" in atom.node.text
        else atom
        for atom in atoms
    ]
