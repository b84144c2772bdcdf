"""`exporter formats`: the installed writers with their options, and the repairs."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer


def formats_command(
    repairs: Annotated[
        bool,
        typer.Option(
            "--repairs", help="List the repairs that --without leaves out or --with makes."
        ),
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List the installed formats, with the options that --set takes."""
    import msgspec

    from exporter.cli.show import write_json

    entries = _repairs() if repairs else list(_formats())
    if json_:
        write_json(msgspec.json.format(msgspec.json.encode(entries), indent=2))
        return
    for entry in entries:
        head = f"{entry['name']:<16}{entry['summary']}"
        typer.echo(head)
        for option in entry.get("options", ()):
            value = f"--set {entry['name']}.{option['name']}={option['default']}"
            typer.echo(f"{'':<4}{value:<36}{option['description']}".rstrip())


def _formats() -> Iterator[dict[str, Any]]:
    from exporter.writing import registered, writer_named

    for name, point in registered().items():
        writer = writer_named(name)
        package = point.dist.name if point.dist else ""
        yield {
            "name": name,
            "suffix": writer.suffix,
            "media_type": writer.media_type,
            "summary": writer.summary,
            "package": package,
            "options": _options(writer.options),
        }


def _options(options: type) -> list[dict[str, Any]]:
    """Name, default, kind and description of each field of a writer's options."""
    import msgspec

    schema = msgspec.json.schema(options)
    fields = schema["$defs"][options.__name__]["properties"]
    return [
        {
            "name": name,
            "default": field.get("default"),
            "kind": _kind(field),
            "description": field.get("description", ""),
        }
        for name, field in fields.items()
    ]


def _kind(field: dict[str, Any]) -> str:
    if "enum" in field:
        return "|".join(map(str, field["enum"]))
    return str(field.get("type", ""))


def _repairs() -> list[dict[str, Any]]:
    from exporter.normalise.passes import REPAIRS

    return [
        {
            "name": each.name,
            "summary": each.summary if each.usual else f"{each.summary} (only --with it)",
            "usual": each.usual,
        }
        for each in REPAIRS
    ]
