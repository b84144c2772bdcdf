"""The command line: one file a verb, each thin.

`main` is the only place where an error becomes a message and an exit code.
"""

import os
import sys

from exporter.errors import ExporterError


def main() -> None:
    """Run the command line and exit."""
    from exporter.cli.app import app

    try:
        app()
    except ExporterError as problem:
        print(f"exporter: error: {problem}", file=sys.stderr)
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): keep Python's own flush at exit quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
