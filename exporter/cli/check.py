"""`exporter check`: what to look at before a post is handed out."""

from typing import Annotated

import typer

from exporter.cli.arguments import Also, Language, Posts, Without

EXAMPLES = """\
Levels: an error shuts some readers out or may harm them, a warning breaks a published rule for
leaflets, a note is a place to look at. --config sets thresholds and levels:

\b
  [check]
  target-grade = 6          grade to aim at        section-words = 200
  limit-grade = 8           grade never to pass    table-columns = 5
  sentence-words = 15       list-items = 7         passive-percent = 20
  [check.levels]
  word-long = "off"         error, warning, note or off; docs/checks.md lists the codes

\b
Exit codes:
   0 nothing found that --fail-on names     20 something found
   2 to 15 as of exporter export: a post or the settings can't be read
"""


def check_command(
    posts: Posts,
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="clinic.toml",
            help="The clinic's settings: reviews, and thresholds in the table [check].",
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="YYYY-MM-DD",
            help="The day to compare review dates with. Without it: SOURCE_DATE_EPOCH if that is "
            "set, else this computer's date; the report says which.",
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="error|warning|never",
            help="The least level of a finding that makes the exit code 20.",
        ),
    ] = "error",
    language: Language = None,
    without: Without = None,
    also: Also = None,
    json_: Annotated[bool, typer.Option("--json", help="Print findings as JSON.")] = False,
    sarif_: Annotated[bool, typer.Option("--sarif", help="Print findings as SARIF 2.1.0.")] = False,
    github: Annotated[
        bool, typer.Option("--github", help="Print findings as GitHub annotations.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print one line a post.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print every finding, not only the worst.")
    ] = False,
) -> None:
    """Check posts before they are handed out: access, structure, review dates and plain words.

    POST is a JSON file as exporter export takes it. Nothing is changed, written or fetched.
    Grades and passive sentences are estimates; PEMAT items are checked as far as a program can,
    which gives no PEMAT score.
    """
    from exporter.cli.checking import handout_of, run_of, show

    forms = [name for name, on in (("json", json_), ("sarif", sarif_), ("github", github)) if on]
    handout = handout_of(config, forms)
    run = run_of(
        list(posts),
        handout,
        today=today,
        fail_on=fail_on,
        language=language,
        without=without or (),
        also=also or (),
    )
    show(run, forms[0] if forms else "text", quiet=quiet, verbose=verbose)
    raise typer.Exit(run.exit_code)
