"""Bold lines as headings: only when asked for, and only where they look the part."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.errors import UsageError
from exporter.normalise import normalise_html

HTML = "<h2>Salt</h2><p><strong>Why it matters</strong></p><p>It raises blood pressure.</p>"


def test_off_unless_asked_for() -> None:
    assert "strong[Why it matters]" in shown(normalise_html(HTML).blocks)


def test_one_level_below_the_heading_before() -> None:
    found = normalise_html(HTML, also=["bold-headings"])
    assert shown(found.blocks).splitlines()[1] == "h3 #why-it-matters: Why it matters"
    assert [item.code for item in found.diagnostics] == [Code.HEADING_FOUND]


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>Call us at once.</strong></p><p>Text.</p>",
        "<p><strong>Pros:</strong></p><ul><li>a</li><li>b</li><li>c</li></ul>",
        "<p><strong>One</strong></p><p><strong>Two</strong></p>",
        "<p><strong>At the end</strong></p>",
        "<p><strong>Bold</strong> and not</p><p>Text.</p>",
        "<p><strong>Clinic<br>12 High Street</strong></p><p>Text.</p>",
        f"<p><strong>{'word ' * 13}</strong></p><p>Text.</p>",
        "<ul><li><p><strong>In a list</strong></p><p>Text.</p></li></ul>",
    ],
)
def test_near_misses(html: str) -> None:
    found = normalise_html(html, also=["bold-headings"])
    assert Code.HEADING_FOUND not in [item.code for item in found.diagnostics]


def test_a_repair_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="bold-heading'") as caught:
        normalise_html(HTML, also=["bold-heading"])
    assert "Did you mean bold-headings?" in caught.value.next_step
