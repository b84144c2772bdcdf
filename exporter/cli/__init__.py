"""The command line: one file a verb, each thin.

`main` is the only place where an error becomes a message and an exit code.
"""

import io
import os
import sys

from exporter.errors import ExporterError


def main() -> None:
    """Run the command line and exit."""
    from exporter.cli.app import app

    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that can't show a character of a file's name gets its number.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app()
    except ExporterError as problem:
        print(f"exporter: error: {problem}", file=sys.stderr)
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): keep Python's own flush at exit quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
