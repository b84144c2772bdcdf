"""Colours that can be read on paper, and the nearest that can where one can't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.handout.colours import ENOUGH, contrast, is_colour, nearest_readable


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#005eb8", 6.38)]
)
def test_contrast_with_white(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.02)


@pytest.mark.parametrize(
    "text", ["", "blue", "#05b", "005eb8", "#005eb8ff", "#00 eb8", "#005eb8\n"]
)
def test_what_is_no_colour(text: str) -> None:
    assert not is_colour(text)


@given(st.integers(0, 0xFFFFFF))
def test_the_nearest_can_be_read_and_is_hardly_darker_than_needed(number: int) -> None:
    colour = f"#{number:06x}"
    found = nearest_readable(colour)
    assert contrast(found) >= ENOUGH
    if contrast(colour) >= ENOUGH:
        assert found == colour
    else:
        assert contrast(found) < ENOUGH + 0.25


def test_the_hue_stays() -> None:
    red, green, blue = (
        int(nearest_readable("#ff9999")[start : start + 2], 16) for start in (1, 3, 5)
    )
    assert red > green == blue
