"""What a run did: one account for people, programs and the exit code."""

from typing import Any

from msgspec import Struct

from exporter.diagnostics import Diagnostic, Effect, warnings
from exporter.errors import ExporterError


class FileReport(Struct, frozen=True):
    """One file that was written.

    Attributes:
        path: As a person would name it.
        format: The writer's name.
        bytes: Its size.
        pages: How many, in formats that have pages.
    """

    path: str
    format: str
    bytes: int
    pages: int | None = None


class Failure(Struct, frozen=True):
    """One thing that could not be done.

    Attributes:
        kind: The error's class name, as `errors` documents it.
        exit_code: The class's exit code.
        message: What is wrong.
        where: The input or file.
        next_step: What to do now.
        format: The writer's name, when only its file is concerned.
    """

    kind: str
    exit_code: int
    message: str
    where: str = ""
    next_step: str = ""
    format: str = ""

    @classmethod
    def of(cls, error: ExporterError, *, format: str = "") -> "Failure":  # noqa: A002 - the field's name
        """The failure that an error is."""
        return cls(
            kind=type(error).__name__,
            exit_code=error.exit_code,
            message=error.message,
            where=error.where,
            next_step=error.next_step,
            format=format,
        )


class PostReport(Struct, frozen=True):
    """One post's part of a run.

    Attributes:
        origin: Where it was read from.
        title: Plain text; empty where the post could not be read.
        words: In the content and the title.
        files: Written, in the order asked for.
        diagnostics: Everything that was repaired, replaced, dropped or noted.
        failures: What could not be done.
    """

    origin: str
    title: str = ""
    words: int = 0
    files: tuple[FileReport, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[Failure, ...] = ()


class ExportReport(Struct, frozen=True):
    """A whole run."""

    posts: tuple[PostReport, ...]

    @property
    def failures(self) -> list[Failure]:
        """Everything that could not be done, in order."""
        return [failure for post in self.posts for failure in post.failures]

    @property
    def files(self) -> list[FileReport]:
        """Everything that was written, in order."""
        return [file for post in self.posts for file in post.files]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Of all posts, in order."""
        return [item for post in self.posts for item in post.diagnostics]

    @property
    def exit_code(self) -> int:
        """0 when everything was done, else the code of the first failure."""
        return self.failures[0].exit_code if self.failures else 0

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "exit_code": self.exit_code,
            "posts": [_post_json(post) for post in self.posts],
            "totals": {
                "files": len(self.files),
                "pages": sum(file.pages or 0 for file in self.files),
                "words": sum(post.words for post in self.posts),
                "repairs": self.count(Effect.REPAIRED),
                "warnings": len(warnings(self.diagnostics)),
                "failures": len(self.failures),
            },
        }

    def count(self, effect: Effect) -> int:
        """How many diagnostics have an effect."""
        return sum(item.rule.effect is effect for item in self.diagnostics)


def _post_json(post: PostReport) -> dict[str, Any]:
    return {
        "origin": post.origin,
        "title": post.title,
        "words": post.words,
        "files": [_known(file) for file in post.files],
        "diagnostics": [item.to_json() for item in post.diagnostics],
        "failures": [_known(failure) for failure in post.failures],
    }


def _known(record: FileReport | Failure) -> dict[str, Any]:
    """A record's fields that say something."""
    fields = ((name, getattr(record, name)) for name in record.__struct_fields__)
    return {name: value for name, value in fields if value not in ("", None)}
