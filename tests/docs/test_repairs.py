"""Each example in docs/repairs.md does what the page says."""

import re
from pathlib import Path

import pytest

from exporter.normalise import normalise_html
from exporter.normalise.passes import PASSES

PAGE = (Path(__file__).parents[2] / "docs/repairs.md").read_text(encoding="utf-8")
_SECTION = re.compile(r"^## ([a-z-]+)\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_EXAMPLES = re.compile(r"^(Fires on|Leaves):\n\n```html\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples() -> list[tuple[str, str, str]]:
    return [
        (name, kind, html.strip())
        for name, text in _SECTION.findall(PAGE)
        for kind, block in _EXAMPLES.findall(text)
        for html in block.split("\n\n")
    ]


def test_every_repair_is_described_in_its_order_with_examples_of_both_kinds() -> None:
    names = [each.name for each in PASSES]
    assert [name for name, _text in _SECTION.findall(PAGE)] == names
    assert {(name, kind) for name, kind, _html in examples()} == {
        (name, kind) for name in names for kind in ("Fires on", "Leaves")
    }


@pytest.mark.parametrize(("name", "kind", "html"), examples())
def test_example(name: str, kind: str, html: str) -> None:
    without = normalise_html(html, without=[name]).blocks
    with_it = normalise_html(html, also=[name]).blocks
    assert (with_it != without) == (kind == "Fires on")
