"""How a Word document's cost grows with its chapters: processor time and peak memory of a process.

`python -m benchmarks.chapters POST.json N yes|no` writes one book of N times the post's article,
with contents or without, and prints the seconds of processor time that the writer took.
"""

import math
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SIZES = (1, 10, 100, 1000)


class Growth(NamedTuple):
    """A book of so many chapters.

    Attributes:
        chapters: How many.
        seconds: Of processor time.
        mebibytes: The most that the process had in memory.
        exponent: Of its growth from the size before: 1 is in proportion; None for the first.
    """

    chapters: int
    seconds: float
    mebibytes: float
    exponent: float | None


def growth(post: Path, contents: str) -> Iterator[Growth]:
    """Books of more and more chapters, each in a process of its own.

    Args:
        post: A post's JSON.
        contents: `yes` or `no`.
    """
    before: Growth | None = None
    for size in SIZES:
        command = [sys.executable, "-m", "benchmarks.chapters", str(post), str(size), contents]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, mebibytes = map(float, done.stdout.split())
        exponent = None
        if before is not None:
            exponent = math.log(seconds / before.seconds) / math.log(size / before.chapters)
        before = Growth(size, seconds, mebibytes, exponent)
        yield before


def main() -> None:
    """Write one book, warm, and print what it cost."""
    import resource  # noqa: PLC0415 - not on every system, and only for this process

    from msgspec.structs import replace  # noqa: PLC0415 - as the next: not in the asking process

    from benchmarks.warm import context_of  # noqa: PLC0415
    from exporter.loading import publications  # noqa: PLC0415
    from exporter.writing import options_for, writer_named  # noqa: PLC0415

    post, size, contents = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    (article,) = publications([post])
    writer = writer_named("docx")
    options = options_for(writer, {"toc": contents})
    single = replace(context_of(article, post.parent), options=options)
    writer.write(single)
    book = replace(article, chapters=article.chapters * size)
    started = time.process_time()
    writer.write(replace(single, publication=book))
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(seconds, peak / (2**20 if sys.platform == "darwin" else 2**10))


if __name__ == "__main__":
    main()
