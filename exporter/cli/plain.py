"""Commands whose parameters are taken as they come.

Typer checks every parameter's type with pydantic, whose import costs as much CPU time as writing
a whole DOCX (80 ms of 290, measured with Typer 0.29). Our parameters are text, lists of text and
flags, so there is nothing for it to check. Should a later Typer do without, or name the place
differently, its own way takes over and only the time is lost.
"""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_PLAIN = (str, bool, list[str])


class _AsGiven:
    """Gives a value back as it came, and several as a list."""

    def coerce(self, value: Any, param: Any, ctx: typer.Context) -> Any:  # noqa: ANN401, ARG002
        """The value for the command's function; Typer calls it so."""
        several = param.multiple or param.nargs == -1
        if not several:
            return value
        return [] if value is None else list(value)


def _leave_alone(params: list[Any]) -> None:
    for param in params:
        described = getattr(param, "type_descriptor", None)
        if getattr(described, "annotation", None) in _PLAIN and hasattr(param, "_runtime_param"):
            param._runtime_param = _AsGiven()  # noqa: SLF001 - see above


class PlainCommand(TyperCommand):
    """A Typer command that leaves text and flags alone."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own
        """As Typer's; the parameters are complete only now."""
        _leave_alone(self.params)
        return super().parse_args(ctx, args)


class PlainGroup(TyperGroup):
    """A group of commands, its own options left alone too."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - as above
        """As Typer's; the options for completion are added late."""
        _leave_alone(self.params)
        return super().parse_args(ctx, args)
