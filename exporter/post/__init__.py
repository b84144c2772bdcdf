"""WordPress post JSON, decoded and typed."""

from exporter.post.model import Post
from exporter.post.read import read_posts, scan

__all__ = ["Post", "read_posts", "scan"]
