"""Which file and line a post was read from, of what messages call its place."""

import re

_PLACE = re.compile(r"(?P<file>.+?)(?:\[\d+\]|:(?P<line>\d+))?", re.DOTALL)


def file_and_line(origin: str) -> tuple[str, int]:
    """The file of a post and the line it starts on, as far as that can be told.

    Args:
        origin: `posts.json`, `posts.json[2]` in an array, `posts.jsonl:3` in JSON Lines.
    """
    found = _PLACE.fullmatch(origin)
    if found is None:
        return origin, 1
    return found["file"], int(found["line"] or 1)
