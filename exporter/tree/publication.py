"""A publication and its chapters: what a writer is given.

An article is a publication of one chapter, so that every writer has one path.
"""

from typing import Literal

from msgspec import Struct

from exporter.tree.leaflet import Leaflet, Review
from exporter.tree.nodes import Block, Inlines

TREE_VERSION: Literal[1] = 1
"""Rises when the JSON form changes in a way that an old reader can't read."""


class Source(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a chapter comes from, as far as the post says it. What is absent is absent.

    Attributes:
        id: The post's number, as text.
        slug: The post's own short name.
        link: Its public address.
        site: The site's name.
        authors: Names as the site shows them.
        published: ISO 8601 with offset (`…Z`), or without one where only local time is known.
        modified: As `published`.
        excerpt: Plain text.
        categories: Names, not numbers.
        tags: Names, not numbers.
        reading_time: Minutes.
        featured_image: Address of the featured picture.
        featured_image_alt: Its alternative text.
        review: The clinical review that the post states.
    """

    id: str = ""
    slug: str = ""
    link: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    excerpt: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reading_time: int | None = None
    featured_image: str = ""
    featured_image_alt: str | None = None
    review: Review = Review()


class Chapter(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One post.

    Attributes:
        title: With its inline markup; never empty (an untitled post is named by its slug).
        blocks: The content.
        language: BCP 47 tag, if known.
        dir: Base direction of the chapter, if it isn't the default of the language's script.
        source: Where it comes from.
    """

    title: Inlines
    blocks: tuple[Block, ...]
    language: str | None = None
    dir: Literal["ltr", "rtl"] | None = None
    source: Source = Source()


class Publication(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One file's worth: one to many chapters, under one title.

    Attributes:
        title: Of the whole; a single article's own title.
        chapters: At least one.
        language: BCP 47 tag of the whole, if known.
        authors: Of the whole, each once, in order of appearance.
        leaflet: What stands around it where it is handed out; None for anything else.
        version: Of the JSON form.
    """

    title: Inlines
    chapters: tuple[Chapter, ...]
    language: str | None = None
    authors: tuple[str, ...] = ()
    leaflet: Leaflet | None = None
    version: Literal[1] = TREE_VERSION

    @classmethod
    def of_article(cls, chapter: Chapter) -> "Publication":
        """The publication that a single article is."""
        return cls(
            title=chapter.title,
            chapters=(chapter,),
            language=chapter.language,
            authors=chapter.source.authors,
        )
