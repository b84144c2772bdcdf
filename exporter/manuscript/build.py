"""From settings and an article to what a manuscript says around its text.

Sources: W. Shunn, Proper Manuscript Format, https://shunn.net/format/story/ (what stands where,
how the count of words is rounded); SFWA, Nebula rules (from how many words on a text is a novella).
"""

import re

from msgspec.structs import replace

from exporter.look import Look, Manuscript
from exporter.manuscript.config import PersonTable, PostTable, Settings, lines
from exporter.phrases import about_words, phrases
from exporter.tree import Publication, plain_text, words

_NOVELLA = 17_500
"""Words from which a text is a novella, whose length is told to the nearest 500, not 100."""

_IN_CHARACTERS = frozenset({"ja", "zh"})
"""Languages whose editors count characters."""

_WITHOUT_SPACES = frozenset({"km", "lo", "my", "th"})
"""Languages whose words can't be counted without a dictionary."""

_LONGEST_RUNNING = 30
_PART_OF_TITLE = re.compile(r"[:?!;|…](?:\s|\Z)|\s[–—-]\s|[。：？！]")
_SHORT_WORDS = re.compile(r"(?:\s\w{1,3})+\Z")
"""At the end of a title that is cut they are what joins it to the rest."""
_OPEN_BRACKET = re.compile(r"\s*[(\[{（［｛][^)\]}）］｝]*\Z")
"""A bracket that the cut has left open, with what stands in it."""

_BETWEEN = " / "


def dressed(look: Look, settings: Settings, publication: Publication, language: str) -> Look:
    """The look of one post's manuscript. Nothing is printed but what somebody states.

    Args:
        look: Of all manuscripts of a run.
        settings: The writer's.
        publication: What is to be read.
        language: BCP 47 tag of what the manuscript says of itself.
    """
    text = settings.manuscript
    source = publication.chapters[0].source
    own = settings.posts.get(source.slug) or settings.posts.get(source.id) or PostTable()
    name = own.by_line or text.by_line or ", ".join(publication.authors)
    running = own.running_title or _shortened(plain_text(publication.title))
    manuscript = Manuscript(
        contact=_lines(settings.author),
        agent=_lines(settings.agent),
        count=_count(settings, publication, language),
        by_line=f"{phrases(language).by} {name}" if name else "",
        running=_BETWEEN.join(filter(None, (text.surname or name, _capitals(running, language)))),
        scene_break=text.scene_break,
        end=text.end,
        typeface=settings.page.font,
        title_page=text.title_page,
    )
    return replace(look, manuscript=manuscript)


def _lines(person: PersonTable) -> tuple[str, ...]:
    return tuple(
        filter(None, (person.name, *lines(person.address), person.phone, person.email.strip()))
    )


def _count(settings: Settings, publication: Publication, language: str) -> str:
    """How long the text is, rounded as editors want it; a count below the step isn't rounded."""
    first = language.partition("-")[0].lower()
    if not settings.manuscript.word_count or first in _WITHOUT_SPACES:
        return ""
    found = words([block for chapter in publication.chapters for block in chapter.blocks])
    counted = sum(map(len, found)) if first in _IN_CHARACTERS else len(found)
    step = settings.manuscript.round_to or (100 if counted < _NOVELLA else 500)
    rounded = (counted + step // 2) // step * step
    return about_words(rounded or counted, language) if counted else ""


def _shortened(title: str) -> str:
    """The first words of a title: those before a colon or the like, as far as they fit."""
    title = " ".join(title.split())
    first = _PART_OF_TITLE.split(title, maxsplit=1)[0] or title
    if len(first) <= _LONGEST_RUNNING:
        return _OPEN_BRACKET.sub("", first) or first
    cut = first[: _LONGEST_RUNNING + 1].rpartition(" ")[0] or first[:_LONGEST_RUNNING]
    return _SHORT_WORDS.sub("", _OPEN_BRACKET.sub("", cut) or cut)


def _capitals(text: str, language: str) -> str:
    """In capitals; those of Turkish and Azerbaijani have a dotted one of their own."""
    if language.partition("-")[0].lower() in {"az", "tr"}:
        text = text.replace("i", "İ")
    return text.upper()
