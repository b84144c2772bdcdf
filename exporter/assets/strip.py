"""Takes private metadata (place, time, device, name) out of picture files, the pixels untouched.

Kept is what tells how the pixels look: sizes, colour profiles, clear parts, movement. All else goes,
what stands behind the picture's end too (telephones put films there).

Sources: ITU-T T.81, annex B (JPEG); PNG, third edition, 5 and 11; GIF 89a, 20-26; WebP container
(RFC 9649, 2.5-2.7).
"""

import re
from collections.abc import Callable, Iterator

_SCAN_END = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
_START_OF_SCAN, _END_OF_IMAGE, _COMMENT = 0xDA, 0xD9, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""JPEG markers that no segment follows (B.1.1.3)."""

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT".split()
)
_WEBP_PRIVATE = (b"EXIF", b"XMP ")
_WEBP_FLAGS = 0xFF & ~0x0C
"""Of `VP8X`, without those of Exif and XMP."""

_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Applications' blocks that say how often a moving picture is shown."""


class Unlawful(ValueError):
    """A file is not built as its kind demands."""


def without_metadata(data: bytes, kind: str) -> bytes:
    """The file without private metadata; the same object if it holds none.

    Args:
        data: A picture that has been decoded, so that its size is borne.
        kind: `JPEG`, `PNG`, `GIF` or `WEBP`.

    Raises:
        Unlawful: The file's frame is damaged, though its pixels could be read.
    """
    try:
        clean = b"".join(_PARTS[kind](data))
    except IndexError:
        raise Unlawful(f"the {kind} file ends too early") from None
    return data if clean == data else clean


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        marker = data[at + 1]
        if data[at] != 0xFF or not marker:
            raise Unlawful("no JPEG marker where one must be")
        if marker == _END_OF_IMAGE:
            yield b"\xff\xd9"
            return
        if marker in _ALONE:
            at += 2
            continue
        end = at + 2 + _number(data, at + 2, 2, "big")
        if marker == _START_OF_SCAN:
            found = _SCAN_END.search(data, end)
            end = found.start() if found else len(data)
        elif end <= at + 3:
            raise Unlawful("a JPEG segment is too short")
        if _kept_segment(marker, data[at + 4 : at + 18]):
            yield data[at:end]
        if end >= len(data):
            yield b"\xff\xd9"
            return
        at = end


def _kept_segment(marker: int, start: bytes) -> bool:
    """Whether a JPEG segment says how the picture looks: application data mostly don't."""
    match marker:
        case 0xE0:
            return start.startswith(b"JFIF\0")
        case 0xE2:
            return start.startswith(b"ICC_PROFILE\0")
        case 0xEE:
            return start.startswith(b"Adobe")
        case _:
            return marker != _COMMENT and not 0xE1 <= marker <= 0xEF


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG_START
    at = len(_PNG_START)
    kind = b""
    while kind != b"IEND":
        end = at + 12 + _number(data, at, 4, "big")
        kind = data[at + 4 : at + 8]
        if end > len(data):
            raise Unlawful("a PNG chunk is cut off")
        if kind in _PNG_KEPT:
            yield data[at:end]
        at = end


def _webp(data: bytes) -> Iterator[bytes]:
    parts = list(_webp_chunks(data))
    size = 4 + sum(map(len, parts))
    yield from (b"RIFF", size.to_bytes(4, "little"), b"WEBP", *parts)


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    at, last = 12, min(len(data), 8 + _number(data, 4, 4, "little"))
    while at + 8 <= last:
        kind, size = data[at : at + 4], _number(data, at + 4, 4, "little")
        end = at + 8 + size
        if end > len(data):
            raise Unlawful("a WebP chunk is cut off")
        if kind == b"VP8X":
            yield data[at : at + 8] + bytes([data[at + 8] & _WEBP_FLAGS]) + data[at + 9 : end]
        elif kind not in _WEBP_PRIVATE:
            yield data[at:end] + bytes(size % 2)
        at = end + size % 2


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            end = _blocks_end(data, at + 11 + _colours(data[at + 9]))
            yield data[at:end]
        elif data[at] == 0x21:
            end = _blocks_end(data, at + 2)
            label, name = data[at + 1], data[at + 3 : at + 14]
            if label in (0xF9, 0x01) or (label == 0xFF and name in _GIF_KEPT):
                yield data[at:end]
        else:
            raise Unlawful("no GIF block where one must be")
        at = end
    yield b"\x3b"


def _colours(flags: int) -> int:
    """Bytes of the table of colours that a GIF's flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while size := data[at]:
        at += size + 1
    return at + 1


def _number(data: bytes, at: int, size: int, order: str) -> int:
    if at + size > len(data):
        raise Unlawful("the file ends too early")
    return int.from_bytes(data[at : at + size], "big" if order == "big" else "little")


_PARTS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WEBP": _webp,
    "GIF": _gif,
}
