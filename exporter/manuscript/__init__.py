"""Manuscripts: from a writer's settings and an article to what stands around its text."""

from exporter.manuscript.build import dressed
from exporter.manuscript.config import Settings, load

__all__ = ["Settings", "dressed", "load"]
