"""What HTML's elements mean in the tree, as tables."""

from exporter.tree import Style
from exporter.tree.nodes import Numbering

STYLES: dict[str, Style] = {
    "b": Style.STRONG,
    "cite": Style.CITATION,
    "code": Style.CODE,
    "del": Style.DELETED,
    "dfn": Style.DEFINITION,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "ins": Style.INSERTED,
    "kbd": Style.KEYBOARD,
    "mark": Style.HIGHLIGHT,
    "q": Style.QUOTATION,
    "s": Style.STRUCK,
    "samp": Style.SAMPLE,
    "small": Style.SMALL,
    "strike": Style.STRUCK,
    "strong": Style.STRONG,
    "sub": Style.SUBSCRIPT,
    "sup": Style.SUPERSCRIPT,
    "tt": Style.CODE,
    "u": Style.UNDERLINE,
    "var": Style.VARIABLE,
}

INLINE = frozenset(STYLES) | frozenset(
    [
        "-text",
        "a",
        "abbr",
        "acronym",
        "bdi",
        "bdo",
        "big",
        "br",
        "button",
        "canvas",
        "data",
        "datalist",
        "font",
        "img",
        "input",
        "label",
        "map",
        "meter",
        "nobr",
        "noscript",
        "output",
        "picture",
        "progress",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "select",
        "span",
        "svg",
        "textarea",
        "time",
        "wbr",
        "math",
        "mjx-container",
        "area",
        "-comment",
        "script",
        "style",
        "template",
        "link",
        "meta",
        "param",
        "source",
        "track",
    ]
)
"""Elements that don't break a paragraph."""

SILENT = frozenset(
    [
        "head",
        "title",
        "link",
        "meta",
        "base",
        "param",
        "source",
        "track",
        "wbr",
        "col",
        "colgroup",
    ]
)
"""Elements without anything to read or to report."""

EMBEDS = frozenset(["iframe", "embed", "object", "video", "audio", "frame"])

LEAVES = frozenset(
    [
        "svg",
        "canvas",
        "select",
        "textarea",
        "datalist",
        "iframe",
        "video",
        "audio",
        "object",
        "embed",
        "math",
        "mjx-container",
    ]
)
"""Elements whose content is no part of the text around them."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

NUMBERINGS: dict[str, Numbering] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
