"""Runs in styles: joined, said once, without white space at their edges."""

import pytest
from support.shown import shown

from exporter.diagnostics import Code
from exporter.normalise import normalise_html
from exporter.normalise.passes import repair
from exporter.tree import Link, Paragraph, Text


def tree(html: str) -> str:
    return shown(normalise_html(f"<p>{html}</p>").blocks).removeprefix("p: ")


JOINED = {
    "<b>Keep </b><b>still</b>": "strong[Keep still]",
    "<b>Keep</b> <strong>still</strong>, please": "strong[Keep still], please",
    "<b>Keep <b>still</b></b>": "strong[Keep still]",
    "<b><i>a</i><b><i>b</i></b></b>": "strong[emphasis[ab]]",
    "<b>a <i>b <b>c</b></i></b>": "strong[a emphasis[b c]]",
    "<b>Note: </b>drink": "strong[Note:] drink",
    "one<i> two</i>": "one emphasis[two]",
    "one <i>two</i><i> three </i>four": "one emphasis[two three] four",
    "<b>Title<br></b>text": "strong[Title]⏎text",
    "a<b> </b>b": "a b",
    "H<sub>2</sub><sub>0</sub>": "Hsubscript[20]",
    '<a href="https://e.org/">one</a><a href="https://e.org/"> two</a>': (
        "link(https://e.org/)[one two]"
    ),
    '<b>See <a href="https://e.org/">this </a></b>now': (
        "strong[See link(https://e.org/)[this]] now"
    ),
}


@pytest.mark.parametrize("html", JOINED)
def test_joined(html: str) -> None:
    assert tree(html) == JOINED[html]
    said = [item.code for item in normalise_html(f"<p>{html}</p>").diagnostics]
    assert Code.RUNS_JOINED in said


@pytest.mark.parametrize("space", [" ", "\t", "\r", "\n", " \u00a0"])
def test_whatever_space_stands_between(space: str) -> None:
    halves = (
        Link("https://e.org/", (Text(f"one{space}"),)),
        Link("https://e.org/", (Text("two"),)),
    )
    once, _said = repair((Paragraph(content=halves),))
    assert shown(once) == "p: link(https://e.org/)[one two]"
    assert repair(once) == (once, ())


LEFT = {
    "<kbd>Ctrl</kbd> <kbd>C</kbd>": "keyboard[Ctrl] keyboard[C]",
    "<code>a</code><code>b</code>": "code[a]code[b]",
    "<b>a</b><i>b</i>": "strong[a]emphasis[b]",
    "<q>a <q>b</q></q>": "quotation[a quotation[b]]",
    "x<sup>2<sup>3</sup></sup>": "xsuperscript[2superscript[3]]",
    '<a href="https://e.org/a">one</a><a href="https://e.org/b">two</a>': (
        "link(https://e.org/a)[one]link(https://e.org/b)[two]"
    ),
}


@pytest.mark.parametrize("html", LEFT)
def test_left(html: str) -> None:
    assert tree(html) == LEFT[html]
    assert not normalise_html(f"<p>{html}</p>").diagnostics


def test_programs_keep_their_white_space() -> None:
    html = "<pre><b>if </b><b>x:</b>\n  <i>  y</i></pre>"
    assert shown(normalise_html(html).blocks) == "text: strong[if x:]␤    emphasis[y]"
