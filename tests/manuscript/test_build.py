"""What a manuscript says around its text: what is stated, the post's authors, the length."""

import pytest
from msgspec.structs import replace
from support.contexts import chapter, without_source
from support.trees import p

from exporter.look import Look, Manuscript
from exporter.manuscript import Settings, dressed
from exporter.manuscript.config import PageTable, PersonTable, PostTable, TextTable
from exporter.tree import Publication


def manuscript(
    settings: Settings | None = None,
    *,
    text: str = "Rest the foot.",
    title: str = "A title",
    language: str = "en",
    bare: bool = False,
) -> Manuscript:
    publication = Publication.of_article(chapter(p(text), title=title, language=language))
    publication = without_source(publication) if bare else publication
    look = dressed(Look(), settings or Settings(), publication, language)
    assert look.manuscript is not None
    return look.manuscript


def test_nothing_is_printed_that_nobody_states() -> None:
    assert manuscript(bare=True) == Manuscript(count="about 3 words", running="A TITLE")


def test_the_post_names_its_authors() -> None:
    found = manuscript()
    assert found.by_line == "By Ann O’Bee, Bo <b>"
    assert found.running == "Ann O’Bee, Bo <b> / A TITLE"
    assert found.contact == ()


def test_settings_go_before_the_post_and_those_of_one_post_before_all() -> None:
    person = PersonTable("Ann Other", ("1 Street", "Town"), "01 23", "a@b.example")
    settings = Settings(
        author=person,
        agent=PersonTable("Agents"),
        manuscript=TextTable(by_line="Pen Name", surname="Other", end="END", title_page=True),
        page=PageTable(font="courier"),
        posts={"a-title": PostTable(running_title="Ankle")},
    )
    assert manuscript(settings) == Manuscript(
        contact=("Ann Other", "1 Street", "Town", "01 23", "a@b.example"),
        agent=("Agents",),
        count="about 3 words",
        by_line="By Pen Name",
        running="Other / ANKLE",
        end="END",
        typeface="courier",
        title_page=True,
    )
    one = replace(settings, posts={"7": PostTable(by_line="Other Name")})
    assert manuscript(one).by_line == "By Other Name"


@pytest.mark.parametrize(
    ("count", "round_to", "said"),
    [
        (49, None, "about 49 words"),
        (50, None, "about 100 words"),
        (1249, None, "about 1,200 words"),
        (1250, None, "about 1,300 words"),
        (17_740, None, "about 17,500 words"),
        (17_750, None, "about 18,000 words"),
        (1249, 1, "about 1,249 words"),
        (1249, 500, "about 1,000 words"),
        (1249, 1000, "about 1,000 words"),
    ],
)
def test_the_length_is_rounded_as_editors_ask(count: int, round_to: int | None, said: str) -> None:
    settings = Settings(manuscript=TextTable(round_to=round_to))  # type: ignore[arg-type]
    assert manuscript(settings, text="word " * count).count == said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "Wort " * 1234, "etwa 1.200 Wörter"),
        ("fr", "mot " * 1234, "environ 1\u202f200 mots"),
        ("zh", "请让脚休息。" * 100, "约 500 字"),
        ("ja", "足を休める。" * 100, "約500字"),
        ("th", "พักเท้า" * 100, ""),
    ],
)
def test_the_length_is_told_as_the_language_counts(language: str, text: str, said: str) -> None:
    assert manuscript(text=text, language=language).count == said


def test_the_length_may_be_left_out() -> None:
    assert manuscript(Settings(manuscript=TextTable(word_count=False))).count == ""


@pytest.mark.parametrize(
    ("title", "language", "running"),
    [
        ("Sprained ankle: care at home", "en", "SPRAINED ANKLE"),
        ("Why rest? And when", "en", "WHY REST"),
        ("Knees – a history", "en", "KNEES"),
        ("Self-care at 10:30", "en", "SELF-CARE AT 10:30"),
        ("What to do when a joint is swollen and warm", "en", "WHAT TO DO WHEN A JOINT"),
        ("News of the ward (4 September 2015)", "en", "NEWS OF THE WARD"),
        ("News (part two: the ward)", "en", "NEWS"),
        ("(All of what this title has to say is in brackets)", "en", "(ALL OF WHAT THIS TITLE"),
        ("x" * 50, "en", "X" * 30),
        ("This week in knees (11 May 2016)", "en", "THIS WEEK IN KNEES"),
        ("(Not) a joke", "en", "(NOT) A JOKE"),
        ("diz", "tr", "DİZ"),
        ("?", "en", "?"),
        ("脚踝扭伤：在家护理", "zh", "脚踝扭伤"),
    ],
)
def test_the_top_of_each_page_has_the_titles_first_words(
    title: str, language: str, running: str
) -> None:
    assert manuscript(title=title, language=language, bare=True).running == running
