"""Pictures that belong to a post: found where the user says, checked, never fetched."""

from exporter.assets.find import Media
from exporter.assets.kinds import in_kinds
from exporter.assets.pictures import Picture, Pictures

__all__ = ["Media", "Picture", "Pictures", "in_kinds"]
