"""Sizes of type and margins, as they come out on the pages of each preset."""

import pytest
from support.contexts import chapter
from support.everything import BLOCKS, NEAR, picture, pictures
from support.printed import Printed, printed
from support.trees import article, h, p

from exporter.assets import Pictures
from exporter.look import PAPERS, PRESETS, SHEETS, Look, Paper
from exporter.tree import Image, Paragraph, Publication, Style, Styled, Text
from exporter.writers.pdf.sheets import MILLIMETRE, page_of

WORDS = "Take one tablet with a glass of water in the morning and one in the evening. " * 12


def all_sizes(found: Printed) -> dict[float, str]:
    sizes: dict[float, str] = {}
    for text, size in found.sizes():
        points = round(size, 2)
        sizes[points] = sizes.get(points, "") + text
    return sizes


@pytest.mark.parametrize("name", PRESETS)
def test_nothing_is_smaller_than_a_preset_allows(name: str) -> None:
    preset = PRESETS[name]
    everything = Publication.of_article(chapter(*BLOCKS, p(WORDS)))
    sizes = all_sizes(printed(everything, pictures(), look=Look(preset=preset, links="notes")))
    assert min(sizes) >= preset.smallest - 0.01, sizes[min(sizes)]
    assert "Take one tablet" in sizes[preset.body]


def test_small_things_within_small_things_are_large_enough_too() -> None:
    small = Styled(Style.SMALL, (Styled(Style.SUBSCRIPT, (Styled(Style.CODE, (Text("tiny"),)),)),))
    found = printed(article(p(small)), look=Look(preset=PRESETS["large"]))
    assert [size for size, text in all_sizes(found).items() if "tiny" in text] == [18]


@pytest.mark.parametrize("name", PRESETS)
def test_headings_have_the_sizes_of_the_preset(name: str) -> None:
    blocks = (h(2, "Second"), p("x"), h(3, "Third"), p("x"), h(4, "Fourth"), p("x"))
    sizes = all_sizes(printed(article(*blocks, title="Title"), look=Look(preset=PRESETS[name])))
    found = [
        max(size for size, text in sizes.items() if word in text)
        for word in ("Title", "Second", "Third", "Fourth")
    ]
    assert found == pytest.approx(PRESETS[name].headings, abs=0.01)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PRESETS)
def test_pages_have_the_size_of_the_paper(name: str, paper: Paper) -> None:
    look = Look(preset=PRESETS[name], paper=paper)
    found = printed(article(p(WORDS)), look=look)
    width, height = (length * MILLIMETRE for length in SHEETS[paper])
    if PRESETS[name].booklet:
        width, height = height, width
    box = [float(edge) for edge in found.file.pages[0].mediabox]
    assert box == pytest.approx([0, 0, width, height], abs=0.1)
    side = page_of(look).side * MILLIMETRE
    for page in range(len(found.view)):
        for left, right, _bottom, text in found.lines(page):
            assert left >= side - 1, text
            assert right <= width - side + 1, text


@pytest.mark.parametrize("name", ["standard", "easy-read"])
@pytest.mark.parametrize("paper", ["a4", "letter", "legal"])
def test_a_line_holds_60_to_70_characters(name: str, paper: Paper) -> None:
    found = printed(article(p(WORDS)), look=Look(preset=PRESETS[name], paper=paper))
    lines: dict[int, int] = {}
    for _left, _right, bottom, text in found.lines(0):
        if "tablet" in text or "water" in text or "evening" in text:
            lines[round(bottom)] = lines.get(round(bottom), 0) + len(text)
    longest = max(lines.values())
    assert 50 <= longest <= 74


def test_bold_stands_for_italics() -> None:
    emphasis = article(p(Styled(Style.EMPHASIS, (Text("Mind"),)), " the gap"))
    for bold, wanted in ((False, "Italic"), (True, "Bold")):
        found = printed(emphasis, look=Look(bold_emphasis=bold))
        fonts = {str(font.BaseFont) for font in found.file.pages[0].Resources.Font.values()}
        assert any(name.endswith(wanted) for name in fonts), fonts
        assert any(name.endswith("Italic") for name in fonts) is not bold


def test_a_colour_is_for_the_rule_under_the_title() -> None:
    def red(found: Printed) -> int:
        data = found.pixels(0, on_paper=True).tobytes()
        return sum(
            strong - max(green, blue) > 60
            for strong, green, blue in zip(data[::3], data[1::3], data[2::3], strict=True)
        )

    assert red(printed(article(p("x")), look=Look(colour="#b00020"))) > 500
    assert red(printed(article(p("x")))) == 0


def test_pictures_are_grey_where_printers_have_no_colour() -> None:
    tan = Pictures({NEAR: picture("tan", (200, 200))})
    shown = article(Paragraph(content=(Image(NEAR, alt="a"),)))

    def coloured(look: Look) -> bool:
        data = printed(shown, tan, look=look).pixels(0, on_paper=True).tobytes()
        pixels = zip(data[::3], data[1::3], data[2::3], strict=True)
        return any(max(pixel) - min(pixel) > 8 for pixel in pixels)

    assert coloured(Look())
    assert not coloured(Look(grey=True))


def test_two_columns() -> None:
    found = printed(article(*(p(WORDS) for _ in range(12))), look=Look(preset=PRESETS["compact"]))
    starts = {round(left) for left, _right, bottom, text in found.lines(0) if bottom < 600}
    assert max(starts) - min(starts) > 200


def test_an_article_is_set_as_ever() -> None:
    assert PRESETS["article"] == Look().preset
    sizes = all_sizes(printed(article(p(WORDS), h(2, "Two"))))
    assert {12.0, 16.2} <= set(sizes)
