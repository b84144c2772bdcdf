"""What a run prints: progress while it lasts, then a short account."""

import sys

import msgspec

from exporter.diagnostics import Diagnostic, Effect, Severity, warnings
from exporter.report import ExportReport, Failure, FileReport

_MANY = 12
"""Warnings shown before the rest is only counted, unless --verbose asks for all."""


class Progress:
    """One line on a terminal's standard error that says what is being done."""

    def __init__(self, *, enabled: bool) -> None:
        self._enabled = enabled and sys.stderr.isatty()
        self._count = 0

    def step(self, what: str, which: str) -> None:
        """Say what begins."""
        self._count += what == "read"
        if self._enabled:
            print(
                f"\r\033[K{self._count}: {which[:48]} · {what}", end="", file=sys.stderr, flush=True
            )

    def clear(self) -> None:
        """Take the line away."""
        if self._enabled:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def write_json(data: bytes) -> None:
    """A JSON text on standard output: UTF-8 whatever the terminal's encoding (RFC 8259, 8.1)."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def print_json(report: ExportReport) -> None:
    """The account for programs, on standard output."""
    write_json(msgspec.json.format(msgspec.json.encode(report.to_json()), indent=2))


def print_report(report: ExportReport, *, quiet: bool, verbose: bool, dry_run: bool) -> None:
    """The account for people: files on standard output, everything else on standard error."""
    if not quiet:
        for file in report.files:
            print(_file_line(file, dry_run=dry_run))
        _print_diagnostics(report.diagnostics, verbose=verbose)
    for failure in report.failures:
        print(_failure_text(failure), file=sys.stderr)
    if not quiet:
        print(_summary(report), file=sys.stderr)


def _file_line(file: FileReport, *, dry_run: bool) -> str:
    size = f"{file.bytes / 1024:.0f} KiB" if file.bytes >= 1024 else f"{file.bytes} bytes"
    pages = f", {_counted(file.pages, 'page')}" if file.pages else ""
    would = " (not saved: dry run)" if dry_run else ""
    return f"{file.path}  {size}{pages}{would}"


def _print_diagnostics(diagnostics: list[Diagnostic], *, verbose: bool) -> None:
    shown = diagnostics if verbose else warnings(diagnostics)[:_MANY]
    for item in shown:
        print(f"  {item}", file=sys.stderr)
    hidden = len(warnings(diagnostics)) - _MANY
    if not verbose and hidden > 0:
        print(f"  … and {_counted(hidden, 'more warning')} (-v shows all)", file=sys.stderr)


def _failure_text(failure: Failure) -> str:
    where = " ".join(
        part for part in (failure.where, failure.format and f"({failure.format})") if part
    )
    head = f"exporter: error: {where}: " if where else "exporter: error: "
    step = f"\n  {failure.next_step}" if failure.next_step else ""
    return f"{head}{failure.message}{step}"


def _summary(report: ExportReport) -> str:
    pages = sum(file.pages or 0 for file in report.files)
    counts = [
        _counted(len(report.posts), "post"),
        _counted(len(report.files), "file"),
        _counted(pages, "page") if pages else "",
        _counted(sum(post.words for post in report.posts), "word"),
        _counted(report.count(Effect.REPAIRED), "repair"),
        _counted(_count(report, Severity.WARNING), "warning"),
        _counted(len(report.failures), "failure") if report.failures else "",
    ]
    return ", ".join(filter(None, counts))


def _count(report: ExportReport, severity: Severity) -> int:
    return sum(item.rule.severity is severity for item in report.diagnostics)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
