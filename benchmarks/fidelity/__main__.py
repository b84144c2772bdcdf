"""`python -m benchmarks.fidelity FOLDER|POST.json…` prints what of the posts is in the files."""

import argparse
import json
import sys
import tempfile
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from benchmarks.cold import versions
from benchmarks.fidelity.docx import read_docx
from benchmarks.fidelity.exports import SYSTEMS
from benchmarks.fidelity.files import Post, read_epub, read_post
from benchmarks.fidelity.pdf import UNTOLD, read_pdf
from benchmarks.fidelity.scores import NOTHING, ROWS, Score, compare

READERS = {"docx": read_docx, "epub": read_epub, "pdf": read_pdf}
Column = tuple[str, str]
"""A system and a format."""


class Result(NamedTuple):
    """One post: a score for each row of each column, and what went wrong."""

    post: str
    scores: dict[Column, dict[str, Score]]
    problems: list[str]


def main(arguments_given: list[str] | None = None) -> None:
    """Measure all posts, say how far it is, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fidelity", description=__doc__)
    parser.add_argument("posts", nargs="+", type=Path, help="post JSON, or folders of it")
    parser.add_argument("--pdf", action="store_true", help="PDF by exporter too (slower)")
    parser.add_argument("--workers", type=int, default=2, help="posts at a time (2)")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--markdown", action="store_true", help="a Markdown table")
    shape.add_argument("--json", action="store_true", help="all figures, post by post")
    arguments = parser.parse_args(arguments_given)

    columns = [
        *product(SYSTEMS, ("docx", "epub")),
        *([("exporter", "pdf")] if arguments.pdf else []),
    ]
    results = []
    paths = list(posts_in(arguments.posts))
    with ProcessPoolExecutor(arguments.workers) as workers:
        for number, result in enumerate(workers.map(partial(measure, columns), paths), 1):
            results.append(result)
            print(f"\r{number} of {len(paths)} posts", end="", file=sys.stderr, flush=True)
            for problem in result.problems:
                print(f"\n{result.post}: {problem}", file=sys.stderr)
    print(file=sys.stderr)
    if arguments.json:
        print(json.dumps(as_json(results), ensure_ascii=False, indent=1))
    else:
        print(f"{len(results)} posts. {', '.join(versions())}.\n")
        print("\n".join(table(total(results), markdown=arguments.markdown)))


def posts_in(places: list[Path]) -> Iterator[Path]:
    """The files named, and the JSON in the folders named."""
    for place in places:
        yield from sorted(place.glob("*.json")) if place.is_dir() else [place]


def measure(columns: list[Column], path: Path) -> Result:
    """Export and compare one post. Nothing that happens to it ends the run."""
    sys.setrecursionlimit(20_000)  # posts may nest hundreds of elements deep
    result = Result(path.name, {}, [])
    try:
        post = Post.of(path)
        expected = read_post(post)
    except (ValueError, OSError) as problem:
        result.problems.append(f"can't be read: {problem}")
        return result
    for system, form in columns:
        found = NOTHING
        with tempfile.TemporaryDirectory() as folder:
            try:
                made = SYSTEMS[system](path, post, form, Path(folder))
                found = READERS[form](made, post.plain_title)
            except Exception:  # noqa: BLE001 - whatever it is, the file scores as an empty one
                said = traceback.format_exc().splitlines()[-1]
                result.problems.append(f"{form} by {system}: {said}")
        scores = compare(expected, found)
        untold = UNTOLD if form == "pdf" else ()
        result.scores[system, form] = {
            name: score for name, score in scores.items() if name not in untold
        }
    return result


def total(results: list[Result]) -> dict[Column, dict[str, Score]]:
    """The sums over all posts."""
    sums: dict[Column, dict[str, Score]] = {}
    for result in results:
        for column, scores in result.scores.items():
            here = sums.setdefault(column, {})
            for name, score in scores.items():
                here[name] = here.get(name, Score()) + score
    return sums


def table(sums: dict[Column, dict[str, Score]], *, markdown: bool) -> Iterator[str]:
    """A line a row: how many the posts have, then the share that each file has of them."""
    columns = sorted(sums, key=lambda column: (column[1], column[0]))
    lines = [["", "in the posts", *(f"{form.upper()}: {system}" for system, form in columns)]]
    for name in ROWS:
        scores = [sums[column].get(name, Score()) for column in columns]
        if expected := max(score.expected for score in scores):
            lines.append([name, f"{expected:,}", *map(shown, scores)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for number, line in enumerate(lines):
        cells = [cell.rjust(width) for cell, width in zip(line, widths, strict=True)]
        cells[0] = line[0].ljust(widths[0])
        yield f"| {' | '.join(cells)} |" if markdown else "  ".join(cells)
        if markdown and not number:
            yield "|---|" + "---:|" * (len(line) - 1)


def shown(score: Score) -> str:
    """A share, never rounded up to all, and how many there are that the posts don't have."""
    if not score.expected:
        return "–"
    share = score.kept * 1000 // score.expected / 10
    return f"{share:.1f} %" + (f" +{score.added}" if score.added else "")


def as_json(results: list[Result]) -> dict[str, object]:
    """All figures: in sum, and post by post with the first things lost."""

    def plain(scores: dict[Column, dict[str, Score]]) -> dict[str, object]:
        return {
            f"{system} {form}": {name: score._asdict() for name, score in rows.items()}
            for (system, form), rows in scores.items()
        }

    posts = [
        {"post": each.post, "problems": each.problems, "scores": plain(each.scores)}
        for each in results
    ]
    return {"with": versions(), "total": plain(total(results)), "posts": posts}


if __name__ == "__main__":
    main()
