"""Numbers that a page counts up to, or shows as a length, are in the article."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html

SHOWN = {
    '<div><span class="elementor-counter-number" data-to-value="15" data-from-value="0">0</span>'
    "<span>+</span></div><div>Weavers</div>": "p: 15+\np: Weavers",
    '<p><span class="elementor-counter-number" data-to-value="12500" data-delimiter=",">0</span></p>': (
        "p: 12,500"
    ),
    '<p><span class="odometer" data-count="20">00</span> looms</p>': "p: 20 looms",
    '<div class="et_pb_number_counter" data-number-value="75"><div class="percent"><p>'
    '<span class="percent-value"></span><span>%</span></p></div><h3>Wool</h3></div>': (
        "p: 75%\nh2 #wool: Wool"
    ),
    '<p><span class="display-counter" data-value="8.5">0</span></p>': "p: 8.5",
    '<div role="progressbar" aria-valuemax="100" aria-valuenow="75"><div><span>Linen</span></div></div>': (
        "p: Linen 75%"
    ),
}
SAME = {
    '<p><span class="elementor-counter-number" data-to-value="15">15</span></p>': "p: 15",
    '<p><span class="odometer" data-count="<b>20</b>">0</span></p>': "p: 0",
    '<p><span class="other" data-count="20">0</span></p>': "p: 0",
    '<div role="progressbar" aria-valuenow="75">Linen: 75 %</div>': "p: Linen: 75 %",
    '<div role="progressbar" aria-valuenow="3" aria-valuemax="5">Linen</div>': "p: Linen",
    '<p>a</p><div role="progressbar" aria-valuenow="75"> <i></i></div>': "p: a",
    '<div class="et_pb_number_counter" data-number-value="75"><p>Wool</p></div>': "p: Wool",
}


@pytest.mark.parametrize("html", SHOWN)
def test_numbers_are_shown(html: str) -> None:
    found = normalise_html(html)
    assert shown(found.blocks) == SHOWN[html]
    assert Code.NUMBER_SHOWN in {item.code for item in found.diagnostics}


@pytest.mark.parametrize("html", SAME)
def test_others_stay(html: str) -> None:
    found = normalise_html(html)
    assert shown(found.blocks) == SAME[html]
    assert Code.NUMBER_SHOWN not in {item.code for item in found.diagnostics}
