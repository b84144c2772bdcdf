"""From a publication to a book: its pages, pictures, metadata and table of contents."""

from collections.abc import Iterable, Iterator
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from exporter import resources
from exporter.assets import Picture, Pictures
from exporter.direction import base_direction
from exporter.markup import MarkupSettings
from exporter.phrases import phrases
from exporter.tree import Chapter, Image, Inlines, Publication, plain_text, walk
from exporter.tree.json import to_json
from exporter.tree.outline import OutlineEntry, outline
from exporter.writers.epub.accessibility import facts_of, metadata
from exporter.writers.epub.model import (
    NAVIGATION,
    STYLESHEET,
    Book,
    Entry,
    Item,
    Landmark,
    Resource,
)
from exporter.writers.epub.pages import chapter_body, navigation_body, page, title_page_body
from exporter.writing import NoOptions, WritingContext

XHTML = "application/xhtml+xml"
TITLE_PAGE = "title.xhtml"


def book_of(context: WritingContext[NoOptions]) -> Book:
    """Everything that the EPUB is to hold. Nothing is invented: what is absent stays absent."""
    publication = context.publication
    paths = _paths(publication)
    contents = tuple(map(_entry, publication.chapters, paths))
    cover = _cover(publication, context.pictures)
    return Book(
        identifier=identifier(publication),
        title=plain_text(publication.title),
        language=context.language,
        direction=_direction(publication, context.language),
        metadata=tuple(_metadata(context, cover)),
        resources=(
            *_title_page(context),
            _navigation(context, contents, paths),
            *_chapters(context, paths),
            _stylesheet(),
            *_pictures(context, cover),
        ),
        contents=contents,
        start=paths[0],
    )


def identifier(publication: Publication) -> str:
    """A URN that is the same for the same article: from its address, else from its content."""
    links = [chapter.source.link for chapter in publication.chapters]
    name = "\n".join(links) if all(links) else to_json(publication).decode()
    return uuid5(NAMESPACE_URL, name).urn


def _direction(publication: Publication, language: str) -> Literal["ltr", "rtl"]:
    stated = publication.chapters[0].dir if len(publication.chapters) == 1 else None
    return base_direction(language, stated)


# ------------------------------------------------------------------------------------ pages


def _paths(publication: Publication) -> list[str]:
    """The chapters' files, numbered so that their names sort in reading order."""
    count = len(publication.chapters)
    digits = len(str(count))
    return [f"chapter-{number:0{digits}}.xhtml" for number in range(1, count + 1)]


def _settings(language: str) -> MarkupSettings:
    return MarkupSettings(address_of=picture_path, epub=True, language=language)


def picture_path(picture: Picture) -> str:
    """Where a picture lies: by its content, so the same one is written once."""
    return f"pictures/{picture.name}"


def _chapters(context: WritingContext[NoOptions], paths: Iterable[str]) -> Iterator[Resource]:
    for number, (chapter, path) in enumerate(zip(context.publication.chapters, paths, strict=True)):
        language = chapter.language or context.language
        body = chapter_body(chapter, context.pictures, _settings(language))
        direction = base_direction(language, chapter.dir)
        data = page(plain_text(chapter.title), body, language=language, direction=direction)
        kinds = ("mathml",) if "<math " in body else ()
        yield Resource(f"chapter-{number + 1}", path, XHTML, data, kinds, in_spine=True)


def _title_page(context: WritingContext[NoOptions]) -> Iterator[Resource]:
    """A page for the whole's title and authors; a single article needs none."""
    publication = context.publication
    if len(publication.chapters) == 1:
        return
    body = title_page_body(publication, context.pictures, _settings(context.language))
    direction = _direction(publication, context.language)
    title = plain_text(publication.title)
    data = page(title, body, language=context.language, direction=direction)
    yield Resource("title-page", TITLE_PAGE, XHTML, data, in_spine=True)


