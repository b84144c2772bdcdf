"""Where a conversion stands: what the next blocks carry, what surrounds the next text."""

from collections.abc import Callable

from msgspec import Struct

from exporter.tree import Alignment, Block, Direction, Inline, Inlines

Wrap = Callable[[Inlines], Inlines]


class Place(Struct, frozen=True):
    """Where the walk stands.

    Attributes:
        level: Elements above.
        depth: Nodes of the tree above.
        lang: Language that the next blocks have to carry.
        dir: Direction that the next blocks have to carry.
        align: Alignment that the next paragraphs inherit.
        wraps: What goes around each run of text, innermost first.
        pre: White space counts.
        in_link: A link stands around.
        in_ruby: Base or reading stands around.
        in_note: A footnote stands around.
    """

    level: int = 0
    depth: int = 1
    lang: str | None = None
    dir: Direction | None = None
    align: Alignment | None = None
    wraps: tuple[Wrap, ...] = ()
    pre: bool = False
    in_link: bool = False
    in_ruby: bool = False
    in_note: bool = False


class Sink:
    """Where blocks go, with the run of text that isn't a block yet."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run: list[Inline] = []
