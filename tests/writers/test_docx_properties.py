"""What a document's properties say: all of it from the post, nothing of the machine."""

import pytest
from lxml import etree
from msgspec.structs import replace
from support.contexts import SOURCE, book, chapter, context, without_source
from support.trees import p
from support.word import Word, written

from exporter.tree import Publication, Source

VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"


def opened(source: Source) -> Word:
    publication = Publication.of_article(replace(chapter(p("x")), source=source))
    return Word(written(context(publication)))


def core(document: Word) -> dict[str, str | None]:
    return {etree.QName(each).localname: each.text for each in document.roots["docProps/core.xml"]}


def custom(document: Word) -> dict[str | None, tuple[str, str | None]]:
    found = {}
    for number, entry in enumerate(document.roots["docProps/custom.xml"], start=2):
        assert entry.get("pid") == str(number)
        found[entry.get("name")] = (entry[0].tag.removeprefix(VT), entry[0].text)
    return found


def test_custom_properties_say_where_a_post_comes_from() -> None:
    assert custom(opened(SOURCE)) == {
        "Source URL": ("lpwstr", "https://example.org/a-title/"),
        "Post ID": ("lpwstr", "7"),
        "Slug": ("lpwstr", "a-title"),
        "Site": ("lpwstr", "Bones & Co"),
        "Published": ("filetime", "2026-01-02T03:04:05Z"),
        "Modified": ("filetime", "2026-01-03T04:05:06Z"),
    }


def test_what_a_post_does_not_say_is_no_property() -> None:
    assert custom(opened(Source(slug="a"))) == {"Slug": ("lpwstr", "a")}
    bare = Word(written(context(without_source(Publication.of_article(chapter(p("x")))))))
    assert "docProps/custom.xml" not in bare.parts
    assert (
        "docProps/custom.xml"
        not in Word(written(context(book(chapter(p("x")), chapter(p("y")))))).parts
    )


def test_a_date_without_a_time_zone_stays_as_it_is() -> None:
    found = custom(
        opened(Source(published="2026-01-02T03:04:05", modified="2026-01-02T23:00:00-02:00"))
    )
    assert found["Published"] == ("lpwstr", "2026-01-02T03:04:05")
    assert found["Modified"] == ("filetime", "2026-01-03T01:00:00Z")


@pytest.mark.parametrize(
    ("published", "modified", "created", "last"),
    [
        (
            "2026-01-02T03:04:05Z",
            "2026-01-03T04:05:06Z",
            "2026-01-02T03:04:05Z",
            "2026-01-03T04:05:06Z",
        ),
        ("2026-01-02T03:04:05Z", "", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
        ("", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
        (
            "2026-02-02T00:00:00Z",
            "2026-01-02T00:00:00Z",
            "2026-02-02T00:00:00Z",
            "2026-02-02T00:00:00Z",
        ),
        ("", "", "2026-01-03T04:05:06Z", "2026-01-03T04:05:06Z"),
    ],
)
def test_created_and_modified_are_the_posts(
    published: str, modified: str, created: str, last: str
) -> None:
    found = core(opened(Source(published=published, modified=modified)))
    assert (found["created"], found["modified"]) == (created, last)


def test_a_book_was_created_with_its_first_post_and_changed_with_its_last() -> None:
    first = replace(chapter(p("x")), source=Source(published="2020-01-01T00:00:00Z"))
    found = core(Word(written(context(book(chapter(p("y")), first)))))
    assert (found["created"], found["modified"]) == ("2020-01-01T00:00:00Z", "2026-01-03T04:05:06Z")


def test_the_program_is_all_that_is_said_of_the_machine() -> None:
    app = opened(SOURCE).roots["docProps/app.xml"]
    assert [(etree.QName(each).localname, each.text) for each in app] == [
        ("Application", "exporter")
    ]
    assert "lastModifiedBy" not in core(opened(SOURCE))
