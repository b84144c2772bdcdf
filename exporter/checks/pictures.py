"""Alternative texts, and pictures that seem to hold text.

Sources: WCAG 2.2, 1.1.1 and 1.4.5; techniques F30 and F65.
"""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from exporter.checks.codes import CheckCode
from exporter.checks.context import Findings, Subject
from exporter.checks.lexicon import EMPTY_ALTS, TEXT_PICTURES
from exporter.checks.survey import Found
from exporter.tree import Image, plain_text

TALL, TALL_FROM = 2.2, 900
"""A picture so many times higher than wide, and so many pixels high, is an infographic or a page."""

_LONGEST = 200
"""Characters of an alternative text that may be a mere name."""

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|dscf|pict?|p|image|photo|picture|screenshot|screen shot|wp|pxl|gopr|mvi|bild|foto)?"
    r"[\s_-]*\d[\d\s_x.:-]*(?:at [\d.:\s]+)?(?:[ap]m)?(?:scaled|copy|final|edited|e\d+)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?=\S*(?:[\d_]|-\S*-))\S+[_-]\S+")
_HEX = re.compile(r"(?=[a-z]*\d)[0-9a-f]{8,}(?:-[0-9a-f]+)*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_SIZE = re.compile(r"-(?:\d+x\d+|scaled|rotated|e\d{6,})$")


def check_pictures(subject: Subject) -> Findings:
    """Every picture of the text."""
    for found in subject.survey.nodes:
        if isinstance(found.node, Image):
            yield from _alt(found, found.node)
            yield from _text(found, found.node)


def _alt(found: Found, image: Image) -> Findings:
    name = file_name(image.src)
    where = found.place.where(f"{name}: {found.caption}" if found.caption else name)
    alone = found.link is not None and not plain_text(found.link.content)
    alt = (image.alt or "").strip()
    if image.alt is None:
        yield CheckCode.ALT_MISSING, "no alternative text at all", where, 0
    elif not alt and alone:
        message = "the picture is all that a link shows, and has no alternative text"
        yield CheckCode.ALT_MISSING, message, where, 1
    elif not alt:
        yield CheckCode.ALT_EMPTY, "an empty alternative text", where, 0
    elif reason := useless(alt, image.src):
        yield CheckCode.ALT_USELESS, f"“{_short(alt)}” {reason}", where, 0


def useless(alt: str, src: str) -> str:
    """Why an alternative text says nothing, or nothing if it may say something.

    Args:
        alt: The text; not empty.
        src: The picture's address.
    """
    plain = " ".join(alt.casefold().strip(" .:;,!-_*()[]“”\"'").split())
    if len(alt) > _LONGEST:
        return ""
    if _FILE.fullmatch(alt):
        return "is the name of a file"
    if not any(map(str.isalnum, plain)):
        return "holds no word"
    if plain in EMPTY_ALTS or plain.rstrip("0123456789 #_-.") in EMPTY_ALTS:
        return "says only that there is a picture"
    if _CAMERA.fullmatch(plain) or _HEX.fullmatch(plain):
        return "is a name that a camera or program gave"
    stem = _SIZE.sub("", PurePosixPath(file_name(src)).stem).casefold()
    if plain == stem and _JOINED.fullmatch(plain):
        return "is the name of the file"
    return ""


def _text(found: Found, image: Image) -> Findings:
    """Suspicion only: nobody looks into the picture itself."""
    name = file_name(image.src)
    signs = []
    for what, text in (("file name", name), ("alternative text", image.alt or "")):
        words = {word.casefold() for word in _WORDS.findall(text)}
        if hit := sorted(words & TEXT_PICTURES):
            signs.append(f"its {what} says “{hit[0]}”")
    width, height = image.width or 0, image.height or 0
    if height >= TALL_FROM and height >= TALL * width > 0:
        signs.append(f"it is {width} pixels wide and {height} high")
    if signs:
        yield CheckCode.TEXT_PICTURE, " and ".join(signs), found.place.where(name), len(signs)


def file_name(src: str) -> str:
    """The last part of a picture's address; what kind of data it is where it holds the picture."""
    if src[:5].lower() == "data:":
        return src[:40].partition(",")[0].partition(";")[0]
    try:
        path = urlsplit(src).path
    except ValueError:
        return _short(src)
    return unquote(path.rstrip("/").rpartition("/")[2]) or _short(src)


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
