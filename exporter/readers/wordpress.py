"""The reader of WordPress post JSON, as the REST interface answers it."""

from collections.abc import Iterator
from typing import ClassVar

from exporter.errors import ExporterError
from exporter.post import StoredTree
from exporter.post.decode import scan_posts
from exporter.reading import Document, Input, Item


class WordPressReader:
    """Reads one post object, an array of them, JSON Lines, or what `exporter tree` prints."""

    name: ClassVar[str] = "wordpress"
    suffixes: ClassVar[tuple[str, ...]] = (".json", ".jsonl", ".ndjson")
    media_types: ClassVar[tuple[str, ...]] = ("application/json", "application/x-ndjson")
    summary: ClassVar[str] = "WordPress post JSON: one post, an array, or one a line"

    def knows(self, source: Input) -> bool:
        """Whether it looks like JSON."""
        return source.head().lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}

    def read(self, source: Input) -> Iterator[Item | ExporterError]:
        """The posts.

        Raises:
            ExporterError: As `post.scan`.
        """
        for item in scan_posts(source.read(), source.origin):
            if isinstance(item, StoredTree):
                yield Document(origin=item.origin, publication=item.publication)
            else:
                yield item
