"""Shortcodes that stand in a post as text: the known ones become what they stand for.

WordPress fills shortcodes in as it renders; those of a plugin that is gone stay as text, as do all
in an editor's text (`content.raw`).
"""

from exporter.normalise.shortcodes.expand import expand

__all__ = ["expand"]
