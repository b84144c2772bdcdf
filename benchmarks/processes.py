"""Whole processes: wall time and peak memory, as the kernel counts them."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Of one run, or the medians of many."""

    seconds: float  # by the clock on the wall
    mebibytes: float  # the most that it, or one of its children, had in memory

    def then(self, other: "Cost") -> "Cost":
        """Of two runs, one after the other."""
        return Cost(self.seconds + other.seconds, max(self.mebibytes, other.mebibytes))


class Pair(NamedTuple):
    """Two ways to do one thing."""

    ours: Cost
    theirs: Cost
    times: float  # median of ours/theirs, round by round
    memory: float


Command = Sequence[str | Path]
Job = Callable[[], Cost]


def run(command: Command) -> Cost:
    """Run a command to its end.

    `ru_maxrss` of a new process starts at what its parent had, so this module and those that
    import it before the measuring is done load nothing large.

    Raises:
        CalledProcessError: It failed, with what it said.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    with process:
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, None, said)
    return Cost(seconds, usage.ru_maxrss * _unit() / 2**20)


def _unit() -> int:
    """What `ru_maxrss` counts, in bytes."""
    return 1 if os.uname().sysname == "Darwin" else 1024


def compare(ours: Job, theirs: Job, rounds: int) -> Pair:
    """Run both in turn, after one round that doesn't count; who goes first alternates."""
    pairs: list[tuple[Cost, Cost]] = []
    for number in range(rounds + 1):
        if number % 2:
            mine, other = ours(), theirs()
        else:
            other, mine = theirs(), ours()
        pairs.append((mine, other))
    counted = pairs[1:]
    return Pair(
        _median([mine for mine, _ in counted]),
        _median([other for _, other in counted]),
        statistics.median(mine.seconds / other.seconds for mine, other in counted),
        statistics.median(mine.mebibytes / other.mebibytes for mine, other in counted),
    )


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.mebibytes for cost in costs),
    )
