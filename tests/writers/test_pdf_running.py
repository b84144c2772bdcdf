"""Running heads are cut where a word ends."""

import pytest

from exporter.writers.pdf.running import shortened


def letters(text: str) -> float:
    """As wide as it has letters, spaces and dots."""
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "room", "found"),
    [
        ("", 10, ""),
        ("Back pain", 9, "Back pain"),
        ("Back pain", 8, "Back…"),
        ("Back pain and more", 14, "Back pain and…"),
        ("Back pain: more", 12, "Back pain…"),
        ("Pneumonoultramicroscopic", 8, "Pneumon…"),
        ("Pneumonoultramicroscopic x", 8, "Pneumon…"),
    ],
)
def test_shortened(text: str, room: float, found: str) -> None:
    assert shortened(text, room, letters) == found


def test_what_fits_in_any_case_is_not_measured() -> None:
    def never(text: str) -> float:
        raise AssertionError(text)

    assert shortened("Back pain", 40, never) == "Back pain"


def test_a_title_of_any_length_takes_little_time() -> None:
    asked: list[str] = []

    def counted(text: str) -> float:
        asked.append(text)
        return float(len(text))

    assert shortened("word " * 100_000, 30, counted) == "word word word word word word…"
    assert len(asked) < 12
    assert max(map(len, asked)) < 400
