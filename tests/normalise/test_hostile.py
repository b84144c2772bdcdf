"""Hostile and broken content: bounded, lawful, and never a traceback."""

import pytest

from exporter.diagnostics import Code
from exporter.errors import LimitExceeded
from exporter.normalise import normalise_html
from exporter.normalise.parse import MAX_CHARACTERS
from exporter.tree import Chapter, Publication, Text, check, words

HOSTILE = {
    "unclosed divs": "<div>" * 100_000 + "x",
    "closed divs": "<div>" * 50_000 + "x" + "</div>" * 50_000,
    "fewer divs than are scanned for": "<div>" * 1_900 + "x",
    "fonts never closed": "".join(f"<font size={n}><p>x" for n in range(3000)),
    "fonts never closed, too few to be scanned for": "".join(f"<font a={n}>" for n in range(990))
    + "<p>x" * 990,
    "bold in bold": "<b>" * 50_000 + "x",
    "lists in lists": "<ul><li>" * 20_000 + "x",
    "a long flat list": "<ul>" + "<li>x" * 20_000 + "</ul>",
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
    "text": "word " * 500_000,
    "breaks": "x<br>" * 100_000,
    "cells": "<table><tr>" + "<td>x" * 20_000,
    "spans": "<table><tr><td colspan=1000000000 rowspan=999999999>x</table>",
    "spans in every row": "<table>" + "<tr><td colspan=200 rowspan=3>x" * 3000,
    "tables in tables": "<table><tr><td>" * 3000 + "x",
    "quotes in quotes": "<blockquote>" * 5000 + "x",
    "ruby in ruby": "<ruby>x<rt>" * 3000,
    "details in details": "<details><summary>x" * 2000,
    "custom elements": "<x-a>" * 5000 + "x",
    "definition lists": "<dl><dt>" * 3000 + "x",
    "marked lines": "<p>x:" + "\n - x" * 20_000 + "</p>",
    "one id everywhere": "".join("<p id=a>x" for _ in range(20_000)),
    "links to nowhere": '<a href="#z">x</a>' * 20_000,
    "control characters": "".join(f"<p>a&#{n};b</p>" for n in range(300)),
    "only tag starts": "<" * 100_000,
    "comments never closed": "x<!--" * 50_000,
    "tags that never end": "x<a" * 50_000,
    "closing tags that never end": "x</a" * 50_000,
    "attributes after a quoted end": '<p a=">" ' + " ".join(f"a{n}" for n in range(50_000)) + ">x",
    "attributes that quote ends": "<p " + " ".join(f'a{n}=">"' for n in range(50_000)) + ">x",
    "tags in quotes": '<div a="<">' * 50_000 + "x",
    "quotes in names": '<p a">' * 3_000 + '<div a">' * 30_000 + "x",
    "quotes in comments": '<!-- <a t=" -->' + "<div>" * 50_000 + "x",
    "quotes in scripts": '<script><a t="</script>' + "<div>" * 50_000 + "x",
    "options": "<select>" + "<option>x" * 20_000,
    "line ends and no-break spaces": "<p>x" + "\n&nbsp;" * 20_000,
    "blank lines in code": "<pre>x" + "\n " * 100_000 + "x</pre>",
    "one heading everywhere": "<h2>a</h2>" * 10_000,
    "empty paragraphs with ids": "".join(f"<p id=a{n}></p>" for n in range(5_000)) + "x",
    "anchors before one block": "".join(f"<a name=n{n}></a>" for n in range(20_000)) + "<p>x",
    "rows without cells": "<table><tr><td rowspan=60000>x" + "<tr></tr>" * 20_000,
    "tall spans": "<table>" + "<tr><td rowspan=60000>x" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_is_bounded_and_lawful(name: str) -> None:
    found = normalise_html(HOSTILE[name], base="https://example.org/")
    chapter = Chapter(title=(Text("t"),), blocks=found.blocks)
    assert check(Publication.of_article(chapter)) == []
    assert words(found.blocks) or name == "only tag starts"
    assert len(found.diagnostics) < 120


@pytest.mark.parametrize("depth", [10, 150, 1_900, 30_000])
def test_flattening_keeps_every_word(depth: int) -> None:
    html = "".join(f"<div>w{n} " for n in range(depth)) + "end"
    found = normalise_html(html)
    assert words(found.blocks) == [*(f"w{n}" for n in range(depth)), "end"]
    flattened = any(item.code is Code.DEPTH_FLATTENED for item in found.diagnostics)
    assert flattened is (depth > 100)


def test_content_beyond_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="longer than 8,000,000 characters"):
        normalise_html("x" * (MAX_CHARACTERS + 1))
