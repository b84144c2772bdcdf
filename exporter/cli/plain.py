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


def _left_alone(params: list[Any]) -> list[Any]:
    for param in params:
        described = getattr(param, "type_descriptor", None)
        if getattr(described, "annotation", None) in _PLAIN and hasattr(param, "_runtime_param"):
            param._runtime_param = _AsGiven()  # noqa: SLF001 - see above
    return params


class PlainCommand(TyperCommand):
    """A Typer command that leaves text and flags alone."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - Typer's own
        """As Typer's, the option for help included."""
        return _left_alone(super().get_params(ctx))


class PlainGroup(TyperGroup):
    """A group of commands, its own options left alone too."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - Typer's own
        """As Typer's, the options for help and completion included."""
        return _left_alone(super().get_params(ctx))
