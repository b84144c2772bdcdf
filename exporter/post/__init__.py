"""WordPress post JSON, decoded and typed."""

from exporter.post.model import Post
from exporter.post.read import read_posts, scan
from exporter.post.stored import StoredTree

__all__ = ["Post", "StoredTree", "read_posts", "scan"]
