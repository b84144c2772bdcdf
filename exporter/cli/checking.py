"""What `exporter check` does once its arguments are read."""

import os
import sys
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast, get_args

import msgspec

from exporter import __version__
from exporter.checks.checker import check
from exporter.checks.run import CheckRun, FailOn, Unread
from exporter.checks.thresholds import Thresholds
from exporter.cli.show import write_json
from exporter.errors import ExporterError, UsageError
from exporter.handout import Handout, load
from exporter.loading import readings

UNREPAIRED = "heading-levels"
"""The repair that a check leaves out: it would hide what the post really has."""


def handout_of(config: str | None, forms: list[str]) -> Handout | None:
    """The clinic's settings, if a file of them is named.

    Raises:
        ExporterError: The file can't be used, or more than one form of output is asked for.
    """
    if len(forms) > 1:
        raise UsageError(
            f"--{forms[0]} and --{forms[1]} contradict each other",
            next_step="Ask for one of --json, --sarif and --github.",
        )
    return None if config is None else load(Path(config))[0]


def run_of(
    sources: list[str],
    handout: Handout | None,
    *,
    today: str | None,
    fail_on: str,
    language: str | None,
    without: Collection[str],
    also: Collection[str],
) -> CheckRun:
    """Check every post; one that can't be read is reported, and the others go on.

    Raises:
        UsageError: An argument that there isn't.
    """
    if fail_on not in get_args(FailOn):
        raise UsageError(
            f"--fail-on {fail_on!r} is no level", next_step="Use error, warning or never."
        )
    day, day_from = _day(today)
    thresholds = handout.check if handout else Thresholds()
    posts, unread = [], []
    for item in readings(
        sources, language=language, without={*without, UNREPAIRED}, also=also, handout=handout
    ):
        if isinstance(item, ExporterError):
            unread.append(Unread.of(item))
        else:
            posts.append(
                check(
                    item.publication,
                    item.diagnostics,
                    thresholds=thresholds,
                    today=day,
                    origin=item.origin,
                )
            )
    return CheckRun(tuple(posts), tuple(unread), day, day_from, cast("FailOn", fail_on), thresholds)


def _day(stated: str | None) -> tuple[date, str]:
    """The day to compare with, and where it comes from."""
    if stated is not None:
        try:
            return date.fromisoformat(stated), "--today"
        except ValueError:
            raise UsageError(
                f"--today {stated!r} is no date", next_step="Write it as 2026-01-31."
            ) from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date(), "SOURCE_DATE_EPOCH"
        except (ValueError, OverflowError, OSError):
            raise UsageError(
                f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds",
                next_step="Unset it, or set it to seconds since 1970.",
            ) from None
    return datetime.now().astimezone().date(), "this computer's date; --today sets it"


def show(run: CheckRun, form: str, *, quiet: bool, verbose: bool) -> None:
    """Print a run: findings on standard output; errors and the summary on standard error."""
    match form:
        case "json":
            write_json(_encoded(run.to_json()))
        case "sarif":
            from exporter.checks.outputs.sarif import sarif

            write_json(_encoded(sarif(run, __version__)))
        case "github":
            from exporter.checks.outputs.github import github_lines

            for line in github_lines(run):
                print(line)
        case _:
            _print_text(run, quiet=quiet, verbose=verbose)
    for each in run.unread:
        where = f"{each.where}: " if each.where else ""
        step = f"\n  {each.next_step}" if each.next_step else ""
        print(f"exporter: error: {where}{each.message}{step}", file=sys.stderr)


def _print_text(run: CheckRun, *, quiet: bool, verbose: bool) -> None:
    from exporter.checks.outputs.text import brief_lines, summary, text_lines

    for line in brief_lines(run) if quiet else text_lines(run, verbose=verbose):
        print(line)
    if not quiet:
        sys.stdout.flush()
        print(summary(run), file=sys.stderr)


def _encoded(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2)
