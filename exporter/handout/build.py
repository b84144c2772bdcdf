"""From settings and an article to the leaflet around it. Nothing is inferred, least of all a review."""

from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.handout.config import ClinicTable, Handout, ReviewTable, WordsTable, lines
from exporter.phrases import phrases
from exporter.tree import Clinic, Leaflet, Paragraph, Publication, Review, Source, plain_text

LONGEST_PURPOSE = 250
"""Characters. A line that says what a leaflet is for is no summary."""

_CUT_OFF = ("…", "...", "[…]", "[...]")

T = TypeVar("T")


def with_leaflet(
    publication: Publication, handout: Handout, logo: str, language: str
) -> tuple[Publication, list[Diagnostic]]:
    """An article as a leaflet, with what its reader should be told of it.

    Args:
        publication: Of one chapter.
        handout: The clinic's settings.
        logo: The logo as a `data:` address; may be empty.
        language: BCP 47 tag of what the leaflet says of itself.
    """
    source = publication.chapters[0].source
    words = _words(handout, language)
    own = handout.posts.get(source.slug) or handout.posts.get(source.id) or ReviewTable()
    said: list[Diagnostic] = []
    clinic = _clinic(handout.clinic, words, logo) if handout.clinic else Clinic()
    leaflet = Leaflet(
        clinic=clinic,
        purpose=own.purpose or handout.leaflet.purpose or _purpose(publication, said),
        authors=lines(own.author) or lines(handout.leaflet.author) or source.authors,
        publisher=_own(words.publisher, handout.leaflet.publisher) or clinic.name or source.site,
        published=source.published[:10],
        review=_review(handout.leaflet, source.review, own),
        source=source.link,
        code=handout.leaflet.code,
        other_formats=_other_formats(handout, words, language),
        disclaimer=lines(_own(words.disclaimer, handout.leaflet.disclaimer)),
        feedback=_own(words.feedback, handout.leaflet.feedback),
        fill_in=handout.leaflet.fill_in,
        checklist=handout.leaflet.checklist,
    )
    said += _about_review(leaflet.review, source, handout.check.review_years)
    return replace(publication, leaflet=leaflet), said


def _words(handout: Handout, language: str) -> WordsTable:
    """The clinic's words in a language: of the very tag, else of its first part."""
    low = {tag.lower(): words for tag, words in handout.languages.items()}
    found = low.get(language.lower()) or low.get(language.lower().partition("-")[0])
    return found or WordsTable()


def _own(translated: T | None, plain: T) -> T:
    return plain if translated is None else translated


def _clinic(table: ClinicTable, words: WordsTable, logo: str) -> Clinic:
    return Clinic(
        name=_own(words.name, table.name).strip(),
        logo=logo,
        address=lines(_own(words.address, table.address)),
        phone=table.phone.strip(),
        email=table.email.strip(),
        website=table.website.strip(),
        hours=lines(_own(words.hours, table.hours)),
        out_of_hours=_own(words.out_of_hours, table.out_of_hours).strip(),
    )


def _other_formats(handout: Handout, words: WordsTable, language: str) -> str:
    stated = _own(words.other_formats, handout.leaflet.other_formats)
    return phrases(language).other_formats if stated is None else stated


def _review(everywhere: ReviewTable, post: Review, own: ReviewTable) -> Review:
    """One review: the settings' for this post, else the post's own, else that for all posts.

    They aren't mixed: a date of one review beside the name of another would be a false statement.
    """
    for review in (_stated(own), post, _stated(everywhere)):
        if review.reviewers or review.reviewed or review.next_review:
            version = own.version or review.version or post.version or everywhere.version
            return replace(review, version=version)
    return Review(version=own.version or post.version or everywhere.version)


def _stated(table: ReviewTable) -> Review:
    return Review(
        reviewers=lines(table.reviewer),
        reviewed=table.reviewed.isoformat() if table.reviewed else "",
        next_review=table.next_review.isoformat() if table.next_review else "",
        version=table.version,
    )


def _purpose(publication: Publication, said: list[Diagnostic]) -> str:
    """The excerpt, where somebody wrote it: not one that WordPress cut from the text."""
    excerpt = " ".join(publication.chapters[0].source.excerpt.split())
    if not excerpt:
        return ""
    first = next((b for b in publication.chapters[0].blocks if isinstance(b, Paragraph)), None)
    begins = " ".join(plain_text((first,)).split()) if first else ""
    if len(excerpt) > LONGEST_PURPOSE or excerpt.endswith(_CUT_OFF) or begins.startswith(excerpt):
        said.append(Diagnostic(Code.PURPOSE_LEFT_OUT, excerpt[:60]))
        return ""
    return excerpt


def _about_review(review: Review, source: Source, years: int) -> list[Diagnostic]:
    """What somebody should be told before the leaflet is handed out."""
    said = []
    missing = [
        name
        for name, value in (
            ("reviewer", review.reviewers),
            ("last review", review.reviewed),
            ("next review", review.next_review),
        )
        if not value
    ]
    if missing:
        said.append(Diagnostic(Code.REVIEW_NOT_STATED, ", ".join(missing)))
    if review.reviewed and source.modified[:10] > review.reviewed:
        said.append(
            Diagnostic(
                Code.REVIEW_OUTDATED, f"changed {source.modified[:10]}, reviewed {review.reviewed}"
            )
        )
    if review.reviewed and review.next_review and _is_far(review, years):
        said.append(Diagnostic(Code.REVIEW_FAR, f"{review.reviewed} to {review.next_review}"))
    return said


def _is_far(review: Review, years: int) -> bool:
    """Whether the next review is more years away than the settings allow."""
    last, following = date.fromisoformat(review.reviewed), date.fromisoformat(review.next_review)
    months = (following.year - last.year) * 12 + following.month - last.month
    return (months, following.day - last.day) > (years * 12, 0)
