"""On which page things will stand: an estimate, for contents that are filled in.

Nobody but Word knows how Word breaks pages. This counts lines with the fonts' own widths, follows
the styles' spacing and what they keep together, and is right or one page off; who opens the
document brings the numbers up to date with F9.
"""
