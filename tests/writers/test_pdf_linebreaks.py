"""Lines are filled before bold text, whatever room the space between takes."""

from support.printed import printed
from support.trees import article, p, strong

from exporter.look import PRESETS, Look


def test_no_first_word_is_left_alone() -> None:
    """The first words grow by the width of an i, which is less than that of a space."""
    texts = [
        p("i" * length + " diagnostic blocks or neuromodulation produce ", strong("changesthat"))
        for length in range(40, 110)
    ]
    found = printed(article(*texts), look=Look(preset=PRESETS["article"]))
    lines = [line[3] for page in range(len(found.view)) for line in found.lines(page)]
    firsts = [line for line in lines if line.startswith("iiii")]
    assert len(firsts) == len(texts)
    assert all("diagnostic" in line for line in firsts)


def test_nothing_is_lost_where_spaces_hang() -> None:
    texts = [
        p("i" * length + " and some words ", strong("more words")) for length in range(60, 140)
    ]
    said = "".join(printed(article(*texts)).tags().text().split())
    assert said.count("somewords") == said.count("morewords") == len(texts)


def test_no_first_word_is_left_alone_before_a_no_break_space() -> None:
    texts = [
        p(
            "i" * length + " diagnostic blocks or something that produces the\u00a0",
            strong("changes"),
        )
        for length in range(40, 110)
    ]
    found = printed(article(*texts))
    lines = [line[3] for page in range(len(found.view)) for line in found.lines(page)]
    firsts = [line for line in lines if line.startswith("iiii")]
    assert len(firsts) == len(texts)
    assert all("diagnostic" in line for line in firsts)
    said = "".join(found.tags().text().split())
    assert said.count("producesthechanges") == len(texts)
