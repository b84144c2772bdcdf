"""From bytes to posts: one object, an array, or JSON Lines; anything else is refused clearly."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec

from exporter.diagnostics import Code, Diagnostic
from exporter.errors import (
    EmptyContent,
    ExporterError,
    LimitExceeded,
    NotJSON,
    ProtectedContent,
    WordPressRefused,
    WrongShape,
)
from exporter.post.metadata import footnotes_of, language_of, source_of
from exporter.post.model import Post
from exporter.post.stored import StoredTree, decode_tree, is_tree
from exporter.post.wire import RichText, WirePost, is_raw, rendered
from exporter.tree.check import XML_ILLEGAL

MAX_BYTES = 256 * 1024 * 1024
"""The largest input that is read; a site's whole export has a few tens of MB."""

_post_decoder = msgspec.json.Decoder(WirePost)
_list_decoder = msgspec.json.Decoder(list[msgspec.Raw])
_raw_decoder = msgspec.json.Decoder(msgspec.Raw)
_PASSWORD_FORM = re.compile(r"<form[^>]*\bpost-password-form\b", re.IGNORECASE)


def scan_posts(data: bytes, origin: str) -> Iterator[Post | StoredTree | ExporterError]:
    """Every post of an input, or the error that stands in its place.

    Args:
        data: One post object or document tree, an array of them, or one a line; UTF-8 with or
            without a BOM, or UTF-16 with one.
        origin: What messages call the input.

    Raises:
        ExporterError: Nothing at all can be read; the class says why.
    """
    text = _utf8(data, origin)
    for place, item in _items(text, origin):
        try:
            yield decode_post(item, place)
        except WrongShape as problem:
            if not is_tree(item):
                yield problem
                continue
            yield _tree(item, place)
        except ExporterError as problem:
            yield problem


def _tree(data: bytes, origin: str) -> StoredTree | ExporterError:
    try:
        return decode_tree(data, origin)
    except ExporterError as problem:
        return problem


def decode_post(data: bytes, origin: str) -> Post:
    """One post object.

    Raises:
        ExporterError: It isn't one; the class says why.
    """
    wire, scrubbed = _wire(data, origin)
    _refuse_protected(wire, origin)
    content = rendered(wire.content)
    if not content.strip():
        _refuse_empty(wire, origin)
    source, ignored = source_of(wire)
    language, also_ignored = language_of(wire)
    footnotes, unread = footnotes_of(wire)
    return Post(
        origin=origin,
        title_html=rendered(wire.title),
        content_html=content,
        raw=is_raw(wire.content),
        excerpt_html=rendered(wire.excerpt),
        language=language,
        type=wire.type or "post",
        footnotes=footnotes,
        source=source,
        diagnostics=(*scrubbed, *ignored, *also_ignored, *unread),
    )


def _utf8(data: bytes, origin: str) -> bytes:
    """The input as UTF-8 without a BOM."""
    if len(data) > MAX_BYTES:
        raise LimitExceeded(f"it is larger than {MAX_BYTES // 1024**2} MiB", where=origin)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16").encode()
        except UnicodeError:
            raise NotJSON("it starts like UTF-16 text but isn't", where=origin) from None
    if data.startswith(b"\x1f\x8b"):
        step = "Unpack it first: gunzip FILE."
        raise NotJSON("it is compressed (gzip)", where=origin, next_step=step)
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        raise NotJSON("it is empty", where=origin)
    return text


def _items(text: bytes, origin: str) -> Iterator[tuple[str, bytes]]:
    """The post objects' own bytes, each with what messages call it."""
    try:
        if text.startswith(b"["):
            items = [bytes(item) for item in _list_decoder.decode(text)]
        else:
            items = [bytes(_raw_decoder.decode(text))]
    except RecursionError:
        raise LimitExceeded("it is nested too deep", where=origin) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        yield from _items_second_look(text, origin)
        return
    yield from _named(items, text, origin)


def _items_second_look(text: bytes, origin: str) -> Iterator[tuple[str, bytes]]:
    """Items of an input that msgspec refuses: it may be JSON Lines, or hold lone surrogates."""
    try:
        loaded = json.loads(text)
    except json.JSONDecodeError as problem:
        if problem.msg == "Extra data" and text.startswith(b"{"):
            yield from _lines(text, origin)
            return
        raise _not_json(text, origin) from None
    except (UnicodeDecodeError, RecursionError):
        raise _not_json(text, origin) from None
    items = loaded if isinstance(loaded, list) else [loaded]
    yield from _named([json.dumps(item).encode() for item in items], text, origin)


def _named(items: list[bytes], text: bytes, origin: str) -> Iterator[tuple[str, bytes]]:
    if not text.startswith(b"["):
        yield origin, items[0]
        return
    if not items:
        step = "Ask the site for posts that exist: check the address and its page number."
        raise EmptyContent("the list holds no post", where=origin, next_step=step)
    yield from ((f"{origin}[{number}]", item) for number, item in enumerate(items))


def _lines(text: bytes, origin: str) -> Iterator[tuple[str, bytes]]:
    """JSON Lines; refused as a whole if not even the first line is JSON by itself."""
    lines = [(n, line.strip()) for n, line in enumerate(text.split(b"\n"), 1) if line.strip()]
    try:
        json.loads(lines[0][1])
    except ValueError:
        raise _not_json(text, origin) from None
    yield from ((f"{origin}:{number}", line) for number, line in lines)


