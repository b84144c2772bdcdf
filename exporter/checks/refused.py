"""Thresholds that a settings file may not have, beyond their types."""

from exporter.checks.thresholds import Thresholds
from exporter.toml_file import TomlFile

HARDEST = 20
"""The highest grade that can be asked for: nobody goes to school for longer."""

_COUNTS = ("sentence_words", "list_items", "section_words", "table_columns", "review_years")


def refuse(thresholds: Thresholds, file: TomlFile, table: str) -> None:
    """Check every value that a type can't.

    Args:
        thresholds: As the file has them.
        file: The file, for the line.
        table: The name of their table in it.

    Raises:
        ConfigInvalid: The first that is wrong.
    """
    for name in ("target_grade", "limit_grade"):
        if not 0 <= getattr(thresholds, name) <= HARDEST:  # so that nan is refused too
            raise file.wrong((table, _spelt(name)), f"should be from 0 to {HARDEST}")
    for name in _COUNTS:
        if getattr(thresholds, name) < 1:
            raise file.wrong((table, _spelt(name)), "should be 1 or more")
    if not 0 <= thresholds.passive_percent <= 100:
        raise file.wrong((table, "passive-percent"), "should be from 0 to 100")
    if thresholds.limit_grade < thresholds.target_grade:
        message = f"is below the target grade, {thresholds.target_grade:g}"
        raise file.wrong((table, "limit-grade"), message, "Set both, the limit above the target.")


def _spelt(name: str) -> str:
    return name.replace("_", "-")
