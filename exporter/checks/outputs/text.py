"""Findings for people, on a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from exporter.checks.codes import CHECK_RULES, CheckCode, Level
from exporter.checks.findings import Finding, Group, Measures, PematItem, PostCheck, grouped
from exporter.checks.run import CheckRun
from exporter.checks.thresholds import Thresholds

_SHOWN = {Level.ERROR: 5, Level.WARNING: 5, Level.NOTE: 3}
"""Findings of one code that are shown before the rest is only counted."""
_WORDS = 10
"""The same for words, which take one line each."""
_WIDTH = 96


def text_lines(run: CheckRun, *, verbose: bool) -> Iterator[str]:
    """The whole report, line by line.

    Args:
        run: What was found.
        verbose: Show every finding.
    """
    for post in run.posts:
        yield from _post(post, run.thresholds, verbose=verbose)
        yield ""


def brief_lines(run: CheckRun) -> Iterator[str]:
    """One line a post."""
    for post in run.posts:
        grade = "" if post.measures.grade is None else f", grade {post.measures.grade:.1f}"
        yield f"{post.origin}: {counted(post)}{grade}"


def summary(run: CheckRun) -> str:
    """One line for the run: what was found, and which day review dates were compared with."""
    counts = ", ".join(_counted(run.count(level), level.value) for level in Level)
    day = f"; review dates as of {run.today} ({run.day_from})" if run.today else ""
    failed = f", {_counted(len(run.unread), 'failure')}" if run.unread else ""
    return f"{_counted(len(run.posts), 'post')}: {counts}{failed}{day}"


def counted(post: PostCheck) -> str:
    """How many findings of each level a post has."""
    return ", ".join(_counted(post.count(level), level.value) for level in Level)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _post(post: PostCheck, thresholds: Thresholds, *, verbose: bool) -> Iterator[str]:
    yield post.title
    yield ", ".join(filter(None, (post.origin, post.language or "language unknown")))
    yield ""
    yield from _measures(post.measures, thresholds)
    yield ""
    yield counted(post)
    for group in grouped(post.findings):
        yield ""
        yield from _group(group, verbose=verbose)
    yield ""
    yield from _pemat(post.pemat)
    yield ""
    yield "Not assessed"
    for item in post.not_assessed:
        yield f"  {item.what}: {item.why}"


def _measures(measures: Measures, thresholds: Thresholds) -> Iterator[str]:
    if measures.grade is not None:
        yield _row(
            "grade", f"{measures.grade:.1f}", f"Flesch-Kincaid; {_verdict(measures, thresholds)}"
        )
    if measures.smog is not None:
        name = "" if measures.grade is not None else "grade"
        yield _row(name, f"{measures.smog:.1f}", "SMOG")
    if measures.ease is not None:
        yield _row(
            "ease", f"{measures.ease:.0f}", "Flesch; 100 is easiest, plain English has 60 or more"
        )
    if not measures.sentences:
        yield _row("sentences", "0", "that could be counted")
        return
    average = measures.words / measures.sentences
    share = _percent(measures.long_sentences, measures.sentences)
    remark = f"{average:.1f} words on average; {measures.long_sentences} ({share}) over {thresholds.sentence_words}"
    yield _row("sentences", f"{measures.sentences:,}", remark)
    long_words = ""
    if measures.long_words is not None:
        share = _percent(measures.long_words, measures.words)
        long_words = f"{measures.long_words:,} ({share}) of three or more syllables"
    yield _row("words", f"{measures.words:,}", long_words)
    if measures.you is not None:
        yield _row("“you”", f"{measures.you}", "with “your”")
    if measures.passive is not None:
        share = _percent(measures.passive, measures.sentences)
        yield _row("passive", f"{measures.passive}", f"sentences ({share}), by a rule of thumb")


def _verdict(measures: Measures, thresholds: Thresholds) -> str:
    grade = measures.grade or 0
    aim = f"the target of {thresholds.target_grade:g}"
    if grade <= thresholds.target_grade:
        return f"within {aim}"
    if grade <= thresholds.limit_grade:
        return f"above {aim}, within the limit of {thresholds.limit_grade:g}"
    return f"FAR ABOVE {aim}, and above the limit of {thresholds.limit_grade:g}"


def _row(name: str, value: str, remark: str) -> str:
    return f"  {name:<10}{value:>7}  {remark}".rstrip()


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.0f} %"


def _group(group: Group, *, verbose: bool) -> Iterator[str]:
    rule = CHECK_RULES[group.code]
    times = f" ({len(group.findings)} times)" if len(group.findings) > 1 else ""
    yield f"{group.level.value:<8} {group.code.value}: {rule.meaning}{times}"
    usual = _WORDS if group.code is CheckCode.WORD_LONG else _SHOWN[group.level]
    shown = len(group.findings) if verbose else usual
    for item in group.findings[:shown]:
        yield from _finding(item)
    if (hidden := len(group.findings) - shown) > 0:
        yield f"    … and {hidden:,} more (-v shows all)"
    yield f"    → {rule.next_step}"


def _finding(item: Finding) -> Iterator[str]:
    place = str(item.where)
    yield from _wrapped(f"{place}: {item.message}" if place else item.message, 4)
    if item.where.quote and item.where.quote not in item.message:
        yield from _wrapped(f"“{item.where.quote}”", 6)


def _wrapped(text: str, indent: int) -> list[str]:
    """A text in lines of a page's width; what continues a line stands two columns in."""
    first, others = " " * indent, " " * (indent + 2)
    return wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False
    )


def _pemat(items: tuple[PematItem, ...]) -> Iterator[str]:
    looked = [item for item in items if item.verdict != "not assessed"]
    apply = [item for item in looked if item.verdict != "does not apply"]
    holding = sum(item.verdict == "holds" for item in apply)
    yield (
        f"PEMAT-P: {holding} of the {len(apply)} items hold that a program can check and that apply"
        f" here, of {len(items)} in all"
    )
    yield "  This is no PEMAT score: people who read the leaflet give one."
    for item in items:
        yield f"  {item.number:>2}  {item.verdict:<15} {item.topic}: {item.evidence}"
