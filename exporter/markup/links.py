"""Links that can't be carried as links: their address stands beside their words instead."""

from collections.abc import Iterable, Iterator

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.markup.addresses import valid_address
from exporter.tree import Chapter, Link, plain_text, walk


def uncarried_links(chapters: Iterable[Chapter], *, epub: bool = False) -> Iterator[Diagnostic]:
    """A diagnostic for each link whose address no standard calls valid.

    Args:
        chapters: What is printed.
        epub: It goes into an EPUB.
    """
    for chapter in chapters:
        for node in walk((*chapter.title, *chapter.blocks)):
            if not isinstance(node, Link) or node.href.startswith("#"):
                continue
            if valid_address(node.href, epub=epub) is None:
                place = Place(near=excerpt(plain_text(node.content)))
                yield Diagnostic(Code.NOT_CARRIED, f"a link to {excerpt(node.href, 200)}", place)
