"""Finds a post's pictures where the user says they are. Nothing is ever fetched."""

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import msgspec

from exporter.assets.check import MAX_BYTES, Unusable, checked
from exporter.assets.pictures import Picture, Pictures
from exporter.assets.raster import Rasteriser
from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.errors import MediaMapInvalid
from exporter.tree import Image, Publication, walk


class Media:
    """Where pictures may be taken from: `data:` addresses, a folder or map, the post's folder.

    Args:
        named: The folder or JSON map that the user names with `--media`, if any.

    Raises:
        MediaMapInvalid: `named` is neither a folder nor a readable map.
    """

    def __init__(self, named: Path | None = None) -> None:
        self._folder = named if named is not None and named.is_dir() else None
        self._map = _read_map(named) if named is not None and self._folder is None else {}

    def pictures_of(
        self, publication: Publication, beside: Path | None = None
    ) -> tuple[Pictures, list[Diagnostic]]:
        """Every picture of a publication that is at hand, and a diagnostic for each other one.

        Args:
            publication: What refers to them.
            beside: The folder that the post's file lies in, if it is a file.
        """
        found: dict[str, Picture] = {}
        diagnostics: list[Diagnostic] = []
        rasteriser = Rasteriser()
        for image, width in _images(publication):
            if image.alt is None:
                diagnostics.append(_said(Code.ALT_MISSING, image))
            try:
                data = self._data(image.src, beside)
                if data is None:
                    diagnostics.append(_said(Code.PICTURE_MISSING, image))
                else:
                    picture = found[image.src] = checked(data, width, rasteriser)
                    if picture.was:
                        kind = picture.media_type.partition("/")[2].upper()
                        why = f": {picture.was} to {kind}"
                        diagnostics.append(_said(Code.PICTURE_CONVERTED, image, why))
            except (Unusable, OSError) as problem:
                diagnostics.append(_said(Code.PICTURE_UNREADABLE, image, f": {problem}"))
        found |= self._featured(publication, found, beside)
        return Pictures(found), diagnostics

    def _featured(
        self, publication: Publication, found: Mapping[str, Picture], beside: Path | None
    ) -> dict[str, Picture]:
        """Featured pictures (for covers) and the logo, where at hand: no text refers to them."""
        more: dict[str, Picture] = {}
        logo = (publication.leaflet.clinic.logo,) if publication.leaflet else ()
        for address in (
            *(chapter.source.featured_image for chapter in publication.chapters),
            *logo,
        ):
            if not address or address in found:
                continue
            with suppress(Unusable, OSError):
                data = self._data(address, beside)
                if data is not None:
                    more[address] = checked(data)
        return more

    def _data(self, address: str, beside: Path | None) -> bytes | None:
        """The bytes at an address, if they are at hand."""
        if address.lower().startswith("data:"):
            return _decode_data_url(address)
        if address in self._map:
            return _read(self._map[address])
        for path in self._candidates(address, beside):
            if path.is_file():
                return _read(path)
        return None

    def _candidates(self, address: str, beside: Path | None) -> Iterator[Path]:
        """Files that an address may stand for, best match first; never outside their folder."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return
        names = [name for name in unquote(parts.path).split("/") if name not in ("", ".")]
        if not names or any(name == ".." or "\0" in name or "\\" in name for name in names):
            return
        if self._folder is not None:
            if parts.hostname:
                yield from _inside(self._folder, [parts.hostname, *names])
            for start in range(len(names)):
                yield from _inside(self._folder, names[start:])
        if beside is not None and not parts.scheme and not parts.netloc:
            yield from _inside(beside, names)


def _images(publication: Publication) -> Iterable[tuple[Image, int | None]]:
    """Every image once by address, in reading order, and the largest width that it is given."""
    seen: dict[str, Image] = {}
    widths: dict[str, int] = {}
    for chapter in publication.chapters:
        for node in walk((*chapter.title, *chapter.blocks)):
            if isinstance(node, Image):
                seen.setdefault(node.src, node)
                if node.width is not None:
                    widths[node.src] = max(node.width, widths.get(node.src, 0))
    return [(image, widths.get(address)) for address, image in seen.items()]


def _said(code: Code, image: Image, why: str = "") -> Diagnostic:
    address = image.src if len(image.src) <= 200 else image.src[:199] + "…"
    return Diagnostic(code, f"{address}{why}", Place(near=excerpt(image.alt or "")))


def _inside(folder: Path, names: list[str]) -> Iterator[Path]:
    """The path below a folder, unless a link leads out of it."""
    try:
        path = folder.joinpath(*names).resolve()
        root = folder.resolve()
    except OSError:
        return
    if path.is_relative_to(root):
        yield path


def _read(path: Path) -> bytes:
    if not path.is_file():  # a pipe or device would never end
        raise Unusable(f"{path.name} is no file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _decode_data_url(address: str) -> bytes:
    """The bytes in a `data:` address (RFC 2397)."""
    head, comma, body = address.partition(",")
    if not comma:
        raise Unusable("the data: address is damaged")
    if len(body) > MAX_BYTES * 2:
        raise Unusable("the data: address is too long")
    if not head.lower().rstrip().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode("".join(unquote(body).split()) + "==", validate=False)
    except (binascii.Error, ValueError):
        raise Unusable("the data: address is damaged") from None


def _read_map(path: Path) -> dict[str, Path]:
    """A JSON object from address to file; relative files lie beside the map."""
    try:
        entries = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        raise MediaMapInvalid("no such file or folder", where=str(path)) from None
    except OSError as problem:
        raise MediaMapInvalid(problem.strerror or "can't be read", where=str(path)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise MediaMapInvalid(f"no JSON map: {problem}", where=str(path)) from None
    return {address: path.parent / name for address, name in entries.items()}
