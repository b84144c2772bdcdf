"""Draws one SVG in a process of its own, which can be ended: resvg itself knows no limit of time.

Run as a file: `python -I -S raster_process.py FOLDER`, FOLDER being where `resvg_py` lies. Its input
is a line of JSON (the arguments of `resvg_py.svg_to_bytes` but the drawing) and the drawing; its
output is a PNG file.
"""

import json
import sys
from contextlib import suppress

_MEMORY = 1536 * 1024 * 1024
_SECONDS = 10


def limit() -> None:
    """Bound memory and processor time, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> None:
    """Read, draw, write."""
    limit()
    sys.path.append(sys.argv[1])
    import resvg_py  # noqa: PLC0415 - its place is known only now

    options, _, drawing = sys.stdin.buffer.read().partition(b"\n")
    png = resvg_py.svg_to_bytes(svg_string=drawing.decode(), **json.loads(options))
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main()
