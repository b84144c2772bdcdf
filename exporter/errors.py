"""Every way in which a run can fail, as one tree of exceptions.

    ExporterError
    ├── UsageError            2  the command line itself is wrong
    ├── InputNotFound         3  no such file, or a folder
    ├── NotJSON               4  HTML, XML, truncated or otherwise not JSON
    ├── WrongShape            5  JSON, but not a post
    ├── WordPressRefused      6  the site answered with an error instead of a post
    ├── ProtectedContent      7  the post needs a password
    ├── EmptyContent          8  the post has nothing to export
    ├── UnknownFormat         9  no writer of that name
    ├── MediaMapInvalid      10  what --media names can't be used
    ├── LimitExceeded        11  larger than the tool is willing to read
    ├── MissingLibrary       12  a system library that a writer needs isn't installed
    │   └── MissingFont      12  no installed font has the letters of a text
    ├── WriterFailed         13  a writer could not make a valid file
    ├── OutputFailed         14  the file could not be saved
    ├── ConfigInvalid        15  a settings file can't be used
    └── DocumentUnreadable   16  no Word document that can be read

Anything else that is raised is a bug of ours, not a message for the user.
"""

from typing import ClassVar


class ExporterError(Exception):
    """What went wrong, where, and what the person can do next.

    Args:
        message: One sentence: what is wrong.
        where: The file, address or JSON path it is about.
        next_step: One sentence: what to do now. Defaults to the class's own.
    """

    exit_code: ClassVar[int] = 1
    default_next_step: ClassVar[str] = ""

    def __init__(self, message: str, *, where: str = "", next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.next_step = next_step or self.default_next_step

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n{self.next_step}" if self.next_step else head


class UsageError(ExporterError):
    """The command line asks for something contradictory."""

    exit_code = 2
    default_next_step = "See exporter export --help."


class InputNotFound(ExporterError):
    """The input can't be opened: missing, a folder, or not readable."""

    exit_code = 3
    default_next_step = "Name a file that holds post JSON, or - for standard input."


class NotJSON(ExporterError):
    """The input isn't JSON at all, or stops half-way."""

    exit_code = 4
    default_next_step = (
        "Save what https://SITE/wp-json/wp/v2/posts/ID answers, unchanged, and export that file."
    )


class WrongShape(ExporterError):
    """The input is JSON but no WordPress post."""

    exit_code = 5
    default_next_step = (
        "A post is an object with title and content, as wp-json/wp/v2/posts/ID answers it."
    )


class WordPressRefused(ExporterError):
    """The saved answer is an error object of the REST interface."""

    exit_code = 6
    default_next_step = "Check the post's number and that it is public, then save it again."


class ProtectedContent(ExporterError):
    """The post is behind a password, so its text isn't in the JSON."""

    exit_code = 7
    default_next_step = "Fetch it with ?password=… added to the address, or as a signed-in user."


class EmptyContent(ExporterError):
    """The post has no text, picture or anything else to export."""

    exit_code = 8
    default_next_step = (
        "Fetch the post itself: lists asked with _fields or context=embed leave its content out."
    )


class UnknownFormat(ExporterError):
    """No installed writer has this name."""

    exit_code = 9
    default_next_step = "exporter formats lists the installed ones."


class MediaMapInvalid(ExporterError):
    """What --media names is neither a folder nor a JSON map from address to file."""

    exit_code = 10
    default_next_step = 'A map looks like {"https://site/picture.jpg": "pictures/picture.jpg"}.'


class LimitExceeded(ExporterError):
    """The input is larger or deeper than the tool reads."""

    exit_code = 11
    default_next_step = "Split the input into smaller files."


class MissingLibrary(ExporterError):
    """A writer needs a system library that isn't installed."""

    exit_code = 12


class MissingFont(MissingLibrary):
    """No installed font has the letters of a text."""


class WriterFailed(ExporterError):
    """A writer could not make a valid file, so none was written."""

    exit_code = 13
    default_next_step = "Please report this with the post's JSON; other formats may still work."


class OutputFailed(ExporterError):
    """The file could not be saved."""

    exit_code = 14
    default_next_step = "Check the folder's rights and free space, or choose another with -o."


class ConfigInvalid(ExporterError):
    """A settings file is missing, isn't TOML, or holds what can't be used."""

    exit_code = 15
    default_next_step = (
        "exporter init writes a file with every setting explained: exporter init --help."
    )


class DocumentUnreadable(ExporterError):
    """The input isn't a Word document, or is a damaged one."""

    exit_code = 16
    default_next_step = "Open it in Word or LibreOffice and save it again as .docx."
