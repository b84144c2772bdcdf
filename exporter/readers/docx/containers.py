"""Lists, quotations and definitions that are open while a story is read."""

from itertools import pairwise
from typing import Protocol

from msgspec import Struct, field

from exporter.readers.docx.entry import Entry
from exporter.readers.docx.grouping import grouped
from exporter.readers.docx.marked import claimed
from exporter.readers.docx.numbering import Mark
from exporter.readers.docx.styles import Role
from exporter.tree import (
    Block,
    Blocks,
    DefinitionItem,
    DefinitionList,
    Inlines,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)


class Open(Protocol):
    """A container.

    Attributes:
        left: Where its content stands, in twentieths of a point.
        cost: How many nodes of the tree it puts around its content.
        around: Which ranges hold all of it.
    """

    left: int
    cost: int
    around: "Around"

    def add(self, entry: Entry) -> None:
        """Put a block at its end."""

    def finished(self) -> Block | None:
        """What it has become; None for nothing."""


class Around:
    """The ranges that hold all of a container, as its content comes."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] | None = None
        self._claimed: set[str] = set()
        self._perhaps: set[str] = set()

    def meet(self, ranges: tuple[str, ...]) -> None:
        """Something with those ranges is in the container."""
        known = self._names
        self._names = ranges if known is None else tuple(n for n in known if n in ranges)

    def add(self, entry: Entry) -> None:
        """A block is in it, which may be what a range is told by: that one begins in here."""
        if isinstance(entry.block, PageBreak):
            return  # it may have come after the end of all ranges
        self.meet(entry.ranges)
        captions = entry.role is Role.CAPTION and entry.keep
        if isinstance(entry.block, Table):
            self._perhaps = set()  # it was the table's own caption
        elif not captions:
            self._claimed |= self._perhaps
        if captions:
            self._perhaps.update(claimed(entry))
        else:
            self._claimed.update(claimed(entry))

    @property
    def names(self) -> tuple[str, ...]:
        """The outermost first."""
        told = self._claimed | self._perhaps
        return tuple(name for name in self._names or () if name not in told)


class OpenQuote:
    """A quotation.

    Attributes:
        pull: It is set apart for effect.
        attribution: Who is quoted.
        closed: Nothing more belongs to it: its attribution has come.
        entries: What it holds so far.
        name: Of the range that marks it; empty where none is known.
    """

    cost = 1

    def __init__(self, left: int, *, pull: bool, name: str = "") -> None:
        self.left = left
        self.name = name
        self.around = Around()
        self.pull = pull
        self.attribution: Inlines = ()
        self.closed = False
        self.entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """See `Open`."""
        self.around.add(entry)
        self.entries.append(entry)

    def finished(self) -> Block | None:
        """See `Open`."""
        blocks = grouped(self.entries)
        if not blocks:
            return Paragraph(content=self.attribution) if self.attribution else None
        return Quote(blocks=blocks, attribution=self.attribution, pull=self.pull)


class OpenDefinitions:
    """Terms and definitions; its content stands further in than its terms.

    Attributes:
        ranges: Those that hold its last term.
    """

    cost = 2

    def __init__(self, left: int) -> None:
        self.left = left
        self.ranges: tuple[str, ...] = ()
        self.around = Around()
        self._items: list[tuple[list[Inlines], list[list[Entry]]]] = []

    def term(self, content: Inlines, ranges: tuple[str, ...]) -> None:
        """One more term: of the item before, as long as that has no definition."""
        self.around.meet(ranges)
        self.ranges = ranges
        if not self._items or self._items[-1][1]:
            self._items.append(([], []))
        self._items[-1][0].append(content)

    def define(self) -> None:
        """What follows is another definition of the term."""
        self._items[-1][1].append([])

    def add(self, entry: Entry) -> None:
        """See `Open`."""
        self.around.add(entry)
        if not self._items[-1][1]:
            self.define()
        self._items[-1][1][-1].append(entry)

    def finished(self) -> Block | None:
        """See `Open`."""
        return DefinitionList(
            items=tuple(
                DefinitionItem(tuple(terms), tuple(map(grouped, definitions)))
                for terms, definitions in self._items
            )
        )


class _Item(Struct):
    value: int
    instance: str
    entries: list[Entry] = field(default_factory=list)
    loose: bool = False
    id: str | None = None


class OpenList:
    """A list.

    Attributes:
        mark: Of its last item.
        guessed: A quotation was opened around it, of which nothing but an indent was seen.
    """

    cost = 2

    def __init__(self, mark: Mark, left: int, *, own: bool) -> None:
        self.left = left
        self.mark = mark
        self.level = mark.level
        self.guessed = False
        self.around = Around()
        self._own = own
        self._items: list[_Item] = []

    @property
    def count(self) -> int:
        """How many items it has."""
        return len(self._items)

    def turned(self, left: int) -> tuple["OpenList", list[Entry]]:
        """The list of one item further out, its item empty, and what that held."""
        (item,) = self._items
        around = OpenList(self.mark, left, own=self._own)
        around.item(self.mark, loose=item.loose)
        return around, item.entries

    def goes_on(self, mark: Mark) -> bool:
        """Whether an item with that mark is this list's."""
        before = self.mark
        if (mark.ordered, mark.kind) != (before.ordered, before.kind) and (
            mark.ordered or before.ordered
        ):
            return False
        if mark.instance == before.instance:
            return True
        if not mark.ordered:
            return not self._own
        if mark.value == before.value - 1 and self._descends:
            return True
        follows = mark.value == before.value + 1
        if not self._own:
            return follows
        if mark.fixed or before.fixed:
            return follows
        return not follows and mark.value != 1

    @property
    def _descends(self) -> bool:
        """Whether each item so far has one less than that before it, from instances of their own."""
        return all(
            after.value == before.value - 1 and after.instance != before.instance
            for before, after in pairwise(self._items)
        )

    def item(self, mark: Mark, *, loose: bool) -> None:
        """One more item."""
        self.mark = mark
        self._items.append(_Item(mark.value, mark.instance, loose=loose))

    def add(self, entry: Entry) -> None:
        """See `Open`."""
        self.around.add(entry)
        self._items[-1].entries.append(entry)

    def finished(self) -> Block | None:
        """See `Open`."""
        counting = [item.value for item in self._items]
        turned = self.mark.ordered and len(counting) > 1 and self._descends
        step = -1 if turned else 1
        first = counting[0]
        usual = len(counting) if turned else 1
        items, expected = [], first
        bodies = [self._body(item) for item in self._items]
        for item, body in zip(self._items, bodies, strict=True):
            forced = item.value if self.mark.ordered and item.value != expected else None
            expected = item.value + step
            items.append(ListItem(blocks=body, value=forced))
        loose = any(item.loose for item in self._items)
        wide = any(sum(isinstance(block, Paragraph) for block in body) > 1 for body in bodies)
        return List(
            items=tuple(items),
            ordered=self.mark.ordered,
            start=first if self.mark.ordered and first != usual else None,
            reversed=turned,
            numbering=self.mark.kind if self.mark.ordered else "decimal",
            tight=not (loose if self._own else wide),
        )

    def _body(self, item: _Item) -> Blocks:
        """An item's blocks; the empty paragraph that only bore its mark is none."""
        blocks = grouped(item.entries)
        first = blocks[0] if blocks else None
        if len(blocks) > 1 and isinstance(first, Paragraph) and not first.content and not first.id:
            return blocks[1:]
        return blocks or (Paragraph(content=()),)
