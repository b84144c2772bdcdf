"""`exporter tree`: the document tree of posts."""

from typing import Annotated

import typer

from exporter.cli.arguments import Also, Language, Without
from exporter.errors import UsageError


def tree_command(
    posts: Annotated[
        list[str] | None,
        typer.Argument(metavar="POST…", help="JSON or Word files, or - for standard input."),
    ] = None,
    outline: Annotated[
        bool, typer.Option("--outline", help="Print headings and kinds of block, for people.")
    ] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the tree instead.")
    ] = False,
    language: Language = None,
    without: Without = None,
    also: Also = None,
) -> None:
    """Print the document tree that posts become, as JSON: one line a post for many.

    It is what every format is written from, so what isn't here is in no file.
    """
    from exporter.cli.outline import outline_lines
    from exporter.cli.show import write_json
    from exporter.loading import publications
    from exporter.tree import to_json

    if schema:
        _print_schema()
        return
    if not posts:
        raise UsageError("no post is named", next_step="Name JSON files, or - for standard input.")
    found = list(publications(posts, language=language, without=without or (), also=also or ()))
    for publication in found:
        if outline:
            print("\n".join(outline_lines(publication)))
        else:
            write_json(to_json(publication, indent=0 if len(found) > 1 else 2))


def _print_schema() -> None:
    import msgspec

    from exporter.cli.show import write_json
    from exporter.tree import schema

    write_json(msgspec.json.format(msgspec.json.encode(schema()), indent=2))
