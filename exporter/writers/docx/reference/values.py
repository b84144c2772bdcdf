"""Values in a reference document that the schema doesn't know: mended where that is clear, else out.

LibreOffice, say, writes `start` where only `left` may stand; an invalid value in a style would make
every document that takes it invalid.
"""

import re
from collections.abc import Mapping

from lxml import etree

from exporter.writers.docx.reference.names import W, local


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SWITCHES = _words(
    "keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku"
    " wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid"
    " contextualSpacing mirrorIndents suppressOverlap b bCs i iCs caps smallCaps strike dstrike"
    " outline shadow emboss imprint noProof vanish webHidden rtl cs specVanish autoRedefine hidden"
    " semiHidden unhideWhenUsed qFormat locked isLgl cantSplit tblHeader notTrueType mirrorMargins"
    " gutterAtTop autoHyphenation doNotHyphenateCaps evenAndOddHeaders titlePg noWrap hideMark"
)
_COUNTS = _words(
    "outlineLvl uiPriority ilvl numId start lvlRestart abstractNumId startOverride gridSpan"
    " tblStyleRowBandSize tblStyleColBandSize consecutiveHyphenLimit"
)
_SIZES = _words("sz szCs kern")
_LENGTHS = _words("position defaultTabStop hyphenationZone")
_IDS = _words("basedOn next link pStyle rStyle tblStyle styleLink numStyleLink name")

_HEX = _words("nsid tmpl")
_VALUED = _COUNTS | _SIZES | _LENGTHS | _IDS | _HEX | {"color", "shd", "bdr"}
"""Elements that say nothing without `w:val`."""

_NEEDS = {
    **dict.fromkeys(("pBdr", "tblBorders", "tcBorders", "pgBorders"), "val"),
    **dict.fromkeys(("tblCellMar", "tcMar"), "w"),
}
"""What each side in them must say."""

_WIDTHS = _words("tblW tblInd tcW tblCellSpacing top left bottom right start end")
_WIDTH_TYPES = frozenset({None, "nil", "pct", "dxa", "auto"})

_TABLE_PARTS = _words(
    "wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz neCell"
    " nwCell seCell swCell"
)

_ONE_OF: Mapping[str, frozenset[str]] = {
    "jc": _words(
        "left center right both mediumKashida distribute numTab highKashida lowKashida thaiDistribute"
    ),
    "tab": _words("clear left center right decimal bar num"),
    "lvlJc": _words("left center right"),
    "suff": _words("tab space nothing"),
    "multiLevelType": _words("singleLevel multilevel hybridMultilevel"),
    "vertAlign": _words("baseline superscript subscript"),
    "textAlignment": _words("top center baseline bottom auto"),
    "textboxTightWrap": _words("none allLines firstAndLastLine firstLineOnly lastLineOnly"),
    "vAlign": _words("top center both bottom"),
    "family": _words("decorative modern roman script swiss auto"),
    "pitch": _words("fixed variable default"),
    "em": _words("none dot comma circle underDot"),
    "effect": _words("blinkBackground lights antsBlack antsRed shimmer sparkle none"),
    "textDirection": _words("tb rl lr tbV rlV lrV btLr lrTb lrTbV tbLrV tbRl tbRlV"),
    "highlight": _words(
        "black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta"
        " darkRed darkYellow darkGray lightGray none"
    ),
    "u": _words(
        "single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy dotDash"
        " dashDotHeavy dotDotDash dashDotDotHeavy wave wavyHeavy wavyDouble none"
    ),
    "numFmt": _words(
        "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex"
        " chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth"
        " japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2"
        " aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop"
        " decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle"
        " ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting"
        " ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting"
        " chineseLegalSimplified chineseCountingThousand koreanDigital koreanCounting koreanLegal"
        " koreanDigital2 vietnameseCounting russianLower russianUpper none numberInDash hebrew1"
        " hebrew2 arabicAlpha arabicAbjad hindiVowels hindiConsonants hindiNumbers hindiCounting"
        " thaiLetters thaiNumbers thaiCounting bahtText dollarText"
    ),
}
"""What an element's `w:val` may be (ISO/IEC 29500-4, annex A.1, the simple types of wml.xsd)."""

