"""A flow of paragraphs and tables as nested blocks.

Word has no containers. What stands in what is told by numbering, by styles and by how far in a
paragraph begins; documents of our own indent each level by the same step, so there it is exact.
"""

from exporter.readers.docx.containers import Open, OpenDefinitions, OpenList, OpenQuote
from exporter.readers.docx.entry import Entry
from exporter.readers.docx.grouping import grouped
from exporter.readers.docx.numbering import Mark
from exporter.readers.docx.ranges import kind_of
from exporter.readers.docx.session import Session, Story
from exporter.readers.docx.styles import Role
from exporter.tree import Block, Blocks, Inlines, PageBreak

_NEAR = 100
"""Indents that differ by less are the same, in twentieths of a point."""

_DEEPEST = 38
"""Containers aren't opened deeper in the tree: inlines, tables and notes have to fit too."""


class Flow:
    """The blocks of one body, cell, note or box, as they come.

    Args:
        session: The document.
        story: Where they stand.
    """

    def __init__(self, session: Session, story: Story) -> None:
        self._session = session
        self._story = story
        self._entries: list[Entry] = []
        self._open: list[Open] = []
        self._page = False
        self._last: Entry | None = None

    @property
    def depth(self) -> int:
        """How many nodes of the tree stand around the next block."""
        return self._story.depth + sum(each.cost for each in self._open)

    def nearest(self, left: int) -> int:
        """Where a paragraph belongs that somebody has indented by hand."""
        return next((each.left for each in reversed(self._open) if each.left <= left + _NEAR), 0)

    def page_break(self, ranges: tuple[str, ...]) -> None:
        """The next block begins a page."""
        self._broken(ranges)
        self._page = not self._story.note

    def add(self, entry: Entry, left: int) -> None:
        """A block that stands by itself, at an indent."""
        self._leave_ranges(entry.ranges)
        while self._open and not self._is_around(self._open[-1], entry, left):
            self._close()
        self._broken(entry.ranges)
        self._enter(left, entry.ranges)
        self.put(entry)

    def _is_around(self, top: Open, entry: Entry, left: int) -> bool:
        """Whether a block stands in a container: its mark says so, else its indent.

        In a narrow cell there is no room for an indent that would tell.
        """
        marked = isinstance(top, OpenQuote) and not top.closed and top.name in entry.ranges
        return marked or self._holds(top, left, quoted=False, term=False)

    def item(self, mark: Mark, left: int, *, loose: bool, ranges: tuple[str, ...] = ()) -> None:
        """A list item begins; what it begins with is put, or is a term."""
        self._leave_ranges(ranges)
        self._leave_for(mark, left)
        self._broken(ranges)
        top = self._open[-1] if self._open else None
        own = self._session.own
        if isinstance(top, OpenList) and top.level == mark.level and top.goes_on(mark):
            top.item(mark, loose=loose)
            if own:
                self._enter(left, ranges)
        else:
            if isinstance(top, OpenList) and top.level >= mark.level:
                self._close()
            labelled = self._last is not None and self._last.role is Role.LABEL
            before = len(self._open)
            if own and not labelled:
                self._enter(left - self._session.step, ranges)
            guessed = len(self._open) > before
            if self._fits(2):
                inside = self._inside(self._open[-1]) if self._open else 0
                opened = OpenList(mark, inside + self._session.step if own else left, own=own)
                opened.item(mark, loose=loose)
                opened.guessed = guessed
                self._open.append(opened)
                self._enter(left, ranges)

    def continued(self, entry: Entry, mark: Mark) -> None:
        """A block without a mark of its own that goes on with an item of a list."""
        self._leave_for(mark, mark.left)
        self._broken(entry.ranges)
        self.put(entry)

    def quoted(self, entry: Entry, left: int, *, pull: bool) -> None:
        """A paragraph of a quotation."""
        name = next((n for n in reversed(entry.ranges) if kind_of(n) == "Quote"), "")
        if self._session.own:
            if name:
                self._leave_ranges(entry.ranges)
            self._turn(left, pull=pull)
            self._leave_for_quote(left, pull=pull)
        else:
            self._leave(left, quoted=True)
        self._broken(entry.ranges)
        self._enter(left - self._session.step, entry.ranges)
        top = self._open[-1] if self._open else None
        if isinstance(top, OpenQuote) and abs(top.left - left) <= _NEAR:
            if top.closed or top.pull != pull:
                self._close()
            else:
                top.name = top.name or name
                self.put(entry)
                return
        if self._fits(1):
            self._open.append(OpenQuote(left, pull=pull, name=name))
        self.put(entry)

    def attributed(self, entry: Entry, content: Inlines, left: int) -> None:
        """Who is quoted, below the quotation."""
        if entry.ranges:
            self._leave_ranges(entry.ranges)
        self._turn(left, pull=False)
        self._leave(left, quoted=True)
        self._broken(entry.ranges)
        top = self._open[-1] if self._open else None
        if isinstance(top, OpenQuote) and not top.closed and abs(top.left - left) <= _NEAR:
            top.attribution, top.closed = content, True
            top.around.meet(entry.ranges)
            return
        self.add(entry, left)

    def term(self, content: Inlines, left: int, ranges: tuple[str, ...] = ()) -> None:
        """A term that is defined."""
        self._leave_ranges(ranges)
        self._leave(left, term=True)
        top = self._open[-1] if self._open else None
        same = isinstance(top, OpenDefinitions) and abs(top.left - left) <= _NEAR
        if isinstance(top, OpenDefinitions) and same and top.ranges != ranges:
            self._close()  # a range holds all terms of a list, or none
        self._broken(ranges)
        self._enter(left, ranges)
        top = self._open[-1] if self._open else None
        if not isinstance(top, OpenDefinitions) or abs(top.left - left) > _NEAR:
            top = OpenDefinitions(left)
            self._open.append(top)
        top.term(content, ranges)

    def defined(self, entry: Entry, left: int) -> None:
        """A paragraph of a definition: another one each time."""
        self._leave_ranges(entry.ranges)
        while self._open and not self._defines(self._open[-1], left):
            self._close()
        self._broken(entry.ranges)
        top = self._open[-1] if self._open else None
        if isinstance(top, OpenDefinitions):
            before = self._last.ranges if self._last is not None else ()
            joined = set(entry.ranges).intersection(before).difference(top.around.names)
            if not joined:
                top.define()
            self.put(entry)
        else:
            self.add(entry, left)

    def _defines(self, top: Open, left: int) -> bool:
        """Whether a definition at an indent belongs to a container, or to one further out."""
        if isinstance(top, OpenDefinitions):
            return left > top.left + _NEAR or not self._session.own
        return top.left < left - _NEAR or not any(
            isinstance(each, OpenDefinitions) for each in self._open
        )

    def blocks(self) -> Blocks:
        """Everything, with all containers closed."""
        while self._open:
            self._close()
        return grouped(self._entries)

    # ------------------------------------------------------------------------------ containers

    def _leave(self, left: int, *, quoted: bool = False, term: bool = False) -> None:
        """Close what a paragraph at an indent doesn't stand in."""
        while self._open and not self._holds(self._open[-1], left, quoted=quoted, term=term):
            self._close()

    def _holds(self, top: Open, left: int, *, quoted: bool, term: bool) -> bool:
        if isinstance(top, OpenDefinitions):
            if quoted and not self._session.own:
                return False
            return left > top.left + _NEAR or (term and abs(left - top.left) <= _NEAR)
        if isinstance(top, OpenQuote):
            near = abs(left - top.left) <= _NEAR
            if top.closed and left <= top.left + _NEAR:
                return False
            return left > top.left + _NEAR or (near and (quoted or left > 0))
        return left >= top.left - _NEAR and left > 0

    def _leave_for(self, mark: Mark, left: int) -> None:
        """Close what an item with a mark doesn't stand in."""
        while self._open:
            top = self._open[-1]
            if isinstance(top, OpenList):
                if top.level < mark.level or (
                    top.level == mark.level and self._is_item(top, mark, left)
                ):
                    return
                if top.level == mark.level and not self._session.own:
                    return
            elif self._session.own and isinstance(top, OpenQuote):
                if left > top.left + _NEAR and not top.closed:
                    return
            elif left > self._inside(top) + _NEAR:
                return
            self._close()

    def _turn(self, left: int, *, pull: bool) -> None:
        """Put a list around a quotation that was taken to hold it.

        Which is in which isn't said where an item begins with a quotation: what follows tells it.
        """
        place = next(
            (n for n, each in enumerate(self._open) if isinstance(each, OpenList) and each.guessed),
            0,
        )
        outer, held = self._open[place - 1 : place + 1] if place else (None, None)
        if not isinstance(outer, OpenQuote) or not isinstance(held, OpenList):
            return
        if abs(held.left - left) > _NEAR or outer.entries or held.count != 1:
            return
        while self._open[-1] is not held:
            self._close()
        del self._open[place - 1 :]
        around, inside = held.turned(outer.left)
        quote = OpenQuote(held.left, pull=pull)
        self._open += [around, quote]
        for entry in inside:
            quote.add(entry)

    def _leave_for_quote(self, left: int, *, pull: bool) -> None:
        """Close what a quotation doesn't stand in, unless it is the one that goes on."""
        while self._open:
            top = self._open[-1]
            same = isinstance(top, OpenQuote) and not top.closed and top.pull == pull
            if (same and abs(top.left - left) <= _NEAR) or self._inside(top) < left - _NEAR:
                return
            self._close()

    def _inside(self, top: Open) -> int:
        """Where plain paragraphs in a container begin."""
        return top.left + self._session.step if isinstance(top, OpenDefinitions) else top.left

    def _is_item(self, top: OpenList, mark: Mark, left: int) -> bool:
        """Whether a list may have an item at an indent; in one of ours it may begin with a quote."""
        if not self._session.own:
            return True
        if abs(left - top.left) <= _NEAR:
            return True
        return left > top.left and top.mark.instance == mark.instance

    def _leave_ranges(self, ranges: tuple[str, ...]) -> None:
        """Close the quotations that have ended by their marks."""
        place = next(
            (
                number
                for number, each in enumerate(self._open)
                if isinstance(each, OpenQuote) and each.name and each.name not in ranges
            ),
            len(self._open),
        )
        while len(self._open) > place:
            self._close()

    def _enter(self, left: int, ranges: tuple[str, ...] = ()) -> None:
        """Open quotations up to an indent, whose paragraphs alone would say what they are."""
        step = self._session.step
        if not self._session.own or not step:
            return
        top = self._open[-1].left if self._open else 0
        if self._open and isinstance(self._open[-1], OpenDefinitions):
            top += step
        taken = {each.name for each in self._open if isinstance(each, OpenQuote)}
        names = [n for n in ranges if kind_of(n) == "Quote" and n not in taken][::-1]
        while left >= top + step - _NEAR and self._fits(1):
            top += step
            name = names.pop() if names else ""
            self._open.append(OpenQuote(top, pull=False, name=name))

    def _fits(self, cost: int) -> bool:
        return self.depth + cost <= _DEEPEST

    def _close(self) -> None:
        closed = self._open.pop()
        if (block := closed.finished()) is not None:
            names = closed.around.names
            if isinstance(closed, OpenQuote):
                names = tuple(name for name in names if name != closed.name)
            self.put(Entry(block, ranges=names))

    def _broken(self, ranges: tuple[str, ...] = ()) -> None:
        """Put the page break that waits, which stands in what holds both of its neighbours."""
        if self._page:
            self._page = False
            before = self._last.ranges if self._last is not None else ()
            both = tuple(name for name in ranges if name in before)
            self.put(Entry(_PAGE_BREAK, ranges=both))

    def put(self, entry: Entry) -> None:
        """A block at the end of what is open."""
        self._last = entry
        if self._open:
            self._open[-1].add(entry)
        else:
            self._entries.append(entry)


_PAGE_BREAK: Block = PageBreak()
