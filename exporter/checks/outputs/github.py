"""Findings as GitHub's workflow commands: one annotation a code and post, the worst places in it.

GitHub shows ten annotations of a level in a step, so that one a finding would show ten sentences.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator

from exporter.checks.codes import CHECK_RULES, Level
from exporter.checks.findings import Group, PostCheck, grouped
from exporter.checks.outputs.files import file_and_line
from exporter.checks.run import CheckRun, Unread

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_PLACES = 5


def github_lines(run: CheckRun) -> Iterator[str]:
    """The commands, one a line."""
    for each in run.unread:
        yield _failure(each)
    for post in run.posts:
        for group in grouped(post.findings):
            yield _annotation(post, group)


def _annotation(post: PostCheck, group: Group) -> str:
    rule = CHECK_RULES[group.code]
    lines = [f"{rule.meaning} ({len(group.findings)})"]
    for item in group.findings[:_PLACES]:
        place = str(item.where)
        lines.append(f"{place}: {item.message}" if place else item.message)
    if (hidden := len(group.findings) - _PLACES) > 0:
        lines.append(f"… and {hidden} more")
    lines.append(rule.next_step)
    file, line = file_and_line(post.origin)
    properties = f"file={_property(file)},line={line},title={_property(group.code.value)}"
    return f"::{_COMMANDS[group.level]} {properties}::{_data(chr(10).join(lines))}"


def _failure(each: Unread) -> str:
    text = f"{each.message}\n{each.next_step}".strip()
    file, line = file_and_line(each.where)
    return f"::error file={_property(file)},line={line},title={each.kind}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
