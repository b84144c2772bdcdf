"""One post for each code that sets it off, and little else."""

from typing import Any

from exporter.checks.codes import CheckCode
from exporter.checks.thresholds import Thresholds
from exporter.tree.leaflet import Review

_P = "<p>Keep the leg up. Rest it well.</p>"
_IMG = '<img src="https://clinic.example/{src}" {more}>'


def _picture(src: str, more: str = "") -> str:
    return f"{_P}<p>{_IMG.format(src=src, more=more)}</p>"


def _items(count: int) -> str:
    return "".join(f"<li>Pack thing {letter}.</li>" for letter in "abcdefghijkl"[:count])


_HARD = (
    "<p>Anticoagulation management necessitates individualized evaluation of haemorrhagic"
    " complications, particularly considering concomitant pharmacological interventions and"
    " pre-existing renal insufficiency in elderly populations.</p>" * 6
)
_MIDDLING = (
    "<p>Your doctor may ask you to stop some of your tablets before the operation.</p>"
    "<p>Please bring a list of all your medicines when you come to the hospital.</p>"
    "<p>A nurse will explain what you can eat and drink on the day of your visit.</p>" * 5
)

CASES: dict[CheckCode, tuple[str, dict[str, Any]]] = {
    CheckCode.ALT_MISSING: (_picture("cast.jpg"), {}),
    CheckCode.ALT_USELESS: (_picture("cast.jpg", 'alt="IMG_2041.jpg"'), {}),
    CheckCode.ALT_EMPTY: (_picture("line.png", 'alt=""'), {}),
    CheckCode.TEXT_PICTURE: (
        _picture("flu-infographic.png", 'alt="How flu spreads" width="800" height="2400"'),
        {},
    ),
    CheckCode.HEADING_SKIPPED: (f"<h2>Rest</h2>{_P}<h4>At night</h4>{_P}", {}),
    CheckCode.LINK_VAGUE: (
        '<p>For a chart <a href="https://clinic.example/chart/">click here</a>.</p>',
        {},
    ),
    CheckCode.TABLE_HEADLESS: (
        "<table><tr><td>Day</td><td>Dose</td></tr><tr><td>Monday</td><td>one</td></tr></table>",
        {},
    ),
    CheckCode.TABLE_WIDE: (
        "<table><thead><tr>"
        + "".join(f"<th>{day}</th>" for day in ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri"))
        + "</tr></thead><tbody><tr>"
        + "<td>x</td>" * 6
        + "</tr></tbody></table>",
        {},
    ),
    CheckCode.LIST_LONG: (f"<p>Pack these:</p><ul>{_items(9)}</ul>", {}),
    CheckCode.SECTION_LONG: (f"<h2>Rest</h2>{'<p>You need to rest a lot now.</p>' * 30}", {}),
    CheckCode.LANGUAGE_MISSING: ("<p>Ok.</p>", {"lang": ""}),
    CheckCode.LANGUAGE_GUESSED: (
        "<p>The nurse will tell you what to do with the cast and when you can take it off.</p>",
        {"lang": ""},
    ),
    CheckCode.REVIEW_MISSING: (_P, {"review": Review(reviewed="2025-03-01")}),
    CheckCode.REVIEW_UNREADABLE: (
        _P,
        {"review": Review(("Ann",), "last spring", "2027-01-01", "1")},
    ),
    CheckCode.REVIEW_OVERDUE: (_P, {"review": Review(("Ann",), "2023-01-01", "2026-01-01", "1")}),
    CheckCode.REVIEW_FAR: (_P, {"review": Review(("Ann",), "2025-03-01", "2030-03-01", "1")}),
    CheckCode.GRADE_ABOVE_LIMIT: (_HARD, {}),
    CheckCode.GRADE_ABOVE_TARGET: (_MIDDLING, {"thresholds": Thresholds(target_grade=4)}),
    CheckCode.SENTENCE_LONG: (
        "<p>Keep the leg up when you sit and when you lie down so that it does not swell.</p>",
        {},
    ),
    CheckCode.WORD_LONG: ("<p>Your operation is soon. The operation takes an hour.</p>", {}),
    CheckCode.YOU_ABSENT: (f"<h2>Rest</h2>{'<p>Keep the leg up. Rest it well.</p>' * 15}", {}),
    CheckCode.PASSIVE_SHARE: (
        "<p>The cast is put on. The leg was broken in a fall. You can go home.</p>",
        {},
    ),
    CheckCode.PASSIVE: ("<p>The cast was taken off. You can go home now. Rest well.</p>", {}),
    CheckCode.NUMBER: ("<p>Drink 8 cups of water. Call us on 020 7946 0958.</p>", {}),
    CheckCode.NUMBER_HARD: ("<p>About 5% of people feel sick. Take 2.5 ml.</p>", {}),
    CheckCode.CALCULATION: ("<p>Take your weight and multiply it by the dose.</p>", {}),
}
