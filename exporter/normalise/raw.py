"""What WordPress does to an editor's text before it renders it, as far as paragraphs go."""

import re
from collections.abc import Iterator

_OF_BLOCKS = re.compile(r"<!--\s*wp:")
_BLOCK_NAMES = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|map|menu|nav|ol|p|pre|script|section|"
    "style|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK_START = re.compile(rf"</?(?:{_BLOCK_NAMES})(?=[\s/>])", re.IGNORECASE)
_OPENING = re.compile(rf"(<(?:{_BLOCK_NAMES})(?=[\s/>]))", re.IGNORECASE)
_CLOSING = re.compile(rf"(</(?:{_BLOCK_NAMES})\s*>|<hr[^<>]*>)", re.IGNORECASE)
_KEPT = re.compile(r"<(pre|script|style)\b", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}[^<>]*>", re.IGNORECASE) for name in ("pre", "script", "style")
}
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def rendered_from_raw(raw: str) -> str:
    """Text with its paragraphs marked up, if it relies on blank lines for them.

    The block editor's text has its own markup; the classic editor's parts paragraphs by blank
    lines and breaks by line ends, except in and around elements that are blocks.

    Source: https://developer.wordpress.org/reference/functions/wpautop/
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if _OF_BLOCKS.search(text):
        return text
    found: list[str] = []
    for piece, is_kept in _pieces(text):
        found.extend([piece] if is_kept else _paragraphs(piece))
    return "\n".join(found)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in turn with the elements in which white space counts, which are kept as they are."""
    start, unclosed = 0, set[str]()
    for opening in _KEPT.finditer(text):
        name = opening[1].lower()
        if opening.start() < start or name in unclosed:
            continue
        end = _ENDS[name].search(text, opening.end())
        if end is None:
            unclosed.add(name)
            continue
        yield text[start : opening.start()], False
        start = end.end()
        yield text[opening.start() : start], True
    yield text[start:], False


def _paragraphs(text: str) -> Iterator[str]:
    """The parts between blank lines, those marked as paragraphs that aren't blocks already."""
    text = _CLOSING.sub(r"\1\n\n", _OPENING.sub(r"\n\n\1", text))
    for part in map(str.strip, _BLANK_LINE.split(text)):
        if part and _BLOCK_START.match(part):
            yield part
        elif part:
            yield f"<p>{part.replace(chr(10), '<br>' + chr(10))}</p>"
