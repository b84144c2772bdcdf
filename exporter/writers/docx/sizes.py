"""The style sheet at the sizes that are asked for.

The template has an article's proportions at 11.5 pt. Here each of its sizes is scaled to the
preset's text, with the preset's own for title and headings, and none below the preset's smallest.
All of a look stands in the styles: who edits the document changes it in one place.
"""

import re

from exporter.look import ARTICLE, Look, Preset

_BODY = 11.5
_LINE = 1.2
"""How high fonts make a line by themselves, in ems: Word counts line heights in such lines."""

_SPACE = 8
"""Points between two paragraphs of the template."""

_STEP = 425
TABLE_SIZE = 10.5
"""Points of a table's text in the template."""

_STYLE = re.compile(r'<w:style [^>]*w:styleId="(\w+)">.*?</w:style>', re.DOTALL)
_SIZE = re.compile(r'(<w:sz(?:Cs)? w:val=)"(\d+)"')
_ROOM = re.compile(r'( w:(?:before|after)=)"(\d+)"')
_HEIGHT = re.compile(r'w:line="\d+" w:lineRule="auto"')
_INDENT = re.compile(r'( w:left=)"(\d+)"')
_ITALIC = "<w:i/><w:iCs/>"
_BOLD = "<w:b/><w:bCs/>"
_FONTS = re.compile(r'w:ascii="(?:Cambria|Calibri)" w:hAnsi="(?:Cambria|Calibri)"')
_GREYS = re.compile(r'<w:color w:val="(?:1B2A41|595959|404040)"/>')
_LINK_COLOUR = re.compile(r'<w:color w:val="(?:0B5394|674EA7)"/>')
_YELLOW, _GREY = '<w:highlight w:val="yellow"/>', '<w:highlight w:val="lightGray"/>'
_COLOURED = {"Title", "LetterheadName"}
_COLOUR = re.compile(r'<w:color w:val="\w+"/>')
_LINES = re.compile(r' w:color="(?:1B2A41|7F7F7F)"/>')

_RAISED = 2 / 3
"""How large Word shows a raised or lowered sign, in sizes of its type."""

_OFFER = 16
"""The least size of the line that offers other formats, in points (Hampshire Hospitals)."""

_APART = re.compile(r"Title|Heading|Letterhead|OtherFormats|FillIn|CutHere")
"""Styles whose distance from others goes by their size alone, not by the preset's paragraphs."""

_OWN_HEIGHT = re.compile(
    r"Title|Heading\d|Header|Footer|ThematicBreak|Figure|PictureBeside|AfterTable"
    r"|Letterhead\w*|FillIn|CutHere|LeafletCode"
)
"""Styles that keep the line height of the template."""


def step(preset: Preset) -> int:
    """How far each list level is indented, in twentieths of a point: a number must fit in it."""
    return round(_STEP * max(1, preset.body / 12))


def point_size(preset: Preset, template: float) -> float:
    """The size in points of what has one in the template."""
    return max(preset.smallest, _half(template * preset.body / _BODY))


def sized(part: str, look: Look) -> str:
    """The style sheet for a look.

    Args:
        part: The template: sizes in half points, lengths in twentieths of a point.
        look: Sizes, emphasis and colour.
    """
    preset = look.preset
    part = _STYLE.sub(lambda found: _style(found[0], found[1], look), part)
    part = _defaults(part, preset)
    if look.bold_emphasis:
        part = part.replace(_ITALIC, _BOLD)
    if preset != ARTICLE:
        # Clear print: letters without serifs (UKAAF G003, RNIB), black on white.
        part = _FONTS.sub('w:ascii="Arial" w:hAnsi="Arial"', part)
        part = part.replace('w:cs="Times New Roman"', 'w:cs="Arial"')
    if preset != ARTICLE or look.grey:
        part = _GREYS.sub('<w:color w:val="000000"/>', part)
    if look.grey:
        part = without_colour(part)
    if look.colour or look.grey or preset != ARTICLE:
        part = _LINES.sub(f' w:color="{colour(look)}"/>', part)
    return part


def without_colour(part: str) -> str:
    """A part as it is for a printer that knows black only: links by their line, marks in grey."""
    part = _LINK_COLOUR.sub('<w:color w:val="000000"/>', part)
    return part.replace('w:fill="FFF2A8"', 'w:fill="D9D9D9"').replace(_YELLOW, _GREY)


def colour(look: Look) -> str:
    """The colour of lines and the letterhead, as Word writes it."""
    return look.colour.removeprefix("#").upper() or "000000"


def _defaults(part: str, preset: Preset) -> str:
    """The text's own size, line height and that of scripts which look small beside Latin."""
    head, end, rest = part.partition("</w:docDefaults>")
    size = 2 * preset.body
    head = head.replace('<w:sz w:val="23"/>', f'<w:sz w:val="{size:.0f}"/>')
    head = head.replace('<w:szCs w:val="25"/>', f'<w:szCs w:val="{size + 2:.0f}"/>')
    return _HEIGHT.sub(_height(preset), head) + end + rest


def _height(preset: Preset) -> str:
    return f'w:line="{round(240 * preset.line / _LINE)}" w:lineRule="auto"'


def _style(style: str, name: str, look: Look) -> str:
    """One style, scaled; the clinic's name and the title have its colour."""
    preset = look.preset
    if look.colour and name in _COLOURED:
        style = _COLOUR.sub(f'<w:color w:val="{colour(look)}"/>', style)
    fixed = _own_size(name, preset)

    def size(found: re.Match[str]) -> str:
        points = point_size(preset, int(found[2]) / 2) if fixed is None else fixed
        return f'{found[1]}"{round(2 * points)}"'

    apart = preset.body / _BODY if _APART.match(name) else preset.paragraph * preset.body / _SPACE

    def room(found: re.Match[str]) -> str:
        return f'{found[1]}"{round(int(found[2]) * apart)}"'

    style = _SIZE.sub(size, style)
    if preset != ARTICLE:
        raised = round(2 * preset.smallest / _RAISED)
        style = style.replace(
            "<w:vertAlign", f'<w:sz w:val="{raised}"/><w:szCs w:val="{raised}"/><w:vertAlign'
        )
    style = _ROOM.sub(room, style)
    style = _INDENT.sub(lambda found: f'{found[1]}"{indent(preset, int(found[2]))}"', style)
    return style if _OWN_HEIGHT.fullmatch(name) else _HEIGHT.sub(_height(preset), style)


def indent(preset: Preset, template: int) -> int:
    """An indent of the template; those of borders stay."""
    steps, rest = divmod(template, _STEP)
    return template if rest else steps * step(preset)


def _own_size(name: str, preset: Preset) -> float | None:
    """The size that the preset has for a style."""
    if name == "Title":
        return preset.headings[0]
    if name.startswith("Heading"):
        return preset.headings[min(int(name.removeprefix("Heading")), 3)]
    if name == "OtherFormats":
        return max(_OFFER, preset.body)
    return None


def _half(points: float) -> float:
    return round(2 * points) / 2
