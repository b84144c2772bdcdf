"""The repairs: named functions from tree to tree, in the order in which they run.

Each says what it changed, each can be left out by name, and running them twice changes nothing
more. None adds, loses or reorders a word: a number that marked a line becomes the number of its
list item.
"""

from collections.abc import Callable, Collection
from difflib import get_close_matches

from msgspec import Struct

from exporter.diagnostics import Diagnostic
from exporter.errors import UsageError
from exporter.normalise.passes.breaks import split_paragraphs
from exporter.normalise.passes.callouts import find_callouts
from exporter.normalise.passes.empties import drop_empties
from exporter.normalise.passes.fakes import bold_to_headings
from exporter.normalise.passes.items import free_headings
from exporter.normalise.passes.labels import join_labels
from exporter.normalise.passes.levels import close_levels
from exporter.normalise.passes.lines import lines_to_lists
from exporter.normalise.passes.nesting import nest_lists
from exporter.normalise.passes.questions import find_questions
from exporter.normalise.passes.runs import join_runs
from exporter.normalise.passes.spaces import collapse_spaces
from exporter.normalise.passes.tightness import tell_tightness
from exporter.tree import Blocks

Repaired = tuple[Blocks, tuple[Diagnostic, ...]]


class Pass(Struct, frozen=True):
    """One repair.

    Attributes:
        name: For `--without`.
        summary: One line for people.
        function: From a tree to the repaired tree, with what was changed.
        usual: It runs unless it is left out; else only when it is asked for.
    """

    name: str
    summary: str
    function: Callable[[Blocks], Repaired]
    usual: bool = True


PASSES: tuple[Pass, ...] = (
    Pass("line-lists", "lines with dashes, bullets or numbers become lists", lines_to_lists),
    Pass("nested-lists", "flattened lists are nested under their bold labels", nest_lists),
    Pass("item-headings", "headings that are all of a list item are freed", free_headings),
    Pass("questions", "runs of questions with answers are recognised", find_questions),
    Pass("runs", "split and doubled styles are joined, spaces moved out of them", join_runs),
    Pass("double-breaks", "paragraphs with doubled line breaks are split", split_paragraphs),
    Pass("empty-blocks", "blocks without anything to see are dropped", drop_empties),
    Pass("labels", "labels and introductions are kept with their lists", join_labels),
    Pass("bold-headings", "bold lines before text become headings", bold_to_headings, usual=False),
    Pass("heading-levels", "heading levels are closed up so that none is skipped", close_levels),
    Pass("spaces", "runs of spaces are collapsed, edges trimmed", collapse_spaces),
    Pass("tight-lists", "lists are told apart into loose and tight", tell_tightness),
    Pass("callouts", "warnings and the like are set apart", find_callouts, usual=False),
)


class Early(Struct, frozen=True):
    """A repair made before there is a tree, so that it isn't a pass.

    Attributes:
        name: For `--without`.
        summary: One line for people.
        usual: As a pass's.
    """

    name: str
    summary: str
    usual: bool = True


EARLY: tuple[Early, ...] = (
    Early("shortcodes", "known shortcodes are replaced by what they stand for"),
    Early("hidden-shortcodes", "shortcodes that only the site can fill are left out", usual=False),
    Early("furniture", "share buttons, contents lists and other parts of the site are left out"),
)


REPAIRS: tuple[Early | Pass, ...] = (*EARLY, *PASSES)
"""All that `--without` and `--with` know, in the order in which they are made."""


def is_wanted(name: str, without: Collection[str], also: Collection[str]) -> bool:
    """Whether an early repair is to be made."""
    (each,) = (early for early in EARLY if early.name == name)
    return (each.usual or name in also) and name not in without


def repair(blocks: Blocks, without: Collection[str] = (), also: Collection[str] = ()) -> Repaired:
    """The tree after the usual passes but those left out, and those asked for.

    Raises:
        UsageError: `without` or `also` names a repair that there isn't.
    """
    for name in (*without, *also):
        _known(name)
    said: list[Diagnostic] = []
    for each in PASSES:
        if (each.usual or each.name in also) and each.name not in without:
            blocks, changes = each.function(blocks)
            said.extend(changes)
    return blocks, tuple(said)


def _known(name: str) -> None:
    names = [each.name for each in REPAIRS]
    if name in names:
        return
    near = get_close_matches(name, names, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UsageError(
        f"there is no repair {name!r}", next_step=f"There are: {', '.join(names)}.{hint}"
    )
