"""Leaflets: from a clinic's settings and an article to what stands around it."""

from exporter.handout.build import with_leaflet
from exporter.handout.config import Handout, load

__all__ = ["Handout", "load", "with_leaflet"]
