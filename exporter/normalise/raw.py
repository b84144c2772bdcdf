"""What WordPress does to an editor's text before it renders it, as far as paragraphs go."""

import re

_BLOCK = re.compile(
    r"<!--\s*wp:|<(?:p|div|ul|ol|table|blockquote|h[1-6]|pre|figure|section)\b", re.IGNORECASE
)
_BLANK_LINES = re.compile(r"\n\s*\n+")


def rendered_from_raw(raw: str) -> str:
    """Text with its paragraphs marked up, if it relies on blank lines for them.

    The block editor's text has its own markup; the classic editor's parts paragraphs by blank
    lines and breaks by line ends.

    Source: https://developer.wordpress.org/reference/functions/wpautop/
    """
    text = raw.replace("\r\n", "\n")
    if _BLOCK.search(text):
        return text
    paragraphs = [part.strip("\n") for part in _BLANK_LINES.split(text) if part.strip()]
    return "\n".join(f"<p>{part.replace(chr(10), '<br>' + chr(10))}</p>" for part in paragraphs)
