"""What of a reference document's sheets is kept: Word's own names in their order, nothing else.

A stranger's part may hold anything. Only elements and attributes of WordprocessingML itself stay,
so that nothing in a sheet relates to another part or to an address; properties stand in the order
that the schema demands, and those that it doesn't know, or that belong to tracked changes, go.
"""

from collections.abc import Mapping

from lxml import etree

from exporter.writers.docx.reference.names import W_ADDRESS, W, local
from exporter.writers.docx.reference.values import mend

_SIDES = "top left start bottom right end"

_ORDERS: Mapping[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "rPrDefault": "rPr",
        "pPrDefault": "pPr",
        "latentStyles": "lsdException",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
        " unhideWhenUsed qFormat locked personal personalCompose personalReply pPr rPr tblPr trPr"
        " tcPr tblStylePr",
        "pPr": "keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
        " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
        " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
        " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl",
        "numPr": "ilvl numId",
        "pBdr": "top left bottom right between bar",
        "tabs": "tab",
        "rPr": "rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
        " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
        " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
        "tblPr": "tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders"
        " shd tblLayout tblCellMar tblLook",
        "tblBorders": f"{_SIDES} insideH insideV",
        "tblCellMar": _SIDES,
        "trPr": "cantSplit trHeight tblHeader tblCellSpacing jc hidden",
        "tcPr": "tcW tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
        "tcBorders": f"{_SIDES} insideH insideV tl2br tr2bl",
        "tcMar": _SIDES,
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "numbering": "abstractNum num",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText legacy lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
        "lvlOverride": "startOverride lvl",
        "fonts": "font",
        "font": "altName family pitch",
        "pgBorders": "top left bottom right",
        "setting": "pgBorders pgNumType vAlign docGrid mirrorMargins gutterAtTop defaultTabStop"
        " autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps"
        " evenAndOddHeaders clrSchemeMapping",
    }.items()
}
"""The children of elements in their order; all others have none.

Source: ISO/IEC 29500-4, annex A.1, wml.xsd. `setting` is ours: what holds a single one.
"""

_MANY = frozenset(
    [
        "style",
        "lsdException",
        "tab",
        "tblStylePr",
        "abstractNum",
        "lvl",
        "num",
        "lvlOverride",
        "font",
    ]
)
"""Children that may stand there more than once."""

_BARE = frozenset(
    [
        "pPr",
        "rPr",
        "numPr",
        "pBdr",
        "tabs",
        "tblPr",
        "trPr",
        "tcPr",
        "tblBorders",
        "tcBorders",
        "tblCellMar",
        "tcMar",
        "docDefaults",
        "rPrDefault",
        "pPrDefault",
    ]
)
"""Elements without attributes."""

_KNOWN = {name: {child: at for at, child in enumerate(order)} for name, order in _ORDERS.items()}


def cleaned(root: etree._Element) -> etree._Element:
    """A part's root with nothing but what a sheet may hold; it is changed itself.

    Args:
        root: Of a styles, numbering or fonts part.
    """
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None:
            _keep_own_attributes(element)
        elif _holds(parent, element):
            _keep_own_attributes(element)
            if not mend(element):
                parent.remove(element)
        else:
            parent.remove(element)
    for name, known in _KNOWN.items():
        for element in list(root.iter(f"{W}{name}")):
            _ordered(element, known)
    anew = etree.Element(root.tag, nsmap={"w": W_ADDRESS})
    anew.extend(list(root))
    etree.cleanup_namespaces(anew)
    return anew


def is_property(element: etree._Element) -> bool:
    """Whether an element says how something looks, and isn't itself shown."""
    parent = element.getparent()
    return parent is not None and str(element.tag).startswith(W) and _holds(parent, element)


def setting(root: etree._Element, name: str) -> etree._Element | None:
    """A child of a section or of settings, cleaned; None if there is none that could stay."""
    child = root.find(f"{W}{name}")
    if child is None:
        return None
    holder = etree.Element(f"{W}setting")
    holder.append(etree.fromstring(etree.tostring(child)))
    return next(iter(cleaned(holder)), None)


def said(element: etree._Element | None, name: str, of: str = "val") -> str | None:
    """An attribute of a child."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}{of}")


def put(properties: etree._Element, child: etree._Element) -> None:
    """Put a child where the schema wants it; it takes the place of one of its name."""
    for other in properties.findall(child.tag):
        properties.remove(other)
    properties.append(child)
    _sort(properties, _KNOWN[local(properties)])


def made(name: str, **attributes: str) -> etree._Element:
    """An element of WordprocessingML with its attributes."""
    element = etree.Element(f"{W}{name}", nsmap={"w": W_ADDRESS})
    for key, value in attributes.items():
        element.set(f"{W}{key}", value)
    return element


def printed(element: etree._Element) -> str:
    """A cleaned element as XML that stands within a part."""
    return etree.tostring(element, encoding="unicode").replace(f' xmlns:w="{W_ADDRESS}"', "")


def _holds(parent: etree._Element, element: etree._Element) -> bool:
    """Whether an element may stand there; what stands in something taken out goes with it."""
    if not str(element.tag).startswith(W):
        return False
    return local(element) in _KNOWN.get(local(parent), ())


def _keep_own_attributes(element: etree._Element) -> None:
    if local(element) in _BARE:
        element.attrib.clear()
    for name in list(element.attrib):
        revision = str(name).startswith(f"{W}rsid")
        if revision or not str(name).startswith((W, "{http://www.w3.org/XML/1998/namespace}")):
            del element.attrib[name]


def _ordered(element: etree._Element, known: Mapping[str, int]) -> None:
    """Put children in the schema's order, the first of each kind that may stand there once."""
    seen = set()
    for child in list(element):
        name = local(child)
        if name in seen and name not in _MANY:
            element.remove(child)
        seen.add(name)
    _sort(element, known)
    if local(element) == "tabs" and len(element) == 0:
        holder = element.getparent()
        if holder is not None:
            holder.remove(element)


def _sort(element: etree._Element, known: Mapping[str, int]) -> None:
    places = [known[local(child)] for child in element]
    if places != sorted(places):
        element[:] = sorted(element, key=lambda child: known[local(child)])
