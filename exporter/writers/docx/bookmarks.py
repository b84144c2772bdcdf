"""Anchors of the tree as bookmarks, with names that Word can hold."""

import hashlib
import re

_LONGEST = 40
_UNUSABLE = re.compile(r"\W")


class Bookmarks:
    """The bookmarks of a document.

    Word's names start with a letter, hold letters, digits and underscores, have at most 40
    characters and differ by more than case.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[int, str], str] = {}
        self._taken: set[str] = set()
        self._count = 0

    def name(self, chapter: int, anchor: str) -> str:
        """The bookmark that an anchor of a chapter (from 0) has."""
        key = chapter, anchor
        if key not in self._names:
            name = _usable(anchor)
            if name.casefold() in self._taken:
                name = _hashed(name, f"{chapter}#{anchor}")
            self._taken.add(name.casefold())
            self._names[key] = name
        return self._names[key]

    def around(self, chapter: int, anchor: str, content: str) -> str:
        """Content with its bookmark; call it once for each anchor."""
        return self.hidden(self.name(chapter, anchor), content)

    def hidden(self, name: str, content: str) -> str:
        """Content with a bookmark of Word's kind, whose name starts with an underscore."""
        number = self._count
        self._count += 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def _usable(anchor: str) -> str:
    name = _UNUSABLE.sub("_", anchor)
    if not name[:1].isalpha():
        name = f"a{name}"  # one that starts with an underscore would be hidden
    return name if len(name) <= _LONGEST else _hashed(name, anchor)


def _hashed(name: str, whole: str) -> str:
    digest = hashlib.sha256(whole.encode()).hexdigest()[:10]
    return f"{name[: _LONGEST - 11]}_{digest}"
