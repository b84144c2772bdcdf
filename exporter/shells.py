"""Page shells from templates: the one home of Jinja2, imported by the writers that need it."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exporter import resources


@cache
def _environment() -> Environment:
    """Templates from the resources; everything escaped, every name known."""
    return Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def render(template: str, **values: object) -> str:
    """A page from a template.

    Args:
        template: Its file's name in the folder `templates`.
        values: What it may name. Strings are escaped; `markupsafe.Markup` is not.

    Raises:
        jinja2.UndefinedError: The template names something that isn't there: a bug of ours.
    """
    return _environment().get_template(template).render(**values)
