"""`exporter export`: posts to files."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from exporter.cli.arguments import Also, Language, Posts, Without, split_names, writer_options

if TYPE_CHECKING:
    from exporter.look import Links, Paper
    from exporter.settings import Profile

INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C ended."""


def export_command(
    posts: Posts,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR|FILE.pdf",
            help="A folder, or one file with its format's suffix.",
        ),
    ] = "out",
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT,…",
            help="Formats to write: pdf,docx,epub unless -o names a file; exporter formats lists all.",
        ),
    ] = None,
    media: Annotated[
        str | None,
        typer.Option(
            "--media",
            metavar="DIR|MAP.json",
            help="Take pictures from a folder, or from a JSON map of address to file. "
            "Nothing is ever fetched.",
        ),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="What the files are for: article, handout (a clinic's leaflet), "
            "manuscript or web-draft (Word documents for editors).",
        ),
    ] = "article",
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE.toml",
            help="The clinic's settings for handouts, or the writer's for manuscripts "
            "(exporter init writes one).",
        ),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            "--preset",
            metavar="NAME",
            help="Sizes in PDF and DOCX: article, standard, large, giant, easy-read, booklet, compact.",
        ),
    ] = None,
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper", metavar="a4|letter|a5|legal", help="Sheet for PDF and DOCX: a4 if not said."
        ),
    ] = None,
    pdf_standard: Annotated[
        str | None,
        typer.Option(
            "--pdf-standard",
            metavar="ua-1|ua-2",
            help="ua-1: PDF/UA-1 with PDF/A-3a; ua-2: PDF/UA-2 with PDF/A-4. Short for --set pdf.standard.",
        ),
    ] = None,
    toc: Annotated[
        bool | None,
        typer.Option(
            "--toc/--no-toc",
            help="A table of contents in Word documents; without a word books have one. "
            "Short for --set docx.toc.",
        ),
    ] = None,
    line_numbers: Annotated[
        bool,
        typer.Option(
            "--line-numbers",
            help="Numbers beside the lines of Word documents. "
            "Short for --set docx.line-numbers=continuous.",
        ),
    ] = False,
    reference_docx: Annotated[
        str | None,
        typer.Option(
            "--reference-docx",
            metavar="FILE",
            help="Word documents take styles, page, headers and footers from this .docx or .dotx. "
            "Short for --set docx.reference.",
        ),
    ] = None,
    links: Annotated[
        str | None,
        typer.Option(
            "--links",
            metavar="notes|inline|none",
            help="Addresses of links on paper: numbered notes, in the text, or none.",
        ),
    ] = None,
    comments: Annotated[
        bool,
        typer.Option(
            "--comments",
            help="Put repairs, losses and findings into the Word document as comments.",
        ),
    ] = False,
    language: Language = None,
    without: Without = None,
    also: Also = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FORMAT.NAME=VALUE",
            help="Set a writer's own option (exporter formats lists them). Repeatable.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Do everything except saving the files.")
    ] = False,
    json_: Annotated[
        bool, typer.Option("--json", help="Print the account of the run as JSON.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print every repair too, not only warnings.")
    ] = False,
) -> None:
    """Write posts as PDF, DOCX and EPUB.

    POST is a JSON file as wp-json/wp/v2/posts answers it: one post, an array of posts, or one
    post a line. A Word document that was edited may stand in its place, or what exporter tree
    prints. - is standard input.
    """
    from exporter.cli import show
    from exporter.pipeline import export

    progress = show.Progress(enabled=not quiet and not json_)
    try:
        report = export(
            list(posts),
            output,
            formats=split_names(to),
            media=media,
            profile=cast("Profile", profile.lower()),
            config=config,
            preset=preset.lower() if preset else None,
            paper=cast("Paper", paper.lower()) if paper else None,
            links=cast("Links", links.lower()) if links else None,
            language=language,
            without=without or (),
            also=also or (),
            options=writer_options(
                [
                    *(set_ or []),
                    *_standard(pdf_standard),
                    *_contents(toc),
                    *_reference(reference_docx),
                    *(["docx.line-numbers=continuous"] if line_numbers else []),
                ]
            ),
            comments=comments,
            dry_run=dry_run,
            on_step=progress.step,
        )
    except KeyboardInterrupt:
        progress.clear()
        typer.echo(f"exporter: interrupted; what lies in {output} is whole", err=True)
        raise typer.Exit(INTERRUPTED) from None
    finally:
        progress.clear()
    if json_:
        show.print_json(report)
    else:
        show.print_report(report, quiet=quiet, verbose=verbose, dry_run=dry_run)
    raise typer.Exit(report.exit_code)


def _standard(name: str | None) -> list[str]:
    return [] if name is None else [f"pdf.standard={name.lower()}"]


def _contents(wanted: bool | None) -> list[str]:  # noqa: FBT001 - as the option gives it
    return [] if wanted is None else [f"docx.toc={'yes' if wanted else 'no'}"]


def _reference(path: str | None) -> list[str]:
    return [] if path is None else [f"docx.reference={path}"]
