"""Pictures that belong to a post: found where the user says, checked, never fetched."""

from exporter.assets.pictures import Picture, Pictures

__all__ = ["Picture", "Pictures"]
