"""A reference's theme: its colours and fonts, which its styles name; made anew of nothing else.

Fills, lines and effects of a theme are for drawings, of which a document has none; pictures in them
would have to come along.
"""

import re

from lxml import etree

from exporter.writers.docx.xml import DECLARATION, attribute

_A_ADDRESS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_A = f"{{{_A_ADDRESS}}}"

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F497D",
    "lt2": "EEECE1",
    "accent1": "4F81BD",
    "accent2": "C0504D",
    "accent3": "9BBB59",
    "accent4": "8064A2",
    "accent5": "4BACC6",
    "accent6": "F79646",
    "hlink": "0000FF",
    "folHlink": "800080",
}
"""The slots of a theme's colours in their order, and Office's own where a theme says none."""

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_FAMILIES = ("latin", "ea", "cs")
_LONGEST = 100

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS = (
    '<a:fmtScheme name="Plain">'
    f"<a:fillStyleLst>{3 * _FILL}</a:fillStyleLst>"
    f"<a:lnStyleLst>{3 * f'<a:ln>{_FILL}</a:ln>'}</a:lnStyleLst>"
    f"<a:effectStyleLst>{3 * '<a:effectStyle><a:effectLst/></a:effectStyle>'}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{3 * _FILL}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_like(root: etree._Element | None) -> str | None:
    """A theme part with the colours and fonts of a reference's (ISO/IEC 29500-1, 20.1.6.9).

    Args:
        root: Of the reference's part, if it has one.

    Returns:
        `None` if it has no theme.
    """
    elements = None if root is None else root.find(f"{_A}themeElements")
    if elements is None:
        return None
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{_colour(elements, slot) or usual}"/></a:{slot}>'
        for slot, usual in _COLOURS.items()
    )
    fonts = "".join(_fonts(elements, kind) for kind in ("majorFont", "minorFont"))
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A_ADDRESS}" name="Reference"><a:themeElements>'
        f'<a:clrScheme name="Reference">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Reference">{fonts}</a:fontScheme>{_FORMATS}</a:themeElements></a:theme>'
    )


def _colour(elements: etree._Element, slot: str) -> str | None:
    """A colour of the scheme; of one that the system chooses, what it last was."""
    for kind, name in (("srgbClr", "val"), ("sysClr", "lastClr")):
        found = elements.find(f"{_A}clrScheme/{_A}{slot}/{_A}{kind}")
        value = None if found is None else found.get(name)
        if value is not None and _COLOUR.fullmatch(value):
            return value
    return None


def _fonts(elements: etree._Element, kind: str) -> str:
    """The fonts of headings or of text: by family, and by script."""
    found = elements.find(f"{_A}fontScheme/{_A}{kind}")
    families = []
    for name in _FAMILIES:
        family = None if found is None else found.find(f"{_A}{name}")
        typeface = "" if family is None else family.get("typeface", "")[:_LONGEST]
        families.append(f"<a:{name}{attribute('typeface', typeface)}/>")
    scripts: dict[str, str] = {}
    for each in [] if found is None else found.iterfind(f"{_A}font"):
        script, typeface = each.get("script", ""), each.get("typeface", "")[:_LONGEST]
        if _SCRIPT.fullmatch(script) and typeface:
            scripts.setdefault(script, typeface)
    written = "".join(
        f'<a:font script="{script}"{attribute("typeface", typeface)}/>'
        for script, typeface in scripts.items()
    )
    return f"<a:{kind}>{''.join(families)}{written}</a:{kind}>"
