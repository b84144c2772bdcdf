"""The benchmarks' own measuring: what it tells of a process is so."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.processes import Cost, compare, run

ROOT = Path(__file__).parent.parent


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_time_and_memory_are_the_processes_own() -> None:
    # In a small process: a new one's peak starts at its parent's, and that of a test run is large.
    less = python("a = bytearray(b'x') * 2**27")
    more = python("import time; a = bytearray(b'x') * 2**28; time.sleep(0.2)")
    program = (
        "from benchmarks.processes import run\n"
        f"less, more = run({less!r}), run({more!r})\n"
        "print(more.seconds, more.mebibytes - less.mebibytes)"
    )
    done = subprocess.run(python(program), cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, mebibytes = map(float, done.stdout.split())

    assert seconds > 0.2
    assert 120 < mebibytes < 136


def test_a_child_counts_as_its_parents() -> None:
    inner = "a = bytearray(b'x') * 2**27"
    cost = run(python(f"import subprocess; subprocess.run({python(inner)!r}, check=True)"))
    assert cost.mebibytes > 128


def test_a_failure_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError, match="exit status 3") as caught:
        run(python("import sys; sys.exit(3)"))
    assert caught.value.stderr == b""


def test_the_first_round_is_not_counted_and_ratios_are_paired() -> None:
    ours = iter([Cost(9, 9), Cost(1, 10), Cost(2, 20), Cost(3, 30)])
    theirs = iter([Cost(1, 1), Cost(2, 40), Cost(2, 40), Cost(12, 40)])

    pair = compare(lambda: next(ours), lambda: next(theirs), rounds=3)

    assert pair.ours == Cost(2, 20)
    assert pair.theirs == Cost(2, 40)
    assert pair.times == 0.5
    assert pair.memory == 0.5


def test_one_after_the_other() -> None:
    started = time.perf_counter()
    both = run(python("pass")).then(run(python("pass")))
    assert both.seconds <= time.perf_counter() - started
