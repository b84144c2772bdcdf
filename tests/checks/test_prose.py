"""Sentences, words, syllables and formulas."""

import pytest
from checks.conftest import Checked
from support.trees import article, bullets, h, p

from exporter.checks import english
from exporter.checks.numbers import hard_numbers, plain_numbers
from exporter.checks.prose import Sentence, sentences, words_of
from exporter.checks.readability import flesch, flesch_kincaid, measured, smog
from exporter.checks.survey import Place, survey
from exporter.checks.syllables import syllables
from exporter.tree import Block, LineBreak


def texts(*blocks: Block, language: str = "en") -> list[str]:
    (chapter,) = article(*blocks, language=language).chapters
    return [each.text for each in sentences(survey(chapter).lines, language)]


def said(text: str) -> Sentence:
    return Sentence(text, words_of(text), Place("", 1))


@pytest.mark.parametrize(
    ("language", "whole"),
    [
        ("en", "Take 2.5 mg, e.g. in the morning."),
        ("en", "Dr. Ann O’Bee will see you at 5 p.m. today."),
        ("en", "See www.clinic.example or No. 3 of the U.S. list."),
        ("en", "Use approx. 20 ml, i.e. four spoons, vs. two."),
        ("de", "Nehmen Sie z. B. am 3. Mai zwei Tabletten."),
    ],
)
def test_abbreviations_and_decimals_end_no_sentence(language: str, whole: str) -> None:
    assert texts(p(f"{whole} Rest."), language=language)[-1] == "Rest."
    assert texts(p(whole), language=language) == [whole]


def test_sentences_never_reach_over_blocks_and_headings_are_none() -> None:
    found = texts(
        h(2, "What to do"), p("Rest"), bullets("drink water", "call us. Do it now"), p("Thanks")
    )
    assert found == ["Rest", "drink water", "call us.", "Do it now", "Thanks"]


def test_quotations_are_looked_into_and_forced_breaks_end_what_starts_anew() -> None:
    assert texts(p("“Rest. Drink a lot.” Then call.")) == ["“Rest.", "Drink a lot.”", "Then call."]
    assert texts(p("It may hurt (see page 3). Rest. (Call us. Ask Ann.)")) == [
        "It may hurt (see page 3).",
        "Rest.",
        "(Call us.",
        "Ask Ann.)",
    ]
    assert texts(p("Come with me. I will help. Ask about zinc vs. Vitamin C.")) == [
        "Come with me.",
        "I will help.",
        "Ask about zinc vs. Vitamin C.",
    ]
    assert texts(p("Step one", LineBreak(), "Step two")) == ["Step one", "Step two"]
    assert texts(p("keep it", LineBreak(), "up high")) == ["keep it up high"]


def test_labels_of_nested_lists_are_no_sentences(check_html: Checked) -> None:
    html = "<ul><li>At home<ul><li>Rest your leg.</li></ul></li><li>Call us.</li></ul>"
    assert check_html(html).measures.sentences == 2


def test_words() -> None:
    assert words_of("It’s 2.5 mg/kg of non-drug care—see www.x.example/a or a@b.example.") == (
        "It’s", "2.5", "mg", "kg", "of", "non-drug", "care", "see", "address", "or", "address",
    )  # fmt: skip
    assert words_of('ד"ר יורם אמר "כן"') == ('ד"ר', "יורם", "אמר", "כן")


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("people", 2), ("doctor", 2), ("medicine", 3), ("operation", 4), ("using", 2),
        ("includes", 2), ("minutes", 2), ("needed", 2), ("stopped", 1), ("washes", 2),
        ("carefully", 3), ("higher", 2), ("isn’t", 2), ("doctor’s", 2), ("self-care", 2),
        ("babies", 2), ("something", 2), ("S4", 1), ("12", 1), ("inflammation", 4), ("nurses", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_formulas_by_hand() -> None:
    assert flesch_kincaid(100, 10, 150) == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert flesch(100, 10, 150) == pytest.approx(206.835 - 10.15 - 126.9)
    assert smog(30, 16) == pytest.approx(1.043 * 4 + 3.1291)


def test_formulas_need_enough_text() -> None:
    short = measured([said("Rest your leg.")] * 29, 15, is_english=True)
    assert (short.grade, short.smog, short.you) == (None, None, 29)
    assert measured([said("Rest your leg.")] * 30, 15, is_english=True).smog == pytest.approx(
        3.1291
    )
    assert measured([said("Rest your leg.")] * 34, 15, is_english=True).grade is not None


def test_no_words_at_all_measure_as_nothing() -> None:
    assert measured([], 15, is_english=True).grade is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You will be seen by a nurse.", "be seen"),
        ("The cast was carefully taken off.", "was carefully taken"),
        ("It isn’t covered.", "isn't covered"),
        ("The nurse takes it off.", ""),
        ("You are tired.", ""),
        ("It is red.", ""),
        ("You need to rest.", ""),
        ("We are in need of help.", ""),
    ],
)
def test_passive_sentences(text: str, words: str) -> None:
    assert english.passive(text) == words


@pytest.mark.parametrize(
    ("text", "hard", "plain"),
    [
        ("Take 2.5 mg twice.", ["2.5"], ["2.5 mg"]),
        ("5 % of people, ½ a pill, 1/4 cup, 1:3.", ["5 %", "½", "1/4", "1:3"], None),
        ("10 per cent feel sick.", ["10 per cent"], None),
        ("Come on 3 May 2026 at 10:30 to room 4.", [], []),
        ("Call 020 7946 0958 or 911.", [], []),
        ("COVID-19 and S4 on 12/05/2026.", [], []),
        ("It runs on Linux 9.2 now.", [], []),
        ("Take 2.50 ml, maybe 5 ml, at 2.50 pm.", ["2.50"], ["2.50 ml", "5 ml"]),
        ("We are here 24/7 and cost $143,988.", [], ["143,988"]),
        ("12.", [], []),
        ("From 5.5% to 7.5%.", ["5.5%", "7.5%"], None),
        ("Drink 2 litres in 20-60 minutes.", [], ["2", "20", "60"]),
    ],
)
def test_numbers(text: str, hard: list[str], plain: list[str] | None) -> None:
    assert hard_numbers(said(text)) == hard
    assert plain is None or plain_numbers(said(text)) == plain


def test_decimals_of_other_languages() -> None:
    assert hard_numbers(said("Nehmen Sie 2,5 ml von 1.500 ml."), "de") == ["2,5"]
    assert hard_numbers(said("Take 2.5 ml of 1,500 ml."), "en") == ["2.5"]
