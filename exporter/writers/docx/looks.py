"""Run properties: how the inline styles around a run become its character style and the rest."""

from functools import lru_cache
from typing import Literal, NamedTuple

from exporter.direction import is_right_to_left
from exporter.tree import Style
from exporter.writers.docx.emoji import FONT
from exporter.writers.docx.languages import east_asian_font, is_east_asian, word_languages
from exporter.writers.docx.xml import attribute

_CHARACTER_STYLES: dict[Style, str] = {
    Style.CODE: "HTMLCode",
    Style.KEYBOARD: "HTMLKeyboard",
    Style.SAMPLE: "HTMLSample",
    Style.VARIABLE: "HTMLVariable",
    Style.CITATION: "HTMLCite",
    Style.DEFINITION: "HTMLDefinition",
    Style.HIGHLIGHT: "Highlighted",
    Style.SMALL: "Small",
    Style.STRONG: "Strong",
    Style.EMPHASIS: "Emphasis",
}
"""Character styles. A run has one at most: the first here wins, the others are formatting."""

_RAISED = {Style.SUPERSCRIPT: "Superscript", Style.SUBSCRIPT: "Subscript"}

_BEFORE_LINKS = frozenset({Style.CODE, Style.KEYBOARD, Style.SAMPLE})
"""Those that say more of a run than that it is a link; the link is blue all the same."""

Kind = Literal["text", "shared", "emoji"]
"""Text; one with marks that Latin and East Asian texts share, in an East Asian one; emoji."""

_EMOJI = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'

_MONO = frozenset({Style.CODE, Style.KEYBOARD, Style.SAMPLE})
_ITALIC = frozenset({Style.EMPHASIS, Style.VARIABLE, Style.CITATION, Style.DEFINITION})
_UNDERLINED = frozenset({Style.UNDERLINE, Style.INSERTED})
_STRUCK = frozenset({Style.STRUCK, Style.DELETED})


class Look(NamedTuple):
    """What stands around a run.

    Attributes:
        traits: The inline styles.
        link: It is a link's text.
        acronym: It is an abbreviation.
        bold: The paragraph's style is bold, so that a bold character style would undo it.
        lang: BCP 47 tag where it isn't the document's; else empty.
        rtl: The base direction around.
        verbatim: White space counts.
        runs_only: Nothing but runs may stand here, so no link.
        bold_emphasis: What is emphasised is bold, not italic.
        home: BCP 47 tag of the document; may be empty.
        clear: It is clear print: raised and lowered signs have a style, which keeps them large.
    """

    traits: frozenset[Style] = frozenset()
    link: bool = False
    acronym: bool = False
    bold: bool = False
    lang: str = ""
    rtl: bool = False
    verbatim: bool = False
    runs_only: bool = False
    bold_emphasis: bool = False
    clear: bool = False
    home: str = ""

    def styled(self, style: Style) -> "Look":
        """The look within one more inline style."""
        return self._replace(traits=self.traits | {style})


@lru_cache(maxsize=1024)
def run_properties(look: Look, *, rtl: bool, kind: Kind = "text") -> str:
    """`w:rPr`, its children in the schema's order (ISO/IEC 29500-1, 17.3.2.28).

    Args:
        look: Around the run.
        rtl: The run's letters run from right to left.
        kind: What decides on its font.

    Returns:
        The empty string where there is nothing to say.
    """
    style, rest = _character_style(look)
    parts = [f'<w:rStyle w:val="{style}"/>'] if style else []
    parts.append(_fonts(look, kind))
    if look.bold_emphasis:
        rest = _emboldened(look, rest)
    parts += _formatting(rest, rtl=rtl, linked=look.link and style != "Hyperlink")
    if rtl:
        parts.append("<w:rtl/>")
    parts.append(language_mark(look.lang))
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _fonts(look: Look, kind: Kind) -> str:
    """`w:rFonts`, where the style's don't do.

    A font of their own have emoji, and East Asian text in another language than the document's.
    Marks that Latin and East Asian texts share are East Asian ones by a hint (17.3.2.26).
    """
    if kind == "emoji":
        return _EMOJI
    hint = ' w:hint="eastAsia"' if kind == "shared" else ""
    font = ""
    if look.lang and is_east_asian(look.lang):
        own = east_asian_font(look.lang)
        font = attribute("w:eastAsia", own) if own != east_asian_font(look.home) else ""
    return f"<w:rFonts{hint}{font}/>" if hint or font else ""


def _character_style(look: Look) -> tuple[str, frozenset[Style]]:
    """The run's character style, and the traits that it doesn't express."""
    for trait, style in _CHARACTER_STYLES.items():
        if look.link and trait not in _BEFORE_LINKS:
            break
        if trait in look.traits and not (trait is Style.STRONG and look.bold):
            return style, look.traits - {trait}
    if look.link:
        return "Hyperlink", look.traits
    for trait, style in _RAISED.items():
        if look.clear and trait in look.traits:
            return style, look.traits - {trait}
    return ("HTMLAcronym" if look.acronym else ""), look.traits


def _emboldened(look: Look, rest: frozenset[Style]) -> frozenset[Style]:
    """The traits that no style expresses, where emphasis is bold.

    In a bold paragraph the style of emphasis would switch its bold off.
    """
    emphasised = rest & _ITALIC or (look.bold and look.traits & _ITALIC)
    return (rest - _ITALIC) | ({Style.STRONG} if emphasised else frozenset())


def _formatting(traits: frozenset[Style], *, rtl: bool, linked: bool) -> list[str]:
    """Formatting that no style says."""
    parts = []
    if traits & _MONO:
        parts.append('<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>')
    if Style.STRONG in traits:
        parts.append("<w:b/><w:bCs/>" if rtl else "<w:b/>")
    if traits & _ITALIC:
        parts.append("<w:i/><w:iCs/>" if rtl else "<w:i/>")
    if traits & _STRUCK:
        parts.append("<w:strike/>")
    if linked:
        parts.append('<w:color w:val="0B5394"/>')
    if Style.HIGHLIGHT in traits:
        parts.append('<w:highlight w:val="yellow"/>')
    if linked or traits & _UNDERLINED:
        parts.append('<w:u w:val="single"/>')
    if Style.SUPERSCRIPT in traits:
        parts.append('<w:vertAlign w:val="superscript"/>')
    elif Style.SUBSCRIPT in traits:
        parts.append('<w:vertAlign w:val="subscript"/>')
    return parts


def language_mark(tag: str) -> str:
    """`w:lang` for text in a language of its own; the empty string for none."""
    latin, east_asian, bidi = word_languages(tag)
    if latin is None:
        return ""
    if bidi is not None and is_right_to_left(tag):
        return f"<w:lang{attribute('w:bidi', bidi)}/>"
    if east_asian is not None:
        return f"<w:lang{attribute('w:val', latin)}{attribute('w:eastAsia', east_asian)}/>"
    return f"<w:lang{attribute('w:val', latin)}/>"
