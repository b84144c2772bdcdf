"""Emoji shown as pictures are the characters that they show."""

import pytest
from support.shown import shown

from exporter.normalise import normalise_html


def tree(html: str) -> str:
    return shown(normalise_html(f"<p>a {html} b</p>").blocks)


@pytest.mark.parametrize(
    "picture",
    [
        '<img class="emoji" alt="🚀" src="https://s.w.org/images/core/emoji/15/72x72/1f680.png">',
        '<img alt="🚀" src="https://s.w.org/images/core/emoji/15/svg/1f680.svg">',
        '<img src="https://s.w.org/images/core/emoji/15/svg/1f680.svg">',
        '<img src="https://cdn.example/npm/twemoji@14/assets/72x72/1f680.png" alt="">',
        '<img class="wp-smiley" alt="🚀" src="/wp-includes/images/smilies/rocket.gif">',
    ],
)
def test_a_picture_of_an_emoji_is_its_character(picture: str) -> None:
    assert tree(picture) == "p: a 🚀 b"


def test_a_sequence_is_told_from_the_file_s_name() -> None:
    assert tree('<img src="https://s.w.org/images/core/emoji/15/svg/1f468-200d-1f4bb.svg">') == (
        "p: a 👨\u200d💻 b"
    )


def test_a_smiley_without_a_character_is_what_was_typed() -> None:
    assert tree(
        '<img class="wp-smiley" alt=":-)" src="/wp-includes/images/smilies/smile.png">'
    ) == ("p: a :-) b")


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="https://blog.example/up/1f680.png">',
        '<img src="https://s.w.org/images/core/emoji/15/svg/d800.svg">',
        '<img src="https://s.w.org/images/core/emoji/15/svg/ffffff.svg">',
        '<img src="https://s.w.org/images/core/emoji/15/svg/41.svg">',
        '<img src="https://s.w.org/images/core/5.9/feature.png">',
    ],
)
def test_other_pictures_stay_pictures(picture: str) -> None:
    assert tree(picture).startswith("p: a image(")
