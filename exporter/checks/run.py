"""A whole run of the linter: its posts, what could not be read, and the exit code."""

from datetime import date
from typing import Any, Literal

from msgspec import Struct, to_builtins

from exporter.checks.codes import Level
from exporter.checks.findings import PostCheck
from exporter.checks.thresholds import Thresholds
from exporter.errors import ExporterError

FOUND = 20
"""Exit code of a run that found something as grave as `--fail-on` says; no error has it."""

FailOn = Literal["error", "warning", "never"]


class Unread(Struct, frozen=True):
    """A post that could not be checked.

    Attributes:
        kind: The error's class name.
        exit_code: The class's exit code.
        message: What is wrong.
        where: The input.
        next_step: What to do now.
    """

    kind: str
    exit_code: int
    message: str
    where: str
    next_step: str

    @classmethod
    def of(cls, error: ExporterError) -> "Unread":
        """What an error says."""
        return cls(
            type(error).__name__, error.exit_code, error.message, error.where, error.next_step
        )


class CheckRun(Struct, frozen=True):
    """What a run found.

    Attributes:
        posts: In the order given.
        unread: Posts that could not be checked.
        today: The day that review dates were compared with.
        day_from: Where that day came from, for people.
        fail_on: The least level that makes the run fail.
        thresholds: What counted as too much.
    """

    posts: tuple[PostCheck, ...]
    unread: tuple[Unread, ...] = ()
    today: date | None = None
    day_from: str = ""
    fail_on: FailOn = "error"
    thresholds: Thresholds = Thresholds()

    def count(self, level: Level) -> int:
        """How many findings of all posts are of a level."""
        return sum(post.count(level) for post in self.posts)

    @property
    def exit_code(self) -> int:
        """The first unread post's code, else `FOUND` if there are findings that matter, else 0."""
        if self.unread:
            return self.unread[0].exit_code
        grave = {"error": (Level.ERROR,), "warning": (Level.ERROR, Level.WARNING), "never": ()}
        return FOUND if any(map(self.count, grave[self.fail_on])) else 0

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "exit_code": self.exit_code,
            "today": self.today.isoformat() if self.today else None,
            "totals": {level.value: self.count(level) for level in Level},
            "posts": [_post(post) for post in self.posts],
            "failures": [to_builtins(each) for each in self.unread],
        }


def _post(post: PostCheck) -> dict[str, Any]:
    measures = to_builtins(post.measures)
    for name in ("grade", "ease", "smog"):
        if measures[name] is not None:
            measures[name] = round(measures[name], 2)
    return {
        "origin": post.origin,
        "post": post.post,
        "title": post.title,
        "language": post.language or None,
        "measures": measures,
        "findings": [{"post": post.post, **item.to_json()} for item in post.findings],
        "pemat": {
            "is_a_score": False,
            "items": [to_builtins(item) for item in post.pemat],
        },
        "not_assessed": [to_builtins(item) for item in post.not_assessed],
    }
