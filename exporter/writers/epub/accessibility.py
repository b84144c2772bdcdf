"""Accessibility metadata, computed from the content: nothing is claimed that isn't so.

Sources: EPUB Accessibility 1.1, section 2 (https://www.w3.org/TR/epub-a11y-11/#sec-discovery) and
the Schema.org Accessibility Properties for Discoverability Vocabulary
(https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20241209/).
Conformance to WCAG can't be told by a program, so no `dcterms:conformsTo` is written.
"""

from collections.abc import Iterator

from msgspec import Struct

from exporter.assets import Pictures
from exporter.tree import Heading, Image, Math, Publication, Ruby, walk
from exporter.writers.epub.model import Item

_MAY_MOVE = frozenset({"image/gif", "image/webp"})


class Facts(Struct, frozen=True):
    """What the content has, as far as accessibility goes.

    Attributes:
        pictures: How many pictures that mean something are shown.
        undescribed: How many of them have no alternative text.
        headings: How many headings stand below the titles.
        ruby: Some text has its reading beside it.
        may_move: A picture is of a kind that can be animated.
        maths: There are formulas, all as MathML.
    """

    pictures: int = 0
    undescribed: int = 0
    headings: int = 0
    ruby: bool = False
    may_move: bool = False
    maths: bool = False


def facts_of(publication: Publication, pictures: Pictures) -> Facts:
    """Count what matters. A picture that isn't at hand is text in the book, so it isn't one."""
    shown = undescribed = headings = 0
    ruby = may_move = maths = False
    for chapter in publication.chapters:
        for node in walk((*chapter.title, *chapter.blocks)):
            if isinstance(node, Image) and node.src in pictures:
                may_move = may_move or pictures[node.src].media_type in _MAY_MOVE
                if node.alt is None:
                    undescribed += 1
                if node.alt is None or node.alt.strip():
                    shown += 1
            elif isinstance(node, Heading):
                headings += 1
            elif isinstance(node, Ruby):
                ruby = True
            elif isinstance(node, Math):
                maths = True
    return Facts(shown, undescribed, headings, ruby, may_move, maths)


def metadata(facts: Facts, chapters: int) -> Iterator[Item]:
    """The `schema:` properties of the package document."""
    yield Item("schema:accessMode", "textual")
    if facts.pictures:
        yield Item("schema:accessMode", "visual")
        yield Item("schema:accessModeSufficient", "textual,visual")
    if not facts.undescribed:
        yield Item("schema:accessModeSufficient", "textual")
    for feature in _features(facts, chapters):
        yield Item("schema:accessibilityFeature", feature)
    yield Item("schema:accessibilityHazard", "unknown" if facts.may_move else "none")
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    yield Item("schema:accessibilitySummary", _summary(facts, chapters), {xml_lang: "en"})


def _features(facts: Facts, chapters: int) -> Iterator[str]:
    if facts.pictures and not facts.undescribed:
        yield "alternativeText"
    yield "displayTransformability"
    if facts.maths:
        yield "MathML"
    yield "readingOrder"
    if facts.ruby:
        yield "rubyAnnotations"
    if facts.headings or chapters > 1:
        yield "structuralNavigation"
    yield "tableOfContents"
    yield "unlocked"


def _summary(facts: Facts, chapters: int) -> str:
    """What the properties amount to, in plain English."""
    said = ["Text can be resized and restyled, and is in reading order."]
    if facts.headings or chapters > 1:
        said.append("Headings and a table of contents lead through it.")
    if facts.pictures and not facts.undescribed:
        said.append("Every picture has a text description.")
    elif facts.undescribed:
        without = f"{facts.undescribed} of {facts.pictures}"
        said.append(f"Pictures without a text description: {without}.")
    else:
        said.append("There are no pictures that carry meaning.")
    return " ".join(said)
