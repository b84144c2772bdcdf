"""Arguments that several verbs take, and how their text is read."""

from typing import Annotated

import typer

from exporter.errors import UsageError

Posts = Annotated[
    list[str], typer.Argument(metavar="POST…", help="JSON or Word files, or - for standard input.")
]
Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="TAG", help="Language of the posts, whatever they say: en-GB."),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="REPAIR",
        help="Leave a repair out (exporter formats --repairs lists them). Repeatable.",
    ),
]

Also = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="REPAIR",
        help="Make a repair that isn't usual: bold-headings, callouts, hidden-shortcodes. Repeatable.",
    ),
]


def split_names(text: str | None) -> list[str] | None:
    """The names in a comma-separated list, in lower case; None for no list.

    Raises:
        UsageError: The list holds no name.
    """
    if text is None:
        return None
    names = [name for part in text.split(",") if (name := part.strip().lower())]
    if not names:
        raise UsageError("--to names no format", next_step="Use --to pdf,docx, for example.")
    return names


def writer_options(settings: list[str]) -> dict[str, dict[str, object]]:
    """`FORMAT.NAME=VALUE` texts, grouped by format.

    Raises:
        UsageError: A text of another form.
    """
    options: dict[str, dict[str, object]] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        format_, dot, option = name.strip().partition(".")
        if not (equals and dot and format_ and option):
            raise UsageError(
                f"--set {setting} isn't of the form FORMAT.NAME=VALUE",
                next_step="exporter formats lists the writers' options.",
            )
        options.setdefault(format_.lower(), {})[option.replace("-", "_")] = value
    return options