def _navigation(
    context: WritingContext[NoOptions], contents: tuple[Entry, ...], paths: list[str]
) -> Resource:
    """The navigation document; also the contents page of a book of several chapters."""
    words = phrases(context.language)
    landmarks = [Landmark("bodymatter", contents[0].label, paths[0])]
    if len(paths) > 1:
        title = plain_text(context.publication.title)
        before = (
            Landmark("titlepage", title, TITLE_PAGE),
            Landmark("toc", words.contents, NAVIGATION),
        )
        landmarks = [*before, *landmarks]
    body = navigation_body(contents, landmarks, context.language)
    direction = _direction(context.publication, context.language)
    data = page(words.contents, body, language=context.language, direction=direction)
    return Resource("nav", NAVIGATION, XHTML, data, ("nav",), in_spine=len(paths) > 1)


def _entry(chapter: Chapter, path: str) -> Entry:
    language = chapter.language or "und"

    def below(entries: Iterable[OutlineEntry]) -> tuple[Entry, ...]:
        return tuple(
            Entry(_label(entry.content, language), f"{path}#{entry.id}", below(entry.children))
            for entry in entries
        )

    return Entry(_label(chapter.title, language), path, below(outline(chapter.blocks)))


def _label(content: Inlines, language: str) -> str:
    """Words for an entry: the text, else the alternative texts of its pictures, else a stand-in."""
    alternatives = [node.alt or "" for node in walk(content) if isinstance(node, Image)]
    return plain_text(content) or " ".join(alternatives).strip() or phrases(language).picture


# ------------------------------------------------------------------------------ other files


def _stylesheet() -> Resource:
    sheets = [resources.text("styles", name) for name in ("base.css", "epub.css")]
    return Resource("stylesheet", STYLESHEET, "text/css", "\n".join(sheets).encode())


def _pictures(context: WritingContext[NoOptions], cover: Picture | None) -> Iterator[Resource]:
    """The pictures that the pages show, and the cover, each once, in reading order."""
    used = {cover.digest: cover} if cover else {}
    for chapter in context.publication.chapters:
        for node in walk((*chapter.title, *chapter.blocks)):
            if isinstance(node, Image) and (picture := context.pictures.get(node.src)):
                used.setdefault(picture.digest, picture)
    for number, picture in enumerate(used.values(), 1):
        properties = ("cover-image",) if picture is cover else ()
        path = picture_path(picture)
        yield Resource(f"picture-{number}", path, picture.media_type, picture.data, properties)


def _cover(publication: Publication, pictures: Pictures) -> Picture | None:
    """A single article's featured picture, if at hand."""
    if len(publication.chapters) > 1:
        return None
    return pictures.get(publication.chapters[0].source.featured_image)


# --------------------------------------------------------------------------------- metadata


def _metadata(context: WritingContext[NoOptions], cover: Picture | None) -> Iterator[Item]:
    """Dublin Core elements and `schema:` properties, from the posts (EPUB 3.3, section 5.5)."""
    publication = context.publication
    sources = [chapter.source for chapter in publication.chapters]
    for number, author in enumerate(publication.authors, 1):
        yield Item("dc:creator", author, {"id": f"creator-{number}"})
        role = {"refines": f"#creator-{number}", "scheme": "marc:relators"}
        yield Item("role", "aut", role)
    for site in _once(source.site for source in sources):
        yield Item("dc:publisher", site)
    dates = [source.published for source in sources if source.published]
    if dates:
        yield Item("dc:date", max(dates))
    for link in _once(source.link for source in sources):
        yield Item("dc:source", link)
    if len(sources) == 1 and sources[0].excerpt:
        yield Item("dc:description", sources[0].excerpt)
    for subject in _once(name for source in sources for name in (*source.categories, *source.tags)):
        yield Item("dc:subject", subject)
    yield from metadata(facts_of(publication, context.pictures), len(sources))
    if cover:
        yield Item("cover", "picture-1")


def _once(values: Iterable[str]) -> list[str]:
    """The values that hold something, each once, in order."""
    return list(dict.fromkeys(value for value in values if value.strip()))
