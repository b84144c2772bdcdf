"""`python -m benchmarks [--rounds N] [POST.json]` prints Markdown tables."""

import argparse
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.chapters import growth
from benchmarks.cold import comparisons, versions

EXAMPLE = Path(__file__).parent.parent / "examples" / "sprained-ankle.json"


def main() -> None:
    """Measure, and print each row as it is known."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("post", nargs="?", type=Path, default=EXAMPLE, help="a post's JSON")
    parser.add_argument("--rounds", type=int, default=7, help="runs of each command (7)")
    parser.add_argument("--only", choices=["cold", "warm", "chapters"], help="one table only")
    arguments = parser.parse_args()

    print(
        f"{arguments.post.name}, {arguments.post.stat().st_size / 1024:.0f} KiB of JSON. {about()}"
    )
    if arguments.only in {None, "cold"}:
        for line in cold_table(arguments.post, arguments.rounds):
            print(line, flush=True)
    if arguments.only in {None, "warm"}:
        for line in warm_table(arguments.post):
            print(line, flush=True)
    if arguments.only == "chapters":
        for line in chapters_table(arguments.post):
            print(line, flush=True)


def about() -> str:
    """What the figures were made with."""
    return f"Python {platform.python_version()}, {platform.machine()}, {', '.join(versions())}."


def cold_table(post: Path, rounds: int) -> Iterator[str]:
    """New processes, in turn: medians, and the median of each round's ratio."""
    yield f"\n## One post, new processes ({rounds} rounds)\n"
    yield "| | exporter s | pandoc s | ratio | aim | exporter MiB | pandoc MiB | ratio |"
    yield "|---|---|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for name, aim, pair in comparisons(post, Path(folder), rounds):
            yield (
                f"| {name} | {pair.ours.seconds:.3f} | {pair.theirs.seconds:.3f}"
                f" | {pair.times:.2f} | {aim} | {pair.ours.mebibytes:.0f}"
                f" | {pair.theirs.mebibytes:.0f} | {pair.memory:.2f} |"
            )


def warm_table(post: Path) -> Iterator[str]:
    """One process that has done it before: processor time of each stage."""
    # Loaded only now: what this process has in memory counts for those it starts.
    from benchmarks.warm import stages  # noqa: PLC0415

    yield "\n## One post, warm\n"
    yield "| | processor ms | aim |"
    yield "|---|---|---|"
    for stage in stages(post):
        yield f"| {stage.name} | {stage.figure:.2f} | {stage.aim or ''} |"


def chapters_table(post: Path) -> Iterator[str]:
    """Word documents of more and more chapters."""
    yield "\n## DOCX by chapters\n"
    yield "| chapters | contents | processor s | ms a chapter | MiB | growth, exponent |"
    yield "|---|---|---|---|---|---|"
    for contents in ("no", "yes"):
        for each in growth(post, contents):
            exponent = "" if each.exponent is None else f"{each.exponent:.2f}"
            yield (
                f"| {each.chapters} | {contents} | {each.seconds:.3f}"
                f" | {each.seconds / each.chapters * 1000:.1f} | {each.mebibytes:.0f} | {exponent} |"
            )


if __name__ == "__main__":
    main()
