"""`exporter init`: settings files to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from exporter.errors import OutputFailed, UsageError

KINDS = {"handout": "clinic.toml", "manuscript": "manuscript.toml", "reference": "reference.docx"}
"""What can be begun, and the file that it is begun with."""


def init_command(
    kind: Annotated[
        str, typer.Argument(metavar="handout|manuscript|reference", help="What to begin.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file; clinic.toml, manuscript.toml or reference.docx if not said.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Write over a file that is there.")
    ] = False,
) -> None:
    """Write a file to begin with: settings, each explained, or a document whose styles to change.

    handout: clinic.toml, what a clinic says once for all of its leaflets: letterhead, review,
    opening hours, sizes. Fill it in, then: exporter export POST.json --profile handout --config
    clinic.toml

    manuscript: manuscript.toml, what a writer says once for all manuscripts: how to be reached,
    by-line, typeface.

    reference: reference.docx, a document that shows each style that Word drafts use. Change the
    styles in Word, and the page, header and footer, then: exporter export POST.json -o draft.docx
    --reference-docx reference.docx
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
    if kind == "reference":
        _write_reference(path)
        typer.echo(
            f"{path} written. Change its styles, page, header and footer, then: exporter export"
            f" POST.json -o draft.docx --reference-docx {path}"
        )
        return
    save(path, text("templates", KINDS[kind]).encode())
    typer.echo(
        f"{path} written. Fill it in, then: exporter export POST.json --profile {kind}"
        f" --config {path}"
    )


def _write_reference(path: Path) -> None:
    """Write a document with every style.

    Raises:
        UsageError: Its name isn't that of a Word document.
    """
    from exporter.pipeline import export
    from exporter.resources import text

    if path.suffix.lower() != ".docx":
        raise UsageError(
            f"{path} isn't named as a Word document", next_step="End its name in .docx."
        )
    report = export(text("templates", "docx/reference.json").encode(), path, options=_WITH_CONTENTS)
    for failure in report.failures:
        raise OutputFailed(
            failure.message, where=failure.where or str(path), next_step=failure.next_step
        )


_WITH_CONTENTS = {"docx": {"toc": "yes"}}
