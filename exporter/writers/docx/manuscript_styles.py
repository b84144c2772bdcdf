"""The style sheet of a manuscript: one typeface, 12 pt, double-spaced, black.

The template's styles keep their names, so that an editor's document has what any other of ours
has. Text is double-spaced without room between paragraphs; what would fall apart (tables, code,
captions, footnotes) is single-spaced.
"""

import re

from exporter.look import Manuscript
from exporter.resources import text
from exporter.writers.docx import styles
from exporter.writers.docx.page import Page
from exporter.writers.docx.sizes import without_colour

STEP = 720
"""How far lists and quotations are indented, like the first lines: half an inch."""

_SIZE = 24
_FONTS = {"times": "Times New Roman", "courier": "Courier New"}
_LINES = {"times": 276, "courier": 272}
"""How high a line of each is at 12 pt, in twentieths of a point."""

_SINGLE, _DOUBLE = 240, 480

_CLOSE = frozenset(
    {
        *(styles.TABLE_TEXT, styles.TABLE_HEADING, styles.CAPTION, styles.NOTE, styles.CODE),
        *(styles.PREFORMATTED, styles.FIGURE, styles.BESIDE, styles.PLACEHOLDER),
        *(styles.HEADER, styles.FOOTER),
    }
)
"""Single-spaced, with the template's room around them."""

_STYLE = re.compile(r'  <w:style [^>]*w:styleId="(\w+)">.*?</w:style>\n', re.DOTALL)
_OPEN = re.compile(r'w:before="\d+" w:after="\d+"')
_HEIGHT = re.compile(r'w:line="\d+" w:lineRule="auto"')
_TYPE = re.compile(r'w:ascii="(\w[^"]*)" w:hAnsi="[^"]*"((?: w:eastAsia="[^"]*")?) w:cs="[^"]*"')
_SIZES = re.compile(r'(<w:sz(?:Cs)? w:val=)"\d+"')
_COLOUR = re.compile(r'<w:color w:val="\w+"/>')
_RULES = re.compile(r' w:color="(?:1B2A41|7F7F7F)"')
_SIDE = re.compile(r'( w:(?:left|right)=)"(\d+)"')
_CODE = re.compile(r"HTML|SourceCode|AfterTable")
"""Styles that keep their size."""

_HEADING = re.compile(r"Heading(\d)\Z")
_CENTRED, _ITALIC = '<w:jc w:val="center"/>', "<w:i/><w:iCs/>"
_ABOVE_HEADING = 240
_BELOW_TITLE = 480
_THIRD = 3
_LEAST = 480

_BEFORE_FLUSH = frozenset(
    {styles.TITLE, styles.SUBTITLE, styles.RULE, styles.SUMMARY, styles.QUESTION}
    | {styles.heading(number) for number in range(1, 10)}
)
"""Styles after which a paragraph begins without an indent: it opens a part of the text."""


def as_manuscript(part: str, manuscript: Manuscript, page: Page) -> str:
    """A style sheet as that of a manuscript.

    Args:
        part: The template, at the sizes of an article.
        manuscript: Its typeface, and the lines above the title.
        page: On which the title stands a third down.
    """
    part = _STYLE.sub(lambda found: _style(found[0], found[1]), part)
    head, end, rest = part.partition("</w:docDefaults>")
    head = _HEIGHT.sub(f'w:line="{_DOUBLE}" w:lineRule="auto"', head)
    own = text("templates", "docx/manuscript.xml")
    for found in _STYLE.finditer(own):
        rest = _with(rest, found[0], found[1])
    part = _SIZES.sub(rf'\1"{_SIZE}"', head) + end + rest
    part = without_colour(_COLOUR.sub('<w:color w:val="000000"/>', part))
    part = _RULES.sub(' w:color="000000"', part)
    font = _FONTS[manuscript.typeface]
    part = _TYPE.sub(lambda found: _type(found, font), part)
    above = len(manuscript.contact) + len(manuscript.agent)
    room = page.height // _THIRD - page.margins.top - above * _LINES[manuscript.typeface]
    below = 0 if manuscript.by_line else _BELOW_TITLE
    part = part.replace(
        'w:before="2400" w:after="0"', f'w:before="{max(room, _LEAST)}" w:after="{below}"'
    )
    return part.replace('w:pos="9026"', f'w:pos="{page.text_width}"')


def _style(style: str, name: str) -> str:
    """One style of the template."""
    if not _CODE.match(name):
        style = _SIZES.sub(rf'\1"{_SIZE}"', style)
    style = _SIDE.sub(_wider, style)
    if name in _CLOSE:
        return _HEIGHT.sub(f'w:line="{_SINGLE}" w:lineRule="auto"', style)
    style = _OPEN.sub('w:before="0" w:after="0"', style)
    style = _HEIGHT.sub(f'w:line="{_DOUBLE}" w:lineRule="auto"', style)
    heading = _HEADING.match(name)
    if heading is None:
        return style
    style = style.replace('w:before="0" w:after="0"', f'w:before="{_ABOVE_HEADING}" w:after="0"')
    # All headings have the size of the text: place and slant tell their levels.
    if heading[1] == "1":
        return style.replace("<w:outlineLvl", f"{_CENTRED}<w:outlineLvl")
    return style if heading[1] == "2" else style.replace("<w:bCs/>", f"<w:bCs/>{_ITALIC}")


def _wider(found: re.Match[str]) -> str:
    """An indent in steps; those of borders stay."""
    steps, rest = divmod(int(found[2]), styles.STEP)
    return found[0] if rest else f'{found[1]}"{steps * STEP}"'


def _type(found: re.Match[str], font: str) -> str:
    """The typeface; code is in Courier New, whatever the text is in."""
    font = "Courier New" if found[1] == "Consolas" else font
    return f'w:ascii="{font}" w:hAnsi="{font}"{found[2]} w:cs="{font}"'


def _with(part: str, style: str, name: str) -> str:
    """The part with a style in the place of the one of that name, else as its last."""
    for found in _STYLE.finditer(part):
        if found[1] == name:
            return part[: found.start()] + style + part[found.end() :]
    return part.replace("</w:styles>", f"{style}</w:styles>")


def body_style(before: str, *, aligned: bool) -> str:
    """The style of a paragraph of the text.

    Args:
        before: The style of the paragraph before it; empty for the first.
        aligned: It is centred or the like, so that an indent would move it.
    """
    return styles.BODY if aligned or not before or before in _BEFORE_FLUSH else styles.FIRST_INDENT
