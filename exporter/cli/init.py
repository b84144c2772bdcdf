"""`exporter init`: settings files to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from exporter.errors import OutputFailed, UsageError

KINDS = {"handout": "clinic.toml", "manuscript": "manuscript.toml"}
"""What can be begun, and the file that it is begun with."""


def init_command(
    kind: Annotated[str, typer.Argument(metavar="handout|manuscript", help="What to begin.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file; clinic.toml or manuscript.toml if not said.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Write over a file that is there.")
    ] = False,
) -> None:
    """Write a settings file with every setting explained.

    handout: clinic.toml, what a clinic says once for all of its leaflets: letterhead, review,
    opening hours, sizes. Fill it in, then: exporter export POST.json --profile handout --config
    clinic.toml

    manuscript: manuscript.toml, what a writer says once for all manuscripts: how to be reached,
    by-line, typeface.
    """
    from exporter.resources import text
    from exporter.saving import save

    if kind not in KINDS:
        raise UsageError(
            f"there is nothing called {kind!r} to begin",
            next_step=f"Use one of {', '.join(KINDS)}.",
        )
    path = Path(output or KINDS[kind])
    if path.exists() and not force:
        raise OutputFailed(
            "is there already", where=str(path), next_step="Name another with -o, or add --force."
        )
    save(path, text("templates", KINDS[kind]).encode())
    typer.echo(
        f"{path} written. Fill it in, then: exporter export POST.json --profile {kind}"
        f" --config {path}"
    )