_SIDES = {"start": "left", "end": "right"}
"""What the strict form calls sides, and the usual one (ISO/IEC 29500-4, 14.2)."""

_SIDED = _words("tblBorders tblCellMar tcBorders tcMar")

_SWITCH = re.compile(r"0|1|true|false|on|off")
_COUNT = re.compile(r"\d{1,9}")
_LENGTH = re.compile(r"-?\d{1,9}(?:\.\d{1,6}(?=[a-z]))?(?:mm|cm|in|pt|pc|pi)?")
_SIZE = re.compile(r"\d{1,9}(?:\.\d{1,6}(?=[a-z]))?(?:mm|cm|in|pt|pc|pi)?")
_COLOUR = re.compile(r"auto|[0-9A-Fa-f]{6}")
_LONG_HEX = re.compile(r"[0-9A-Fa-f]{8}")
_TOKEN = re.compile(r"[A-Za-z0-9]{1,40}")

_MEASURED = _words(
    "w h space before after line left right hanging firstLine pos top bottom header footer gutter"
    " leftChars rightChars firstLineChars hangingChars beforeLines afterLines linePitch"
)
_CODED = _words("color fill")
_NAMED = _words(
    "lineRule leader themeColor themeFill asciiTheme hAnsiTheme eastAsiaTheme cstheme hint"
)


def mend(element: etree._Element) -> bool:
    """Put an element's attributes right; whether it may stay.

    Args:
        element: Of WordprocessingML.
    """
    name = local(element)
    parent = element.getparent()
    if name in _SIDES and parent is not None and local(parent) in _SIDED:
        element.tag = f"{W}{_SIDES[name]}"
    if name == "rFonts" and element.get(f"{W}hint") not in {None, "default", "eastAsia", "cs"}:
        del element.attrib[f"{W}hint"]
    if name in _WIDTHS and element.get(f"{W}type") not in _WIDTH_TYPES:
        del element.attrib[f"{W}type"]
    if name == "ind":
        _usual_sides(element)
    for key in [str(key) for key in element.attrib if str(key).startswith(W)]:
        rule = _rule(key.removeprefix(W))
        if rule is not None and not rule.fullmatch(str(element.get(key))):
            del element.attrib[key]
    return _has_lawful_value(element, name)


def _usual_sides(element: etree._Element) -> None:
    for strict, usual in _SIDES.items():
        value = element.get(f"{W}{strict}")
        if value is None:
            continue
        del element.attrib[f"{W}{strict}"]
        if element.get(f"{W}{usual}") is None:
            element.set(f"{W}{usual}", value)


def _rule(attribute: str) -> re.Pattern[str] | None:
    if attribute in _MEASURED:
        return _LENGTH
    if attribute in _CODED:
        return _COLOUR
    return _TOKEN if attribute in _NAMED else None


def _has_lawful_value(element: etree._Element, name: str) -> bool:
    """Whether `w:val` is what the element may have; sides get their usual names."""
    key = f"{W}val"
    value = element.get(key)
    if name in _ONE_OF:
        value = _SIDES.get(value or "", value) if name in {"jc", "lvlJc", "tab"} else value
        if value is not None:
            element.set(key, value)
        return value in _ONE_OF[name] and (name != "tab" or element.get(f"{W}pos") is not None)
    holder = element.getparent()
    if holder is not None and local(holder) in _NEEDS:
        return element.get(f"{W}{_NEEDS[local(holder)]}") is not None
    if value is None:
        return name not in _VALUED and (
            name != "tblStylePr" or element.get(f"{W}type") in _TABLE_PARTS
        )
    if name in _SWITCHES:
        return bool(_SWITCH.fullmatch(value))
    if name in _COUNTS:
        return bool(_COUNT.fullmatch(value))
    if name in _SIZES:
        return bool(_SIZE.fullmatch(value))
    if name in _LENGTHS:
        return bool(_LENGTH.fullmatch(value))
    if name in _HEX:
        return bool(_LONG_HEX.fullmatch(value))
    return name != "color" or bool(_COLOUR.fullmatch(value))
