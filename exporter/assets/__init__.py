"""Pictures that belong to a post: found where the user says, checked, never fetched."""

from exporter.assets.check import as_png
from exporter.assets.find import Media
from exporter.assets.pictures import Picture, Pictures

__all__ = ["Media", "Picture", "Pictures", "as_png"]
