"""Makes the files: one post by exporter and by pandoc, with the same pictures, offline."""

import html
import json
import os
import re
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from benchmarks.cold import pandoc
from benchmarks.fidelity.files import Post
from exporter import export

SECONDS = 120
"""How long pandoc may take for one file."""

NO_NETWORK = dict.fromkeys(
    ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"
)
"""Port 9 refuses: whatever pandoc would fetch fails at once."""

_IMAGE = re.compile(r"<(?:img|source|video)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""(?<=[\s"'])([\w-]*(?:src|srcset|poster|original|file))\s*=\s*("[^"]*"|'[^']*')"""
)


class NotMadeError(Exception):
    """exporter reports a failure."""


Exporter = Callable[[Path, Post, str, Path], Path]
"""Given the post's file, what it holds, a format and a folder of its own, makes a file."""


def png(width: int = 64, height: int = 48) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x99" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def with_exporter(path: Path, post: Post, form: str, folder: Path) -> Path:
    """Export with this project, every address of a picture standing for the grey one.

    Raises:
        NotMadeError: It says that it can't.
    """
    (folder / "picture.png").write_bytes(png())
    known = {name: str(folder / "picture.png") for name in addresses(post)}
    (folder / "pictures.json").write_text(json.dumps(known), encoding="utf-8")
    report = export(path, folder / "out", formats=[form], media=folder / "pictures.json")
    for failure in (*report.failures, *(each for one in report.posts for each in one.failures)):
        raise NotMadeError(f"{failure.kind}: {failure.message}")
    return next((folder / "out").glob(f"*.{form}"))


def with_pandoc(_path: Path, post: Post, form: str, folder: Path) -> Path:
    """Export with pandoc: the content as a page that has the post's title and language.

    Raises:
        subprocess.SubprocessError: pandoc failed or took too long.
    """
    (folder / "picture.png").write_bytes(png())
    content = _IMAGE.sub(_local, post.content)
    page = (
        f'<!doctype html><html lang="{html.escape(post.language)}"><head><meta charset="utf-8">'
        f"<title>{post.title}</title></head><body>{content}</body></html>"
    )
    (folder / "page.html").write_text(page, encoding="utf-8")
    made = folder / f"page.{form}"
    subprocess.run(
        [pandoc(), "-f", "html", "page.html", "-o", made.name],
        cwd=folder,
        env={**os.environ, **NO_NETWORK},
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return made


SYSTEMS: dict[str, Exporter] = {"exporter": with_exporter, "pandoc": with_pandoc}


def addresses(post: Post) -> set[str]:
    """Every address that a picture may have, as the post says it and in full."""
    found: set[str] = set()
    for tag in _IMAGE.findall(post.content):
        for _, quoted in _ADDRESS.findall(tag):
            said = html.unescape(quoted[1:-1]).strip()
            found.update({said, *(part.split()[0] for part in said.split(",") if part.split())})
    found = {each for each in found if each and not each.startswith("data:")}
    return found | {urljoin(post.link, each) for each in found}


def _local(tag: re.Match[str]) -> str:
    """A picture's tag with its addresses replaced; `data:` ones are left."""

    def replaced(said: re.Match[str]) -> str:
        return said[0] if said[2][1:].startswith("data:") else f'{said[1]}="picture.png"'

    return _ADDRESS.sub(replaced, tag[0])
