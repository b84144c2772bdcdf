"""The Typer application: verbs, and what holds for all of them."""

from typing import Annotated

import typer

from exporter import __version__
from exporter.cli.check import EXAMPLES as CHECK_EXAMPLES
from exporter.cli.check import check_command
from exporter.cli.export import export_command
from exporter.cli.formats import formats_command
from exporter.cli.init import init_command
from exporter.cli.plain import PlainCommand, PlainGroup
from exporter.cli.tree import tree_command

EXAMPLES = """\
Examples:

\b
  exporter export post.json                      out/NAME.pdf, .docx and .epub
  exporter export post.json -o handout.pdf       one file
  exporter export *.json --to epub,html -o books
  curl https://SITE/wp-json/wp/v2/posts/7 | exporter export -
  exporter export post.json --profile handout --config clinic.toml
  exporter init handout                          writes that clinic.toml
  exporter tree post.json --outline              what is in it
  exporter check post.json                       is it fit to hand out

\b
Exit codes:
   0 done           4 not JSON         8 nothing in it    12 library missing
   1 a bug          5 not a post       9 no such format   13 no valid file made
   2 usage          6 WordPress error 10 --media unusable 14 can't save
   3 no such file   7 password        11 too large        15 --config unusable
  20 check found something                                 130 interrupted
"""

app = typer.Typer(
    name="exporter",
    cls=PlainGroup,
    help="Turn WordPress post JSON (wp-json/wp/v2/posts) into PDF, DOCX, EPUB and HTML.",
    epilog=EXAMPLES,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("export", cls=PlainCommand)(export_command)
app.command("tree", cls=PlainCommand)(tree_command)
app.command("init", cls=PlainCommand)(init_command)
app.command("check", cls=PlainCommand, epilog=CHECK_EXAMPLES)(check_command)
app.command("formats", cls=PlainCommand)(formats_command)


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"exporter {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _all_verbs(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", help="Print the version and stop.", is_eager=True, callback=_print_version
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