def _not_json(text: bytes, origin: str) -> NotJSON:
    """Says what the input is instead of JSON, or where JSON breaks off."""
    start = text[:4096].lower()
    if start.startswith(b"<"):
        return _markup(start, origin)
    if start.startswith((b"%pdf", b"pk\x03\x04")):
        return NotJSON("it is a finished document, not JSON", where=origin)
    try:
        json.loads(text)
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        if not text[problem.pos :].strip() or problem.msg.startswith("Unterminated"):
            step = "The download broke off: fetch it again."
            return NotJSON(
                f"the JSON stops in the middle, at {place}", where=origin, next_step=step
            )
        return NotJSON(f"it isn't JSON: {problem.msg} at {place}", where=origin)
    except UnicodeDecodeError as problem:
        return NotJSON(f"byte {problem.start} isn't UTF-8 text", where=origin)
    except RecursionError:
        return NotJSON("it is nested too deep", where=origin)
    return NotJSON("it isn't JSON", where=origin)


def _markup(start: bytes, origin: str) -> NotJSON:
    """The error for HTML or XML given instead of JSON."""
    if b"wordpress.org/export" in start or b"wxr" in start:
        return NotJSON("it is a WordPress export file (WXR), which is XML, not JSON", where=origin)
    if b"<rss" in start or b"<feed" in start:
        return NotJSON("it is a feed (XML), not JSON", where=origin)
    if start.startswith(b"<?xml"):
        return NotJSON("it is XML, not JSON", where=origin)
    return NotJSON("it is a web page (HTML), not JSON", where=origin)


def _wire(data: bytes, origin: str) -> tuple[WirePost, tuple[Diagnostic, ...]]:
    """The decoded object, free of characters that XML can't hold."""
    try:
        wire = _post_decoder.decode(data)
        clean = not _suspicious(data)
    except msgspec.ValidationError as problem:
        raise _wrong_shape(data, problem, origin) from None
    except UnicodeDecodeError:
        raise _not_json(data, origin) from None
    except msgspec.DecodeError:
        clean = False  # msgspec refuses lone surrogates with a misleading message: look again
    except RecursionError:
        raise LimitExceeded("it is nested too deep", where=origin) from None
    if clean:
        if wire.content is None and wire.title is None:
            raise _wrong_shape(data, None, origin)
        return wire, ()
    return _scrubbed_wire(data, origin)


def _suspicious(data: bytes) -> bool:
    r"""Whether bytes may hold characters outside XML: control escapes, surrogates, U+FFFE/F."""
    return (
        re.search(rb"\\u(?:00[01]|d[89a-f]|fff[ef])|\x7f|\xef\xbf[\xbe\xbf]", data, re.IGNORECASE)
        is not None
    )


def _scrubbed_wire(data: bytes, origin: str) -> tuple[WirePost, tuple[Diagnostic, ...]]:
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):
        raise _not_json(data, origin) from None
    scrub = _Scrubber()
    try:
        wire = msgspec.convert(scrub.value(loaded), WirePost)
    except msgspec.ValidationError as problem:
        raise _wrong_shape(data, problem, origin) from None
    if wire.content is None and wire.title is None:
        raise _wrong_shape(data, None, origin)
    if not scrub.found:
        return wire, ()
    names = ", ".join(sorted(f"U+{ord(char):04X}" for char in scrub.found)[:8])
    return wire, (Diagnostic(Code.TEXT_SCRUBBED, names),)


class _Scrubber:
    """Takes characters that XML can't hold out of every string of a JSON value."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def value(self, value: Any) -> Any:  # noqa: ANN401 - JSON of any shape
        match value:
            case str():
                return XML_ILLEGAL.sub(self._replacement, value)
            case list():
                return [self.value(item) for item in value]
            case dict():
                return {key: self.value(item) for key, item in value.items()}
            case _:
                return value

    def _replacement(self, found: re.Match[str]) -> str:
        self.found.add(found[0])
        # Vertical tab and form feed part words; the others are noise within them.
        return " " if found[0] in "\v\f" else ""


def _wrong_shape(
    data: bytes, problem: msgspec.ValidationError | None, origin: str
) -> WrongShape | WordPressRefused:
    """A post of the wrong shape, or the error object that WordPress answered instead of one."""
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):
        loaded = None
    if isinstance(loaded, dict) and isinstance(loaded.get("message"), str) and "code" in loaded:
        said = f"WordPress answered with an error: {loaded['message']} ({loaded['code']})"
        return WordPressRefused(said, where=origin)
    if problem is not None:
        return WrongShape(_with_path(problem), where=origin)
    keys = ", ".join(list(loaded)[:6]) if isinstance(loaded, dict) else ""
    return WrongShape(
        f"no post: it has neither title nor content (but {keys or 'nothing'})", where=origin
    )


def _with_path(problem: msgspec.ValidationError) -> str:
    """Msgspec's message with the JSON path in front: `$.content.rendered: expected …`."""
    message, _, path = str(problem).partition(" - at ")
    path = path.strip("`") or "$"
    return f"{path}: {message[:1].lower()}{message[1:]}"


def _refuse_protected(wire: WirePost, origin: str) -> None:
    content = wire.content
    if not isinstance(content, RichText) or not content.protected:
        return
    if not rendered(content).strip() or _PASSWORD_FORM.search(rendered(content)):
        raise ProtectedContent("the post is protected by a password", where=origin)


def _refuse_empty(wire: WirePost, origin: str) -> None:
    title = unescape(rendered(wire.title)).strip()
    name = f"the post “{title[:60]}”" if title else "the post"
    raise EmptyContent(f"{name} has no content", where=origin)
