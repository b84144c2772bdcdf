"""Where the shortcodes of a source are: brackets in its text, not in tags, comments or code.

Each place is looked at once, and an end that isn't there is searched for once, so that the time
is linear.

Source: https://developer.wordpress.org/reference/functions/get_shortcode_regex/ (the grammar)
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from exporter.normalise.parse import COMMENT_END, RAW, TAG, TAG_START

_NEXT = re.compile(r"[<\[]")
_SHORTCODE = re.compile(
    r"\[(?P<lead>\[?)(?P<slash>/?)(?P<name>[A-Za-z][\w-]*+)"
    r"(?P<rest>(?:=|(?=[\s/\]]))(?:[^\[\]<]++|<br\s*+/?+>|<(?![A-Za-z/!]))*+)\](?P<tail>\]?)"
)
_PROTECTED = RAW | {"pre", "code", "kbd", "samp", "svg", "math", "listing", "template"}
"""Elements whose text is shown as it is, or not at all."""


class Tag(Struct, frozen=True):
    """One shortcode tag.

    Attributes:
        start: Where it begins in the source.
        end: Where what follows it begins.
        name: Its name.
        rest: What stands between the name and the bracket, as it is in the source.
        closes: It is an end tag.
        literal: What it stands for, if it is escaped; else nothing.
    """

    start: int
    end: int
    name: str
    rest: str = ""
    closes: bool = False
    literal: str | None = None


def scan(
    html: str, is_escapable: Callable[[str], bool], is_verbatim: Callable[[str], bool]
) -> list[Tag]:
    """All that has the form of a shortcode tag in a source's text, in order.

    Args:
        html: The source.
        is_escapable: Whether `[[…]]` around a name is an escape.
        is_verbatim: Whether a known one's content is shown as it is, brackets and all.
    """
    return list(_Scanner(html, is_escapable, is_verbatim).tags())


class _Scanner:
    def __init__(
        self, html: str, is_escapable: Callable[[str], bool], is_verbatim: Callable[[str], bool]
    ) -> None:
        self._html = html
        self._is_escapable = is_escapable
        self._is_verbatim = is_verbatim
        self._absent: set[str] = set()

    def tags(self) -> Iterator[Tag]:
        """The tags in turn."""
        place = 0
        while found := _NEXT.search(self._html, place):
            place = found.start()
            if found[0] == "<":
                place = self._after_markup(place)
                continue
            tag = self._at(place)
            if tag is None:
                place += 1
                continue
            yield tag
            place = tag.end
            if not tag.closes and tag.literal is None and self._is_verbatim(tag.name):
                end = self._find(f"[/{tag.name}]", tag.end)
                if end is not None:
                    place = end + len(tag.name) + 3
                    yield Tag(end, place, tag.name, closes=True)

    def _find(self, text: str, place: int) -> int | None:
        """Where a text is next; None if it isn't, which is then never asked again."""
        if text in self._absent:
            return None
        found = self._html.find(text, place)
        if found < 0:
            self._absent.add(text)
            return None
        return found

    def _after_markup(self, place: int) -> int:
        """Where to go on after a `<`: behind the tag, comment or protected element."""
        html = self._html
        tag = TAG.match(html, place)
        if tag is None:
            if html.startswith("<!--", place):
                closing = COMMENT_END.search(html, place + 2)
                return closing.end() if closing else len(html)
            # Nothing is seen behind a tag that never ends.
            return len(html) if TAG_START.match(html, place) else place + 1
        name = tag[2].lower()
        if tag[1] or name not in _PROTECTED:
            return tag.end()
        end = self._find(f"</{tag[2]}", tag.end())
        return tag.end() if end is None else end

    def _at(self, place: int) -> Tag | None:
        """The shortcode tag at a bracket."""
        found = _SHORTCODE.match(self._html, place)
        if found is None or (found["slash"] and found["rest"].strip()):
            return None
        name, rest = found["name"], found["rest"]
        start, end = found.start(), found.end()
        if found["lead"] and self._is_escapable(name):
            if found["tail"]:
                return Tag(start, end, name, literal=self._html[start + 1 : end - 1])
            closing = self._find(f"[/{name}]]", end)
            if closing is not None and not found["slash"]:
                last = closing + len(name) + 4
                return Tag(start, last, name, literal=self._html[start + 1 : last - 1])
        return Tag(
            start + len(found["lead"]),
            end - len(found["tail"]),
            name,
            rest,
            closes=bool(found["slash"]),
        )
