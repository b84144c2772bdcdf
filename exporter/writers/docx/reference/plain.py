"""What of a reference document's sheets is kept: Word's own names in their order, nothing else.

A stranger's part may hold anything. Only elements and attributes of WordprocessingML itself stay,
so that nothing in a sheet relates to another part or to an address; properties stand in the order
that the schema demands, and those that it doesn't know, or that belong to tracked changes, go.
"""

from collections.abc import Mapping

from lxml import etree

from exporter.writers.docx.reference.names import W_ADDRESS, W, local
from exporter.writers.docx.reference.values import mend

ORDERS: Mapping[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
        " unhideWhenUsed qFormat locked personal personalCompose personalReply pPr rPr tblPr trPr"
        " tcPr tblStylePr",
        "pPr": "keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
        " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
        " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
        " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl",
        "rPr": "rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
        " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
        " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText legacy lvlJc pPr rPr",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "num": "abstractNumId lvlOverride",
        "docDefaults": "rPrDefault pPrDefault",
        "font": "altName panose1 charset family notTrueType pitch sig",
    }.items()
}
"""The children of an element in their order (ISO/IEC 29500-4, annex A.1, wml.xsd)."""

_KNOWN = {name: {child: at for at, child in enumerate(order)} for name, order in ORDERS.items()}


def cleaned(root: etree._Element) -> etree._Element:
    """A part's root with nothing but what a sheet may hold; it is changed itself."""
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
        for element in root.iter(f"{W}{name}"):
            _sort(element, known)
    anew = etree.Element(root.tag, nsmap={"w": W_ADDRESS})
    anew.extend(list(root))
    etree.cleanup_namespaces(anew)
    return anew


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
    known = _KNOWN.get(local(parent))
    return known is None or local(element) in known


def _keep_own_attributes(element: etree._Element) -> None:
    for name in list(element.attrib):
        revision = str(name).startswith(f"{W}rsid")
        if revision or not str(name).startswith((W, "{http://www.w3.org/XML/1998/namespace}")):
            del element.attrib[name]


def _sort(element: etree._Element, known: Mapping[str, int]) -> None:
    places = [known[local(child)] for child in element]
    if places != sorted(places):
        element[:] = sorted(element, key=lambda child: known[local(child)])
