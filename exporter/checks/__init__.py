"""A linter for leaflets: findings on the tree, never on HTML.

`checker.check` looks at one publication. Nothing is repaired, fetched or read beside it, and the
clock is never asked: the day to compare review dates with is given.
"""
