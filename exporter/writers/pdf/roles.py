"""Which structure type each XHTML element gets in a tagged PDF.

Sources: ISO 32000-1, 14.8.4 (standard structure types); PDF Association, Tagged PDF Best Practice
Guide: Syntax, 1.0.1.
"""

from types import MappingProxyType

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})

ROLES = MappingProxyType(
    {
        **{role.lower(): role for role in sorted(HEADINGS)},
        "p": "P",
        "pre": "P",
        "ul": "L",
        "ol": "L",
        "dl": "L",
        "blockquote": "BlockQuote",
        "aside": "Div",
        "figure": "Div",
        "figcaption": "Caption",
        "caption": "Caption",
        "table": "Table",
        "thead": "THead",
        "tbody": "TBody",
        "tfoot": "TFoot",
        "tr": "TR",
        "th": "TH",
        "td": "TD",
        "a": "Link",
        "q": "Quote",
        "code": "Code",
        "kbd": "Code",
        "samp": "Code",
        "abbr": "Span",
        "stand-in": "Span",
        "footnote": "Note",
        "address-mark": "Reference",
        "strong": "Strong",
        "em": "Em",
        "sub": "Sub",
        "sup": "Sup",
        "del": "Deleted",
        "s": "Deleted",
    }
)
"""Types by element; what isn't here is transparent, unless it has a language of its own."""

ROLE_MAP = MappingProxyType(
    {"Strong": "Span", "Em": "Span", "Sub": "Span", "Sup": "Span", "Deleted": "Span"}
)
"""Types that PDF 1.7 doesn't know, mapped to those that it knows."""

GROUPING = frozenset({"Document", "Art", "Div", "BlockQuote", "Note"})
"""Types that hold blocks: text right inside one gets a `P`."""

INLINE = frozenset({"Span", "Link", "Quote", "Code", "Reference", *ROLE_MAP})

TEXTLESS = frozenset({"L", "LI", "Table", "THead", "TBody", "TFoot", "TR"})
"""Types that hold other elements and never text itself."""

MAY_BE_EMPTY = frozenset({"TD", "TH", "TR"})
"""Types that stand for a place in a grid, filled or not."""

LIST_NUMBERING = MappingProxyType(
    {"a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
)
"""`ListNumbering` by HTML's `ol type`. Source: ISO 32000-1, table 347."""

SCOPES = MappingProxyType({"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"})
"""`Scope` of a header cell by HTML's `scope`. Source: ISO 32000-1, table 349."""
