"""Pictures of kinds that a format can't hold are converted before its pages are written."""

from collections.abc import Callable, Collection

from exporter.assets import Pictures, in_kinds
from exporter.diagnostics import Code, Diagnostic
from exporter.tree import Image, Publication, walk


def held(
    publication: Publication,
    pictures: Pictures,
    kinds: Collection[str],
    report: Callable[[Diagnostic], None],
    *,
    cover: bool = False,
) -> Pictures:
    """The pictures, all of kinds that the format holds; `pictures` itself if they are already.

    Args:
        publication: What shows them.
        pictures: Those at hand.
        kinds: Media types.
        report: Called with a diagnostic for each picture that becomes another kind.
        cover: Featured pictures are shown too.
    """

    def shown() -> set[str]:
        addresses = {
            node.src
            for chapter in publication.chapters
            for node in walk((*chapter.title, *chapter.blocks))
            if isinstance(node, Image)
        }
        if publication.leaflet and publication.leaflet.clinic.logo:
            addresses.add(publication.leaflet.clinic.logo)
        if cover:
            addresses |= {chapter.source.featured_image for chapter in publication.chapters}
        return addresses

    found, said = in_kinds(pictures, kinds, shown)
    for message in said:
        report(Diagnostic(Code.PICTURE_CONVERTED, message))
    return found
