"""A writer's own document, whose styles, page and running heads the export takes.

`load` reads it, once for a run; `dress` puts on what it gave.
"""
